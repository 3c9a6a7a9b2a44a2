"""Shapes and surfaces that Garden, Outdoor and Toys share: `from studio.open_air import *`."""
import math
import random

import bpy
import numpy as np
from mathutils import Vector

from .geometry import catmull, circle, lathe, mesh, pi, rrect, sweep
from .materials import Mat, wood
from .palette import darker, rgb
from .textiles import weave


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


# surfaces

def tree(name, along=(0, 0, 1), scale=1.6, **kw):
    """Woods by name; the grain runs along `along`."""
    light, dark, rings = {
        "Beech": ("#d9b48a", "#bd8f62", 1.6), "Maple": ("#e6cfa8", "#cdae80", 1.5), "Walnut": ("#7d5436", "#452a19", 2.2),
        "Cedar": ("#c48a5c", "#8f5733", 2.4), "Teak": ("#a8753f", "#6d4420", 2.2), "Birch": ("#ead9b8", "#d3b98d", 1.5),
        "Ash": ("#dcc29a", "#b08d60", 2.2), "Bamboo": ("#d8b578", "#b88d4e", 1.6), "Oak": ("#c9a070", "#8b6238", 2.4)}[name]
    return wood(light, dark, along, scale, rings=rings, **kw)


def metal(tint, rough=.3, grain=.06, scale=40., patina=.15):
    """Metal without a brushed direction: cast, drawn, bead-blasted or gently worn."""
    m = Mat("metal")
    cloud = m.noise(m.co(), 2.2, 5)
    fine = m.noise(m.co(), scale, 3)
    m.p(Base_Color=m.mix(m.math("MULTIPLY", m.ramp(cloud, (.35, 0.), (.7, 1.)), patina * 2), rgb(tint), darker(tint, .62)), Metallic=1.,
        Roughness=m.math("MULTIPLY_ADD", cloud, .16, m.math("MULTIPLY_ADD", fine, .08, rough - .12)), Normal=m.bump(fine, grain, .006))
    return m


def galvanised():
    """Hot-dipped zinc with its spangle of crystals."""
    m = Mat("zinc")
    bent = m.n("VectorMath", {0: m.co(), 1: m.n("VectorMath", {0: m.n("TexNoise", {"Vector": m.co(), "Scale": 9., "Detail": 3.}).outputs[1], "Scale": .10},
                                                   operation="SCALE").outputs[0]}, operation="ADD").outputs[0]
    cell = m.n("SeparateColor", {0: m.n("TexVoronoi", {"Vector": bent, "Scale": 10.}).outputs["Color"]})
    tone, cloud = cell.outputs[0], m.noise(m.co(), 1.6, 5)
    base = m.mix(tone, rgb("#aeb6b9"), rgb("#c9cfd1"))
    base = m.mix(m.math("MULTIPLY", m.ramp(cloud, (.4, 0.), (.75, 1.)), .35), base, rgb("#868e92"))
    return m.p(Base_Color=base, Metallic=1., Roughness=m.math("MULTIPLY_ADD", tone, .16, m.math("MULTIPLY_ADD", cloud, .14, .30)),
               Normal=m.bump(m.math("ADD", m.math("MULTIPLY", cell.outputs[1], .5), m.noise(m.co(), 50, 2)), .07, .01))


def cast_iron():
    m = Mat("iron")
    fine = m.noise(m.co(), 34, 5, .65)
    return m.p(Base_Color=m.mix(m.noise(m.co(), 3, 4), rgb("#2c2b2b"), rgb("#454342")), Metallic=.55, Roughness=.5, Normal=m.bump(fine, .45, .02))


def pane():
    """A thin sheet of glass: light falls through, so what is behind stays bright."""
    m = Mat("pane")
    through = m.n("BsdfTransparent", {"Color": (.965, .98, .97, 1)})
    shine = m.n("BsdfGlossy", {"Color": (1, 1, 1, 1), "Roughness": .02})
    facing = m.math("MULTIPLY_ADD", m.n("LayerWeight", {"Blend": .25}).outputs[0], .6, .02)
    m.t.links.new(m.n("MixShader", {0: facing, 1: through.outputs[0], 2: shine.outputs[0]}).outputs[0], m.out.inputs[0])
    return m


def cork():
    m = Mat("cork")
    co = m.co(vary=True)
    wobble = m.n("VectorMath", {0: m.n("TexNoise", {"Vector": co, "Scale": 14.}).outputs[1], "Scale": .05}, operation="SCALE").outputs[0]
    bent = m.n("VectorMath", {0: co, 1: wobble}, operation="ADD").outputs[0]
    grain = m.n("SeparateColor", {0: m.n("TexVoronoi", {"Vector": bent, "Scale": 17.}).outputs["Color"]}).outputs[0]
    edge = m.n("TexVoronoi", {"Vector": bent, "Scale": 17.}, feature="DISTANCE_TO_EDGE").outputs[0]
    pores = m.ramp(m.noise(co, 30, 3, .6), (.60, 0.), (.68, 1.))
    base = m.mix(grain, rgb("#d0a06a"), rgb("#ad7842"))
    base = m.mix(m.ramp(edge, (0., .55), (.06, 0.)), base, rgb("#7d5028"))
    base = m.mix(m.math("MULTIPLY", pores, .8), base, rgb("#55331a"))
    height = m.math("SUBTRACT", m.math("MULTIPLY", m.ramp(edge, (0., 0.), (.1, 1.)), .5), pores)
    return m.p(Base_Color=base, Roughness=.85, Specular_IOR_Level=.25, Normal=m.bump(height, .5, .012))


