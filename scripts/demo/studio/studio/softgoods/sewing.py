"""Stitches, straps, zips, fuzz and real knitting."""
import math

import bpy
import numpy as np
from mathutils import Vector

from ..geometry import box, catmull, mesh, pi, rrect, sweep
from ..materials import plain
from .fields import *
from .pieces import *


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
    obs.append(copies("teeth", np.sign(V) * np.abs(V) ** .4, F, p + side * flip * .022 + out * .014, axes, metal))
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
