"""What several things of the stationery share: prisms, books, pencils."""
from studio import *
from studio.still_life import *


def prism(name, outline, tall, mat=None, bevel=.01, seg=3):
    """An outline (x, y) drawn up to a height, all its edges rounded."""
    n = len(outline)
    V = [(x, y, z) for z in (0, tall) for x, y in outline]
    F = [(k, (k + 1) % n, n + (k + 1) % n, n + k) for k in range(n)] + [tuple(range(n))[::-1], tuple(range(n, 2 * n))]
    run = np.concatenate([[0], np.cumsum([math.dist(outline[k], outline[(k + 1) % n]) for k in range(n)])])
    uv = [c for k in range(n) for c in ((run[k], 0), (run[k + 1], 0), (run[k + 1], tall), (run[k], tall))]
    uv += [outline[k % n] for f in F[n:] for k in f]
    ob = mesh(name, V, F, mat, uv, sharp=None)
    outwards(ob)
    m = ob.modifiers.new("B", "BEVEL")
    m.width, m.segments, m.limit_method, m.angle_limit = bevel, seg, "ANGLE", math.radians(40)
    ob.modifiers.new("W", "WEIGHTED_NORMAL").keep_sharp = True
    return ob


def leaves(colour="#f3ead6", axis=0):
    """The cut edges of a block of pages: fine lines across one axis."""
    m = Mat("pages")
    scale = [1.5, 1.5, 1.5]
    scale[axis] = 170
    f = m.noise(m.co(scale=tuple(scale)), 1., 2, .5)
    return m.p(Base_Color=m.mix(m.ramp(f, (.35, 0.), (.65, 1.)), darker(colour, .72), rgb(colour)), Roughness=.85, Normal=m.bump(f, .25, .006), Specular_IOR_Level=.15)


def book(thick, deep, tall, cover, pages, board=.028, bulge=.035, hinge=.008):
    """A hardcover that stands on z = 0, its spine to the front (-y): a case with hinges, and the block of pages in it."""
    t, d = thick / 2, deep / 2
    spine = [(t * math.sin(a), -d - bulge * math.cos(a)) for a in np.linspace(-pi / 2, pi / 2, 11)]
    left = [(-t, d), (-t, -d + .17), (-t + hinge, -d + .12), (-t + hinge, -d + .09), (-t, -d + .05)]
    right = [(-x, y) for x, y in left[::-1]]
    back = [(t - board, d), (t - board, -d + .03), (-t + board, -d + .03), (-t + board, d)]
    case = prism("case", left + spine + right + back, tall, cover, .006)
    block = box("pages", (thick - 2 * board - .002, deep - .074, tall - .07), pages, (0, -.003, tall / 2), .006, 2)
    return [case, block]


def pose(parts, turn):
    bpy.context.view_layer.update()
    for ob in parts:
        ob.matrix_world = turn @ ob.matrix_world


def pencil(coat, core, wooden, length=1.75, radius=.037, sides=6, lead=.011, end=None):
    """A sharpened pencil along x, its point at +x: the cone meets the six flats in scallops. Answers its parts."""
    n = 96
    V, F, kinds = [], [], []
    slope, tip = .19, length
    angle = np.linspace(0, 2 * pi, n, endpoint=False)
    half = pi / sides
    flat = radius / np.cos((angle % (2 * half)) - half) * math.cos(half) if sides else np.full(n, radius)
    flat = np.minimum(flat, radius * .985)
    start = tip - flat / slope
    blunt = .004
    rows = [(np.zeros(n), flat * .9), (np.full(n, .004), flat), (start - .003, flat), (start, flat * .99), (np.full(n, tip - lead / slope), np.full(n, lead)), (np.full(n, tip - blunt / slope), np.full(n, blunt)), (np.full(n, tip - .012), np.full(n, .002))]
    for x, r in rows:
        V += [(a, b * math.cos(q), b * math.sin(q)) for a, b, q in zip(x, r, angle)]
    for i in range(len(rows) - 1):
        for k in range(n):
            F.append((i * n + k, i * n + (k + 1) % n, (i + 1) * n + (k + 1) % n, (i + 1) * n + k))
            kinds.append((0, 0, 1, 1, 2, 2)[i])
    F += [tuple(range(n)), tuple(range((len(rows) - 1) * n, len(rows) * n))]
    kinds += [0 if end is None else 3, 2]
    ob = mesh("pencil", V, F, coat, sharp=None)
    for m in (wooden, core) + ((end,) if end else ()):
        ob.data.materials.append(m)
    ob.data.polygons.foreach_set("material_index", kinds)
    outwards(ob, 24)
    return ob


def clip(mat, at, turn, size=1.):
    """A paper clip that lies flat."""
    w, l = .042 * size, .14 * size
    pts = [(-.6 * w, -.45 * l)] + [(-.6 * w, l * .6), (0, l * .83), (.6 * w, l * .6), (.6 * w, -l * .7), (.05 * w, -l), (-w * .95, -l * .7), (-w, l * .85), (-.05 * w, l * 1.2), (w, l * .85), (w, -l * .3)]
    ob = tube("clip", [(x, y, .006 * size) for x, y in pts], .0055 * size, mat, 10, n=12)
    ob.location, ob.rotation_euler = at, (0, 0, turn)
    return ob
