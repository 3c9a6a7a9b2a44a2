"""Soft goods (Apparel, Bedding & Bath, Bags): cloth that is cut, laid, folded and sewn, and what it is woven or knitted of.

`piece` cuts an outline and gives it a rounded rim; `Pile` lays pieces over one another so that each drapes over those below;
`folded` widens a folded section; `knitting` lays real yarn on a surface; `sew`, `zipper`, `strap` and `fuzz` finish the work.
"""
import math

import bpy
import numpy as np
from mathutils import Vector
from mathutils.geometry import delaunay_2d_cdt

from .geometry import box, catmull, circle, mesh, pi, rounded, rrect, sweep, tube
from .materials import Mat, plain
from .palette import rgb
from .textiles import weave

# --- fields over the plane -------------------------------------------------------------------------------------------


def swell(x, y, size, seed, waves=9):
    """Smooth hills of about `size` units, between -1 and 1."""
    rng = np.random.default_rng(seed)
    total = 0
    for _ in range(waves):
        a, f = rng.uniform(0, 2 * pi), 2 * pi / size * rng.uniform(.55, 1.4)
        total = total + np.sin((x * np.cos(a) + y * np.sin(a)) * f + rng.uniform(0, 2 * pi))
    return total / (1.25 * waves ** .5)


def creases(x, y, lines):
    """Height of soft folds (x0, y0, x1, y1, width, height): ridges with tapering ends and a hollow beside them."""
    total = np.zeros_like(x)
    for k, (x0, y0, x1, y1, w, h) in enumerate(lines):
        length = math.hypot(x1 - x0, y1 - y0)
        cx, cy = (x1 - x0) / length, (y1 - y0) / length
        t = ((x - x0) * cx + (y - y0) * cy) / length
        s = (y - y0) * cx - (x - x0) * cy + length * .06 * np.sin(t * 4 + k * 1.7)
        taper = np.sin(pi * np.clip(t, 0, 1)) ** .8
        wide = w * (.6 + .5 * taper)
        total += h * taper * (np.exp(-(s / wide) ** 2) - .55 * np.exp(-((s - 1.7 * wide) / (1.5 * wide)) ** 2))
    return total


def strew(n, area, angle, seed, length=(.5, 1.4), width=(.04, .1), height=(.01, .03), spread=25):
    """Random lines for `creases` in `area` (x0, y0, x1, y1), about `angle` degrees."""
    rng = np.random.default_rng(seed)
    lines = []
    for _ in range(n):
        a, q = math.radians(angle + rng.normal(0, spread)), rng.uniform(*length) / 2
        x, y = rng.uniform(area[0], area[2]), rng.uniform(area[1], area[3])
        lines.append((x - q * math.cos(a), y - q * math.sin(a), x + q * math.cos(a), y + q * math.sin(a), rng.uniform(*width), rng.uniform(*height)))
    return lines


def distance(P, line, closed=False):
    """Distance of the points to a polyline."""
    P, A = np.asarray(P, float), np.asarray(line, float)
    B = np.roll(A, -1, 0) if closed else A[1:]
    A = A if closed else A[:-1]
    E = B - A
    EE = np.maximum((E ** 2).sum(1), 1e-12)
    out = np.empty(len(P))
    for k in range(0, len(P), 4000):
        R = P[k:k + 4000, None] - A
        t = np.clip((R * E).sum(2) / EE, 0, 1)
        out[k:k + 4000] = np.sqrt((((R - t[..., None] * E)) ** 2).sum(2).min(1))
    return out


def inside(P, outline):
    """Which points lie in the outline."""
    A = np.asarray(outline, float)
    B = np.roll(A, -1, 0)
    out = np.zeros(len(P), bool)
    for a, b in zip(A, B):
        if a[1] == b[1]:
            continue
        crosses = (P[:, 1] < a[1]) != (P[:, 1] < b[1])
        out ^= crosses & (P[:, 0] < (b[0] - a[0]) * (P[:, 1] - a[1]) / (b[1] - a[1]) + a[0])
    return out


def even(line, step, closed=False):
    """The polyline with points about `step` apart."""
    L = np.asarray(line, float)
    if closed:
        L = np.vstack([L, L[:1]])
    s = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(L, axis=0), axis=1))])
    n = max(3, round(s[-1] / step))
    at = np.linspace(0, s[-1], n + 1)[:n if closed else n + 1]
    return np.stack([np.interp(at, s, L[:, k]) for k in range(L.shape[1])], 1)


def groove(x, y, line, width=.02, depth=.02):
    """What a seam along the line takes from the height."""
    d = distance(np.stack([x, y], 1), line)
    return -depth * np.exp(-(d / width) ** 2)


def arc(q):
    """Quarter of a circle: 0 at the rim, 1 from q = 1 on."""
    return np.sqrt(np.maximum(0, 1 - (1 - np.clip(q, 0, 1)) ** 2))


# --- pieces ----------------------------------------------------------------------------------------------------------


