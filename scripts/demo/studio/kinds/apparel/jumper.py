"""A jumper laid flat, its sleeves brought forward over the body: ribbed collar, hem and cuffs, and the seams of the sleeves."""
from .parts import *

DEPARTMENT = "Apparel"


def build(look):
    colour = look.paint({"Lambswool": "Oat", "Merino": "Ink", "Cashmere": "Moss"}[look.material])
    gauge, heather, hairs, long = {"Lambswool": (8.5, .35, 3500, .09), "Merino": (19, .08, 0, 0), "Cashmere": (13, .12, 9000, .06)}[look.material]
    make = lambda rib=0: knit(colour, gauge * (1.3 if rib else 1), .95, heather, rib, .4 if look.material == "Merino" else .7).m
    wool, rib = make(), make(1)
    pile = Pile(4.6)
    body = [(.9, 3.1), (1.55, 2.92), (2.15, 2.6), (2.2, 2.2), (2.02, 1.4), (2.06, 0), (2.1, -2.2), (2.06, -2.75)]
    side = catmull(body, 8).tolist()
    neck = lambda depth: [(x, 3.12 - depth * (1 - (abs(x) / .9) ** 2.3) ** .62) for x in np.linspace(-.89, .89, 40)]
    bottom = [(x, -2.75 - .03 * math.cos(x)) for x in np.linspace(1.9, -1.9, 16)]
    outline = lambda depth: side + bottom + [(-x, y) for x, y in side[::-1]] + neck(depth)
    folds = strew(7, (-1.5, -2, 1.5, 1), 80, 8, (1.2, 2.4), (.14, .26), (.05, .10), 20)
    relief = lambda x, y: creases(x, y, folds) + .06 * swell(x, y, 2.4, 3)
    hairy = []
    pile.lay("back", [(x * .985, y + .015) for x, y in outline(.2)], wool, .1, step=.08)
    pile.lay("back collar", band(neck(.2), .06, -.24), rib, .09, .045, step=.05)
    hairy.append(pile.lay("front", outline(.62), wool, .16, .09, relief, 12, .045))
    pile.lay("collar", band(neck(.62), .26, -.05), rib, .11, .05, lift=-.075, step=.04, drape=6)
    hem = [(2.06, -2.7), (-2.06, -2.7), (-1.93, -3.32), (1.93, -3.32)]
    pile.lay("hem", rounded([(*p, .06) for p in hem], 5, True), rib, .17, .085, lambda x, y: .03 * swell(x, y, 1.5, 7), 4, .045)
    for s, bent in ((1, .25), (-1, -.1)):
        arm = catmull([(s * 1.72, 2.86), (s * 2.22, 2.62), (s * 2.62, 1.9), (s * 2.78, 1.0), (s * 2.74, .1), (s * (2.2 - bent), -.62), (s * (1.32 - bent), -1.22), (s * (.92 - bent), -.72),
                       (s * (1.65 - bent), -.16), (s * 2.05, .32), (s * 2.06, .9), (s * 1.92, 1.5), (s * 1.6, 2.1), (s * 1.56, 2.5)], 8, True).tolist()
        bends = [(s * 2.75, .05, s * 1.95, .5, .10, .11), (s * 2.6, -.2, s * 1.8, .3, .09, .08), (s * 2.75, .5, s * 2.1, .8, .10, .08), (s * 2.3, 2.4, s * 2.1, 1.2, .12, .06)]
        hairy.append(pile.lay("sleeve", arm, wool, .2, .11, lambda x, y: creases(x, y, bends) + .04 * swell(x, y, 1.2, 5 + s), 22, .045, s * .12))
        a, b = np.array((s * (1.39 - bent), -1.27)), np.array((s * (.92 - bent), -.68))
        out = np.array((-s * .72, -.52)) / np.hypot(.72, .52) * .52
        shape = [a - out * .12, a + out, b + out, b - out * .12] if s > 0 else [b - out * .12, b + out, a + out, a - out * .12]
        pile.lay("cuff", rounded([(*p, .06) for p in shape], 5, True), rib, .15, .075, None, 6, .04, math.atan2(out[1], out[0]) + pi / 2, lift=-.09)
    if long:
        for k, ob in enumerate(hairy):
            fuzz(ob, hairs // (1 if k == 0 else 4), long, lighter(colour), k, .0022)
    if look.view == "detail":
        return Shot(azimuth=14, elevation=40, aim=(.15, 2.45, .15), span=2.7)
    return Shot(azimuth=-5, elevation=60, fill=.88)
