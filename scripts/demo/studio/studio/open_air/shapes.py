"""Plates, ropes, skins, screws and stitches."""
import math

import bpy
import numpy as np
from mathutils import Vector

from ..geometry import catmull, circle, lathe, mesh, pi, rrect, sweep
from ..materials import Mat


def put(ob, at=(0, 0, 0), turn=(0, 0, 0)):
    """Sets place and rotation (degrees)."""
    ob.location = tuple(at)
    ob.rotation_euler = [math.radians(t) for t in turn]
    return ob


def point(ob, at, towards):
    """Places an object whose axis is z, so that the axis points along `towards`."""
    ob.location = tuple(at)
    ob.rotation_euler = Vector(towards).to_track_quat("Z", "Y").to_euler()
    return ob


def group(parts, at=(0, 0, 0), turn=(0, 0, 0)):
    """Moves several objects together."""
    empty = bpy.data.objects.new("group", None)
    bpy.context.scene.collection.objects.link(empty)
    for part in parts:
        part.parent = empty
    return put(empty, at, turn)


def skin(name, grid, mat=None, closed=False, thick=0., smooth=0, sharp=None, caps=False, offset=-1., uv=None):
    """A skin over a grid of points [rows][columns]; `closed` joins the last column with the first. UV in units, or `uv` = (u of columns, v of rows)."""
    P = np.array(grid, float)
    rows, cols = P.shape[:2]
    across = np.linalg.norm(np.diff(P, axis=1), axis=2).mean(0)
    u = np.concatenate([[0], np.cumsum(across)])
    if closed:
        u = np.append(u, u[-1] + np.linalg.norm(P[:, 0] - P[:, -1], axis=1).mean())
    v = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(P, axis=0), axis=2).mean(1))])
    if uv is not None:
        u, v = uv
    faces, uv = [], []
    for i in range(rows - 1):
        for k in range(cols if closed else cols - 1):
            q = (k + 1) % cols
            faces.append((i * cols + k, i * cols + q, (i + 1) * cols + q, (i + 1) * cols + k))
            uv += [(u[k], v[i]), (u[k + 1], v[i]), (u[k + 1], v[i + 1]), (u[k], v[i + 1])]
    if caps:
        for face in (tuple(range(cols))[::-1], tuple(range((rows - 1) * cols, rows * cols))):
            faces.append(face)
            uv += [(0, 0)] * cols
    ob = mesh(name, P.reshape(-1, 3), faces, mat, uv, sharp=sharp)
    if thick:
        m = ob.modifiers.new("T", "SOLIDIFY")
        m.thickness, m.offset = thick, offset
    if smooth:
        m = ob.modifiers.new("S", "SUBSURF")
        m.levels = m.render_levels = smooth
    return ob


def prism(name, profile, mat=None, radius=.05, sx=1., sy=1., sharp=35, n=6):
    """Like a lathe, but with the section of a square with rounded corners; the profile is (half width, z)."""
    rows = []
    for half, z in profile:
        half = max(half, .002)
        rows.append([(x, y, z) for x, y in rrect(2 * half * sx, 2 * half * sy, min(radius, half * min(sx, sy) * .98), n)])
    return skin(name, rows, mat, closed=True, sharp=sharp, caps=True)


def plate(name, outline, thick, mat=None, bevel=.01, holes=(), sharp=40):
    """A flat piece from z 0 to `thick`, cut along an outline of (x, y), with holes and rounded edges."""
    bevel = min(bevel, thick * .49)
    curve = bpy.data.curves.new(name, "CURVE")
    curve.dimensions, curve.fill_mode = "2D", "BOTH"
    curve.extrude, curve.bevel_depth, curve.bevel_resolution, curve.offset = thick / 2 - bevel, bevel, 3, -bevel
    for loop in (outline, *holes):
        spline = curve.splines.new("POLY")
        spline.points.add(len(loop) - 1)
        for p, (x, y) in zip(spline.points, loop):
            p.co = (x, y, 0, 1)
        spline.use_cyclic_u = True
    flat = bpy.data.objects.new(name, curve)
    bpy.context.scene.collection.objects.link(flat)
    bpy.context.view_layer.update()
    me = bpy.data.meshes.new_from_object(flat.evaluated_get(bpy.context.evaluated_depsgraph_get()))
    bpy.data.objects.remove(flat)
    V = np.array([v.co for v in me.vertices]) + (0, 0, thick / 2)
    me.vertices.foreach_set("co", V.astype(np.float32).ravel())
    me.materials.clear()
    me.materials.append(mat)
    me.polygons.foreach_set("use_smooth", [True] * len(me.polygons))
    me.set_sharp_from_angle(angle=math.radians(sharp))
    ob = bpy.data.objects.new(name, me)
    bpy.context.scene.collection.objects.link(ob)
    return ob