def cut(outline, step, rim):
    """Points and triangles of an outline, denser along its rim."""
    edge = even(outline, step, True)
    if (edge[:, 0] * np.roll(edge[:, 1], -1) - np.roll(edge[:, 0], -1) * edge[:, 1]).sum() < 0:
        edge = edge[::-1]
    tangent = np.roll(edge, -1, 0) - np.roll(edge, 1, 0)
    tangent /= np.linalg.norm(tangent, axis=1)[:, None]
    inward = np.stack([-tangent[:, 1], tangent[:, 0]], 1)
    rings = [edge + inward * rim * q for q in (.04, .14, .3, .52, .78)]
    wanted = np.repeat([rim * q for q in (.04, .14, .3, .52, .78)], len(edge))
    rings = np.concatenate(rings)
    low, high = edge.min(0), edge.max(0)
    gx, gy = np.meshgrid(np.arange(low[0], high[0], step), np.arange(low[1], high[1], step * .87))
    gx[1::2] += step / 2
    grid = np.stack([gx.ravel(), gy.ravel()], 1)
    grid = grid[inside(grid, edge)]
    rings_ok = inside(rings, edge) & (distance(rings, edge, True) > wanted * .93)
    grid = grid[distance(grid, edge, True) > rim + step * .2]
    P = np.concatenate([edge, rings[rings_ok], grid])
    n = len(edge)
    V, _, F, *_ = delaunay_2d_cdt([Vector(p) for p in P], [(i, (i + 1) % n) for i in range(n)], [], 1, 1e-5)
    return np.array([tuple(v) for v in V]), np.array([f for f in F if len(f) == 3]), edge


def piece(name, outline, mat, top, bottom=None, step=.05, rim=.05, turn=0.):
    """A cut piece in the xy plane; `top` and `bottom` answer z for x, y and the distance to the edge. UV are x and y, turned."""
    P, F, edge = cut(outline, step, rim)
    d = distance(P, edge, True)
    x, y = P.T
    V = np.column_stack([P, top(x, y, d)])
    c, s = math.cos(turn), math.sin(turn)
    uv = np.stack([x * c + y * s, y * c - x * s], 1)
    faces = F
    if bottom is not None:
        index = np.arange(len(P))
        free = d > rim * .02
        index[free] = len(P) + np.arange(free.sum())
        V = np.vstack([V, np.column_stack([P, bottom(x, y, d)])[free]])
        uv = np.vstack([uv, uv[free]])
        faces = np.vstack([F, index[F][:, ::-1]])
    return mesh(name, V.tolist(), faces.tolist(), mat, uv[faces.ravel()], sharp=None)


class Pile:
    """Cloth laid down piece by piece on a ground of twice `reach`: each piece drapes over what lies below it."""

    def __init__(self, reach, cells=260):
        self.reach, self.cells = reach, cells
        self.z = np.zeros((cells, cells))
        g = np.linspace(-reach, reach, cells)
        self.gx, self.gy = np.meshgrid(g, g)

    def at(self, x, y, field=None):
        """The height at these points."""
        z = self.z if field is None else field
        u = np.clip((np.asarray(x) + self.reach) / (2 * self.reach) * (self.cells - 1), 0, self.cells - 1.001)
        v = np.clip((np.asarray(y) + self.reach) / (2 * self.reach) * (self.cells - 1), 0, self.cells - 1.001)
        i, j = u.astype(int), v.astype(int)
        u, v = u - i, v - j
        return (z[j, i] * (1 - u) + z[j, i + 1] * u) * (1 - v) + (z[j + 1, i] * (1 - u) + z[j + 1, i + 1] * u) * v

    def lay(self, name, outline, mat, thick=.05, rim=None, relief=None, drape=25, step=.05, turn=0., lift=0.):
        """Lays one piece. `relief` answers an extra height for x, y; it fades towards the rim."""
        rim = rim or thick / 2
        soft = lambda f: (np.roll(f, 1, 0) + np.roll(f, -1, 0) + np.roll(f, 1, 1) + np.roll(f, -1, 1) + 4 * f) / 8
        under = self.z.copy()
        for _ in range(drape):
            under = np.maximum(self.z, soft(under))
        for _ in range(3):
            under = soft(under)

        def top(x, y, d):
            extra = relief(x, y) * np.clip(d / (3 * rim), 0, 1) if relief else 0
            extra = .6 * thick * (np.logaddexp(0, np.asarray(extra) / (.6 * thick)) - .693)  # never below the cloth's own underside
            return self.at(x, y, under) + lift + thick * (.5 + .5 * arc(d / rim)) + extra

        def bottom(x, y, d):
            return self.at(x, y, under) + lift + thick * (.5 - .5 * arc(d / rim))

        ob = piece(name, outline, mat, top, bottom, step, rim, turn)
        G = np.stack([self.gx.ravel(), self.gy.ravel()], 1)
        on = inside(G, outline)
        d = distance(G[on], outline, True)
        z = self.z.ravel().copy()
        z[on] = np.maximum(z[on], top(*G[on].T, d))
        self.z = z.reshape(self.z.shape)
        return ob

    def on(self, path, lift=.0, step=.02):
        """A path of (x, y) on what lies there, as points in space."""
        p = even(path, step)
        return np.column_stack([p, self.at(*p.T) + lift])


