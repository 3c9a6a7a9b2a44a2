"""A T-shirt laid flat: ribbed collar, set-in sleeves, double rows of stitches at the hems, the folds of cloth laid by hand."""
from .parts import *

DEPARTMENT = "Apparel"


def build(look):
    colour = look.paint({"Organic Cotton": "Chalk", "Hemp": "Moss", "Merino": "Ink"}[look.material])
    cloth = {
        "Organic Cotton": lambda: jersey(colour, 60, .06),
        "Hemp": lambda: jersey(colour, 44, .25, .38, .15, .6),
        "Merino": lambda: jersey(colour, 84, .3, 0, .6, .2),
    }[look.material]().m
    rib = knit(colour, 34, .8, .1, 1).m
    row = matching(colour)
    top = catmull([(.95, 3.35), (1.5, 3.17), (2.05, 2.92), (2.5, 2.52), (3.02, 2.0), (3.5, 1.5)], 8).tolist()
    under = catmull([(2.86, .86), (2.42, 1.2), (2.06, 1.46)], 8).tolist()[:-1]
    side = top + under
    side += rounded([(2.06, 1.5), (1.98, .4, .6), (1.95, -1.2, 1.), (2.04, -3.32)], 8)
    side = [tuple(p) for p in side]
    hem = [(x, -3.32 - .06 * math.cos(x * .7) + .02 * math.sin(x * 2.3)) for x in np.linspace(1.8, -1.8, 24)]
    neck = lambda depth: [(x, 3.36 - depth * (1 - (abs(x) / .95) ** 2.2) ** .62) for x in np.linspace(-.94, .94, 40)]
    outline = lambda depth: side + hem + [(-x, y) for x, y in side[::-1]] + neck(depth)
    armholes = [catmull([(s * 2.0, 2.94), (s * 1.84, 2.5), (s * 1.84, 1.95), (s * 2.06, 1.5)], 8) for s in (1, -1)]
    folds = strew(12, (-1.5, -2.6, 1.5, 1.2), 72, 3, (1.2, 2.8), (.10, .2), (.04, .09), 22)
    folds += [(s * x0, y0, s * x1, y1, .12, 1.9 * h) for s, x0, y0, x1, y1, h in (
        (1, 2.1, 1.5, .7, .2, .055), (-1, 2.1, 1.45, .9, .5, .06), (1, 2.0, 1.5, 1.0, 1.6, .04), (-1, 2.0, 1.6, 1.1, 1.9, .035),
        (1, 2.3, 1.5, 3.0, 2.0, .045), (-1, 2.3, 1.4, 3.1, 1.8, .05), (1, 1.9, -.4, .4, -1.4, .05), (-1, 1.9, -1.4, .2, -2.3, .045))]

    def relief(x, y):
        h = creases(x, y, folds) + .045 * swell(x, y, 2.2, 5) + .012 * swell(x, y, .7, 9)
        seams = armholes + [[(-2, -3.12), (2, -3.12)]] + [[(s * 3.38, 1.61), (s * 2.74, .97)] for s in (1, -1)]
        return 1.5 * h + sum(groove(x, y, a, .026, .034) for a in seams)

    pile = Pile(4.4)
    pile.lay("back", [(x * .985, y * .99 + .02) for x, y in outline(.24)], cloth, .05, step=.08)
    pile.lay("back collar", band(neck(.24), .0, -.2), rib, .05, step=.05)
    pile.lay("front", outline(.78), cloth, .06, .05, relief, 12, .04)
    pile.lay("collar", band(neck(.78), .17, -.03), rib, .055, .04, lift=-.035, step=.04, drape=6)
    for inset in (.16, .20):
        sew(pile.on([(x * .995 + 0, y + inset) for x, y in [(2.0, -3.32)] + hem + [(-2.0, -3.32)]], .004), row)
        for s in (1, -1):
            q = np.array([s * 3.47, 1.48]), np.array([s * 2.88, .9])
            sew(pile.on([a + np.array([-s * .7, .7]) * inset for a in q], .004), row)
    sew(pile.on([(x, y - .22) for x, y in neck(.78)][3:-3], .004), row, .03, .02, .005)
    if look.view == "detail":
        return Shot(azimuth=-16, elevation=48, aim=(.2, 2.55, 0), span=3.1, exposure=-.55)
    return Shot(azimuth=0, elevation=62, fill=.9, exposure=-.62)
