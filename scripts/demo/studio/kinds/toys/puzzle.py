"""A jigsaw puzzle of a landscape, nearly done, some pieces beside it: printed board, printed birch in a tray, or maple with the picture burnt in."""
import random

from studio import *
from studio.open_air import *

DEPARTMENT = "Toys"
COLS, ROWS, SIDE, THICK = 6, 5, .72, .09


def picture(m, sky, sun, hills, sea, leaf_, trunk):
    """Hills, a lake, sun and trees, painted over the plane of the puzzle."""
    sep = m.n("SeparateXYZ", {0: m.co()})
    x, y = sep.outputs[0], sep.outputs[1]
    over = lambda mask, colour, below: m.mix(mask, below, colour)
    hard = lambda value, level=0.: m.math("GREATER_THAN", value, level)
    paper = m.noise(m.co(), 3.2, 6, .65)
    brush = m.math("MULTIPLY_ADD", m.noise(m.co(scale=(1, 3, 1)), 4., 5), .5, .75)

    def disc(cx, cy, r):
        d = m.n("VectorMath", {0: m.n("CombineXYZ", {"X": m.math("SUBTRACT", x, cx), "Y": m.math("SUBTRACT", y, cy)}).outputs[0]}, operation="LENGTH").outputs["Value"]
        return hard(m.math("SUBTRACT", m.math("MULTIPLY_ADD", paper, .06, r), d))

    def ridge(level, high, freq, phase):
        return hard(m.math("SUBTRACT", m.math("MULTIPLY_ADD", m.math("SINE", m.math("MULTIPLY_ADD", x, freq, phase)), high, m.math("MULTIPLY_ADD", paper, .12, level)), y))
    shown = m.mix(m.ramp(m.math("MULTIPLY_ADD", y, .28, .45), (.3, 0.), (1., 1.)), rgb(sky[0]), rgb(sky[1]))
    shown = over(disc(.9, .95, .42), rgb(sun), shown)
    for (level, high, freq, phase), colour in zip(((.35, .26, 1.7, .4), (.02, .24, 1.3, 2.2), (-.32, .16, 1.9, 1.0)), hills):
        shown = over(ridge(level, high, freq, phase), rgb(colour), shown)
    shown = over(ridge(-.62, .05, 2.4, .3), rgb(sea), shown)
    shown = over(ridge(-1.12, .14, 1.2, 2.8), rgb(hills[3]), shown)
    for cx, cy, r in ((-1.35, -.35, .40), (-.72, -.62, .28), (1.55, -.62, .33)):
        stem = m.math("MULTIPLY", hard(m.math("SUBTRACT", .045, m.math("ABSOLUTE", m.math("SUBTRACT", x, cx)))),
                      m.math("MULTIPLY", hard(m.math("SUBTRACT", cy, y)), hard(m.math("SUBTRACT", y, cy - r - .42))))
        shown = over(stem, rgb(trunk), shown)
        shown = over(disc(cx, cy, r), rgb(leaf_), shown)
        shown = over(m.math("MULTIPLY", disc(cx - .08, cy + .08, r * .62), .35), (1, 1, .8, 1), shown)
    return m.mix(1., shown, m.n("CombineColor", {0: brush, 1: brush, 2: brush}).outputs[0], "MULTIPLY"), sep.outputs[2]