def bend(section, step=.04, r=.1):
    """A folded section (y, z) with its corners rounded, in even steps."""
    return even(rounded([(y, z, r) for y, z in section], 8), step)


def folded(name, section, width, thick, mat, wave=.02, seed=0, step=.06, stretch=0., crumple=None, edge=.02):
    """A cloth whose section (y, z) is drawn, `width` wide along x. UV are x and the way along the section.

    `crumple` answers an extra thickness for x and the way; `edge` is how unevenly the layers end at the sides."""
    S = np.asarray(section, float)
    way = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(S, axis=0), axis=1))])
    tan = np.gradient(S, axis=0)
    tan /= np.linalg.norm(tan, axis=1)[:, None]
    nor = np.stack([-tan[:, 1], tan[:, 0]], 1)
    ends = arc(np.minimum(way, way[-1] - way) / (thick * .5) + .02)
    xs = np.linspace(-width / 2, width / 2, max(12, round(width / step)))
    r = thick * .6
    near = np.array([r * (1 - math.cos(q)) for q in np.linspace(0, pi / 2, 6)])
    xs = np.concatenate([-width / 2 + near, xs[(xs > -width / 2 + r * 1.1) & (xs < width / 2 - r * 1.1)], width / 2 - near[::-1]])
    X = np.repeat(xs[:, None], len(S), 1)
    W = np.repeat(way[None], len(xs), 0)
    end_x = arc((width / 2 - np.abs(X)) / r + .015)
    sag = wave * (swell(X, W * .25, 2.6, seed) + .5 * swell(X, W * .4, 1.1, seed + 1))
    out = wave * .8 * swell(X, W * .6, 1.6, seed + 2)
    low = S[:, 1].min()
    sag = sag * np.clip((S[:, 1] - low) / .5 + .15, 0, 1)[None]
    shift = edge * swell(W, W * 0 + seed, 1.3, seed + 3) * np.clip(np.abs(X) / width * 2, 0, 1)
    extra = crumple(X, W) * end_x if crumple else 0
    V = []
    for side in (1, -1):
        half = thick * .5 * end_x * ends[None] + extra * (1 if side == 1 else .4)
        y = S[None, :, 0] + nor[None, :, 0] * half * side + out
        z = S[None, :, 1] + nor[None, :, 1] * half * side + sag
        V.append(np.stack([X + shift, y, z], -1))
    n, m = len(S), len(xs)
    loop = np.concatenate([V[0], V[1][:, ::-1]], 1)
    uv_loop = np.concatenate([np.stack([X, W], -1), np.stack([X, W], -1)[:, ::-1]], 1).reshape(-1, 2)
    k = 2 * n
    i, j = np.meshgrid(np.arange(m - 1), np.arange(k), indexing="ij")
    a, b = i * k + j, i * k + (j + 1) % k
    F = np.stack([a, a + k, b + k, b], -1).reshape(-1, 4)
    q = np.arange(n - 1)
    cap = np.stack([q, q + 1, k - 2 - q, k - 1 - q], 1)
    F = np.vstack([F, cap, (cap + (m - 1) * k)[:, ::-1]])
    ob = mesh(name, loop.reshape(-1, 3).tolist(), F.tolist(), mat, uv_loop[F.ravel()], sharp=None)
    s = ob.modifiers.new("S", "SUBSURF")
    s.levels = s.render_levels = 1
    return ob


def zigzag(layers, depth, pitch, z=0., start=1, shrink=.0):
    """The section of a cloth that is laid back and forth, `layers` times, outermost fold first."""
    line = []
    for k in range(layers):
        half = depth / 2 - shrink * k
        ends = (half * start, -half * start) if k % 2 == 0 else (-half * start, half * start)
        line += [(ends[0], z + k * pitch), (ends[1], z + k * pitch)]
    return line


def rumple(ob, size, strength, seed=0, depth=2):
    """Small irregularity all over: displacement by clouds."""
    tex = bpy.data.textures.new("rumple", "CLOUDS")
    tex.noise_scale, tex.noise_depth = size, depth
    d = ob.modifiers.new("rumple", "DISPLACE")
    d.texture, d.strength, d.mid_level = tex, strength, .5
    return ob


# --- sewing ----------------------------------------------------------------------------------------------------------


def copies(name, shape, faces, at, axes, mat):
    """One mesh of many copies of a small shape, each at a point with three axes."""
    V = (np.einsum("pk,nkd->npd", shape, axes) + at[:, None]).reshape(-1, 3)
    F = (np.asarray(faces)[None] + (np.arange(len(at)) * len(shape))[:, None, None]).reshape(-1, len(faces[0]))
    return mesh(name, V.tolist(), F.tolist(), mat, sharp=None)


