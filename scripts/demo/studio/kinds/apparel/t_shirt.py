"""A T-shirt laid flat: ribbed collar, set-in sleeves, double rows of stitches at the hems, a few soft folds laid by hand."""
from .parts import *

DEPARTMENT = "Apparel"


def build(look):
    colour = look.paint({"Organic Cotton": "Chalk", "Hemp": "Moss", "Merino": "Ink"}[look.material])
    cloth = {
        "Organic Cotton": lambda: jersey(colour, 34, .06, 0, .15, .9),
        "Hemp": lambda: jersey(colour, 26, .35, .6, .1, 1.),
        "Merino": lambda: jersey(colour, 46, .45, 0, .4, .5),
    }[look.material]().m
    rib = knit(colour, 24, 1., .05, 1, .15).m
    inner = knit(darkened(colour, .72), 40, .5, .05, 0, 0.).m
    row = matching(colour, .68)
    firm = {"Organic Cotton": 1., "Hemp": 1.3, "Merino": .8}[look.material]

    side = catmull([(.93, 3.44), (1.45, 3.33), (2.0, 3.18), (2.40, 3.02)], 6).tolist()[:-1]
    side += catmull([(2.40, 3.02), (2.27, 2.4), (2.28, 1.8), (2.52, 1.2)], 8).tolist()[:-1]
    side += catmull([(2.52, 1.2), (2.46, .2), (2.43, -1.2), (2.47, -2.5), (2.50, -3.4)], 8).tolist()
    hem = [(x, -3.45 - .05 * math.cos(x * .62) + .012 * math.sin(x * 3.1 + 1)) for x in np.linspace(2.42, -2.42, 40)]
    neck = lambda depth: [(x, 3.45 - depth * (1 - (abs(x) / .93) ** 2.3) ** .6) for x in np.linspace(-.92, .92, 48)]
    outline = lambda depth: side + hem + [(-x, y) for x, y in side[::-1]] + neck(depth)

    folds = mirrored([(2.5, 1.25, .5, .5, .15, .045), (2.45, 1.0, 1.3, -.9, .2, .05), (2.1, 2.5, 1.1, 1.4, .2, .03)], 1)
    folds += mirrored([(2.5, 1.25, .8, .75, .17, .05), (2.45, .9, 1.0, -1.2, .2, .045), (2.1, 2.6, .9, 1.9, .2, .03)], -1)
    folds += [(1.2, -3.6, 1.45, -1.6, .28, .05), (-.5, -3.6, -.75, -2.2, .25, .035), (-1.75, -3.6, -1.5, -1.8, .25, .05), (.5, -3.7, .2, -2.4, .2, .025),
              (2.3, -.9, -.6, -2.1, .22, .045), (-2.3, -.4, .4, -1.0, .24, .035), (-.9, 3.1, .3, 1.4, .25, .022)]
    relief = lambda x, y: firm * (2.8 * drapes(x, y, folds) + .03 * swell(x, y, 2.6, 5)) + .025 + groove(x, y, [(-2.6, -3.22), (2.6, -3.22)], .035, .008)

    pile = Pile(4.4, 380)
    pile.lay("back", [(x * .99, y - .035 if y < 0 else y + .015) for x, y in outline(.12)], inner, .05, step=.08)
    pile.lay("back collar", tucked(band(neck(.12), .0, -.2), neck(.12)), rib, .06, step=.05, line=neck(.12))
    box("label", (.42, .22, .012), weave("#f4efe2", 60, .3, .4, "Object").m, loc=(.02, 3.0, .085), bevel=.005, rot=(0, 0, .03))
    soft = []
    for s in (1, -1):
        sleeve = catmull([(2.3, 3.07), (2.75, 2.86), (3.25, 2.5), (3.86, 1.98)], 6).tolist()
        sleeve += catmull([(3.92, 1.9), (3.6, 1.4), (3.24, .92)], 6).tolist()
        sleeve += catmull([(3.16, .93), (2.78, 1.14), (2.4, 1.33), (2.1, 1.7), (2.1, 2.4)], 6).tolist()
        lines = mirrored([(2.45, 1.5, 3.35, 2.3, .17, .05), (2.35, 2.0, 3.2, 2.6, .16, .03), (3.1, 1.0, 3.4, 1.9, .16, .03)], s)
        cloth_of = lambda x, y: firm * (2.4 * drapes(x, y, lines) + .02 * swell(x, y, 1.5, 7 + s)) + .02 + groove(x, y, [(s * 3.76, 2.08), (s * 3.02, .99)], .035, .008)
        place = lambda grow: [(s * (x + grow * (x > 2.9)), y) for x, y in sleeve][::s]
        pile.lay("sleeve back", place(.025), cloth, .05, step=.08, turn=-s * .72)
        soft.append(pile.lay("sleeve", place(0), cloth, .06, .05, cloth_of, 14, .04, -s * .72))
    soft.append(pile.lay("front", outline(.9), cloth, .06, .055, relief, 14, .04))
    pile.lay("collar", tucked(band(neck(.9), .22, -.04), neck(.12)), rib, .09, .05, lift=-.025, step=.035, drape=5, line=neck(.9))
    for inset in (.17, .22):
        sew(pile.on([(x, y + inset) for x, y in hem], .004), row, .045, .022, .0085)
        for s in (1, -1):
            q = np.array([(s * 3.87, 1.9), (s * 3.28, .98)])
            sew(pile.on(q + np.array([-s * .83, .55]) * inset, .004), row, .045, .022, .0085)
    for inset in (-.08, -.13):
        sew(pile.on(band(neck(.9), inset, 0)[4:44], .004), row, .035, .02, .007)
    if look.material == "Merino":
        for k, ob in enumerate(soft):
            fuzz(ob, 14000 if k == 2 else 4000, .035, lighter(colour, 1.08), k, .0018, .75)
    if look.view == "detail":
        return Shot(azimuth=-16, elevation=52, aim=(.12, 2.72, .05), span=2.5, exposure=-.55)
    return Shot(azimuth=-3, elevation=68, fill=.9, exposure=-.58)
