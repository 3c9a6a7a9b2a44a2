"""A scarf folded over and over, its fringed end brought down over the front."""
from .parts import *

DEPARTMENT = "Apparel"


def tassels(section, width, colour, mat, long, thick, step):
    """Twisted strands that lie where the cloth ends."""
    end, before = np.array(section[-1]), np.array(section[-3])
    rng = np.random.default_rng(5)
    for x in np.arange(-width / 2 + .06, width / 2, step):
        a, b = rng.normal(0, .05), rng.normal(0, .10)
        y, z = end
        path = [(x, y + .06, z), (x + a * .3, y - .05, z - .01), (x + a * .6, y - .18 - b * .2, max(z - .12, thick)), (x + a * 1.3 + b * .3, y - .45 - b * .4, thick * 1.1), (x + a * 2 + b, y - .45 - long * rng.uniform(.85, 1.05), thick)]
        p = catmull(path, 14)
        turns = np.linspace(0, 1, len(p)) * long * 16
        tan, side, up = frames(p)
        for k in (0, pi):
            q = p + (side * np.cos(turns + k)[:, None] + up * np.sin(turns + k)[:, None]) * thick * .48
            sweep("strand", q, circle(thick * .6, 7), mat, up=(0, .3, 1), scale=[1 - .35 * (i / len(q)) ** 6 for i in range(len(q))])
        knot = mesh("knot", (bead(10, 8)[0] * [thick * 1.5, thick * 1.9, thick * 1.5] + p[6]).tolist(), bead(10, 8)[1], mat, sharp=None)


def build(look):
    colour = look.paint({"Lambswool": "Moss", "Alpaca": "Oat", "Cashmere": "Rust"}[look.material])
    cloth = {
        "Lambswool": lambda: checked(twill(colour, 17, 1., .7, .4, .4, .4), colour),
        "Alpaca": lambda: knit(colour, 9, 1., .4, 0, .8),
        "Cashmere": lambda: twill(colour, 17, 1., .9, .35, .4, .5, herring=.5),
    }[look.material]()
    thick, wave = {"Lambswool": (.17, .03), "Alpaca": (.26, .045), "Cashmere": (.135, .04)}[look.material]
    pitch, depth, width = thick * 1.12, 3.1, 2.5
    line = zigzag(4, depth, pitch, thick * .55, -1, .02)[:-1]
    top = line[-1][1]
    line += [(-depth / 2 + .25, top), (-depth / 2 - .22, top - .03), (-depth / 2 - .33, top * .5), (-depth / 2 - .42, thick * .75), (-depth / 2 - .85, thick * .6)]
    section = bend(line, .045, pitch * .5)
    body = folded("scarf", section, width, thick, cloth.m, wave, 4, .055, edge=.03)
    body = rumple(body, .5, .03)
    wool = yarn(colour, .3, 3).m
    tassels(section, width, colour, wool, .75, {"Lambswool": .036, "Alpaca": .05, "Cashmere": .026}[look.material], {"Lambswool": .125, "Alpaca": .17, "Cashmere": .095}[look.material])
    count, long = {"Lambswool": (16000, .07), "Alpaca": (60000, .16), "Cashmere": (40000, .035)}[look.material]
    if count:
        fuzz(body, count, long, lighter(colour, 1.15), 3, .0022)
    if look.view == "detail":
        return Shot(azimuth=38, elevation=26, aim=(.55, -1.75, .3), span=2.5, dof=.006)
    return Shot(azimuth=26, elevation=32, fill=.82)


def checked(m, colour):
    """Wide overchecks of paler yarn."""
    sep = m.n("SeparateXYZ", {0: m.co("UV")})
    old = m.base
    for axis, rate in ((0, .85), (1, .85)):
        q = m.math("FRACT", m.math("MULTIPLY_ADD", sep.outputs[axis], rate, .13))
        line = m.ramp(q, (.0, 0.), (.42, 0.), (.43, 1.), (.5, 1.), (.51, 0.), (.62, 0.), (.63, 1.), (.70, 1.), (.71, 0.))
        old = m.mix(m.math("MULTIPLY", line, .55), old, rgb("#efe5cf"))
    m.p(Base_Color=old)
    return m
