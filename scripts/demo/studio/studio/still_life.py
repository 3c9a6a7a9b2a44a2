"""What the kinds of Kitchen, Pantry and Stationery share: lofts and slabs, clear glass, woods, turned metal, lettering and labels, strewn crumbs."""
import math

import bmesh
import bpy
import numpy as np

from .geometry import mesh, pi, rrect
from .materials import Mat, wood
from .palette import rgb

WOODS = {"Beech": ("#e2b98b", "#bd8a5b"), "Oak": ("#cda871", "#8d6438"), "Walnut": ("#8a5c3c", "#40271a"), "Olivewood": ("#cfa263", "#5f3c1d"),
         "Bamboo": ("#e6c78d", "#bf9556"), "Cedar": ("#c98a5e", "#96593a"), "Basswood": ("#ecd5ae", "#cfae7c"), "Maple": ("#e9cfa6", "#cba775")}


def timber(name, along=(1, 0, 0), **more):
    return wood(*WOODS[name], along=along, **more)


def loft(name, rings, mat=None, caps=True, sharp=35):
    """Outlines of equally many points, each (points (x, y), z), skinned one after the other; both ends closed."""
    n = len(rings[0][0])
    V = [(x, y, z) for outline, z in rings for x, y in outline]
    at = np.array(V).reshape(len(rings), n, 3)
    around = np.concatenate([[0], np.cumsum(np.linalg.norm(np.roll(at, -1, 1) - at, axis=2).max(0))])
    along = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(at, axis=0), axis=2).mean(1))])
    F, uv = [], []
    for i in range(len(rings) - 1):
        for k in range(n):
            q = (k + 1) % n
            F.append((i * n + k, i * n + q, (i + 1) * n + q, (i + 1) * n + k))
            uv += [(around[k], along[i]), (around[k + 1], along[i]), (around[k + 1], along[i + 1]), (around[k], along[i + 1])]
    if caps:
        for start in (0, (len(rings) - 1) * n):
            F.append(tuple(range(start, start + n)))
            uv += [V[k][:2] for k in F[-1]]
    ob = mesh(name, V, F, mat, uv, sharp=None)
    outwards(ob, sharp)
    ob.modifiers.new("W", "WEIGHTED_NORMAL").keep_sharp = True
    return ob


def outwards(ob, sharp=None):
    bm = bmesh.new()
    bm.from_mesh(ob.data)
    bmesh.ops.recalc_face_normals(bm, faces=bm.faces)
    bm.to_mesh(ob.data)
    bm.free()
    if sharp:
        ob.data.set_sharp_from_angle(angle=math.radians(sharp))
    return ob


def slab(name, size, mat=None, corner=.1, edge=.03, loc=(0, 0, 0), rot=None, n=6, corners=8):
    """A plate on z = 0 with round corners in plan and rounded edges at top and bottom."""
    w, d, h = size
    turn = [(edge * (1 - math.sin(a)), edge * (1 - math.cos(a))) for a in np.linspace(0, pi / 2, n)]
    steps = turn + [(inset, h - z) for inset, z in turn[::-1]]
    ob = loft(name, [(rrect(w - 2 * i, d - 2 * i, max(corner - i, .002), corners), z) for i, z in steps], mat)
    ob.location = loc
    if rot:
        ob.rotation_euler = rot
    return ob


def clear(tint="#fbfdfc", rough=0., ior=1.46, dark=.12):
    """Glass that lets light through to what stands behind and inside it."""
    m = Mat("clear glass")
    m.p(Base_Color=rgb(tint), Transmission_Weight=1., Roughness=rough, IOR=ior)
    light = tuple(c * (1 - dark) for c in rgb(tint)[:3]) + (1,)
    seen = m.n("LightPath").outputs["Is Shadow Ray"]
    through = m.n("BsdfTransparent", {"Color": light})
    m.t.links.new(m.n("MixShader", {0: seen, 1: m.b.outputs[0], 2: through.outputs[0]}).outputs[0], m.out.inputs[0])
    return m