def silicone(col):
    m = Mat("silicone")
    return m.p(Base_Color=rgb(col), Roughness=m.math("MULTIPLY_ADD", m.noise(m.co(), 3, 3), .1, .42), Specular_IOR_Level=.35, Sheen_Weight=.12,
               Subsurface_Weight=.25, Subsurface_Radius=(.5, .4, .4), Subsurface_Scale=.12, Normal=m.bump(m.noise(m.co(), 120, 2), .04, .004))


def ripstop(col, cell=.055, shine=.45):
    """Thin nylon: a fine weave with a grid of thicker threads; UV in units."""
    m = Mat("ripstop")
    sep = m.n("SeparateXYZ", {0: m.co("UV")})
    lines = [m.ramp(m.math("ABSOLUTE", m.math("SUBTRACT", m.math("FRACT", m.math("MULTIPLY", sep.outputs[i], 1 / cell)), .5)), (.40, 0.), (.46, 1.)) for i in (0, 1)]
    grid = m.math("MAXIMUM", *lines)
    fine = m.math("MULTIPLY", m.math("SINE", m.math("MULTIPLY", sep.outputs[0], 420.)), m.math("SINE", m.math("MULTIPLY", sep.outputs[1], 420.)))
    wrinkle = m.noise(m.co("UV", (1, 1, 1)), 5., 5, .6, .6)
    base = m.mix(m.math("MULTIPLY", grid, .35), rgb(col), darker(col, .6))
    height = m.math("ADD", m.math("MULTIPLY_ADD", grid, .35, m.math("MULTIPLY", fine, .06)), m.math("MULTIPLY", wrinkle, 1.2))
    return m.p(Base_Color=base, Roughness=shine, Sheen_Weight=.25, Sheen_Roughness=.4, Specular_IOR_Level=.4, Normal=m.bump(height, .35, .03))


def knit(col, gauge=11.):
    """Stocking stitch; UV in units, the columns run along v."""
    m = Mat("knit")
    wob = m.noise(m.co("UV"), 6., 2)
    sep = m.n("SeparateXYZ", {0: m.co("UV")})
    u = m.math("MULTIPLY_ADD", sep.outputs[0], gauge, m.math("MULTIPLY", wob, .12))
    side = m.math("ABSOLUTE", m.math("SUBTRACT", m.math("FRACT", u), .5))
    v = m.math("FRACT", m.math("SUBTRACT", m.math("MULTIPLY_ADD", sep.outputs[1], gauge * 1.25, m.math("MULTIPLY", wob, .1)), m.math("MULTIPLY", side, 1.3)))
    leg = m.math("SINE", m.math("MULTIPLY", m.math("MULTIPLY", side, 2.), pi))
    height = m.math("POWER", m.math("MULTIPLY", m.math("SINE", m.math("MULTIPLY", v, pi)), m.math("POWER", m.math("ABSOLUTE", leg), .6)), .6)
    fuzz = m.noise(m.co("UV"), 160., 3)
    base = m.mix(m.ramp(height, (.1, 0.), (.75, 1.)), darker(col, .5), rgb(col))
    base = m.mix(m.math("MULTIPLY", fuzz, .25), base, darker(col, 1.2))
    return m.p(Base_Color=base, Roughness=1., Sheen_Weight=.55, Sheen_Roughness=.5, Specular_IOR_Level=.1,
               Normal=m.bump(m.math("MULTIPLY_ADD", fuzz, .3, height), .8, .03))


def checked(stripes_u, stripes_v, threads=40., weft=.5, **kw):
    """Cloth with a woven check: stops (position 0–1 within one repeat of 1 unit, colour) for warp and weft; `weft` is the weft's share."""
    m = weave("#ffffff", threads, **kw)
    sep = m.n("SeparateXYZ", {0: m.co("UV")})
    colours = []
    for stops, axis in ((stripes_u, 0), (stripes_v, 1)):
        x = m.n("ValToRGB", {0: m.math("FRACT", sep.outputs[axis])})
        x.color_ramp.interpolation = "CONSTANT"
        e = x.color_ramp.elements
        while len(e) < len(stops):
            e.new(.5)
        for el, (pos, col) in zip(e, stops):
            el.position, el.color = pos, rgb(col)
        colours.append(x.outputs[0])
    check = m.mix(weft, *colours)
    m.base = m.mix(1., m.base, check, "MULTIPLY")
    return m.p(Base_Color=m.base)


def leaf(col="#4f6b3c", edge="#b9bf6d"):
    """A thick leaf with darker bands across and a pale margin; u across 0–1, v along, in UV."""
    m = Mat("leaf")
    sep = m.n("SeparateXYZ", {0: m.co("UV")})
    band = m.ramp(m.noise(m.co("UV", (1.2, 9, 1), loc=(0, 0, 0)), 1., 4, .6, .8), (.42, 0.), (.6, 1.))
    base = m.mix(band, rgb(col), darker(col, .5))
    margin = m.ramp(m.math("ABSOLUTE", m.math("SUBTRACT", sep.outputs[0], .5)), (.40, 0.), (.45, 1.))
    return m.p(Base_Color=m.mix(margin, base, rgb(edge)), Roughness=.38, Subsurface_Weight=.1, Subsurface_Scale=.1,
               Normal=m.bump(m.noise(m.co("UV", (30, 1, 1)), 1., 2), .15, .01))


def clear_glass(tint="#f4faf6"):
    """Glass that refracts, with a light shadow."""
    m = Mat("clear")
    m.p(Base_Color=rgb(tint), Transmission_Weight=1., Roughness=0., IOR=1.46)
    shadow = m.n("BsdfTransparent", {"Color": (.86, .89, .87, 1)})
    ray = m.n("LightPath").outputs["Is Shadow Ray"]
    m.t.links.new(m.n("MixShader", {0: ray, 1: m.b.outputs[0], 2: shadow.outputs[0]}).outputs[0], m.out.inputs[0])
    return m
