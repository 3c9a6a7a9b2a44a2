"""Wireless earbuds: an open pebble of a case and the two buds beside it, in satin plastic, glossy ceramic or titanium."""
from .parts import *

DEPARTMENT = "Audio"


def finish(material):
    if material == "Titanium":
        m = steel("#a9a39c", .30, along=(1, 0, 0), aniso=.2)
        grain = m.noise(m.co(), 160, 2)
        return m.p(Normal=m.bump(grain, .12, .003), Base_Color=rgb("#a8a29b"), Roughness=.34)
    if material == "Ceramic":
        m = Mat("ceramic")
        return m.p(Base_Color=rgb("#2f4a4a"), Roughness=.18, Coat_Weight=1., Coat_Roughness=.03, Normal=m.bump(m.noise(m.co(), 5, 2), .05, .01))
    m = plastic("#f1ece4", .40, .02)
    return m.p(Subsurface_Weight=.1, Subsurface_Radius=(.1, .09, .08), Subsurface_Scale=.1)


def half_case(name, top, mat, wide=1.22, deep=.50, high=.96, split=.60):
    """One part of the case: a closed rounded box with its wall, cut flat where it opens."""
    n, seg = 22, 112
    V = []

    def ring(z, inset):
        h = high / 2
        t = (z - h) / h
        narrow = (max(1e-6, 1 - abs(t) ** 3.2)) ** (1 / 3.2)
        across = wide / 2 - .32 + .32 * narrow - inset
        through = (deep / 2) * narrow - inset
        out = []
        for k in range(seg):
            a = k * 2 * pi / seg
            c, q = math.cos(a), math.sin(a)
            out.append((max(.002, across) * np.sign(c) * abs(c) ** .62, max(.002, through) * np.sign(q) * abs(q) ** .72, z))
        return out

    edge = .015
    if top:
        outer = split + edge + (high - split - edge) * np.sin(np.linspace(0, pi / 2, n))
        inner = list(split + edge + (high - .05 - split - edge) * np.sin(np.linspace(pi / 2, 0, n)))
        heights = [(split, .012), (split + .004, .003)] + [(z, 0) for z in outer] + [(z, .045) for z in inner] + [(split, .036)]
    else:
        outer = split - edge - (split - edge) * np.sin(np.linspace(pi / 2, 0, n))
        heights = [(z, 0) for z in outer] + [(split - .004, .003), (split, .012), (split, .036), (split - .03, .045), (split - .06, .05)]
    for z, inset in heights:
        V += ring(z, inset)
    m = len(heights)
    F = [(i * seg + k, i * seg + (k + 1) % seg, (i + 1) * seg + (k + 1) % seg, (i + 1) * seg + k) for i in range(m - 1) for k in range(seg)]
    if not top:
        F += [tuple(range(seg)), tuple(range((m - 1) * seg, m * seg))]
    ob = mesh(name, V, F, mat, sharp=50)
    bm = bmesh.new()
    bm.from_mesh(ob.data)
    bmesh.ops.recalc_face_normals(bm, faces=bm.faces)
    bm.to_mesh(ob.data)
    bm.free()
    return ob


def slab_oval(wide, deep, z, mat):
    """The tray inside the case."""
    ring = [(wide / 2 * np.sign(math.cos(a)) * abs(math.cos(a)) ** .62, deep / 2 * np.sign(math.sin(a)) * abs(math.sin(a)) ** .72, z) for a in np.linspace(0, 2 * pi, 112, endpoint=False)]
    return mesh("tray", ring, [tuple(range(112))], mat.m, sharp=40)


