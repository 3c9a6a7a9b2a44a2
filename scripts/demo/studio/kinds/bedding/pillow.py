"""A bed pillow: down in striped ticking with piping, latex with its pinholes laid open, buckwheat as a small firm cushion with a zip."""
from studio import *
from studio.softgoods import *

DEPARTMENT = "Bedding & Bath"


def cushion(w, d, ear, bow):
    """The outline of a filled cover: sides drawn in, corners left as ears."""
    line = []
    for (x0, y0), (x1, y1) in (((-1, -1), (1, -1)), ((1, -1), (1, 1)), ((1, 1), (-1, 1)), ((-1, 1), (-1, -1))):
        for t in np.linspace(0, 1, 24, endpoint=False):
            q = bow * math.sin(pi * t) ** .7
            x, y = x0 + (x1 - x0) * t, y0 + (y1 - y0) * t
            line.append((x * (w / 2 - (q if x0 == x1 else 0)), y * (d / 2 - (q if y0 == y1 else 0))))
    k = len(line)
    soft = np.array(line)
    for _ in range(ear):
        soft = (np.roll(soft, 1, 0) + soft * 2 + np.roll(soft, -1, 0)) / 4
    return soft.tolist()


def filled(w, d, h, outline, lumps, folds, power=1., step=.06):
    """Top and bottom of a filled cover: highest in the middle, folds that run in from the corners."""
    def full(x, y):
        return np.clip(1 - np.abs(x / (w / 2)) ** 2.4, 0, 1) ** (.5 * power) * np.clip(1 - np.abs(y / (d / 2)) ** 2.4, 0, 1) ** (.5 * power)

    def top(x, y, dist):
        near = np.clip(dist / .5, 0, 1)
        return h * (.42 + .58 * full(x, y) * arc(dist / 1.1)) + (creases(x, y, folds) + lumps(x, y)) * near

    def bottom(x, y, dist):
        return h * (.42 - .42 * arc(dist / .8) ** 1.2)
    return top, bottom


def corner_folds(w, d, n, seed, height):
    rng = np.random.default_rng(seed)
    lines = []
    for sx in (-1, 1):
        for sy in (-1, 1):
            for _ in range(n):
                a = rng.uniform(.1, 1.45)
                q = rng.uniform(.7, 1.7)
                x, y = sx * (w / 2 - .25), sy * (d / 2 - .2)
                lines.append((x, y, x - sx * q * math.cos(a), y - sy * q * math.sin(a), rng.uniform(.05, .11), rng.uniform(.5, 1) * height))
    for _ in range(4 * n):
        x, s = rng.uniform(-w / 2.6, w / 2.6), rng.choice((-1, 1))
        lines.append((x, s * (d / 2 - .03), x + rng.normal(0, .3), s * (d / 2 - rng.uniform(.5, 1.1)), rng.uniform(.05, .1), rng.uniform(.4, .9) * height))
    return lines


def build(look):
    if look.material == "Latex":
        return latex(look)
    down = look.material == "Down"
    w, d, h = (6.2, 4.3, 1.75) if down else (5.0, 3.2, 1.05)
    outline = cushion(w, d, 3, .16 if down else .08)
    if down:
        cloth = weave("#f6f3ec", 120, .3, .25, "UV", .3, 0, .12)
        m_stripes(cloth, "#5c7596")
    else:
        cloth = weave("#c9b592", 46, .6, .7, "UV", .3, 0, .4)
    lumps = (lambda x, y: .05 * swell(x, y, 1.6, 4) + .015 * swell(x, y, .5, 6)) if down else (lambda x, y: .025 * swell(x, y, .34, 4) + .05 * swell(x, y, 1.3, 2) + .01 * swell(x, y, .16, 3))
    folds = corner_folds(w, d, 5 if down else 3, 3, .075 if down else .035)
    top, bottom = filled(w, d, h, outline, lumps, folds, .8 if down else 1.)
    piece("pillow", outline, cloth.m, top, bottom, .06, .5)
    rim = even(outline, .05, True)
    pipe = np.column_stack([rim, np.full(len(rim), h * .42)])
    sweep("piping", pipe, circle(.035, 12), weave("#5c7596" if down else "#8d7350", 90).m, closed=True)
    if not down:
        hulls(w, d)
    if look.view == "detail":
        return Shot(azimuth=34, elevation=20, aim=(w / 2 - 1.2, -d / 2 + .5, h * .45), span=3.2, dof=.006)
    return Shot(azimuth=24, elevation=32, fill=.88)


