"""A round tea tin with a slip lid and a paper label; a heap of the leaves in front."""
from .parts import *

DEPARTMENT = "Pantry"
TINS = {"Earl Grey": "#3b4a68", "Peppermint": "#8fb5a0", "Sencha": "#7d8a55", "Darjeeling": "#9c4a30"}
LEAVES = {"Earl Grey": ("#1d1613", "#40302a"), "Peppermint": ("#5c6a40", "#878f5f"), "Sencha": ("#33451f", "#5c7034"), "Darjeeling": ("#45291a", "#7c5a34")}


def curl(length, wide, twist, bend):
    """A dried leaf: a twisted strip."""
    t = np.linspace(-1, 1, 7)
    V = []
    for u in t:
        w, a = wide * (1 - .75 * u * u), twist * u
        V += [(length * u / 2, w * math.cos(a), w * math.sin(a) + bend * u * u), (length * u / 2, -w * math.cos(a), -w * math.sin(a) + bend * u * u)]
    return V, [(2 * k, 2 * k + 1, 2 * k + 3, 2 * k + 2) for k in range(6)]


def lying(places, seed):
    """Gives each place a turn that keeps the leaf more or less flat."""
    rng = np.random.default_rng(seed)
    out = []
    for p in places:
        turn = Euler((rng.uniform(-.6, .6), rng.uniform(-.45, .45), rng.uniform(0, 2 * pi))).to_matrix()
        out.append((*p, np.array(turn)))
    return out


def build(look):
    colour = look.paint(TINS[look.material])
    skin = powder(colour, .34)
    lathe("tin", rounded([(0, .02), (.40, .02, .01), (.43, 0, .012), (.44, .03, .02), (.43, .05, .01), (.43, .94), (.40, .96), (0, .96)], 6), skin.m, 160)
    lathe("lid", rounded([(.432, .90), (.447, .895, .006), (.452, .905, .008), (.447, .92, .01), (.447, 1.20, .02), (.435, 1.235, .012), (.405, 1.24, .01), (.395, 1.222, .01), (0, 1.228)], 6), skin.m, 160)
    label(cylinder(.43, .47, math.radians(-77)), .70, .62, look.material, "Loose-leaf tea", accent=colour if look.material != "Peppermint" else "#5d8a72")
    dark, pale = LEAVES[look.material]
    m = Mat("leaf")
    m.p(Base_Color=m.mix(each(m), rgb(dark), rgb(pale)), Roughness=.6, Specular_IOR_Level=.3)
    at = (.50, -.62)
    shape = {"Peppermint": [(1., .42, .3, .12), (.8, .34, -.5, .1)], "Sencha": [(1.6, .07, 1.6, .05), (1.3, .09, 1., .08)]}.get(look.material, [(1.3, .13, 2.2, .1), (1., .16, 1.6, .14)])
    lathe("mound", [(0, .10), (.14, .075), (.30, .02), (.33, 0)], plain(dark, .8).m, 40).location = (*at, -.004)
    for seed, one in enumerate(shape + shape[:1]):
        strew("leaves", curl(*one), lying(heap(.42, .15, 420, .085, seed, at, .9), seed), m.m, seed=seed)
        strew("stray", curl(*one), lying([(x, y, .02, s) for x, y, _, s in heap(.60, 0, 14, .08, 20 + seed, at, .8)], seed), m.m, seed=seed)
    if look.material == "Earl Grey":
        blue = plain("#4a6cc0", .7)
        strew("petals", curl(.9, .12, .8, .12), lying([(x, y, z + .02, s) for x, y, z, s in heap(.38, .15, 26, .08, 31, at, .9)], 8), blue.m)
    if look.view == "detail":
        return Shot(azimuth=20, elevation=32, aim=(.28, -.50, .34), span=1.75, dof=.008)
    return Shot(azimuth=14, elevation=17, fill=.8, dof=.006)