def bud(side, body, tip, dark, metal):
    """One bud, built upright: a rounded head with the nozzle and a silicone tip, a stem that thins downwards."""
    before = set(bpy.data.objects)
    head = lathe("head", [(.19 * math.sin(t) * (1 + .08 * math.cos(t)), -.19 * math.cos(t)) for t in np.linspace(0, pi, 40)], body.m, 64)
    head.scale, head.rotation_euler = (1., .86, 1.05), (0, math.radians(62), 0)
    stem_path = catmull([(.02, 0, .02), (.10, 0, -.12), (.135, 0, -.30), (.14, 0, -.48), (.142, 0, -.58)], 12)
    stem = sweep("stem", stem_path, circle(.088, 32, .076), body.m, up=(0, 1, 0), scale=np.interp(np.linspace(0, 1, len(stem_path)), [0, .3, .94, 1], [1.15, 1., .88, .72]))
    bpy.context.view_layer.update()
    fuse([head, stem], .0068, 10, "bud")
    lathe("nozzle", rounded([(0, .0), (.088, 0), (.078, .16, .01), (0, .16)], 5), dark.m, 48)
    dome = rounded([(.07, .06), (.15, .05, .03), (.162, .10, .04), (.125, .20, .06), (.075, .235, .02), (.055, .215, .01), (.055, .10)], 8)
    lathe("tip", dome, tip.m, 64)
    nozzle = [o for o in set(bpy.data.objects) - before if o.name.split(".")[0] in ("nozzle", "tip")]
    aim = Vector((-.86, -.22, .32)).normalized()
    for part in nozzle:
        place(part, tuple(aim * .10), tuple(aim))
    cap = lathe("contact", rounded([(0, 0), (.05, 0, .01), (.05, .02), (0, .02)], 4), metal.m, 32)
    cap.location = (.142, 0, -.590)
    slot = box("microphone", (.012, .05, .10), dark.m, (.225, 0, -.33), .005)
    bpy.context.view_layer.update()
    parts = list(set(bpy.data.objects) - before)
    if side < 0:
        for part in parts:
            part.matrix_world = Matrix.Scale(-1, 4, (1, 0, 0)) @ part.matrix_world
    return parts


def build(look):
    body, dark = finish(look.material), plastic("#1d1d1e", .45)
    metal = polished("#d9c08c", .2)
    tip = plastic({"Satin": "#dcd6cc", "Ceramic": "#20302f", "Titanium": "#2b2a29"}[look.material], .55, .02)
    inner = plastic({"Satin": "#e9e3d9", "Ceramic": "#263b3b", "Titanium": "#5d5954"}[look.material], .5, .03)
    half_case("case", False, body.m)
    lid = half_case("lid", True, body.m)
    hinge, split, opened = (.235, .60), .60, math.radians(-72)
    turn = Matrix.Translation((0, hinge[0], split)) @ Matrix.Rotation(opened, 4, "X") @ Matrix.Translation((0, -hinge[0], -split))
    lid.matrix_world = turn
    tube("pin", [(-.22, .235, .60), (.22, .235, .60)], .022, metal.m, 2)
    tray = slab_oval(1.11, .41, .555, inner)
    for x in (-.27, .27):
        well = lathe("well", rounded([(.0, .5565), (.10, .5568), (.135, .560, .01), (.15, .5575)], 4), dark.m, 48, 1.25, .9)
        well.location = (x, 0, 0)
    lamp = Mat("lamp").p(Base_Color=(1, 1, 1, 1), Emission_Color=(.75, 1, .8, 1), Emission_Strength=1.5)
    facing(lathe("lamp", rounded([(0, .006), (.016, .004, .004), (.018, 0)], 4), lamp.m, 24), (0, -.2485, .46))
    for side, at, yaw in ((1, (.38, -.60), 36), (-1, (-.46, -.54), -24)):
        parts = bud(side, body, tip, dark, metal)
        move = Matrix.Translation((at[0], at[1], .195)) @ Matrix.Rotation(math.radians(yaw), 4, "Z") @ Matrix.Rotation(math.radians(-78), 4, "X")
        for part in parts:
            part.matrix_world = move @ part.matrix_world
    if look.view == "detail":
        return Shot(azimuth=34, elevation=30, aim=(.08, -.60, .30), span=2.05, dof=.014)
    return Shot(azimuth=22, elevation=26, fill=.80, dof=.008)
