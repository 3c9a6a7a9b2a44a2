"""A crew-neck jumper laid flat, its sleeves folded down over the front: ribbed collar, hem and cuffs."""
from .parts import *

DEPARTMENT = "Apparel"


def build(look):
    colour = look.paint({"Lambswool": "Oat", "Merino": "Ink", "Cashmere": "Moss"}[look.material])
    gauge, heather, hairs, long, bulk = {"Lambswool": (7, .5, 9000, .07, 1.), "Merino": (14, .12, 0, 0, .6), "Cashmere": (10.5, .3, 30000, .05, .75)}[look.material]
    cloth = knit(colour, gauge, 1., heather, 0, .3).m
    rib = knit(colour, 9.5 if gauge < 8 else 18, 1., heather, 1 if gauge < 8 else 2, .3).m
    inner = knit(darkened(colour, .8), gauge, .8, heather, 0, .1).m
    pile = Pile(3.5, 340)
    hairy = []

    def lay(name, outline, mat, thick, rim, relief=None, drape=14, turn=0., lift=0.):
        hairy.append(pile.lay(name, outline, mat, thick * bulk, rim * bulk, relief, drape, .04, turn, lift))

    side = catmull([(.86, 2.73), (1.4, 2.62), (1.86, 2.42), (2.12, 2.06), (2.19, 1.5), (2.15, .4), (2.13, -.9), (2.2, -1.85), (2.12, -2.2)], 8).tolist()
    bottom = [(x, -2.24 - .02 * math.cos(x * 2)) for x in np.linspace(1.95, -1.95, 24)]
    neck = lambda depth: [(x, 2.74 - depth * (1 - (abs(x) / .86) ** 2.3) ** .6) for x in np.linspace(-.85, .85, 40)]
    outline = lambda depth: side + bottom + [(-x, y) for x, y in side[::-1]] + neck(depth)
    hem = rounded([(2.08, -2.1, .08), (1.98, -2.86, .1), (-1.98, -2.86, .1), (-2.08, -2.1, .08)], 5, True)
    folds = mirrored([(2.1, -.6, .7, -1.7, .3, .07), (1.2, 2.5, .5, 1.2, .3, .035)], 1) + mirrored([(2.1, -.9, .4, -1.9, .28, .06), (1.2, 2.5, .4, 1.5, .3, .035)], -1)
    folds += [(.3, -2.4, .5, -1.2, .22, .05), (-.9, -2.4, -.8, -1.4, .22, .05), (1.4, -2.4, 1.5, -1.5, .2, .05)]
    relief = lambda x, y: drapes(x, y, folds) + .05 * swell(x, y, 2.2, 3) + .04

    pile.lay("back", [(x * .985, y + .01) for x, y in outline(.12)], inner, .14, step=.08)
    pile.lay("back collar", tucked(band(neck(.12), .03, -.26), neck(.12), .03), rib, .12, .055, step=.05, line=neck(.12))
    lay("hem", hem, rib, .27, .14, lambda x, y: .03 * swell(x, y, 1.5, 7) + .03, 4)
    lay("front", outline(.66), cloth, .2, .13, relief, 14)
    lower, upper = neck(.66), neck(.12)
    pile.lay("collar", tucked(band(lower, .3, -.05), upper, .02), rib, .2 * bulk, .1 * bulk, None, 5, .035, lift=-.05 * bulk, line=lower)
    for s in (1, -1):
        turn = -s * (.125 if s > 0 else .10)
        lean = 0 if s > 0 else .1
        cuff = [(1.42 + lean, -1.42), (.86 + lean, -1.36), (.84 + lean, -2.0), (1.36 + lean, -2.06)]
        lay("cuff", rounded([(s * x, y, .07) for x, y in cuff], 5, True), rib, .16, .08, None, 8, turn)
        sleeve = catmull([(1.95, 2.29), (2.15, 1.92), (2.21, 1.3), (2.16, .5), (1.98 + lean * .4, -.4), (1.66 + lean, -1.2), (1.5 + lean, -1.5)], 7).tolist()
        sleeve += catmull([(1.42 + lean, -1.56), (1.1 + lean, -1.55), (.84 + lean, -1.5)], 5).tolist()
        sleeve += catmull([(.78 + lean, -1.4), (.80 + lean * .8, -.6), (.86 + lean * .5, .3), (.98, 1.2), (1.24, 1.85), (1.62, 2.25), (1.86, 2.34)], 7).tolist()
        lines = mirrored([(2.2, .4, 1.1, .75, .2, .06), (2.1, -.1, 1.2, -.3, .16, .05), (1.9, -.75, 1.1, -.7, .16, .05), (1.6, -1.2, 1., -1.1, .14, .05), (2., 1.9, 1.4, .9, .22, .05)], s)
        lay("sleeve", [(s * x, y) for x, y in sleeve], cloth, .17, .11, lambda x, y: drapes(x, y, lines) + .03 * swell(x, y, 1.2, 5 + s) + .03, 20, turn)
    if long:
        for k, ob in enumerate(hairy):
            fuzz(ob, hairs // {"front": 1, "sleeve": 3}.get(ob.name.split(".")[0], 12), long, lighter(colour, 1.2), k, .002)
    if look.view == "detail":
        return Shot(azimuth=16, elevation=42, aim=(.35, 1.95, .35), span=2.5)
    return Shot(azimuth=-8, elevation=58, fill=.86)