def bead(n=8, m=5):
    """A small sphere of quads, open at its poles, which are drawn together."""
    th = np.linspace(0, 2 * pi, n, endpoint=False)
    ph = np.linspace(-pi / 2 + .12, pi / 2 - .12, m)
    V = np.array([(math.sin(p), math.cos(p) * math.cos(t), math.cos(p) * math.sin(t)) for p in ph for t in th])
    F = [(i * n + k, i * n + (k + 1) % n, (i + 1) * n + (k + 1) % n, (i + 1) * n + k) for i in range(m - 1) for k in range(n)]
    return V, F


def frames(path):
    """Tangents and two normals along points in space."""
    tan = np.gradient(np.asarray(path, float), axis=0)
    tan /= np.maximum(np.linalg.norm(tan, axis=1), 1e-9)[:, None]
    up = np.where(np.abs(tan[:, 2:]) > .9, [[0, 1., 0]], [[0, 0, 1.]])
    side = np.cross(tan, up)
    side /= np.linalg.norm(side, axis=1)[:, None]
    return tan, side, np.cross(side, tan)


def sew(path, mat, length=.036, gap=.02, r=.007, name="stitches"):
    """A row of stitches along points in space."""
    p = even(path, length + gap)
    tan, side, up = frames(p)
    V, F = bead()
    axes = np.stack([tan * length / 2, side * r, up * r], 1)
    return copies(name, V, F, p, axes, mat)


def thread(col, rough=.7):
    return plain(col, rough, Sheen_Weight=.2).m


def strap(name, path, width, thick, mat, up=(0, 0, 1), per=10, scale=None):
    """A flat band along a path; `up` is across its thickness."""
    return sweep(name, catmull(path, per) if per else path, rrect(width, thick, thick * .45, 4), mat, up=up, scale=scale)


def zipper(path, facing, metal, tape, tooth=.05, width=.26, at=.5, pull=None, slider=True):
    """Tape, two rows of teeth, a slider at the share `at` of the way, and its pull. `facing` points away from the bag."""
    p = even(path, tooth)
    tan, _, _ = frames(p)
    f = np.asarray(facing, float)
    f = f[np.linspace(0, len(f) - 1, len(p)).astype(int)] if f.ndim == 2 else f
    f = np.broadcast_to(f / np.linalg.norm(f, axis=-1, keepdims=True), p.shape)
    side = np.cross(tan, f)
    side /= np.linalg.norm(side, axis=1)[:, None]
    out = np.cross(side, tan)
    obs = [sweep("tape", p, rrect(width, .018, .008, 3), tape, up=out)]
    V, F = bead(8, 5)
    flip = np.where(np.arange(len(p)) % 2, 1., -1.)[:, None]
    axes = np.stack([side * .045, tan * tooth * .44, out * .026], 1)
    obs.append(copies("teeth", np.sign(V) * np.abs(V) ** .6, F, p + side * flip * .022 + out * .014, axes, metal))
    if slider:
        k = int(at * (len(p) - 1))
        from mathutils import Matrix
        basis = Matrix((side[k], tan[k], out[k])).transposed().to_4x4()
        for size, lift, bevel in (((.125, .17, .03), .045, .014), ((.05, .1, .05), .075, .018)):
            ob = box("slider", size, metal, bevel=bevel)
            ob.matrix_world = Matrix.Translation(Vector(p[k] + out[k] * lift)) @ basis
            obs.append(ob)
        if pull:
            ob = box("pull", (.085, .34, .03), pull, bevel=.014)
            hang = np.array([0, 0, -1.]) - out[k] * np.dot([0, 0, -1.], out[k])
            if np.linalg.norm(hang) < .3:
                hang = tan[k]
            hang /= np.linalg.norm(hang)
            across = np.cross(hang, out[k])
            basis = Matrix((across, hang, out[k])).transposed().to_4x4()
            ob.matrix_world = Matrix.Translation(Vector(p[k] + out[k] * .085 + hang * .2)) @ basis
            obs.append(ob)
    return obs


