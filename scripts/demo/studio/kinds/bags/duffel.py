"""A duffel: a soft barrel with a zip along the top, piped ends, and two carrying straps that run under the bag."""
from .parts import *

DEPARTMENT = "Bags"


def build(look):
    colour, edge = {"Ripstop": ("#c4582f", "#2b2f36"), "Waxed Canvas": ("#4d5a55", "#80502d"), "Leather": ("#6b3f28", "#4a2a1b")}[look.material]
    cloth = skin(look.material, colour)
    light = look.material == "Ripstop"
    trim = webbing(edge) if light else leather(edge, 30).m
    metal = plain("#5c6067", .35, Metallic=.8).m if light else brass()
    tape, row = plain("#23262b" if light else "#332a22", .9).m, stitch_thread("#9aa0a8" if light else "#d8bd8a")
    firm = {"Ripstop": 1.3, "Waxed Canvas": 1.1, "Leather": .6}[look.material]
    half, L = 1.18, 5.0
    end = rounded([(-half, .0, .55), (half, .0, .55), (half * .98, 2.2, 1.0), (-half * .98, 2.2, 1.0)], 14, True)
    way = np.linalg.norm(np.diff(np.vstack([end, end[:1]]), axis=0), axis=1).sum()
    rings = strew(34, (0, -L / 2, way, L / 2), 8, 7, (.8, 2.4), (.08, .18), (.03 * firm, .075 * firm), 28)
    ends = strew(16, (0, L / 2 - .5, way, L / 2 - .1), 90, 9, (.5, 1.0), (.06, .1), (.03 * firm, .05 * firm), 12) + strew(16, (0, -L / 2 + .1, way, -L / 2 + .5), 90, 8, (.5, 1.0), (.06, .1), (.03 * firm, .05 * firm), 12)
    middle = ring(end, 0, .05)
    top = np.argmin(np.abs(middle[:, 0]) + np.where(middle[:, 2] > 1, 0, 9)) / len(middle) * way
    calm = lambda s: 1 - .85 * np.exp(-((s - top) / .5) ** 4)
    side = lambda s, t: (creases(s, t, rings + ends) + .05 * firm * swell(s, t, 1.5, 5)) * calm(s)
    cap = strew(6, (-.7, .4, .7, 1.8), 60, 3, (.5, 1.2), (.08, .14), (.03, .05), 40)
    sewn_box(end, L, .16, cloth, trim, lambda x, z: firm * creases(x, z, cap), side, .05, .045)
    straps(L, half, trim, row, metal)
    y = np.linspace(-L / 2 + .22, L / 2 - .22, 90)
    zipper(np.stack([0 * y, y, 2.2 + .085 + 0 * y], 1), (0, 0, 1), metal, tape, .055, .3, .1, trim)
    strap("tab", [(0, -L / 2 + .1, 2.25), (0, -L / 2 - .12, 2.2), (0, -L / 2 - .2, 1.9), (0, -L / 2 - .17, 1.45)], .34, .05, trim, (0, -1, .4))
    d_ring((0, -L / 2 - .24, 1.42), .2, metal, (0.25, 0, 0))
    sag = lambda t: np.clip(1 - (t / (L / 2)) ** 2, 0, 1)

    def move(x, y, z):
        up = np.clip(z / 2.2, 0, 1)
        z = z - up ** 1.5 * (.30 * sag(y * .9 + .3) * np.where(z > 2.6, .8, 1) - .05) + .03 * np.sin(y * 2.1) * up
        x = x * (1 + .07 * sag(y) * (1 - up) + .03 * np.sin(y * 1.7 + 1))
        return y + .05 * np.sin(x * 1.4 + z), -x, z
    warp(move)
    if look.view == "detail":
        return Shot(azimuth=-52, elevation=24, aim=(-L / 2 + .7, -.3, 1.5), span=3.2, dof=.008)
    return Shot(azimuth=-30, elevation=18, fill=.84)


def straps(L, half, trim, row, metal):
    """Two loops of webbing: up the sides of the bag, then free as handles that meet above the zip."""
    for s in (-1, 1):
        for t in (-.95, .95):
            p = rounded([(s * .55, -.02), (s * (half + .085), -.02, .55), (s * (half + .1), 1.62, .3)], 10)
            path = [(x, t, z) for x, z in even(p, .08)]
            strap("webbing", path, .30, .04, trim, (s, 0, -.15), 0)
            for q in (-.11, .11):
                sew([(s * (half + .128), t + q, z) for z in np.linspace(.5, 1.5, 30)], row, .05, .025, .009)
            sew([(s * (half + .128), t + q, 1.5) for q in np.linspace(-.11, .11, 6)], row, .05, .025, .009)
        lean = .10
        handle = [(s * (half + .1), -.95, 1.5), (s * (half + .02), -.93, 1.95), (s * .85, -.84, 2.5), (s * .36, -.56, 2.98), (s * lean, 0, 3.12), (s * .36, .56, 2.98), (s * .85, .84, 2.5), (s * (half + .02), .93, 1.95), (s * (half + .1), .95, 1.5)]
        p = catmull(handle, 12)
        up = np.stack([np.full(len(p), s * 1.), 0 * p[:, 1], .3 + np.clip(p[:, 2] - 2, 0, 1) * .5], 1)
        sweep("handle", p, rrect(.28, .05, .02, 4), trim, up=up)
    path = [(lean * np.cos(q) * 1.6, t, 3.10 + .11 * np.sin(q)) for t in (0,) for q in np.linspace(0, 2 * pi, 28, endpoint=False)]
    sweep("grip", path, rrect(.72, .03, .012, 3), trim, up=[(math.cos(q), 0, math.sin(q)) for q in np.linspace(0, 2 * pi, 28, endpoint=False)], closed=True)