def turned(tint="#c4c6c7", rough=.24, aniso=.75, name="turned"):
    """Metal brushed round the z axis, on walls and on bottoms."""
    m = Mat(name)
    at = m.n("SeparateXYZ", {0: m.co()})
    radius = m.n("VectorMath", {0: m.n("CombineXYZ", {"X": at.outputs[0], "Y": at.outputs[1]}).outputs[0]}, operation="LENGTH").outputs["Value"]
    angle = m.math("ARCTAN2", at.outputs[1], at.outputs[0])
    v = m.n("CombineXYZ", {"X": m.math("MULTIPLY", radius, 70.), "Y": m.math("MULTIPLY", angle, 1.6), "Z": m.math("MULTIPLY", at.outputs[2], 70.)}).outputs[0]
    f = m.noise(v, 1., 4, .65)
    smear = m.noise(m.co(), 1.6, 4)
    c = rgb(tint)
    return m.p(Base_Color=m.mix(m.math("MULTIPLY", f, .2), c, tuple(x * .65 for x in c[:3]) + (1,)), Metallic=1., Anisotropic=aniso,
               Roughness=m.math("ADD", m.math("MULTIPLY_ADD", f, .18, rough - .1), m.math("MULTIPLY_ADD", smear, .08, -.04)),
               Tangent=m.n("Tangent", direction_type="RADIAL", axis="Z").outputs[0], Normal=m.bump(f, .03, .003))


def paper(colour, rough=.8, fibre=.05, fleck=0.):
    m = Mat("paper")
    co = m.co()
    grain = m.noise(co, 40, 4)
    c = rgb(colour)
    base = m.mix(m.ramp(grain, (.35, 0.), (.7, 1.)), tuple(x * (1 - fibre) for x in c[:3]) + (1,), c)
    if fleck:
        spot = m.ramp(m.noise(m.co(scale=(1, 2.4, 1)), 34, 2, .4), (.64, 0.), (.68, 1.))
        base = m.mix(m.math("MULTIPLY", spot, fleck), base, tuple(x * .35 for x in c[:3]) + (1,))
        pale = m.ramp(m.noise(m.co(scale=(2.2, 1, 1), loc=(3, 1, 2)), 30, 2, .4), (.65, 0.), (.69, 1.))
        base = m.mix(m.math("MULTIPLY", pale, fleck), base, tuple(min(1, x * 1.3) for x in c[:3]) + (1,))
    return m.p(Base_Color=base, Roughness=rough, Specular_IOR_Level=.25, Normal=m.bump(grain, .08, .004))


# --- flat prints: everything is drawn in x and y, then laid onto a surface ---

def lettering(text, size, spacing=1., bold=0.):
    """The outlines of a line of text around the origin, as vertices and triangles."""
    curve = bpy.data.curves.new("text", "FONT")
    curve.body, curve.size, curve.space_character, curve.offset = text, size, spacing, bold
    curve.align_x, curve.align_y = "CENTER", "CENTER"
    ob = bpy.data.objects.new("text", curve)
    bpy.context.scene.collection.objects.link(ob)
    bpy.context.view_layer.update()
    me = bpy.data.meshes.new_from_object(ob.evaluated_get(bpy.context.evaluated_depsgraph_get()))
    V, F = [tuple(v.co)[:2] for v in me.vertices], [tuple(p.vertices) for p in me.polygons]
    bpy.data.objects.remove(ob)
    return np.array(V), F


def disc(x, y, radius, hole=0., n=64):
    t = np.linspace(0, 2 * pi, n, endpoint=False)
    ring = np.stack([np.cos(t), np.sin(t)], 1)
    V = np.concatenate([ring * radius, ring * hole]) + (x, y)
    return V, [(k, (k + 1) % n, n + (k + 1) % n, n + k) for k in range(n)]


def line(x0, y0, x1, y1, wide):
    a, b = np.array((x0, y0), float), np.array((x1, y1), float)
    side = (b - a)[::-1] * (-1, 1) / np.linalg.norm(b - a) * wide / 2
    n = max(2, int(np.linalg.norm(b - a) / .06) + 1)
    V = [p for t in np.linspace(0, 1, n) for p in (a + (b - a) * t + side, a + (b - a) * t - side)]
    return np.array(V), [(2 * k, 2 * k + 1, 2 * k + 3, 2 * k + 2) for k in range(n - 1)]


def frame(w, h, wide, gap=0.):
    """A rectangle of four lines."""
    x, y, o = w / 2 - gap, h / 2 - gap, wide / 2
    return together([line(-x - o, y, x + o, y, wide), line(-x - o, -y, x + o, -y, wide), line(-x, -y, -x, y, wide), line(x, -y, x, y, wide)])