def fuzz(ob, count, length, col, seed=0, radius=.0018, lie=.6):
    """Fine hairs that stand off the surface of `ob`, as wool has them."""
    bpy.context.view_layer.update()
    seen = ob.evaluated_get(bpy.context.evaluated_depsgraph_get())
    me = seen.to_mesh()
    me.calc_loop_triangles()
    tri = np.empty(len(me.loop_triangles) * 3, np.int32)
    me.loop_triangles.foreach_get("vertices", tri)
    V = np.empty(len(me.vertices) * 3, np.float32)
    me.vertices.foreach_get("co", V)
    V = V.reshape(-1, 3)
    T = V[tri.reshape(-1, 3)]
    seen.to_mesh_clear()
    n = np.cross(T[:, 1] - T[:, 0], T[:, 2] - T[:, 0])
    area = np.linalg.norm(n, axis=1)
    rng = np.random.default_rng(seed)
    k = rng.choice(len(T), count, p=area / area.sum())
    a, b = rng.random((2, count, 1))
    a, b = np.where(a + b > 1, 1 - a, a), np.where(a + b > 1, 1 - b, b)
    root = T[k, 0] * (1 - a - b) + T[k, 1] * a + T[k, 2] * b
    normal = n[k] / np.maximum(area[k], 1e-12)[:, None]
    lean = rng.normal(0, 1, (count, 3))
    curl = rng.normal(0, 1, (count, 3))
    long = length * rng.uniform(.4, 1.25, (count, 1))
    ts = np.linspace(0, 1, 5)
    points = np.stack([root + long * (normal * (t * (1 - lie * t) + .02) + lean * t * lie * .55 + curl * t * t * .25) for t in ts], 1)
    hair = bpy.data.hair_curves.new("fuzz")
    hair.add_curves([5] * count)
    hair.position_data.foreach_set("vector", points.astype(np.float32).ravel())
    r = hair.attributes.new("radius", "FLOAT", "POINT")
    r.data.foreach_set("value", np.tile(radius * np.array([1, 1, .9, .7, .3], np.float32), count))
    hair.materials.append(plain(col, .9, Specular_IOR_Level=.1, Sheen_Weight=.3).m)
    out = bpy.data.objects.new("fuzz", hair)
    bpy.context.scene.collection.objects.link(out)
    out.matrix_world = ob.matrix_world
    return out


def knitting(name, surface, columns, rows, mat, thick=.5, relief=None, sides=7, steps=7):
    """Stockinette of real yarn. `surface(u, v)` answers points for columns u and rows v; UV run along and around the yarn.

    `relief(u)` lifts whole columns, which makes ribs; `thick` is the yarn's width in columns."""
    t = np.linspace(0, 1, steps)
    lean, rise = .5 - .38 * np.sin(t * pi / 2) ** 1.2, t * 1.55 - .2
    height = np.sin(pi * (t * .86 + .1)) * .55 - .12
    girth = thick * (.62 + .38 * np.sin(pi * t))
    th = np.linspace(0, 2 * pi, sides, endpoint=False)
    ci, ri = np.meshgrid(np.arange(columns), np.arange(rows), indexing="ij")
    ci, ri = ci.ravel()[:, None], ri.ravel()[:, None]
    V, UV = [], []
    for hand in (-1, 1):
        u = ci + .5 + hand * (.5 - lean)[None] * .62
        v = ri + rise[None]
        e = .02
        p = surface(u, v)
        du, dv = (surface(u + e, v) - p) / e, (surface(u, v + e) - p) / e
        n = np.cross(du, dv)
        n /= np.maximum(np.linalg.norm(n, axis=-1), 1e-9)[..., None]
        unit = np.linalg.norm(du, axis=-1)[..., None]
        centre = p + n * unit * (height[None, :, None] * .6 + (relief(u)[..., None] if relief else 0))
        tan = np.gradient(centre, axis=1)
        tan /= np.maximum(np.linalg.norm(tan, axis=-1), 1e-9)[..., None]
        side = np.cross(tan, n)
        side /= np.maximum(np.linalg.norm(side, axis=-1), 1e-9)[..., None]
        up = np.cross(side, tan)
        r = unit * girth[None, :, None] * .5
        V.append(np.stack([centre + side * r * math.cos(a) + up * r * .85 * math.sin(a) for a in th], 2))
        UV.append(np.broadcast_to(np.stack([t[:, None] + 0 * th, th[None] / (2 * pi) * hand + 0 * t[:, None]], -1), (len(ci), steps, sides, 2)))
    V, UV = np.concatenate(V), np.concatenate(UV)
    count = len(V)
    i, j = np.meshgrid(np.arange(steps - 1), np.arange(sides), indexing="ij")
    a, b = i * sides + j, i * sides + (j + 1) % sides
    F = np.stack([a, b, b + sides, a + sides], -1).reshape(-1, 4)
    F = (F[None] + (np.arange(count) * steps * sides)[:, None, None]).reshape(-1, 4)
    me = bpy.data.meshes.new(name)
    V = V.reshape(-1, 3)
    me.vertices.add(len(V)); me.vertices.foreach_set("co", V.astype(np.float32).ravel())
    me.loops.add(F.size); me.loops.foreach_set("vertex_index", F.astype(np.int32).ravel())
    me.polygons.add(len(F)); me.polygons.foreach_set("loop_start", np.arange(0, F.size, 4, dtype=np.int32))
    me.polygons.foreach_set("use_smooth", np.ones(len(F), bool))
    layer = me.uv_layers.new(name="UV")
    me.update(calc_edges=True)
    layer.data.foreach_set("uv", UV.reshape(-1, 2)[F.ravel()].astype(np.float32).ravel())
    me.materials.append(mat)
    ob = bpy.data.objects.new(name, me)
    bpy.context.scene.collection.objects.link(ob)
    return ob


