"""A throw folded over and over, with its tasselled edge hanging to the front."""
from studio import *
from studio.softgoods import *

DEPARTMENT = "Bedding & Bath"


def build(look):
    colour = {"Organic Cotton": "#e9dfc9", "Merino Wool": "#54657a", "Alpaca": "#b98a5e"}[look.material]
    cloth = {
        "Organic Cotton": lambda: waffle(colour, .26, 1.),
        "Merino Wool": lambda: twill(colour, 10, 1., .8, .3, .6, .5, herring=.46),
        "Alpaca": lambda: twill(colour, 11, 1., .7, .5, .9, .3),
    }[look.material]()
    if look.material == "Merino Wool":
        base = cloth.mix(cloth.ramp(cloth.math("MULTIPLY", cloth.h, .6), (.56, 0.), (.8, .8)), rgb(colour), rgb("#d9d3c4"))
        cloth.p(Base_Color=base)
    thick, wave = {"Organic Cotton": (.23, .04), "Merino Wool": (.2, .035), "Alpaca": (.3, .05)}[look.material]
    pitch, depth, width = thick * 1.1, 3.3, 4.6
    line = zigzag(4, depth, pitch, thick * .55, -1, .03)[:-1]
    top = line[-1][1]
    line += [(-depth / 2 + .2, top), (-depth / 2 - .2, top - .04), (-depth / 2 - thick * .9, top * .55)]
    section = bend(line, .05, pitch * .5)
    body = rumple(folded("throw", section, width, thick, cloth.m, wave, 6, .06, edge=.04), .6, .05)
    wool = yarn(colour, .3, 3).m
    rng = np.random.default_rng(2)
    y, z = section[-1]
    for x in np.arange(-width / 2 + .12, width / 2, .3 if look.material != "Merino Wool" else .2):
        tassel(x + rng.normal(0, .015), y - .02, z, wool, rng, .5 if look.material != "Merino Wool" else .3)
    count, long = {"Organic Cotton": (6000, .05), "Merino Wool": (14000, .05), "Alpaca": (80000, .19)}[look.material]
    fuzz(body, count, long, colour, 3, .0024, .8)
    if look.view == "detail":
        return Shot(azimuth=40, elevation=22, aim=(1.2, -1.6, .6), span=3.0, dof=.006)
    return Shot(azimuth=28, elevation=26, fill=.82)


def tassel(x, y, z, mat, rng, fat):
    """A bundle of yarn, bound near its head, that falls to the ground and spreads."""
    n = 9 if fat > .4 else 5
    for k in range(n):
        a = 2 * pi * k / n
        c, s = math.cos(a) * fat, math.sin(a) * fat
        j = rng.normal(0, .03, 2)
        low = .028 + .02 * rng.random()
        path = [(x, y + .05, z + .02), (x + .03 * c, y - .03 + .03 * s, z - .06), (x + .055 * c, y - .06 + .055 * s, z - .17), (x + .07 * c + j[0], y - .09 + .06 * s, z * .42 + low), (x + .11 * c + 2 * j[0], y - .16 + .07 * s + j[1], low + .05), (x + .14 * c + 3 * j[0], y - .30 + .1 * s + 2 * j[1], low)]
        sweep("strand", catmull(path, 8), circle(.03, 7), mat, up=(0, 1, .2))
    ring = [(x + .05 * fat * 1.6 * math.cos(t), y - .04 + .05 * fat * 1.6 * math.sin(t), z - .1) for t in np.linspace(0, 2 * pi, 16, endpoint=False)]
    sweep("binding", ring, circle(.03, 8), mat, closed=True)
