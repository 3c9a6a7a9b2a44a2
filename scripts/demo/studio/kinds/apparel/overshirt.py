"""An overshirt folded as a shop folds it: collar, button placket, two chest pockets with flaps, sleeves folded behind."""
from .parts import *

DEPARTMENT = "Apparel"


def button(at, turn, mat, dark, r=.095):
    """A sewn horn button with four holes and a raised rim."""
    body = lathe("button", rounded([(0, .012), (r * .62, .012), (r * .72, .034, .01), (r * .95, .03, .012), (r, .0, .008), (r * .9, -.02), (0, -.02)], 5), mat, 40)
    body.location, body.rotation_euler = at, (0, 0, turn)
    for k in range(4):
        a = turn + pi / 4 + k * pi / 2
        hole = lathe("hole", [(0, .001), (r * .13, .001), (r * .13, -.001), (0, -.001)], dark, 12)
        hole.location = (at[0] + r * .26 * math.cos(a), at[1] + r * .26 * math.sin(a), at[2] + .0135)
    for k in (0, 1):
        d = turn + pi / 4 + k * pi / 2
        c, s = math.cos(d) * r * .3, math.sin(d) * r * .3
        tube("yarn", [(at[0] - c, at[1] - s, at[2] + .012), (at[0], at[1], at[2] + .024), (at[0] + c, at[1] + s, at[2] + .012)], .010, dark, 6, n=8)


def build(look):
    colour = {"Corduroy": "#a8683a", "Waxed Cotton": "#565a3c", "Wool": "#6b7480"}[look.material]
    make = {"Corduroy": lambda: corduroy(colour, 21), "Waxed Cotton": lambda: waxed(colour, 70), "Wool": lambda: twill(colour, 24, 1., .6, .5, .7, .35)}[look.material]
    cloth = make().m
    row = matching(colour, 1.25 if look.material == "Waxed Cotton" else .62)
    pile = Pile(3.4)
    rect = lambda x0, y0, x1, y1, r=.12: rounded([(x0, y0, r), (x1, y0, r), (x1, y1, r), (x0, y1, r)], 6, True)
    bow = lambda line, q: [(x + q * math.sin(y * 1.3) * (1 if x > 0 else -.7), y + q * .8 * math.sin(x * 1.7 + q * 40)) for x, y in even(line, .06, True)]
    firm = {"Corduroy": 1., "Waxed Cotton": 1.35, "Wool": .8}[look.material]
    folds = strew(10, (-1.4, -2, 1.4, 1.6), 82, 5, (.8, 2.2), (.07, .16), (.025 * firm, .06 * firm), 26)
    relief = lambda x, y: creases(x, y, folds) + .035 * swell(x, y, 1.8, 6)
    for k, q in enumerate((.02, .035, .015)):
        pile.lay("folded", bow(rect(-1.72 + .02 * k, -2.32 + .015 * k, 1.71 - .015 * k, 2.2), q), cloth, .17, .085, lambda x, y: .02 * swell(x, y, 1.5, k), 20, .07)
    shoulder = [(.52, 2.42), (1.2, 2.3), (1.62, 2.12), (1.74, 1.9), (1.73, .6), (1.74, -2.25), (1.66, -2.34)]
    back = [(1.0, 2.3), (-1.0, 2.3), (-.62, 2.5), (.62, 2.5)]
    pile.lay("stand", rounded([(*p, .08) for p in back], 5, True), cloth, .12, .05, None, 10, .05)
    under = rounded([(*p, .08) for p in [(.12, 2.05), (.5, 2.42)] + shoulder[1:] + [(-.02, -2.34)]], 5, True)
    over = rounded([(*p, .08) for p in [(-.10, 2.05), (-.5, 2.42)] + [(-x, y) for x, y in shoulder[1:]] + [(.16, -2.36), (.17, 2.0)]], 5, True)
    pile.lay("right front", under, cloth, .10, .05, relief, 14, .05)
    pile.lay("left front", over, cloth, .10, .05, relief, 14, .05)
    for x in (.12, -.14):
        sew(pile.on([(x, -2.3), (x + .008, 0), (x, 2.0)], .006), row, .045, .025, .008)
    for s in (-1, 1):
        pocket = rounded([(s * .92 - .48, .15, .03), (s * .92, -.02, .06), (s * .92 + .48, .15, .03), (s * .92 + .48, 1.2, .03), (s * .92 - .48, 1.2, .03)], 5, True)
        pile.lay("pocket", pocket, cloth, .05, .03, lambda x, y: .02 * swell(x, y, .7, 2), 3, .045)
        flap = rounded([(s * .92 - .5, 1.28, .03), (s * .92 - .5, .98, .05), (s * .92, .84, .08), (s * .92 + .5, .98, .05), (s * .92 + .5, 1.28, .03)], 5, True)
        inset = np.array(pocket) * .92 + np.array([s * .92, .6]) * .08
        sew(pile.on(inset[[k for k in range(len(inset)) if inset[k][1] < .95]].tolist()[::1], .006), row, .045, .025, .008)
        pile.lay("flap", flap, cloth, .06, .03, lambda x, y: .035 * np.exp(-((y - .95) / .1) ** 2) * np.cos((x - s * .92) * 3), 3, .04)
        sew(pile.on([(s * .92 - .44, 1.22), (s * .92 + .44, 1.22)], .006), row, .045, .025, .008)
    collar = [[(.06, 2.04), (.36, 2.52), (.62, 2.56), (.9, 2.34), (1.02, 1.62), (.86, 1.5)], [(-.06, 2.04), (-.88, 1.48), (-1.03, 1.6), (-.9, 2.34), (-.62, 2.56), (-.36, 2.52)]]
    for leaf in collar:
        pile.lay("collar", rounded([(*p, .07) for p in leaf], 6, True), cloth, .09, .045, lambda x, y: .05 * np.exp(-((y - 2.45) / .2) ** 2) + .015 * swell(x, y, .9, 3), 6, .04, .5 if leaf is collar[0] else -.5)
        c = np.mean(leaf, 0)
        ring = even(rounded([(*(np.array(p) * .88 + c * .12), .06) for p in leaf], 5, True), .02, True)
        sew(pile.on([p for p in ring if p[1] < 2.3 and abs(p[0]) > .25], .006), row, .045, .025, .008)
    m = Mat("horn")
    horn = m.p(Base_Color=m.mix(m.ramp(m.noise(m.co(), 7, 4, .6, 1.5), (.4, 0.), (.62, 1.)), rgb("#33251c"), rgb("#8d6a48")), Roughness=.25, Coat_Weight=.4).m
    spots = [(.015, y) for y in (1.78, 1.02, .26, -.5, -1.26, -2.02)] + [(s * .92, .93) for s in (-1, 1)]
    for k, (x, y) in enumerate(spots):
        button((x, y, float(pile.at(x, y)) + .018), k * 1.3, horn, matching(colour, .35))
    if look.view == "detail":
        return Shot(azimuth=22, elevation=36, aim=(.35, 1.35, .6), span=2.5, dof=.006)
    return Shot(azimuth=18, elevation=48, fill=.84)