def leaf(x, y, length, width, turn):
    """A pointed oval that starts at x, y."""
    t = np.linspace(0, 1, 24)
    half = width / 2 * np.sin(pi * t ** .8)
    c, s = math.cos(turn), math.sin(turn)
    V = [(x + c * l * length - s * o * k, y + s * l * length + c * o * k) for l, o in zip(t, half) for k in (1, -1)]
    return np.array(V), [(2 * k, 2 * k + 1, 2 * k + 3, 2 * k + 2) for k in range(23)]


def moved(shape, dx, dy):
    return shape[0] + (dx, dy), shape[1]


def together(shapes):
    V, F = [], []
    for verts, faces in shapes:
        F += [tuple(k + len(V) for k in f) for f in faces]
        V += [tuple(v) for v in verts]
    return np.array(V), F


def sheet(w, h, nx=24, ny=24):
    V = [(x, y) for y in np.linspace(-h / 2, h / 2, ny) for x in np.linspace(-w / 2, w / 2, nx)]
    return np.array(V), [(j * nx + i, j * nx + i + 1, (j + 1) * nx + i + 1, (j + 1) * nx + i) for j in range(ny - 1) for i in range(nx - 1)]


def lay(name, shape, mat, surface, lift=.004):
    """Puts a flat shape onto `surface(x, y, lift)`, cut finely enough to follow it."""
    bm = bmesh.new()
    verts = [bm.verts.new((x, y, 0)) for x, y in shape[0]]
    for f in shape[1]:
        try:
            bm.faces.new([verts[k] for k in f])
        except ValueError:
            pass
    for _ in range(3):
        long = [e for e in bm.edges if e.calc_length() > .09]
        if not long:
            break
        bmesh.ops.subdivide_edges(bm, edges=long, cuts=1)
        bmesh.ops.triangulate(bm, faces=[f for f in bm.faces if len(f.verts) > 4])
    me = bpy.data.meshes.new(name)
    bm.to_mesh(me)
    bm.free()
    uv = me.uv_layers.new(name="UV")
    for loop in me.loops:
        uv.data[loop.index].uv = me.vertices[loop.vertex_index].co[:2]
    for v in me.vertices:
        v.co = surface(v.co[0], v.co[1], lift)
    me.polygons.foreach_set("use_smooth", [True] * len(me.polygons))
    me.materials.append(mat)
    ob = bpy.data.objects.new(name, me)
    bpy.context.scene.collection.objects.link(ob)
    return ob


def cylinder(radius, z=0., turn=-pi / 2):
    """A surface for `lay`: the wall of a cylinder, its middle at the angle `turn`."""
    return lambda x, y, lift: ((radius + lift) * math.cos(turn + x / radius), (radius + lift) * math.sin(turn + x / radius), z + y)


def tabletop(z=0., at=(0, 0), turn=0.):
    """A surface for `lay`: flat, looking up."""
    c, s = math.cos(turn), math.sin(turn)
    return lambda x, y, lift: (at[0] + c * x - s * y, at[1] + s * x + c * y, z + lift)


def strew(name, shape, places, mat, sharp=35, seed=1):
    """Many copies of one small shape (vertices, faces) as one mesh; `places` are (x, y, z, size) and turned at random, or carry a turn matrix."""
    rng = np.random.default_rng(seed)
    base = np.array(shape[0], float)
    V, F = [], []
    for place in places:
        x, y, z, size = place[:4]
        if len(place) > 4:
            turn = place[4]
        else:
            turn, _ = np.linalg.qr(rng.normal(size=(3, 3)))
        F += [tuple(k + len(V) for k in f) for f in shape[1]]
        V += [tuple(p) for p in base @ np.array(turn).T * size + (x, y, z)]
    return mesh(name, V, F, mat, sharp=sharp)


def each(m):
    """A random number for each crumb of a strewn mesh."""
    return m.n("NewGeometry").outputs["Random Per Island"]


def heap(radius, height, count, size, seed=1, at=(0, 0), squash=1., power=1.4):
    """Places for `strew` on and in a low heap on the table."""
    rng = np.random.default_rng(seed)
    r = radius * np.sqrt(rng.uniform(0, 1, count)) * rng.uniform(.9, 1.06, count)
    a = rng.uniform(0, 2 * pi, count)
    top = height * np.clip(1 - (r / radius) ** power, 0, 1)
    z = np.maximum(top * rng.uniform(.55, 1.02, count), size * .35)
    s = size * rng.uniform(.6, 1.15, count)
    return [(at[0] + q * math.cos(w), at[1] + q * math.sin(w) * squash, h, k) for q, w, h, k in zip(r, a, z, s)]
