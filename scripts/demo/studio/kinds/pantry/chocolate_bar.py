"""A bar of chocolate half out of its foil and paper sleeve, with two pieces broken off."""
from .parts import *
from mathutils import noise

DEPARTMENT = "Pantry"
SORTS = {"Milk": ("#7a4526", "#8aa5b3", "#31485a"), "Dark": ("#38200f", "#40332f", "#c9a04e"), "Hazelnut": ("#6e3d20", "#a9794c", "#4a2c17"), "Sea Salt Caramel": ("#8f5527", "#d9a441", "#5c3a16")}


def chocolate(colour, nuts=False):
    m = Mat("chocolate")
    cloud = m.noise(m.co(), 3, 3)
    base = m.mix(cloud, rgb(colour), darker(colour, .8))
    return m.p(Base_Color=base, Roughness=m.math("MULTIPLY_ADD", cloud, .12, .27), Coat_Weight=.15, Coat_Roughness=.25,
               Subsurface_Weight=.08, Subsurface_Radius=(.3, .15, .1), Subsurface_Scale=.05, Normal=m.bump(m.noise(m.co(), 14, 3), .05, .01))


def square(x, y, mat, z=.0, w=.30, d=.29):
    """One segment: a plinth, a groove's slope and a flat, slightly sunken top."""
    steps = [(.004, 0), (0, .012), (0, .055), (.004, .066), (.038, .115), (.050, .122), (.062, .121), (.075, .112), (.085, .110)]
    ob = loft("square", [(rrect(w - 2 * i, d - 2 * i, max(.012, .03 - i * .2), 4), h) for i, h in steps], mat)
    ob.location = (x, y, z)
    return ob


def wrap(name, x0, x1, w, high, mat, crumple, ragged, z0=.0):
    """A sleeve of paper or foil round the bar; `ragged` tears its right end, `crumple` creases it."""
    outline = np.array(rrect(w, high, .025, 5))
    outline = np.concatenate([outline, outline[:1]])
    run = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(outline, axis=0), axis=1))])
    even = np.linspace(0, run[-1], 240, endpoint=False)
    ys, zs = np.interp(even, run, outline[:, 0]), np.interp(even, run, outline[:, 1]) + high / 2 + z0
    V, rows = [], 70
    for i in range(rows):
        for k, (y, z) in enumerate(zip(ys, zs)):
            tear = ragged * (noise.noise((y * 4, z * 4, 1.3)) + .5 * noise.noise((y * 13, z * 13, 2.))) * (i / (rows - 1)) ** 2
            x = x0 + (x1 - x0) * i / (rows - 1) + tear
            lift = crumple * (abs(noise.noise((x * 5, y * 5 + z, 4.))) + .5 * abs(noise.noise((x * 12 + y * 3, y * 11, z * 9))))
            up = max(0, (z - z0) / high - .3)
            V.append((x, y * (1 + .3 * lift), z + lift * up))
    n = len(even)
    F = [(i * n + k, i * n + (k + 1) % n, (i + 1) * n + (k + 1) % n, (i + 1) * n + k) for i in range(rows - 1) for k in range(n)]
    ob = outwards(mesh(name, V, F, mat, sharp=None), 50 if crumple < .01 else 24)
    ob.modifiers.new("S", "SOLIDIFY").thickness = .006
    return ob


def build(look):
    colour, cover, accent = SORTS[look.material]
    m = chocolate(colour)
    for i in range(6):
        for j in range(3):
            if not (i == 5 and j == 0):
                square(-.78 + .31 * i, -.30 + .30 * j, m.m, .012)
    piece = square(1.02, -.52, m.m)
    piece.rotation_euler = (0, 0, math.radians(28))
    slab("bar", (.62, .88, .05), m.m, .02, .01, (.0, 0, .012))
    foil = Mat("foil")
    foil.p(Base_Color=rgb("#d9d5cc") if look.material != "Dark" else rgb("#d3b06a"), Metallic=1., Roughness=.28)
    wrap("foil", -.93, .20, .925, .155, foil.m, .022, .09)
    sleeve = paper(look.paint(cover), .6, .05)
    wrap("sleeve", -.955, .06, .955, .178, sleeve.m, 0, 0)
    lay("end", sheet(.95, .17, 10, 4), sleeve.m, lambda x, y, lift: (-.955, x, .09 + y), 0)
    top = tabletop(.184, (-.45, 0), 0)
    ink = plain(accent, .55)
    lines = {"Sea Salt Caramel": ["Sea Salt", "Caramel"]}.get(look.material, [look.material])
    for k, text in enumerate(lines):
        words = lettering(text, 1., 1.02, .006)
        size = min(.62 / np.ptp(words[0][:, 0]), .17 if len(lines) == 1 else .13)
        lay("name", (words[0] * size + (0, -.06 + .11 * (len(lines) - 1) - .15 * k), words[1]), ink.m, top, .004)
    words = lettering("CHOCOLATE", 1., 1.3)
    lay("what", (words[0] * .055 + (0, -.22), words[1]), ink.m, top, .004)
    lay("frame", together([frame(.88, .86, .01, .04), frame(.88, .86, .004, .06)]), ink.m, top, .004)
    lay("emblem", together([leaf(0, .10 if len(lines) == 1 else .17, .2, .085, pi / 2 + k * .65) for k in (-1, 0, 1)]), ink.m, top, .004)
    crumbs = [(.86, -.40, .01, .03), (.80, -.55, .008, .022), (1.22, -.36, .008, .02), (.95, -.22, .01, .026), (1.25, -.62, .008, .024)]
    strew("crumbs", stone(2), crumbs, m.m)
    if look.material == "Hazelnut":
        nut = Mat("nut")
        nut.p(Base_Color=nut.mix(nut.ramp(nut.noise(nut.co(scale=(1, 1, .15)), 30, 3), (.35, 0.), (.7, 1.)), rgb("#a8683a"), rgb("#7d4520")), Roughness=.5)
        for x, y, a, b in ((-.55, -.72, .3, 1.2), (-.25, -.80, 1.7, 1.4), (.50, -.68, 4., 1.5), (-.36, -.64, 2.5, .4)):
            o = lathe("nut", rounded([(0, -.10), (.07, -.10, .03), (.11, -.02, .07), (.09, .07, .08), (0, .12)], 8), nut.m, 40)
            o.location, o.rotation_euler = (x, y, .098), (b, 0, a)
    if look.material == "Sea Salt Caramel":
        rng = np.random.default_rng(4)
        on = [(rng.uniform(.26, .9), rng.uniform(-.1, .42), .134, rng.uniform(.02, .04)) for _ in range(60)] + [(rng.uniform(.3, 1.2), rng.uniform(-.75, -.45), .01, .028) for _ in range(30)]
        flakes("salt", on, salt("#fbfaf6").m)
    if look.view == "detail":
        return Shot(azimuth=32, elevation=32, aim=(.42, -.12, .10), span=1.95, dof=.006)
    return Shot(azimuth=24, elevation=40, fill=.88, dof=.004)
