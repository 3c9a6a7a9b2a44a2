"""A stool: bent birch legs under a round seat, a turned block of cork, or a steel seat on four tubes with a foot ring."""
from .parts import *

DEPARTMENT = "Furniture"


def birch_stool():
    """Three legs of laminated birch that bend in under a round seat with a band of ply round it."""
    timber = Timber("Birch", .5, 1.6, .42)
    lathe("seat", rounded([(0, 4.22), (1.88, 4.22, .03), (1.90, 4.30, .02), (1.90, 4.58, .05), (1.80, 4.62, .05), (0, 4.62)], 6), timber.x, 160)
    layers = Mat("layers")
    z = layers.n("SeparateXYZ", {0: layers.co()}).outputs[2]
    stripe = layers.ramp(layers.math("FRACT", layers.math("MULTIPLY", z, 14.)), (.40, 0.), (.5, 1.), (.9, 1.), (1., 0.))
    grain = layers.noise(layers.co(scale=(3, 3, 40)), 1.5, 4)
    layers.p(Base_Color=layers.mix(layers.math("MULTIPLY_ADD", stripe, .6, layers.math("MULTIPLY", grain, .25)), rgb("#ecd9b6"), rgb("#b58d58")), Roughness=.5)
    lathe("edge", rounded([(1.895, 4.26), (1.912, 4.27, .01), (1.912, 4.55, .01), (1.895, 4.56)], 3), layers.m, 160)
    for i in range(3):
        a = i * 2 * pi / 3 + .55
        c, s = math.cos(a), math.sin(a)
        bend = rounded([(1.78, .01), (1.72, 4.14, .62), (.35, 4.14)], 26)
        path = [(r * c, r * s, z) for r, z in bend]
        dense = []
        for p, q in zip(path, path[1:]):
            steps = 10 if math.dist(p, q) > .5 else 1
            dense += [tuple(np.array(p) + (np.array(q) - np.array(p)) * k / steps) for k in range(steps)]
        dense.append(path[-1])
        sweep("leg", dense, rrect(.24, .62, .06), timber.z, up=(-s, c, 0))
        for r in (.75, 1.15):
            screw = lathe("screw", rounded([(0, -.012), (.07, -.01, .006), (.08, 0)], 4), steel("#c9cbcc").m, 24)
            screw.location = (r * c, r * s, 4.02)


def cork():
    """Pressed cork: grains of several browns, small dark gaps."""
    m = Mat("cork")
    co = m.co()
    warp = m.n("TexNoise", {"Vector": co, "Scale": 4., "Detail": 3.}).outputs[1]
    bent = m.n("VectorMath", {0: co, 1: m.n("VectorMath", {0: warp, "Scale": .25}, operation="SCALE").outputs[0]}, operation="ADD").outputs[0]
    cells = m.n("TexVoronoi", {"Vector": bent, "Scale": 5.5})
    shade = m.n("SeparateXYZ", {0: cells.outputs["Color"]}).outputs[0]
    edge = m.n("TexVoronoi", {"Vector": bent, "Scale": 5.5}, feature="DISTANCE_TO_EDGE").outputs[0]
    small = m.noise(co, 16, 5, .7)
    gaps = m.ramp(m.noise(co, 9, 3, .6), (.66, 0.), (.73, 1.))
    base = m.mix(m.ramp(shade, (0., 0.), (1., 1.)), rgb("#cda074"), rgb("#a87647"))
    base = m.mix(m.ramp(small, (.35, .0), (.75, .55)), base, rgb("#7d5230"))
    base = m.mix(m.ramp(edge, (0., .35), (.08, 0.)), base, rgb("#6b4527"))
    base = m.mix(m.math("MULTIPLY", gaps, .8), base, rgb("#4a2f1b"))
    height = m.math("SUBTRACT", m.math("MULTIPLY", small, .4), gaps)
    return m.p(Base_Color=base, Roughness=.88, Specular_IOR_Level=.2, Normal=m.bump(height, .5, .03))


def cork_stool():
    """One turned body: a dished seat, a waist, a rounded foot."""
    points = [(1.50, .12), (1.58, .5), (1.32, 1.2), (1.02, 2.1), (1.02, 2.5), (1.32, 3.4), (1.60, 4.05), (1.58, 4.38)]
    side = [tuple(p) for p in catmull(points, 14)]
    foot = rounded([(0, 0), (1.44, 0, .1), (1.50, .12)], 6)
    top = rounded([(1.58, 4.38), (1.54, 4.55, .12), (1.30, 4.52, .2), (.7, 4.43, .4), (0, 4.41)], 10)
    lathe("body", foot + side[1:] + top[1:], cork().m, 160)


def steel_stool():
    """A dished steel seat with a rolled rim and a slot to lift it by, four raked tubes, a foot ring, rubber feet."""
    ring, tubes = steel("#c2c5c7", .24, radial=True), steel("#b9bcbe", .25, along=(0, 0, 1), aniso=.3)
    seat_profile = rounded([(0, 6.42), (.9, 6.44, .4), (1.45, 6.56, .1), (1.56, 6.55, .05), (1.58, 6.34, .03), (1.54, 6.32, .02), (1.50, 6.46, .05), (1.3, 6.47, .1), (0, 6.36)], 8)
    lathe("seat", seat_profile, ring.m, 192)
    turns = np.linspace(0, 2 * pi, 160, endpoint=False)
    sweep("rim", np.stack([1.565 * np.cos(turns), 1.565 * np.sin(turns), 6.33 + 0 * turns], 1), circle(.035, 12), tubes.m, closed=True)
    for k in range(5):  # holes for the air
        a = k * 2 * pi / 5 + .3
        r = .38
        lathe("hole", [(0, .0), (.085, 0)], plain("#111111", .9).m, 32).location = (r * math.cos(a), r * math.sin(a), 6.434)
    for i in range(4):
        a = i * pi / 2 + .5
        c, s = math.cos(a), math.sin(a)
        tube("leg", [(1.06 * c, 1.06 * s, 6.28), (1.72 * c, 1.72 * s, .1)], .105, tubes.m, 2, n=28)
        lathe("foot", rounded([(0, 0), (.15, 0, .03), (.14, .2, .03), (0, .21)], 5), plastic("#232221").m, 40).location = (1.735 * c, 1.735 * s, 0)
    radius = 1.72 - .66 * 1.75 / 6.18
    sweep("foot ring", np.stack([radius * np.cos(turns), radius * np.sin(turns), 1.85 + 0 * turns], 1), circle(.085, 18), tubes.m, closed=True)
    lathe("spider", rounded([(0, 6.28), (1.1, 6.28, .03), (1.14, 6.36), (0, 6.36)], 5), tubes.m, 96)


def build(look):
    {"Birch": birch_stool, "Cork": cork_stool, "Steel": steel_stool}[look.material]()
    flags = (1.4,) if look.material == "Steel" else ()
    if look.view == "detail":
        height = {"Birch": 4.1, "Cork": 3.9, "Steel": 6.0}[look.material]
        return Shot(azimuth=-26, elevation=26, aim=(.1, -.5, height - .25), span=4.3, dof=.01, flags=flags)
    return Shot(azimuth=24, elevation=15, fill=.78, flags=flags)
