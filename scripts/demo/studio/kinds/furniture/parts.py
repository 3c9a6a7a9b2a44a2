"""What furniture has in common: woods with the grain along each part, rounded boards, turned and tapered legs, cushions."""
from studio import *

WOODS = {
    "Ash": ("#e2cba3", "#b18f60"), "Oak": ("#cda873", "#8d653a"), "Walnut": ("#8a5d3c", "#4b2d1b"), "Pine": ("#e8c890", "#c08a4a"),
    "Teak": ("#b97f47", "#7a4a26"), "Birch": ("#ecd9b6", "#cfae7c"),
}


class Timber:
    """One wood in three directions, so that the grain runs along each part: `timber.x`, `timber.y`, `timber.z`."""

    def __init__(self, name, scale=.45, rings=2.2, rough=.5):
        light, dark = WOODS[name]
        self.x, self.y, self.z = (wood(light, dark, along=along, scale=scale, rings=rings, rough=rough).m for along in ((1, 0, 0), (0, 1, 0), (0, 0, 1)))


def board(name, size, at, mat, bevel=.04, rot=None):
    """A flat board with rounded edges."""
    return box(name, size, mat, at, bevel, 4, rot)


def leg(name, top, bottom, thick, thin, mat, square=0., n=16, swell=0.):
    """A leg from `top` to `bottom`, tapered; round, or with corners of the radius `square`."""
    path = np.linspace(top, bottom, n)
    t = np.linspace(0, 1, n)
    widths = thick + (thin - thick) * t + swell * np.sin(pi * t)
    section = rrect(1, 1, square, 5) if square else circle(.5, 28)
    lean = np.array(bottom, float) - np.array(top, float)
    up = (0, 1, 0) if abs(lean[1]) < .8 * np.linalg.norm(lean) else (0, 0, 1)
    return sweep(name, path, section, mat, up=up, scale=widths)


def slab(name, outline, low, high, mat, bevel=.05, steps=5):
    """A flat thing of any outline (x, y), `low` to `high`, with rounded upper and lower edges."""
    P = np.array(outline, float)
    n = len(P)
    ahead, behind = np.roll(P, -1, 0), np.roll(P, 1, 0)
    along = ahead - behind
    along /= np.linalg.norm(along, axis=1)[:, None]
    outward = np.stack([along[:, 1], -along[:, 0]], 1)
    V, levels = [], []
    angles = np.linspace(0, pi / 2, steps)
    for a in angles:
        levels.append((bevel * (1 - math.sin(a)), low + bevel * (1 - math.cos(a))))
    for a in angles[::-1]:
        levels.append((bevel * (1 - math.sin(a)), high - bevel * (1 - math.cos(a))))
    for inset, z in levels:
        V += [(p[0] - o[0] * inset, p[1] - o[1] * inset, z) for p, o in zip(P, outward)]
    F = [(k * n + i, k * n + (i + 1) % n, (k + 1) * n + (i + 1) % n, (k + 1) * n + i) for k in range(len(levels) - 1) for i in range(n)]
    F += [tuple(range(n))[::-1], tuple(range((len(levels) - 1) * n, len(levels) * n))]
    return mesh(name, V, F, mat, sharp=45)


def round_slab(name, radius, low, high, mat, bevel=.05):
    return slab(name, circle(radius, 128), low, high, mat, bevel)


def cushion(name, size, mat, at=(0, 0, 0), puff=.25, corner=.3, power=.32, rot=None, seam=None, dent=0., seed=0):
    """A filled cushion: a box of `size` whose faces bulge by `puff` and whose edges are round by `corner`; a seam cord runs round its middle."""
    w, d, h = size
    n = 40
    rng = np.random.default_rng(seed)
    phase = rng.uniform(0, 6, 6)
    bm = bmesh.new()
    bmesh.ops.create_cube(bm, size=2)
    bmesh.ops.subdivide_edges(bm, edges=bm.edges[:], cuts=n, use_grid_fill=True)
    for v in bm.verts:
        u = np.array(v.co)
        half = np.array([w / 2, d / 2, h / 2])
        inner = np.maximum(half - corner, 0)
        p = u * half
        core = np.clip(p, -inner, inner)
        off = p - core
        length = np.linalg.norm(off)
        if length > 1e-9:
            p = core + off / length * min(corner, half.min())
        rise = ((1 - abs(u[0]) ** 2.2) * (1 - abs(u[1]) ** 2.2)) ** power if max(abs(u[0]), abs(u[1])) < 1 else 0
        side = (1 - abs(u[2]) ** 2) * .35
        p[2] += u[2] * puff * rise - (dent * math.exp(-2.2 * (u[0] ** 2 + u[1] ** 2)) if u[2] > 0 else 0)
        p[0] += u[0] * puff * side * (1 - abs(u[1]) ** 3)
        p[1] += u[1] * puff * side * (1 - abs(u[0]) ** 3)
        wave = .014 * math.sin(.9 * u[0] * w + phase[0]) * math.sin(.8 * u[1] * d + phase[1]) + .004 * math.sin(2.2 * u[0] * w + phase[2] + 2 * u[1])
        p += np.array([wave * .5, wave * .5, wave])
        v.co = p
    me = bpy.data.meshes.new(name)
    uv = bm.loops.layers.uv.new("UV")
    for face in bm.faces:
        axis = max(range(3), key=lambda k: abs(face.normal[k]))
        a, b = [k for k in range(3) if k != axis]
        for loop in face.loops:
            loop[uv].uv = (loop.vert.co[a], loop.vert.co[b])
    bm.to_mesh(me)
    bm.free()
    me.polygons.foreach_set("use_smooth", [True] * len(me.polygons))
    me.materials.append(mat)
    ob = bpy.data.objects.new(name, me)
    bpy.context.scene.collection.objects.link(ob)
    ob.location = at
    ob.rotation_euler = rot or (0, 0, 0)
    if seam is not None:
        for z in (h / 2 - corner * .32, corner * .32 - h / 2):  # there the rounded edge stands back by .27 of its radius
            track = [(x, y, z) for x, y in rrect(w - .54 * corner, d - .54 * corner, .73 * corner, 10)]
            pipe = sweep("piping", catmull(track, 3, True), circle(.032, 8), seam, closed=True)
            pipe.location, pipe.rotation_euler = at, rot or (0, 0, 0)
    return ob