# --- fabrics (UV are in units) ---------------------------------------------------------------------------------------


def tone(col, factor):
    return tuple(min(1., c * factor) for c in rgb(col)[:3]) + (1,)


def heathered(m, base, col, amount, co, along=(90, 9, 1)):
    """Fibres that are lighter and darker than the rest."""
    f = m.noise(m.n("Mapping", {"Vector": co, "Scale": along}).outputs[0], 1., 3, .6)
    g = m.noise(m.n("Mapping", {"Vector": co, "Scale": (along[1] * 1.4, along[0] * .8, 1), "Location": (3, 7, 0)}).outputs[0], 1., 3, .6)
    base = m.mix(m.math("MULTIPLY", m.ramp(f, (.5, 0.), (.68, 1.)), amount), base, tone(col, 1.7))
    return m.mix(m.math("MULTIPLY", m.ramp(g, (.5, 0.), (.7, 1.)), amount), base, tone(col, .5))


def knit(col, gauge=22., depth=.8, heather=.25, rib=0, sheen=.4, rows=1.3, coords="UV"):
    """Stockinette by bump: chevrons in columns, `gauge` to the unit; `rib` columns up and as many down."""
    m = Mat("knit")
    co = m.co(coords)
    wob = m.math("MULTIPLY", m.noise(co, 2.2, 2), .35)
    sep = m.n("SeparateXYZ", {0: co})
    u = m.math("MULTIPLY_ADD", sep.outputs[0], gauge, wob)
    v = m.math("MULTIPLY_ADD", sep.outputs[1], gauge * rows, wob)
    a = m.math("MULTIPLY", m.math("ABSOLUTE", m.math("SUBTRACT", m.math("FRACT", u), .5)), 2.)
    stripe = m.math("ABSOLUTE", m.math("SINE", m.math("MULTIPLY", m.math("MULTIPLY_ADD", a, .75, v), pi)))
    leg = m.math("POWER", m.math("SINE", m.math("MULTIPLY", m.math("MULTIPLY_ADD", a, .86, .07), pi)), .6)
    h = m.math("MULTIPLY", m.math("POWER", stripe, .6), leg)
    base = m.mix(m.ramp(h, (.1, 0.), (.75, 1.)), tone(col, .5), rgb(col))
    if heather:
        base = heathered(m, base, col, heather, co)
    base = m.mix(m.math("MULTIPLY", m.ramp(m.noise(co, 1.6, 3), (.35, 0.), (.7, 1.)), .14), base, tone(col, .7))
    fibre = m.noise(co, gauge * 7, 2)
    height = m.math("MULTIPLY_ADD", fibre, .22, h)
    if rib:
        wave = m.math("SINE", m.math("MULTIPLY", u, pi / rib))
        height = m.math("MULTIPLY_ADD", m.ramp(wave, (.2, 0.), (.8, 1.)), 2.2, height)
        base = m.mix(m.math("MULTIPLY", m.ramp(wave, (.1, 1.), (.6, 0.)), .4), base, tone(col, .6))
    return m.p(Base_Color=base, Roughness=1., Specular_IOR_Level=.12, Sheen_Weight=sheen, Sheen_Roughness=.5, Normal=m.bump(height, depth, .35 / gauge))


def yarn(col, heather=.3, twist=3., sheen=.4):
    """The yarn of `knitting`: plies by bump, fibres by colour."""
    m = Mat("yarn")
    uv, co = m.co("UV"), m.co()
    sep = m.n("SeparateXYZ", {0: uv})
    ply = m.math("ABSOLUTE", m.math("SINE", m.math("MULTIPLY", m.math("MULTIPLY_ADD", sep.outputs[0], 1.3, sep.outputs[1]), pi * twist)))
    fibre = m.noise(co, 120, 3, .7)
    base = m.mix(m.ramp(ply, (0., 0.), (.6, 1.)), tone(col, .62), rgb(col))
    if heather:
        f = m.noise(co, 38, 3, .7)
        base = m.mix(m.math("MULTIPLY", m.ramp(f, (.52, 0.), (.66, 1.)), heather), base, tone(col, 1.7))
        base = m.mix(m.math("MULTIPLY", m.ramp(f, (.34, 1.), (.46, 0.)), heather), base, tone(col, .45))
    base = m.mix(m.math("MULTIPLY", m.noise(co, 1.3, 3), .18), base, tone(col, .72))
    h = m.math("MULTIPLY_ADD", fibre, .7, ply)
    return m.p(Base_Color=base, Roughness=1., Specular_IOR_Level=.1, Sheen_Weight=sheen, Sheen_Roughness=.5, Normal=m.bump(h, .6, .02))


