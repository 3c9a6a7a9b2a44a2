"""An overshirt folded as a shop folds it: collar on its stand, button placket, two chest pockets with flaps, sleeves folded behind."""
from .parts import *

DEPARTMENT = "Apparel"
NECK = (0, 2.16)


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


def neckline(turn):
    """The neck seam, from the front (-90 degrees) round by the right to the back and the left."""
    return NECK[0] + .66 * np.cos(turn), NECK[1] + np.where(np.sin(turn) < 0, .42, .26) * np.sin(turn)


def collar(pile, cloth, row, thick=.06):
    """The stand rises from the neck seam, rolls over, and the leaf falls on the shoulders in two points."""
    turn = np.radians(np.linspace(-88, 268, 179))
    degrees = np.degrees(turn)
    folded = np.where(degrees > 90, 180 - degrees, degrees)  # the left side mirrors the right one
    stops = [-90, -64, -40, -8, 35, 65, 90]
    ex = np.interp(folded, stops, [.07, .56, .90, 1.06, .98, .55, 0]) * np.where(degrees > 90, -1, 1)
    ey = np.interp(folded, stops, [1.72, 1.26, 1.52, 2.0, 2.42, 2.66, 2.7])
    bx, by = neckline(turn)
    high = np.interp(folded, [-90, -30, 90], [.13, .24, .36])
    base = pile.at(bx, by)
    lift = pile.at(ex, ey) + thick * .75

    def at(q):
        """Points all round: q from 0 (seam) over 1 (the roll) to 2 (the leaf's edge)."""
        if q <= 1:
            out = .05 * q + .03 * math.sin(q * pi)
            x, y, z = bx + out * (bx - NECK[0]), by + out * (by - NECK[1]), base - .02 + high * math.sin(q * pi / 2)
        else:
            t = q - 1
            x, y = bx * 1.05 + (ex - bx * 1.05) * t, by + (ey - by) * t
            ground = pile.at(x, y) + thick * .75
            z = np.maximum((base - .02 + high) * (1 - t) ** 1.6 + lift * (1 - (1 - t) ** 1.6) + .05 * math.sin(pi * t) ** .8, ground)
        return np.stack([x, y, z], -1)

    qs = np.concatenate([np.linspace(0, .9, 6), np.linspace(1, 1.2, 6), np.linspace(1.3, 2, 9)])
    grid = np.stack([at(q) for q in qs], 1)
    n, m = grid.shape[:2]
    way = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(grid[:, -1], axis=0), axis=1))])
    across = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(grid[n // 4], axis=0), axis=1))])
    uv = np.stack(np.broadcast_arrays(way[:, None] * .75, across[None]), -1).reshape(-1, 2)
    F = np.array([(i * m + k, (i + 1) * m + k, (i + 1) * m + k + 1, i * m + k + 1) for i in range(n - 1) for k in range(m - 1)])
    ob = mesh("collar", grid.reshape(-1, 3).tolist(), F.tolist(), cloth, uv[F.ravel()], sharp=None)
    s = ob.modifiers.new("thick", "SOLIDIFY")
    s.thickness, s.offset = thick, 0
    b = ob.modifiers.new("soft", "BEVEL")
    b.width, b.segments, b.limit_method, b.angle_limit = thick * .42, 3, "ANGLE", 1.
    edge = at(1.86)[2:-2] + [0, 0, thick * .56]
    sew(edge[np.abs(edge[:, 1] - 2.7) > .35], row, .045, .025, .009)


def build(look):
    colour = {"Corduroy": "#a8683a", "Waxed Cotton": "#565a3c", "Wool": "#6b7480"}[look.material]
    make = {"Corduroy": lambda: corduroy(colour, 19), "Waxed Cotton": lambda: waxed(colour, 60), "Wool": lambda: twill(colour, 17, 1., .8, .6, .3, .45)}[look.material]
    cloth = make().m
    row = matching(colour, 1.35 if look.material == "Waxed Cotton" else .6)
    firm = {"Corduroy": 1., "Waxed Cotton": 1.25, "Wool": .8}[look.material]
    pile = Pile(3.4, 340)
    rect = lambda x0, y0, x1, y1, r=.16: rounded([(x0, y0, r), (x1, y0, r), (x1, y1, r), (x0, y1, r)], 6, True)
    bow = lambda line, q: [(x + q * math.sin(y * 1.3 + q * 90) * (1 if x > 0 else -.7), y + q * .8 * math.sin(x * 1.7 + q * 70)) for x, y in even(line, .06, True)]
    folds = mirrored([(1.7, 2.0, .5, .9, .22, .05), (1.7, -1.0, .3, -2.0, .2, .06), (1.5, -.2, .6, -1.3, .16, .045), (.45, 1.3, .55, -.7, .12, .03)], 1)
    folds += mirrored([(1.7, 2.1, .6, 1.3, .22, .05), (1.7, -.8, .5, -1.6, .2, .06), (1.6, -1.7, .3, -2.1, .16, .05), (1.75, .6, 1.5, -.9, .12, .045)], -1)
    relief = lambda x, y: firm * (2.2 * drapes(x, y, folds) + .045 * swell(x, y, 1.8, 6)) + .05
    for k, (q, inset) in enumerate(((.03, .05), (.045, 0), (.025, .06))):
        shape = bow(rect(-1.76 + inset, -2.36 + inset * .6, 1.75 - inset * .7, 2.5 - .05 * k), q)
        pile.lay("folded", shape, cloth, .13, .065, lambda x, y: .04 * swell(x, y, 1.5, k) + .03, 20, .07)

    round_neck = [tuple(float(q) for q in neckline(math.radians(a))) for a in range(-86, 31, 6)]
    shoulder = [(.98, 2.42), (1.3, 2.36), (1.62, 2.2), (1.74, 1.95), (1.76, 1.2), (1.72, .2), (1.75, -1.2), (1.77, -2.2), (1.66, -2.4)]
    below = [(1.0, -2.42), (.4, -2.39)]
    soft = lambda points: rounded([(*p, .1) for p in points], 5, True)
    under = soft(round_neck + shoulder + below + [(-.04, -2.38), (-.04, 1.74)])
    over = soft([(-x, y) for x, y in round_neck] + [(-x * .995, y) for x, y in shoulder] + [(-1.0, -2.40), (-.4, -2.44), (.17, -2.42), (.18, .2), (.17, 1.74)])
    pile.lay("right front", under, cloth, .10, .075, relief, 14, .045)
    pile.lay("left front", over, cloth, .10, .06, relief, 14, .045)
    for x in (.12, -.16):
        sew(pile.on([(x, -2.36), (x + .008, 0), (x, 1.72)], .006), row, .045, .025, .009)
    for s in (-1, 1):
        x0, drop = s * .93, -.34
        pocket = rounded([(x0 - .48, .15 + drop, .04), (x0, -.02 + drop, .08), (x0 + .48, .15 + drop, .04), (x0 + .48, 1.2 + drop, .03), (x0 - .48, 1.2 + drop, .03)], 5, True)
        pile.lay("pocket", pocket, cloth, .06, .035, lambda x, y: .03 * swell(x, y, .8, 2 + s) + .025, 3, .04)
        inset = np.array(pocket) * .92 + np.array([x0, .6 + drop]) * .08
        sew(pile.on([p for p in inset.tolist() if p[1] < .95 + drop], .006), row, .045, .025, .009)
        flap = rounded([(x0 - .5, 1.28 + drop, .03), (x0 - .5, .98 + drop, .06), (x0, .84 + drop, .1), (x0 + .5, .98 + drop, .06), (x0 + .5, 1.28 + drop, .03)], 5, True)
        pile.lay("flap", flap, cloth, .06, .035, lambda x, y: .05 * np.exp(-((y - .92 - drop) / .12) ** 2) * (1 - np.cos((x - x0) * 9)) + .01, 3, .035)
        sew(pile.on([(x0 - .44, 1.22 + drop), (x0 + .44, 1.22 + drop)], .006), row, .045, .025, .009)
    collar(pile, cloth, row)
    label = box("label", (.44, .2, .014), weave("#e9e1cf", 60, .3, .4, "Object").m, bevel=.005)
    label.location = (0, 2.2, float(pile.at(0, 2.2)) + .012)
    m = Mat("horn")
    horn = m.p(Base_Color=m.mix(m.ramp(m.noise(m.co(), 7, 4, .6, 1.5), (.4, 0.), (.62, 1.)), rgb("#33251c"), rgb("#8d6a48")), Roughness=.25, Coat_Weight=.4).m
    spots = [(.0, y) for y in (1.5, .8, .1, -.6, -1.3, -2.0)] + [(s * .93, .58) for s in (-1, 1)]
    for k, (x, y) in enumerate(spots):
        button((x, y, float(pile.at(x, y)) + .018), k * 1.3, horn, matching(colour, .35))
    if look.view == "detail":
        return Shot(azimuth=20, elevation=38, aim=(.3, 1.45, .6), span=2.7, dof=.006)
    return Shot(azimuth=18, elevation=50, fill=.84)
