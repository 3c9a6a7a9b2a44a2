"""What bags share: skins and trims, panels and gussets with piping, webbing with stitched boxes, and a warp that lets it all sag."""
from studio import *
from studio.softgoods import *
from studio.softgoods import sewing


def skin(material, colour):
    """The bag's main material."""
    return {
        "Recycled Nylon": lambda: nylon(colour),
        "Ripstop": lambda: nylon(colour, .16),
        "Waxed Canvas": lambda: waxed(colour, 52),
        "Canvas": lambda: weave(colour, 46, .5, .8, "UV", .3, 0, .3),
        "Felt": lambda: felt(colour),
        "Leather": lambda: leather(colour, 20, .46, .4),
    }[material]().m


def brass():
    """The quiet brass of zips and buckles."""
    return polished("#ab9468", .3).m


def zipper(path, facing, metal, tape, tooth=.05, width=.26, at=.5, pull=None, fine=1.5):
    """A zip with teeth as small as bags have them: sewn `fine` times too large, then made smaller."""
    parts = sewing.zipper(np.asarray(path) * fine, facing, metal, tape, tooth, width * 1.35, at, pull)
    for ob in parts:
        ob.matrix_world = Matrix.Scale(1 / fine, 4) @ ob.matrix_world
    return parts


def webbing(colour):
    """Woven strap: fine ribs across."""
    return twill(colour, 34, .75, .7, 0, .2, .4, .15).m


def panel(outline, y, facing, dome, mat, relief=None, rim=.5, step=.06, ground=None):
    """A domed panel in the xz plane at `y`; `facing` is 1 to the front and -1 to the back. `ground` is the height of what it is sewn onto."""
    top = lambda x, z, d: dome * arc(d / rim) + (relief(x, z) * np.clip(d / .25, 0, 1) if relief else 0) + (ground(x, z) if ground else 0)
    ob = piece("panel", outline, mat, top, None, step, min(rim, .3))
    me = ob.data
    V = np.empty(len(me.vertices) * 3, np.float32)
    me.vertices.foreach_get("co", V)
    V = V.reshape(-1, 3)
    me.vertices.foreach_set("co", np.stack([V[:, 0], y - facing * V[:, 2], V[:, 1]], 1).ravel())
    if facing < 0:
        me.flip_normals()
    me.update()
    return ob


def domed(outline, dome, rim):
    """The height of a panel without its relief, as `ground` of what is sewn onto it."""
    def height(x, z):
        return dome * arc(distance(np.stack([np.ravel(x), np.ravel(z)], 1), outline, True) / rim)
    return height


def ring(outline, y, step=.04):
    """The outline as a closed path in space at `y`."""
    p = even(outline, step, True)
    return np.stack([p[:, 0], np.full(len(p), y), p[:, 1]], 1)


def outward(path):
    """Normals in the xz plane of a counter-clockwise path."""
    tan = np.roll(path, -1, 0) - np.roll(path, 1, 0)
    n = np.stack([tan[:, 2], np.zeros(len(path)), -tan[:, 0]], 1)
    return n / np.linalg.norm(n, axis=1)[:, None]


def gusset(outline, depth, mat, bulge=.06, relief=None, across=None):
    """The side that runs round the bag between its two panels."""
    P = ring(outline, 0, .05)
    N = outward(P)
    n, m = len(P), across or max(14, round(depth / .07))
    way = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(P, axis=0), axis=1))])
    t = np.linspace(-1, 1, m)
    S, T = np.meshgrid(way, t, indexing="ij")
    fade = arc((1 - np.abs(T)) / .25)
    out = bulge * arc((1 - np.abs(T)) / .5) + (relief(S, T * depth / 2) * fade if relief else 0)
    V = P[:, None] + N[:, None] * out[..., None] + np.stack([0 * T, T * depth / 2, 0 * T], -1)
    F, UV = [], []
    for i in range(n):
        j = (i + 1) % n
        s1 = way[i + 1] if i + 1 < n else way[i] + .05
        for k in range(m - 1):
            F.append((i * m + k, j * m + k, j * m + k + 1, i * m + k + 1))
            UV += [(way[i], t[k] * depth / 2), (s1, t[k] * depth / 2), (s1, t[k + 1] * depth / 2), (way[i], t[k + 1] * depth / 2)]
    return mesh("gusset", V.reshape(-1, 3).tolist(), F, mat, UV, sharp=None)


def sewn_box(outline, depth, dome, cloth, trim, relief=None, side=None, bulge=.06, pipe=.042, y=0., rim=.5):
    """Two panels, the gusset between them, and piping along both seams."""
    panel(outline, y - depth / 2, 1, dome, cloth, relief, rim)
    panel(outline, y + depth / 2, -1, dome * .7, cloth, None, rim)
    g = gusset(outline, depth, cloth, bulge, side)
    g.location.y = y
    for s in (-1, 1):
        sweep("piping", ring(outline, y + s * depth / 2), circle(pipe, 10), trim, up=(0, 1, 0), closed=True)


def stretch_of(outline, a, b, y, lift):
    """Part of the outline from the share `a` to `b` of its length, `lift` outwards: points and normals."""
    P = ring(outline, y, .02)
    N = outward(P)
    n = len(P)
    at = np.arange(int(a * n), int(b * n)) % n
    return P[at] + N[at] * lift, N[at]


def box_stitch(corner, across, along, row, lift=(0, 0, 0)):
    """A rectangle of stitches with a cross in it; `across` and `along` are its sides as vectors."""
    c, a, b = (np.array(v, float) for v in (corner, across, along))
    c = c + np.array(lift)
    q = [c, c + a, c + a + b, c + b]
    for k in range(4):
        sew(np.linspace(q[k], q[(k + 1) % 4], 12), row, .045, .022, .009)
    sew(np.linspace(q[0], q[2], 12), row, .045, .022, .009)
    sew(np.linspace(q[1], q[3], 12), row, .045, .022, .009)


def warp(move):
    """Moves every point of every mesh by `move(x, y, z)`, which answers new x, y, z: the sag of a thing that is soft."""
    bpy.context.view_layer.update()
    for ob in list(bpy.context.scene.objects):
        if ob.type != "MESH":
            continue
        me = ob.data
        V = np.empty(len(me.vertices) * 3, np.float32)
        me.vertices.foreach_get("co", V)
        M = np.array(ob.matrix_world)
        W = V.reshape(-1, 3) @ M[:3, :3].T + M[:3, 3]
        me.vertices.foreach_set("co", np.stack(move(*W.T), 1).astype(np.float32).ravel())
        ob.matrix_world = Matrix.Identity(4)
        me.update()


def stitch_thread(colour):
    return Mat("thread").p(Base_Color=rgb(colour), Roughness=.65, Sheen_Weight=.2).m


def d_ring(at, r, mat, rot=(0, 0, 0), thick=.035):
    """A metal ring in the shape of a D."""
    a = np.linspace(0, pi, 24)
    path = [(r * math.cos(q), 0, -r * math.sin(q) * .9) for q in a]
    ob = sweep("ring", path + [(-r * q, 0, 0) for q in np.linspace(.9, -.9, 12)], circle(thick, 12), mat, up=(0, 1, 0), closed=True)
    ob.location, ob.rotation_euler = at, rot
    return ob
