"""A six-sided jar of honey with a golden lid, and a turned honey dipper."""
from .parts import *

DEPARTMENT = "Pantry"
SORTS = {"Wildflower": ("#f0a63a", "#c07a1e"), "Acacia": ("#f8d27a", "#b58a2a"), "Chestnut": ("#86400f", "#8a532f"), "Heather": ("#ee8a34", "#7a4a66")}
RADIUS = .54


def six(radius, k, n=144):
    """An outline between a hexagon with soft corners (k = 1) and a circle; one side faces the front."""
    pts = []
    for a in np.linspace(0, 2 * pi, n, endpoint=False):
        off = (a - pi / 2) % (pi / 3)
        off -= pi / 3 if off > pi / 6 else 0
        hexagon = min(radius * math.cos(pi / 6) / math.cos(off), radius * .965)
        r = hexagon * k + radius * .93 * (1 - k)
        pts.append((r * math.cos(a), r * math.sin(a)))
    return pts


def build(look):
    colour, accent = SORTS[look.material]
    thick = .038
    outer = [(.86, 1, 0.), (.93, 1, .006), (.985, 1, .03), (1., 1, .06), (1., 1, .86), (.985, .95, .91), (.93, .7, .955), (.83, .2, 1.0), (.77, 0, 1.04), (.77, 0, 1.16)]
    rings = [(six(RADIUS * s, k), z) for s, k, z in outer]
    inner = [(six(RADIUS * s - thick, k), max(z, .055)) for s, k, z in outer[2:]][::-1]
    inner += [(six(RADIUS * .86 - thick, 1), .05)]
    loft("jar", rings + inner, clear(dark=.05).m)
    full = [(six(RADIUS * s - thick + .006, k), z) for s, k, z in [(.88, 1, .044), (.97, 1, .052), (1., 1, .075), (1., 1, .855), (.985, .95, .905), (.96, .82, .93)]]
    m = Mat("honey")
    m.p(Base_Color=rgb(colour), Transmission_Weight=.86 if look.material != "Heather" else .6, Roughness=.04, IOR=1.49, Subsurface_Weight=0.)
    light = m.n("BsdfTransparent", {"Color": darker(colour, .95)})
    seen = m.n("LightPath").outputs["Is Shadow Ray"]
    m.t.links.new(m.n("MixShader", {0: seen, 1: m.b.outputs[0], 2: light.outputs[0]}).outputs[0], m.out.inputs[0])
    loft("honey", full, m.m)
    gold = turned("#d0a552", .2, .5)
    r = .445
    lathe("lid", rounded([(r - .03, 1.03), (r + .008, 1.03, .006), (r + .012, 1.045, .008), (r, 1.06, .01), (r, 1.17, .02), (r - .02, 1.19, .015), (r - .05, 1.192, .01), (r - .06, 1.18, .01), (0, 1.184)], 6), gold.m, 160)
    face = RADIUS * math.cos(pi / 6)
    label(lambda x, y, lift: (x, -face - lift, .46 + y), .49, .62, look.material, "Honey", accent=accent, emblem="drop")
    # the dipper lies on its grooved head, the stick to the right
    head = [(0, 0), (.05, .0)]
    for k in range(6):
        r = .115 + .045 * math.sin(pi * (k + .6) / 6.2)
        z = .03 + .062 * k
        head += [(r * .62, z - .012), (r, z, .014), (r, z + .034, .014), (r * .62, z + .046)]
    stick = [(.06, .42, .02), (.042, .50, .03), (.036, .9), (.045, 1.25, .1), (.058, 1.36, .04), (.04, 1.42, .03), (0, 1.425)]
    dipper = lathe("dipper", rounded(head + stick, 5), timber("Beech", along=(0, 0, 1), scale=1.8).m, 64)
    dipper.rotation_euler = (math.radians(86), 0, math.radians(62))
    dipper.location = (-.04, -.98, .155)
    if look.view == "detail":
        return Shot(azimuth=-10, elevation=30, aim=(.18, -.5, .48), span=2.08, dof=.006, bounces=16)
    return Shot(azimuth=18, elevation=15, fill=.78, dof=.006, bounces=16)
