"""A wall lamp that is lit: a plaster bowl that shines upwards, an opal globe on a brass arm, or a brass tube that shines up and down."""
from .parts import *

DEPARTMENT = "Lighting"


def wash(at, watts, radius, colour=(1, .58, .24)):
    """The light on the wall: more amber than the bulb's, since the blue wall takes the warmth out of it."""
    light = glow(at, watts, radius)
    light.data.color = colour
    return light


def half_bowl(profile, mat, seg=96):
    """The front half of a turned shape, closed against the wall."""
    turns = np.linspace(pi, 2 * pi, seg)
    V = [(r * math.cos(a), r * math.sin(a), z) for a in turns for r, z in profile]
    n = len(profile)
    F = [(i * n + k, (i + 1) * n + k, (i + 1) * n + k + 1, i * n + k + 1) for i in range(seg - 1) for k in range(n - 1)]
    return mesh("bowl", V, F, mat, sharp=40)


def plaster():
    m = Mat("plaster")
    co = m.co()
    trowel, pits = m.noise(co, 3, 5), m.ramp(m.noise(co, 34, 3, .5), (.60, 0.), (.72, 1.))
    m.p(Base_Color=m.mix(trowel, rgb("#f1ebe0"), rgb("#dfd6c8")), Roughness=.92, Specular_IOR_Level=.2,
        Normal=m.bump(m.math("SUBTRACT", trowel, m.math("MULTIPLY", pits, .4)), .35, .02))
    curve = catmull([(0, 0), (.25, .03), (.58, .22), (.86, .58), (1.04, 1.05), (1.12, 1.52)], 12)
    rim = rounded([(1.12, 1.52), (1.125, 1.58, .03), (1.04, 1.58, .03), (1.035, 1.50)], 6)
    inside = [(r - .085, z + .03) for r, z in curve[::-1] if r > .1]
    half_bowl([tuple(p) for p in curve] + rim + inside, m.m)
    wash((0, -.42, 1.05), 620, .16)


def opal_globe():
    metal = brass()
    plate = lathe("plate", rounded([(0, .12), (.40, .12, .03), (.44, .08, .03), (.44, 0)], 6), metal.m, 96)
    place(plate, (0, 0, .55), (0, -1, 0))
    for x in (-.26, .26):
        screw = lathe("screw", rounded([(0, .03), (.035, .025, .01), (.035, 0)], 5), metal.m, 24)
        place(screw, (x, -.115, .55), (0, -1, 0))
    tube("arm", [(0, -.1, .55), (0, -.45, .55), (0, -.72, .60), (0, -.80, .80), (0, -.80, 1.0)], .06, metal.m, 16, up=(1, 0, 0), n=28)
    lathe("cup", rounded([(0, .0), (.08, 0, .02), (.12, .08, .05), (.30, .14, .04), (.32, .28, .012), (.29, .28)], 8), metal.m, 96).location = (0, -.8, .95)
    globe = [(.75 * math.sin(t), 1.88 - .75 * math.cos(t)) for t in np.linspace(.36, pi, 80)]
    glass = lathe("globe", [(.27, 1.14)] + globe, opal(1.1).m, 128)
    glass.location, glass.visible_shadow = (0, -.8, 0), False
    wash((0, -.8, 1.88), 420, .4, (1, .68, .36)).visible_glossy = False


def brass_tube():
    metal = steel("#cda75c", .24, along=(0, 0, 1), aniso=.4)
    box("plate", (.5, .08, 1.1), metal.m, (0, -.04, 1.2), .03)
    tube("stud", [(0, -.05, 1.2), (0, -.32, 1.2)], .11, metal.m, 2, n=32)
    lathe("tube", rounded([(.40, .10), (.40, 0, .012), (.44, 0, .012), (.44, 2.4, .012), (.40, 2.4, .012), (.40, 2.3)], 6), metal.m, 128).location = (0, -.74, 0)
    lathe("inside", [(.398, .02), (.398, 2.38)], plain("#f2ddb0", .5).m, 96).location = (0, -.74, 0)
    lens = Mat("lens").p(Base_Color=(1, 1, 1, 1), Emission_Color=WARM, Emission_Strength=5.)
    for z, direction in ((.5, -1), (1.9, 1)):
        lathe("lamp", [(0, 0), (.39, 0)], lens.m, 64).location = (0, -.74, z)
        wash((0, -.74, z + direction * .12), 720, .08)


def build(look):
    wall()
    {"Plaster": plaster, "Opal Glass": opal_globe, "Brass": brass_tube}[look.material]()
    high = {"Plaster": .95, "Opal Glass": 1.3, "Brass": 1.2}[look.material]
    deep(4)
    if look.view == "detail":
        height, elevation, span = {"Plaster": (1.05, 26, 3.3), "Opal Glass": (1.0, 10, 3.0), "Brass": (1.75, 14, 2.8)}[look.material]
        return Shot(azimuth=-40, elevation=elevation, aim=(0, -.5, height), span=span, key=.6, dof=.01)
    return Shot(azimuth=30, elevation=6, aim=(0, -.3, high), span=4.2, key=.6, dof=.006)
