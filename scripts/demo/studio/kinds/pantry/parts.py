"""What several things of the pantry share: printed labels, a jar's lid, cork, salt."""
from studio import *
from studio.still_life import *


def label(surface, w, h, name, below, ink="#3b2f28", accent="#b4532f", ground="#f7f0e2", emblem="leaf", lift=.004, size=None):
    """A paper label: a frame of two lines, an emblem, the name of the sort and what it is."""
    lay("label", sheet(w, h), paper(ground, .7).m, surface, lift)
    dark, tint = plain(ink, .6).m, plain(accent, .6).m
    lay("frame", together([frame(w, h, .012, .035), frame(w, h, .004, .055)]), tint, surface, lift * 2)
    words = lettering(name, 1., 1.02, .006)
    size = size or min((w - .15) / np.ptp(words[0][:, 0]), .17 * h / .7)
    lay("name", (words[0] * size + (0, -.07 * h), words[1]), dark, surface, lift * 2)
    words = lettering(below.upper(), 1., 1.25)
    small = min(.45 * w / np.ptp(words[0][:, 0]), .07 * h / .7)
    lay("what", (words[0] * small + (0, -.27 * h), words[1]), dark, surface, lift * 2)
    lay("rule", line(-.1 * w, -.18 * h, .1 * w, -.18 * h, .006), tint, surface, lift * 2)
    y, s = .19 * h, min(w, h)
    if emblem == "leaf":
        shape = together([leaf(0, y - .08 * s, .24 * s, .085 * s, pi / 2)] + [leaf(0, y - .08 * s, .18 * s, .07 * s, pi / 2 + k * .8) for k in (-1, 1)])
    elif emblem == "sun":
        shape = together([disc(0, y, .05 * s)] + [leaf(.07 * s * math.cos(a), y + .07 * s * math.sin(a), .06 * s, .018 * s, a) for a in np.arange(12) * pi / 6])
    elif emblem == "drop":
        shape = together([disc(0, y, .105 * s, .093 * s), leaf(0, y - .065 * s, .13 * s, .07 * s, pi / 2)])
    elif emblem == "wave":
        t = np.linspace(-1, 1, 25)
        rows = [[(.13 * s * u, y + .045 * s * k + .016 * s * math.sin(7 * u)) for u in t] for k in (-1, 0, 1)]
        shape = together([line(*a, *b, .012) for row in rows for a, b in zip(row, row[1:])])
    else:
        shape = together([disc(0, y, .115 * s, .1 * s), leaf(-.06 * s, y - .045 * s, .14 * s, .08 * s, .65), disc(.04 * s, y - .05 * s, .014 * s)])
    lay("emblem", shape, tint, surface, lift * 2)


def cork():
    m = Mat("cork")
    grain = m.noise(m.co(), 11, 5, .65)
    spots = m.ramp(m.n("TexVoronoi", {"Vector": m.co(), "Scale": 13.}).outputs[0], (.16, 1.), (.26, 0.))
    base = m.mix(m.ramp(grain, (.35, 0.), (.7, 1.)), rgb("#d3a676"), rgb("#b58353"))
    base = m.mix(m.math("MULTIPLY", spots, .7), base, rgb("#7a5030"))
    return m.p(Base_Color=base, Roughness=.85, Normal=m.bump(m.math("SUBTRACT", grain, spots), .3, .012), Specular_IOR_Level=.2)


def salt(colour, deep=.35):
    m = Mat("salt")
    shade = m.mix(each(m), rgb(colour), tuple(c * .85 for c in rgb(colour)[:3]) + (1,))
    return m.p(Base_Color=shade, Roughness=.3, Subsurface_Weight=deep, Subsurface_Radius=(.5, .5, .5), Subsurface_Scale=.03, Specular_IOR_Level=.6)


def flakes(name, places, mat, seed=1):
    """Thin irregular plates of salt."""
    shape = [(-.5, -.42, -.1), (.48, -.5, -.1), (.5, .4, -.1), (-.4, .5, -.1), (-.32, -.28, .12), (.3, -.32, .12), (.34, .26, .12), (-.27, .34, .12)]
    faces = [(0, 3, 2, 1), (4, 5, 6, 7), (0, 1, 5, 4), (1, 2, 6, 5), (2, 3, 7, 6), (3, 0, 4, 7)]
    return strew(name, (shape, faces), places, mat, 20, seed)


def stone(seed=1, flat=1.):
    """An irregular crumb."""
    bm = bmesh.new()
    bmesh.ops.create_icosphere(bm, subdivisions=1, radius=.5)
    rng = np.random.default_rng(seed)
    V = [tuple(np.array(v.co) * (1, .8, flat) * rng.uniform(.7, 1.2)) for v in bm.verts]
    F = [tuple(v.index for v in f.verts) for f in bm.faces]
    bm.free()
    return V, F


def jar(side, thick, tint="#fbfdfc", seg=160):
    """A glass jar with a thick bottom from its outer line (foot to rim); answers the inner line."""
    inner = [(x - thick, z) for x, z in side if z > thick * 1.6 and x > thick * 3]
    floor = [(0, thick * 1.6), (inner[0][0] - .04, thick * 1.6), (inner[0][0] - .01, thick * 1.6 + .012)]
    lathe("glass", [(0, side[0][1] + .02), (side[0][0] - .03, side[0][1] + .02)] + list(side) + [(side[-1][0] - thick / 2, side[-1][1] + thick * .3)] + inner[::-1] + floor[::-1], clear(tint, dark=.06).m, seg)
    return floor + inner


def filling(inner, level, mat, into=.006, seg=160):
    """What fills the jar: a little into the glass, so that no gap shows."""
    P = [(x + into, z - into) for x, z in inner if z < level]
    P[0] = (0, P[0][1])
    return lathe("filling", P + [(P[-1][0], level - .012), (P[-1][0] - .03, level), (0, level)], mat, seg)
