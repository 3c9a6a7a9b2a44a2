"""Meshes from profiles, paths and boxes. One unit is 10 cm; z points up; a thing stands on z = 0."""
import math

import bmesh
import bpy
import numpy as np
from mathutils import Matrix, Vector

pi = math.pi

def mesh(name, verts, faces, mat=None, uv=None, smooth=True, sharp=35):
    me = bpy.data.meshes.new(name)
    me.from_pydata([tuple(v) for v in verts], [], [tuple(f) for f in faces])
    if uv is not None:
        lay = me.uv_layers.new(name="UV")
        lay.data.foreach_set("uv", np.asarray(uv, dtype=np.float32).ravel())
    me.validate(); me.update()
    if smooth:
        me.polygons.foreach_set("use_smooth", [True]*len(me.polygons))
        if sharp: me.set_sharp_from_angle(angle=math.radians(sharp))
    ob = bpy.data.objects.new(name, me)
    bpy.context.scene.collection.objects.link(ob)
    if mat: me.materials.append(mat)
    return ob

def rounded(points, n=6, closed=False):
    """Polyline (x, z[, r]) with its corners filleted by r."""
    P = [(Vector(p[:2]), p[2] if len(p) > 2 else 0) for p in points]
    out = []
    for i, (p, r) in enumerate(P):
        if r == 0 or (not closed and i in (0, len(P)-1)):
            out.append(p); continue
        a, b = P[i-1][0]-p, P[(i+1) % len(P)][0]-p
        la, lb = a.length, b.length
        a.normalize(); b.normalize()
        ang = math.acos(max(-1, min(1, a.dot(b))))
        d = min(r/math.tan(ang/2), la*.499, lb*.499)
        s, e = p+a*d, p+b*d
        for k in range(n+1):
            t = k/n
            out.append(s*(1-t)**2 + p*2*t*(1-t) + e*t*t)
    return [(v.x, v.y) for v in out]

def lathe(name, prof, mat=None, seg=128, sx=1., sy=1., sharp=35):
    prof = np.array(prof, float)
    n = len(prof)
    th = np.linspace(0, 2*pi, seg, endpoint=False)
    v = np.stack([np.outer(np.cos(th), prof[:, 0])*sx, np.outer(np.sin(th), prof[:, 0])*sy,
                  np.tile(prof[:, 1], (seg, 1))], -1).reshape(-1, 3)
    L = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(prof, axis=0).T))])
    R = prof[:, 0].max()
    f, uv = [], []
    for i in range(seg):
        j = (i+1) % seg
        for k in range(n-1):
            f.append((i*n+k, j*n+k, j*n+k+1, i*n+k+1))
            u0, u1 = i/seg*2*pi*R, (i+1)/seg*2*pi*R
            uv += [(u0, L[k]), (u1, L[k]), (u1, L[k+1]), (u0, L[k+1])]
    ob = mesh(name, v, f, mat, uv, sharp=None)
    bm = bmesh.new(); bm.from_mesh(ob.data)
    bmesh.ops.remove_doubles(bm, verts=bm.verts, dist=1e-5)
    bmesh.ops.recalc_face_normals(bm, faces=bm.faces)
    bm.to_mesh(ob.data); bm.free()
    if sharp: ob.data.set_sharp_from_angle(angle=math.radians(sharp))
    return ob

def box(name, size, mat=None, loc=(0, 0, 0), bevel=.02, seg=4, rot=None):
    x, y, z = (s/2 for s in size)
    v = [(-x,-y,-z),(x,-y,-z),(x,y,-z),(-x,y,-z),(-x,-y,z),(x,-y,z),(x,y,z),(-x,y,z)]
    f = [(0,3,2,1),(4,5,6,7),(0,1,5,4),(1,2,6,5),(2,3,7,6),(3,0,4,7)]
    uv = []
    for face in f:
        a = np.array([v[i] for i in face]); span = np.ptp(a, axis=0); k = [i for i in range(3) if span[i] > 1e-9]
        uv += [(p[k[0]], p[k[1]]) for p in a]
    ob = mesh(name, v, f, mat, uv, sharp=None)
    if bevel:
        m = ob.modifiers.new("B", "BEVEL"); m.width = bevel; m.segments = seg; m.harden_normals = False
        ob.data.polygons.foreach_set("use_smooth", [True]*6)
        w = ob.modifiers.new("W", "WEIGHTED_NORMAL"); w.keep_sharp = True
    ob.location = loc
    if rot: ob.rotation_euler = rot
    return ob