def face(look):
    """What a piece is made of; the picture lies on its upper face only."""
    bright = dict(sky=("#f2d9b0", "#8fbcc4"), sun="#e2a23b", hills=("#8fa9a0", "#7d8a55", "#a7a95f", "#c58a4a"), sea="#4f86a0", leaf_="#5f7a45", trunk="#6b4630")
    if look.material == "Recycled Board":
        m = Mat("board")
        shown, z = picture(m, **bright)
        fibre = m.mix(m.noise(m.co(), 40, 4), rgb("#a59a88"), rgb("#8d8271"))
        top = m.math("GREATER_THAN", z, THICK - .016)
        canvas = m.math("MULTIPLY", m.math("SINE", m.math("MULTIPLY", m.n("SeparateXYZ", {0: m.co()}).outputs[0], 150.)), m.math("SINE", m.math("MULTIPLY", m.n("SeparateXYZ", {0: m.co()}).outputs[1], 150.)))
        return m.p(Base_Color=m.mix(top, fibre, shown), Roughness=.45, Normal=m.bump(canvas, .12, .004))
    m = tree(look.material, (1, 0, 0), .9, vary=False)
    grain = m.b.inputs["Base Color"].links[0].from_socket
    if look.material == "Birch":
        shown, z = picture(m, **bright)
        over = m.mix(.80, grain, shown)
    else:
        burnt = dict(sky=("#f2e2c2", "#e3cca2"), sun="#b98a55", hills=("#cfae7e", "#b58d5c", "#9a7145", "#7d5836"), sea="#dcc197", leaf_="#6d4a2c", trunk="#53371f")
        shown, z = picture(m, **burnt)
        over = m.mix(.62, grain, shown)
    return m.p(Base_Color=m.mix(m.math("GREATER_THAN", z, THICK - .016), grain, over))


def seam(a, b, out, rng):
    """The line between two pieces, with its knob."""
    knob = [(0, 0), (.2, -.03), (.36, .0), (.415, .05), (.385, .12), (.395, .19), (.5, .235), (.605, .19), (.615, .12), (.585, .05), (.64, .0), (.8, -.03), (1, 0)]
    shift = rng.uniform(-.05, .05)
    pts = [(t + (shift if .3 < t < .7 else 0), h * out) for t, h in knob]
    a, b = np.array(a), np.array(b)
    along, across = b - a, np.array((-(b - a)[1], (b - a)[0]))
    return [a + along * t + across * h for t, h in catmull(pts, 6)[:, :2]]


def build(look):
    rng = random.Random(6)
    at = lambda i, j: ((i - COLS / 2) * SIDE, (j - ROWS / 2) * SIDE)
    flat = lambda a, b, _o=0, _r=None: [np.array(a), np.array(b)]
    across = {(i, j): (seam if 0 < j < ROWS else flat)(at(i, j), at(i + 1, j), rng.choice((-1, 1)), rng) for i in range(COLS) for j in range(ROWS + 1)}
    upward = {(i, j): (seam if 0 < i < COLS else flat)(at(i, j), at(i, j + 1), rng.choice((-1, 1)), rng) for i in range(COLS + 1) for j in range(ROWS)}
    m = face(look).m
    away = {(5, 0): (2.75, -2.15, 0, 34), (4, 0): (1.05, -2.72, 0, -20), (5, 1): (3.15, -.75, 0, -55)}
    tray = look.material != "Recycled Board"
    base = .10 if tray else .0
    for i in range(COLS):
        for j in range(ROWS):
            loop = across[i, j][:-1] + upward[i + 1, j][:-1] + across[i, j + 1][::-1][:-1] + upward[i, j][::-1][:-1]
            piece = plate("piece", [tuple(p) for p in loop], THICK, m, .02)
            if (i, j) in away:
                x, y, z, turn = away[i, j]
                x, y = (x + .45, y - .42) if tray else (x, y)
                mid = np.array(at(i + .5, j + .5))
                a = math.radians(turn)
                piece.rotation_euler = (0, 0, a)
                piece.location = (x - mid[0] * math.cos(a) + mid[1] * math.sin(a), y - mid[0] * math.sin(a) - mid[1] * math.cos(a), z)
            else:
                put(piece, (rng.uniform(-.004, .004), rng.uniform(-.004, .004), base), (0, 0, rng.uniform(-.15, .15)))
    if tray:
        w, h = COLS * SIDE, ROWS * SIDE
        plain_wood = tree(look.material, (1, 0, 0), 1.2).m
        box("base", (w + .3, h + .3, .10), plain_wood, (0, 0, .05), .02)
        for s in (-1, 1):
            box("rim", (w + .52, .22, .25), plain_wood, (0, s * (h / 2 + .13), .125), .03)
            box("rim", (.22, h + .05, .25), tree(look.material, (0, 1, 0), 1.2).m, (s * (w / 2 + .13), 0, .125), .03)
    if look.view == "detail":
        return Shot(azimuth=20, elevation=38, aim=(1.5, -.95, .08), span=4.4, dof=.01)
    return Shot(azimuth=16, elevation=46, fill=.84)
