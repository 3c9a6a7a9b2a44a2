"""A pair of socks laid flat, one over the other: ribbed cuffs, heels and toes in a second colour, a seam across the toes."""
from .parts import *

DEPARTMENT = "Apparel"
SHADES = {"Organic Cotton": ("#e9dfca", "#b4532f"), "Bamboo": ("#8fa392", "#f0e9dc"), "Merino": ("#39455c", "#c99a45")}


def build(look):
    main, second = SHADES[look.material]
    gauge, heather, soft = {"Organic Cotton": (30, .12, .2), "Bamboo": (44, .04, .3), "Merino": (26, .5, .7)}[look.material]
    make = lambda colour: knit(colour, gauge, .8, heather, 0, soft).m
    cloth, accent = make(main), make(second)
    rib = knit(main, gauge, .9, heather, 2, soft).m
    leg = [(-.46, 3.1), (.46, 3.1), (.45, 2.2), (.41, 1.2), (.45, .55), (.78, .12), (1.5, -.28), (2.1, -.5), (2.42, -.86), (2.3, -1.3),
           (1.8, -1.42), (1.0, -1.22), (.2, -1.0), (-.42, -.72), (-.72, -.28), (-.66, .3), (-.5, 1.0), (-.44, 2.2)]
    outline = catmull(leg[1:] + leg[:1], 8)[: 17 * 8].tolist()
    pile = Pile(4)

    def sock(move, turn, seed, flat):
        c, s = math.cos(turn), math.sin(turn)
        put = lambda line: [(x * c - y * s + move[0], x * s + y * c + move[1]) for x, y in np.asarray(line)]
        folds = [(*p, *q, w, h) for (p, q, w, h) in ((put([(-.3, .1)])[0], put([(.5, .35)])[0], .07, .06), (put([(-.4, .35)])[0], put([(.4, .6)])[0], .06, .04),
                                                    (put([(.7, -.9)])[0], put([(1.2, -.3)])[0], .08, .04), (put([(-.2, 1.1)])[0], put([(.2, 1.9)])[0], .08, .035))]
        relief = lambda x, y: creases(x, y, folds) + .03 * swell(x, y, 1.3, seed)
        pile.lay("sock", put(outline), cloth, .16, .09, relief, 18, .035, turn, lift=0)
        cuff = [(-.475, 3.12), (.475, 3.12), (.47, 2.36), (-.46, 2.36)]
        pile.lay("cuff", put(rounded([(*p, .05) for p in cuff], 4, True)), rib, .035, .04, None, 3, .035, turn, lift=-.012)
        heel = [(-.30, .42), (-.64, .34), (-.72, -.28), (-.44, -.72), (.0, -.93), (.14, -.6)]
        toe = [(1.72, -.36), (2.1, -.5), (2.43, -.86), (2.31, -1.31), (1.8, -1.43), (1.62, -1.38)]
        for part in (heel, toe):
            shape = np.array(part); shape = rounded([(*p, .25) for p in shape], 6, True)
            pile.lay("patch", put(shape), accent, .03, .05, None, 3, .035, turn, lift=-.014)
        return put

    sock((-.38, .3), .12, 1, 0)
    put = sock((.12, -.15), -.04, 2, 1)
    sew(pile.on(put([(1.83, -.46), (1.86, -.9), (1.74, -1.34)]), .006), matching(second, .7), .05, .012, .012)
    if look.view == "detail":
        return Shot(azimuth=22, elevation=44, aim=(.1, 2.2, .15), span=2.9)
    return Shot(azimuth=-6, elevation=60, fill=.82)