def catmull(pts, per=12, closed=False):
    P = np.array(pts, float); n = len(P); out = []
    rng = range(n) if closed else range(n-1)
    for i in rng:
        g = (lambda k: P[k % n]) if closed else (lambda k: P[min(max(k, 0), n-1)])
        a, b, c, d = g(i-1), g(i), g(i+1), g(i+2)
        for k in range(per):
            t = k/per
            out.append(.5*((2*b)+(-a+c)*t+(2*a-5*b+4*c-d)*t*t+(-a+3*b-3*c+d)*t**3))
    if not closed: out.append(P[-1])
    return np.array(out)

def sweep(name, path, section, mat=None, up=(0, 0, 1), closed=False, scale=None, caps=True, sharp=40):
    """Section (list of (a, b)) swept along path; a points sideways (tangent x up), b along up."""
    path = np.array(path, float); n = len(path); S = np.array(section, float); m = len(S)
    if closed: tan = np.roll(path, -1, 0)-np.roll(path, 1, 0)
    else: tan = np.gradient(path, axis=0)
    tan /= np.linalg.norm(tan, axis=1)[:, None]
    V = []
    ups = np.array(up, float)
    for i in range(n):
        u = ups if ups.ndim == 1 else ups[i]
        side = np.cross(tan[i], u); side /= np.linalg.norm(side)
        w = np.cross(side, tan[i])
        s = 1 if scale is None else scale[i]
        V.append(path[i]+S[:, :1]*s*side+S[:, 1:]*s*w)
    V = np.concatenate(V)
    step = np.linalg.norm(np.diff(path, axis=0), axis=1); L = np.concatenate([[0], np.cumsum(step)])
    if closed: L = np.append(L, L[-1]+np.linalg.norm(path[0]-path[-1]))
    per = np.concatenate([[0], np.cumsum(np.linalg.norm(np.roll(S, -1, 0)-S, axis=1))])
    f, uv = [], []
    for i in range(n if closed else n-1):
        j = (i+1) % n
        for k in range(m):
            q = (k+1) % m
            f.append((i*m+k, i*m+q, j*m+q, j*m+k))
            uv += [(per[k], L[i]), (per[k+1], L[i]), (per[k+1], L[i+1]), (per[k], L[i+1])]
    if not closed and caps:
        f.append(tuple(range(m))[::-1]); uv += [(0, 0)]*m
        f.append(tuple(range((n-1)*m, n*m))); uv += [(0, 0)]*m
    ob = mesh(name, V, f, mat, uv, sharp=sharp)
    return ob

def circle(r, n=20, ry=None):
    t = np.linspace(0, 2*pi, n, endpoint=False)
    return [(r*math.cos(a), (ry or r)*math.sin(a)) for a in t]

def rrect(w, h, r, n=5):
    return rounded([(-w/2,-h/2,r),(w/2,-h/2,r),(w/2,h/2,r),(-w/2,h/2,r)], n, True)

def tube(name, pts, r, mat=None, per=12, closed=False, up=(0, 0, 1), n=20):
    return sweep(name, catmull(pts, per, closed) if per else pts, circle(r, n), mat, up, closed)

def join(obs, name=None):
    dg = bpy.context.evaluated_depsgraph_get()
    bm = bmesh.new()
    mats = []
    for o in obs:
        me = bpy.data.meshes.new_from_object(o.evaluated_get(dg))
        me.transform(o.matrix_world)
        bm.from_mesh(me)
    out = bpy.data.meshes.new(name or obs[0].name); bm.to_mesh(out); bm.free()
    for m in obs[0].data.materials: out.materials.append(m)
    for o in obs: bpy.data.objects.remove(o)
    ob = bpy.data.objects.new(name or "join", out); bpy.context.scene.collection.objects.link(ob)
    return ob

def fuse(obs, voxel=.01, smooth=8, name=None):
    """One clay body of several: voxel union, softened."""
    bpy.context.view_layer.update()
    ob = join(obs, name)
    m = ob.modifiers.new("R", "REMESH"); m.mode = "VOXEL"; m.voxel_size = voxel; m.use_smooth_shade = True
    s = ob.modifiers.new("S", "SMOOTH"); s.iterations = smooth; s.factor = .5
    return ob