def hulls(w, d):
    """A handful of buckwheat hulls in front of the pillow: small dark shells, heaped."""
    rng = np.random.default_rng(4)
    V, F = bead(6, 5)
    V = np.where(V[:, 2:] > .2, V * [1, 1, .35], V) * [.062, .05, .04]
    n = 620
    a, q = rng.uniform(0, 2 * pi, n), np.abs(rng.normal(0, .36, n))
    at = np.stack([1.5 + 1.35 * q * np.cos(a), -d / 2 - .75 + .8 * q * np.sin(a), .03 + .30 * rng.random(n) * np.exp(-(q / .36) ** 2)], 1)
    Q = np.array([np.linalg.qr(rng.normal(0, 1, (3, 3)))[0] for _ in range(n)])
    m = Mat("hull")
    m.p(Base_Color=m.mix(m.noise(m.co(), 4, 3), rgb("#2c211b"), rgb("#6d4c36")), Roughness=.38)
    copies("hulls", V, F, at, Q, m.m)


def m_stripes(cloth, colour):
    """Three narrow lines and a gap, as ticking has them."""
    x = cloth.n("SeparateXYZ", {0: cloth.co("UV")}).outputs[0]
    q = cloth.math("FRACT", cloth.math("MULTIPLY", x, 1.9))
    stripe = cloth.ramp(q, (.0, 0.), (.30, 0.), (.31, 1.), (.35, 1.), (.36, 0.), (.44, 0.), (.45, 1.), (.55, 1.), (.56, 0.), (.64, 0.), (.65, 1.), (.69, 1.), (.70, 0.))
    cloth.p(Base_Color=cloth.mix(cloth.math("MULTIPLY", stripe, .85), cloth.base, rgb(colour)))


def latex(look):
    """A moulded core with pinholes, and its knitted cover drawn back over one end."""
    m = Mat("foam")
    co = m.co()
    grid = m.n("VectorMath", {0: co, 1: (4.6, 4.6, 0)}, operation="MULTIPLY").outputs[0]
    cell = m.n("TexVoronoi", {"Vector": grid, "Scale": 1., "Randomness": .0}).outputs[0]
    hole = m.ramp(cell, (.17, 1.), (.21, 0.))
    up = m.math("GREATER_THAN", m.n("SeparateXYZ", {0: m.n("NewGeometry").outputs["Normal"]}).outputs[2], .35)
    hole = m.math("MULTIPLY", hole, up)
    cells = m.noise(co, 60, 3)
    m.p(Base_Color=m.mix(hole, rgb("#efe3c4"), rgb("#8f7d57")), Roughness=.75, Subsurface_Weight=.15, Subsurface_Radius=(.1, .08, .05), Subsurface_Scale=.4,
        Normal=m.bump(m.math("MULTIPLY_ADD", hole, -3., m.math("MULTIPLY", cells, .2)), .8, .03))
    core = rounded([(-3, -1.9, .5), (3, -1.9, .5), (3, 1.9, .5), (-3, 1.9, .5)], 10, True)
    wave = lambda x, y: .16 * np.cos(y / 1.9 * pi * 1.15 + .4)
    piece("core", core, m.m, lambda x, y, d: .60 + .55 * arc(d / .42) + wave(x, y) * arc(d / .9), lambda x, y, d: .60 - .60 * arc(d / .42), .06, .42)
    cover = knit("#f3f1ea", 40, .5, .05, 0, .3)
    sleeve = rounded([(-3.06, -1.95, .5), (.55, -1.95, .02), (.55, 1.95, .02), (-3.06, 1.95, .5)], 10, True)
    edge = lambda x, y: .05 * np.exp(-((x - .42) / .06) ** 2)
    folds = strew(16, (-.9, -1.6, .5, 1.6), 86, 3, (.8, 2.2), (.05, .09), (.03, .07), 14)
    piece("cover", sleeve, cover.m, lambda x, y, d: .62 + .62 * arc(np.minimum(d, 3.2) / .44) + wave(x, y) * arc(d / .9) + creases(x, y, folds) * np.clip(d / .3, 0, 1) + edge(x, y),
          lambda x, y, d: .62 - .62 * arc(d / .44), .05, .44)
    if look.view == "detail":
        return Shot(azimuth=38, elevation=32, aim=(1.0, -.6, .9), span=3.4, dof=.006)
    return Shot(azimuth=26, elevation=34, fill=.88)
