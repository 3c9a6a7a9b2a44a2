"""A bath mat: deep cotton tufts with a sculpted border, a board of pressed cork, or teak slats on two rails."""
from studio import *
from studio.softgoods import *

DEPARTMENT = "Bedding & Bath"
W, D = 7.0, 4.6


def plate(r):
    return rounded([(-W / 2, -D / 2, r), (W / 2, -D / 2, r), (W / 2, D / 2, r), (-W / 2, D / 2, r)], 10, True)


def cotton(look):
    """Chenille: a looped ground with a flat border, and thick tufts side by side in the field."""
    outline = [(x + .02 * math.sin(y * 2), y + .025 * math.sin(x * 1.3 + 1)) for x, y in even(plate(.12), .06, True)]
    colour = "#e6d3b8"
    ground = terry(colour).m
    mat = piece("mat", outline, ground, lambda x, y, d: .03 + .09 * arc(d / .1), lambda x, y, d: .03 - .03 * arc(d / .1), .05, .1)
    rumple(mat, .05, .03, 1, 1)
    rng = np.random.default_rng(3)
    step = .125
    gx, gy = np.meshgrid(np.arange(-W / 2 + .36, W / 2 - .34, step), np.arange(-D / 2 + .36, D / 2 - .34, step * .9))
    gx[1::2] += step / 2
    n = gx.size
    at = np.stack([gx.ravel(), gy.ravel(), np.full(n, .14)], 1) + rng.normal(0, .018, (n, 3))
    lean = np.stack([rng.normal(0, .38, n), rng.normal(0, .38, n) - .15, np.ones(n)], 1)
    lean /= np.linalg.norm(lean, axis=1)[:, None]
    side = np.cross(lean, rng.normal(0, 1, (n, 3)))
    side /= np.linalg.norm(side, axis=1)[:, None]
    axes = np.stack([lean * rng.uniform(.13, .19, (n, 1)), side * .072, np.cross(lean, side) * .072], 1)
    tufts = copies("tufts", *bead(10, 9), at, axes, ground)
    rumple(tufts, .03, .035, 1, 1)
    fuzz(tufts, 40000, .03, "#f0e2cc", 2, .003, .9)


def board(look):
    """Pressed cork with soft edges and two sunk lines round the field."""
    m = cork(13.)
    field = lambda x, y, d: sum(-.035 * np.exp(-((d - q) / .04) ** 2) for q in (.36, .52))
    piece("mat", plate(.55), m.m, lambda x, y, d: .06 + .12 * arc(d / .12) + field(x, y, d), lambda x, y, d: .06 - .06 * arc(d / .06), .035, .12)


def slats(look):
    """Teak slats, each with its own grain, screwed from above to two rails with rubber feet."""
    m = wood("#b98552", "#7a4d2a", (1, 0, 0), .8, .5)
    rail = wood("#ad7a49", "#6f4526", (0, 1, 0), .8, .5)
    metal = polished("#cfcac0", .3).m
    n, gap = 9, .14
    w = (D - gap * (n - 1)) / n
    for k in range(n):
        y = -D / 2 + w / 2 + k * (w + gap)
        box("slat", (W, w, .2), m.m, (0, y, .42), .035, 5)
        for x in (-2.5, 2.5):
            head = lathe("screw", rounded([(0, .006), (.03, .006), (.075, .0, .01), (.075, -.02), (0, -.02)], 4), metal, 28)
            head.location = (x, y, .526)
            box("slot", (.10, .014, .006), plain("#2a2622", .6).m, (x, y, .532), .002, 2, (0, 0, k * 1.1 + x))
    for x in (-2.5, 2.5):
        box("rail", (.5, D - .1, .22), rail.m, (x, 0, .21), .03, 4)
        for y in (-1.8, 1.8):
            lathe("foot", rounded([(0, 0), (.16, 0, .02), (.16, .12), (0, .12)], 4), plain("#3a3735", .7).m, 32).location = (x, y, 0)


def build(look):
    {"Cotton": cotton, "Cork": board, "Teak": slats}[look.material](look)
    if look.view == "detail":
        return Shot(azimuth=36, elevation=24, aim=(W / 2 - 1.3, -D / 2 + .8, .2), span=3.4, dof=.008)
    return Shot(azimuth=30, elevation=34, fill=.86)