def jersey(col, gauge=70., heather=0., slub=0., sheen=.25, depth=.35):
    """The fine knit of T-shirts; `slub` draws uneven yarns across it."""
    m = knit(col, gauge, depth, heather, 0, sheen)
    if slub:
        old = m.b.inputs["Base Color"].links[0].from_socket
        lines = m.noise(m.n("Mapping", {"Vector": m.co("UV"), "Scale": (3, 95, 1)}).outputs[0], 1., 4, .7)
        m.p(Base_Color=m.mix(m.math("MULTIPLY", m.ramp(lines, (.5, 0.), (.68, 1.)), slub), old, tone(col, 1.5)))
        base = m.b.inputs["Base Color"].links[0].from_socket
        m.p(Base_Color=m.mix(m.math("MULTIPLY", m.ramp(lines, (.3, 1.), (.45, 0.)), slub), base, tone(col, .62)))
    return m


def twill(col, rate=30., rough=.9, depth=.5, heather=0., sheen=.3, contrast=.4, steep=1., herring=0.):
    """Diagonal weave, `rate` lines to the unit; `herring` turns the diagonal every so many units."""
    m = Mat("twill")
    co = m.co("UV")
    sep = m.n("SeparateXYZ", {0: co})
    u = sep.outputs[0]
    if herring:
        u = m.math("PINGPONG", u, herring)
    uneven = m.math("MULTIPLY", m.noise(co, rate * .25, 3), .7)
    phase = m.math("ADD", m.math("MULTIPLY_ADD", u, rate, uneven), m.math("MULTIPLY", sep.outputs[1], rate * steep))
    line = m.math("ABSOLUTE", m.math("SINE", m.math("MULTIPLY", phase, pi)))
    cross = m.math("ABSOLUTE", m.math("SINE", m.math("MULTIPLY", sep.outputs[0], rate * 1.9 * pi)))
    h = m.math("MULTIPLY_ADD", cross, .3, m.math("POWER", line, .7))
    base = m.mix(m.ramp(h, (.15, 0.), (.8, 1.)), tone(col, 1 - contrast), rgb(col))
    if heather:
        base = heathered(m, base, col, heather, co)
    base = m.mix(m.math("MULTIPLY", m.ramp(m.noise(co, 1.4, 4), (.35, 0.), (.7, 1.)), .15), base, tone(col, .7))
    height = m.math("MULTIPLY_ADD", m.noise(co, rate * 5, 2), .3, h)
    m.p(Base_Color=base, Roughness=rough, Specular_IOR_Level=.2, Sheen_Weight=sheen, Sheen_Roughness=.5, Normal=m.bump(height, depth, .3 / rate))
    m.base, m.h = base, height
    return m


def waxed(col, rate=60.):
    """Canvas with wax: a dry shine, darker and lighter clouds where it was bent."""
    m = weave(col, rate, .5, .7, "UV", .12, 0, .3)
    co = m.co()
    cloud = m.noise(co, 1.8, 6, .62, .4)
    scuff = m.noise(co, 5., 8, .72, 1.2)
    base = m.mix(m.math("MULTIPLY", m.ramp(cloud, (.38, 0.), (.66, 1.)), .45), m.base, tone(col, .62))
    base = m.mix(m.math("MULTIPLY", m.ramp(scuff, (.56, 0.), (.72, 1.)), .4), base, tone(col, 1.7))
    return m.p(Base_Color=base, Roughness=m.math("MULTIPLY_ADD", cloud, .3, .46), Specular_IOR_Level=.35)


def nylon(col, ripstop=0., rate=44.):
    """Fine shining cloth; `ripstop` is the distance of the raised threads that cross it."""
    m = weave(col, rate, .2, .5, "UV", .3, 0, .3)
    h = m.h
    if ripstop:
        sep = m.n("SeparateXYZ", {0: m.co("UV")})
        for axis in (0, 1):
            near = m.math("ABSOLUTE", m.math("SUBTRACT", m.math("FRACT", m.math("DIVIDE", sep.outputs[axis], ripstop)), .5))
            rise = m.ramp(near, (.0, 1.), (.12, 0.))
            h = m.math("MULTIPLY_ADD", rise, 1.6, h)
            m.base = m.mix(m.math("MULTIPLY", rise, .4), m.base, tone(col, 1.5))
        m.p(Base_Color=m.base)
    crumple = m.noise(m.co(), 3.2, 5, .6, .6)
    first = m.bump(crumple, .22, .12)
    return m.p(Roughness=.52, Specular_IOR_Level=.45, Normal=m.bump(h, .45, .01, first))