def sheet(name, wide, high, mat, at=(0, 0, 0), turn=(0, 0, 0)):
    """One flat face in the plane of x and z, such as a pane."""
    x, z = wide / 2, high / 2
    return put(mesh(name, [(-x, 0, -z), (x, 0, -z), (x, 0, z), (-x, 0, z)], [(0, 1, 2, 3)], mat, [(0, 0), (wide, 0), (wide, high), (0, high)], sharp=None), at, turn)


def ball(name, r, mat=None, at=(0, 0, 0), sx=1., sy=1., sz=1., seg=64, turn=(0, 0, 0)):
    half = [(r * math.sin(t), -r * sz * math.cos(t)) for t in np.linspace(0, pi, seg // 2)]
    half[0], half[-1] = (0, half[0][1]), (0, half[-1][1])
    return put(lathe(name, half, mat, seg, sx, sy, sharp=None), at, turn)


def rope(name, pts, r, mat=None, turns=3., per=24, closed=False):
    """Three strands twisted along a path; `turns` a unit of length."""
    path = catmull(pts, per, closed)
    step = np.linalg.norm(np.diff(path, axis=0), axis=1)
    path = np.array([path[0]] + [p for p, s in zip(path[1:], step) if s > 1e-6])
    tan = np.gradient(path, axis=0)
    tan /= np.linalg.norm(tan, axis=1)[:, None]
    length = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(path, axis=0), axis=1))])
    start = np.array((0, 0, 1.)) if abs(tan[0][2]) < .9 else np.array((1., 0, 0))
    ups = []
    for t, far in zip(tan, length):
        start = start - t * start.dot(t)
        start /= np.linalg.norm(start)
        a = far * turns * 2 * pi / 3
        ups.append(start * math.cos(a) + np.cross(t, start) * math.sin(a))
    lobes = [(r * (1 + .16 * math.cos(3 * a)) * math.cos(a), r * (1 + .16 * math.cos(3 * a)) * math.sin(a)) for a in np.linspace(0, 2 * pi, 24, endpoint=False)]
    return sweep(name, path, lobes, mat, np.array(ups), closed, sharp=None)


def stitches(path, mat, length=.045, gap=.03, r=.008, lift=(0, 0, .004)):
    """A row of sewn stitches along a path of points."""
    path = np.array(path, float)
    far = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(path, axis=0), axis=1))])
    V, F = [], []
    at = lambda d: np.array([np.interp(d, far, path[:, i]) for i in range(3)])
    ring = circle(1, 8)
    for d in np.arange(0, far[-1] - length, length + gap):
        a, b = at(d), at(d + length)
        t = (b - a) / np.linalg.norm(b - a)
        side = np.cross(t, (0, 0, 1) if abs(t[2]) < .8 else (0, 1, 0))
        side /= np.linalg.norm(side)
        up = np.cross(side, t)
        base = len(V)
        for share, wide in ((0, .3), (.15, .8), (.5, 1.), (.85, .8), (1, .3)):
            centre = a + (b - a) * share + np.array(lift) * (1 if 0 < share < 1 else -1)
            V += [centre + side * x * r * wide + up * y * r * wide for x, y in ring]
        for i in range(4):
            F += [(base + i * 8 + k, base + i * 8 + (k + 1) % 8, base + (i + 1) * 8 + (k + 1) % 8, base + (i + 1) * 8 + k) for k in range(8)]
    return mesh("stitches", V, F, mat, sharp=None)


def copies(ob, places):
    """Linked copies of a small thing at (location, rotation in radians, scale)."""
    for at, turn, scale in places:
        twin = bpy.data.objects.new(ob.name, ob.data)
        twin.location, twin.rotation_euler, twin.scale = at, turn, (scale,) * 3
        bpy.context.scene.collection.objects.link(twin)
    bpy.data.objects.remove(ob)


def screw(at, r, mat, towards=(0, 0, 1), slot=True):
    """A round-headed screw with a slot, sitting at a point of a surface."""
    head = [(0, r * .5), (r * .55, r * .44), (r * .9, r * .2), (r, 0), (r * .95, -r * .3)]
    parts = [point(lathe("screw", head[::-1], mat, 32), at, towards)]
    if slot:
        dark = Mat("slot").p(Base_Color=(.01, .01, .01, 1), Roughness=.9)
        cut = mesh("slot", [(-r * .75, -r * .1, r * .515), (r * .75, -r * .1, r * .515), (r * .75, r * .1, r * .515), (-r * .75, r * .1, r * .515)],
                   [(0, 1, 2, 3)], dark.m, sharp=None)
        parts.append(point(cut, at, towards))
    return parts
