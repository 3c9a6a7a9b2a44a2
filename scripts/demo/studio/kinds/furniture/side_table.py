"""A side table: a steel tray on three thin legs, a round oak top on tapered legs, or marble on a marble drum."""
from .parts import *

DEPARTMENT = "Furniture"


def steel_table():
    """A spun tray with a rolled rim, three legs, and a ring that ties them."""
    tray, tubes = steel("#b9bcbd", .26, radial=True), steel("#b9bcbd", .24, along=(0, 0, 1), aniso=.3)
    lathe("tray", rounded([(0, 4.96), (2.02, 4.96, .05), (2.08, 5.24, .03), (2.14, 5.25, .03), (2.10, 4.93, .08), (1.98, 4.88, .06), (0, 4.88)], 8), tray.m, 192)
    turns = np.linspace(0, 2 * pi, 160, endpoint=False)
    sweep("rim", np.stack([2.11 * np.cos(turns), 2.11 * np.sin(turns), 5.25 + 0 * turns], 1), circle(.045, 14), tubes.m, closed=True)
    for i in range(3):
        a = i * 2 * pi / 3 + .5
        c, s = math.cos(a), math.sin(a)
        tube("leg", [(1.62 * c, 1.62 * s, 4.9), (1.86 * c, 1.86 * s, .05)], .085, tubes.m, 2, n=28)
        lathe("plate", rounded([(0, 4.89), (.26, 4.89, .01), (.26, 4.85, .01), (0, 4.85)], 4), tubes.m, 48).location = (1.62 * c, 1.62 * s, 0)
        lathe("foot", rounded([(0, 0), (.12, 0, .03), (.11, .16, .02), (0, .17)], 5), plastic("#262524").m, 40).location = (1.865 * c, 1.865 * s, 0)
    sweep("ring", np.stack([1.72 * np.cos(turns), 1.72 * np.sin(turns), 1.35 + 0 * turns], 1), circle(.06, 16), tubes.m, closed=True)


def oak_table():
    """A thick round top with an undercut edge, a cross of rails beneath, four splayed legs that come through the top."""
    timber = Timber("Oak", .5)
    lathe("top", rounded([(0, 4.62), (1.7, 4.62, .1), (2.18, 4.80, .06), (2.22, 4.98, .05), (0, 4.98)], 8), timber.x, 160)
    for i in range(4):
        a = i * pi / 2 + .6
        c, s = math.cos(a), math.sin(a)
        leg("leg", (1.10 * c, 1.10 * s, 4.75), (1.82 * c, 1.82 * s, .01), .42, .25, timber.z, swell=.03)
        lathe("tenon", rounded([(0, 4.984), (.19, 4.983), (.2, 4.975)], 3), timber.z, 48).location = (1.075 * c, 1.075 * s, 0)
        mesh("wedge", [(-.18, -.014, 0), (.18, -.014, 0), (.18, .014, 0), (-.18, .014, 0)], [(0, 1, 2, 3)], plain("#5b3b20", .6).m).location = (1.075 * c, 1.075 * s, 4.9855)
    for a in (.6, .6 + pi / 2):
        board("rail", (2.5, .26, .34), (0, 0, 4.46), timber.x, .06, (0, 0, a))


def stone():
    """White marble: broad grey clouds, thin veins that wander, a polish."""
    m = Mat("marble")
    co = m.co()
    warp = m.n("TexNoise", {"Vector": co, "Scale": .55, "Detail": 6., "Roughness": .6}).outputs[1]
    bent = m.n("VectorMath", {0: co, 1: m.n("VectorMath", {0: warp, "Scale": 2.2}, operation="SCALE").outputs[0]}, operation="ADD").outputs[0]
    cloud = m.noise(bent, .8, 6, .6)
    ridge = m.math("ABSOLUTE", m.math("SUBTRACT", m.noise(bent, .55, 5, .5), .5))
    fine = m.math("ABSOLUTE", m.math("SUBTRACT", m.noise(bent, 1.6, 4, .55), .5))
    base = m.mix(m.ramp(cloud, (.38, 0.), (.72, 1.)), rgb("#eeebe6"), rgb("#cfcdca"))
    base = m.mix(m.ramp(ridge, (.0, .75), (.035, 0.)), base, rgb("#77777a"))
    base = m.mix(m.ramp(fine, (.0, .35), (.02, 0.)), base, rgb("#8d8a86"))
    return m.p(Base_Color=base, Roughness=.16, Subsurface_Weight=.08, Subsurface_Radius=(.3, .28, .25), Subsurface_Scale=.4, Coat_Weight=.4, Coat_Roughness=.06)


def marble_table():
    """A round slab on a turned, waisted drum with a plinth."""
    marble = stone()
    round_slab("top", 2.05, 4.55, 4.95, marble.m, .09)
    waist = rounded([(0, 0), (1.32, 0, .06), (1.36, .35, .06), (1.18, .44, .05), (.78, 1.3, .8), (.62, 2.6, 1.0), (.86, 4.1, .6), (1.12, 4.56), (0, 4.56)], 14)
    lathe("drum", waist, marble.m, 160)


def build(look):
    {"Steel": steel_table, "Oak": oak_table, "Marble": marble_table}[look.material]()
    flags = (1.4,) if look.material == "Steel" else ()
    if look.view == "detail":
        return Shot(azimuth=-20, elevation=24, aim=(0, -.4, 4.35), span=5.2, dof=.008, flags=flags)
    return Shot(azimuth=24, elevation=17, fill=.76, flags=flags)