def corduroy(col, wales=16.):
    """Ribs of pile along v."""
    m = Mat("corduroy")
    co = m.co("UV")
    wob = m.math("MULTIPLY", m.noise(co, 3, 2), .25)
    u = m.math("MULTIPLY_ADD", m.n("SeparateXYZ", {0: co}).outputs[0], wales, wob)
    h = m.math("POWER", m.math("ABSOLUTE", m.math("SINE", m.math("MULTIPLY", u, pi))), .55)
    pile = m.noise(m.n("Mapping", {"Vector": co, "Scale": (1, .35, 1)}).outputs[0], 150, 3, .7)
    base = m.mix(m.ramp(h, (.25, 0.), (.85, 1.)), tone(col, .45), rgb(col))
    base = m.mix(m.math("MULTIPLY", pile, .5), base, tone(col, .55))
    base = m.mix(m.math("MULTIPLY", m.ramp(m.noise(co, 2.2, 4), (.35, 0.), (.7, 1.)), .25), base, tone(col, 1.35))
    return m.p(Base_Color=base, Roughness=1., Specular_IOR_Level=.1, Sheen_Weight=.4, Sheen_Roughness=.6, Normal=m.bump(m.math("MULTIPLY_ADD", pile, .4, h), .8, .4 / wales))


def felt(col, heather=.4):
    """Pressed wool: no threads, only fibres."""
    m = Mat("felt")
    co = m.co("UV")
    fine = m.noise(co, 60, 5, .75, .8)
    base = m.mix(m.math("MULTIPLY", m.ramp(fine, (.4, 0.), (.65, 1.)), heather), rgb(col), tone(col, 1.5))
    dark = m.noise(co, 35, 4, .7, 1.5)
    base = m.mix(m.math("MULTIPLY", m.ramp(dark, (.52, 0.), (.7, 1.)), heather), base, tone(col, .5))
    return m.p(Base_Color=base, Roughness=1., Specular_IOR_Level=.08, Sheen_Weight=.5, Sheen_Roughness=.5, Normal=m.bump(m.math("ADD", fine, dark), .7, .02))


def waffle(col, cell=.16, depth=1.):
    """Square hollows between raised threads."""
    m = Mat("waffle")
    co = m.co("UV")
    sep = m.n("SeparateXYZ", {0: co})
    wob = m.math("MULTIPLY", m.noise(co, 4, 2), .25)
    a = [m.math("ABSOLUTE", m.math("SINE", m.math("MULTIPLY_ADD", sep.outputs[k], pi / cell, wob))) for k in (0, 1)]
    hollow = m.math("MULTIPLY", a[0], a[1])
    threads = m.noise(m.n("Mapping", {"Vector": co, "Scale": (9, 140, 1)}).outputs[0], 1., 3, .6)
    h = m.math("MULTIPLY_ADD", threads, .18, m.math("SUBTRACT", 1., m.math("POWER", hollow, .7)))
    base = m.mix(m.ramp(hollow, (.2, 0.), (.95, 1.)), rgb(col), tone(col, .55))
    base = m.mix(m.math("MULTIPLY", threads, .25), base, tone(col, .8))
    return m.p(Base_Color=base, Roughness=1., Specular_IOR_Level=.1, Sheen_Weight=.4, Sheen_Roughness=.5, Normal=m.bump(h, depth, cell * .45))


def brass(rough=.26):
    m = Mat("brass")
    return m.p(Base_Color=rgb("#c39a4e"), Metallic=1., Roughness=m.math("MULTIPLY_ADD", m.noise(m.co(), 6, 3), .12, rough - .05)).m


def cork(scale=16.):
    """Pressed granules of many browns, with a few dark pores."""
    m = Mat("cork")
    co = m.co()
    bent = m.n("VectorMath", {0: co, 1: m.n("VectorMath", {0: m.n("TexNoise", {"Vector": co, "Scale": scale * .6, "Detail": 3.}).outputs[1], "Scale": .09}, operation="SCALE").outputs[0]}, operation="ADD").outputs[0]
    cells = m.n("TexVoronoi", {"Vector": bent, "Scale": scale})
    edge = m.n("TexVoronoi", {"Vector": bent, "Scale": scale}, feature="DISTANCE_TO_EDGE").outputs[0]
    shade = m.n("SeparateXYZ", {0: cells.outputs[1]}).outputs[0]
    base = m.mix(m.ramp(shade, (0., 0.), (1., 1.)), rgb("#b98a58"), rgb("#dcb384"))
    base = m.mix(m.ramp(shade, (.0, 1.), (.14, 0.)), base, rgb("#8a5f3a"))
    base = m.mix(m.ramp(edge, (.0, .45), (.06, 0.)), base, rgb("#6b4528"))
    pores = m.ramp(m.noise(co, scale * 3.2, 4, .7), (.64, 0.), (.72, 1.))
    base = m.mix(m.math("MULTIPLY", pores, .75), base, rgb("#4d3120"))
    fine = m.noise(co, scale * 6, 3)
    base = m.mix(m.math("MULTIPLY", fine, .3), base, rgb("#a4713f"))
    h = m.math("SUBTRACT", m.math("MULTIPLY_ADD", fine, .25, m.ramp(edge, (0., 0.), (.08, .4))), pores)
    return m.p(Base_Color=base, Roughness=.75, Specular_IOR_Level=.25, Normal=m.bump(h, .45, .02))
