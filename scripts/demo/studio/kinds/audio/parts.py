"""What audio things have in common: veneers, knobs, screws, a perforated grille, soft-touch plastic."""
from studio import *

VENEERS = {"Walnut": ("#87583a", "#472a19"), "Birch": ("#ead5b0", "#cdab77"), "Oak": ("#cfab78", "#946b40")}


def veneer(name, along=(0, 0, 1), scale=1.2, rings=2., rough=.45):
    light, dark = VENEERS[name.split()[0]]
    return wood(light, dark, along=along, scale=scale, rings=rings, rough=rough)


def place(ob, at, towards=None):
    """Moves a turned part so that its z axis points `towards` a direction."""
    ob.location = at
    if towards is not None:
        ob.rotation_euler = Vector(towards).to_track_quat("Z", "Y").to_euler()
    return ob


def facing(ob, at):
    """Turns a part that was built along z to the front (-y)."""
    ob.location, ob.rotation_euler = at, (pi / 2, 0, 0)
    return ob


def perforated(colour, hole="#0b0b0b", pitch=.05, size=.34, metallic=0., rough=.45, axes="XZ", coords="Object"):
    """Sheet with round holes in a hexagonal pattern."""
    m = Mat("perforated")
    sep = m.n("SeparateXYZ", {0: m.co(coords)})
    a, b = (sep.outputs["XYZ".index(k)] for k in axes)
    dots = None
    for shift in (0., .5):
        u = m.math("SUBTRACT", m.math("FRACT", m.math("ADD", m.math("DIVIDE", a, pitch), 50 + shift)), .5)
        v = m.math("SUBTRACT", m.math("FRACT", m.math("ADD", m.math("DIVIDE", b, pitch * 1.732), 50 + shift)), .5)
        v = m.math("MULTIPLY", v, 1.732)
        far = m.math("SQRT", m.math("ADD", m.math("MULTIPLY", u, u), m.math("MULTIPLY", v, v)))
        dots = far if dots is None else m.math("MINIMUM", dots, far)
    solid = m.ramp(dots, (size - .03, 0.), (size + .03, 1.))
    return m.p(Base_Color=m.mix(solid, rgb(hole), rgb(colour)), Metallic=m.math("MULTIPLY", solid, metallic),
               Roughness=m.math("MULTIPLY_ADD", solid, rough - .9, .9), Normal=m.bump(solid, .5, pitch * .2))


def screw(at, radius, mat, turn=0.):
    """A countersunk screw in a front, with a cross slot."""
    facing(lathe("screw", rounded([(0, radius * .18), (radius * .8, radius * .16, radius * .1), (radius, 0)], 4), mat, 32), at)
    for k in range(2):
        slot = box("slot", (radius * 1.1, radius * .06, radius * .2), plain("#0a0a0a", .9).m, (at[0], at[1] - radius * .17, at[2]), 0)
        slot.rotation_euler = (0, turn + k * pi / 2, 0)


def recycled(base, flecks, rough=.55):
    """Plastic that was pressed from scraps: a plain ground with flecks and swirls of other colours."""
    m = Mat("recycled")
    co = m.co()
    warp = m.n("TexNoise", {"Vector": co, "Scale": 6., "Detail": 2.}).outputs[1]
    bent = m.n("VectorMath", {0: co, 1: m.n("VectorMath", {0: warp, "Scale": .16}, operation="SCALE").outputs[0]}, operation="ADD").outputs[0]
    colour = m.mix(m.ramp(m.noise(bent, 2.2, 4), (.35, 0.), (.7, .5)), rgb(base), darker(base, .82))
    for k, fleck in enumerate(flecks):
        moved = m.n("Mapping", {"Vector": bent, "Location": (k * 3.1, k * 1.7, k * 2.3)}).outputs[0]
        cells = m.n("TexVoronoi", {"Vector": moved, "Scale": 13. + 4 * k, "Randomness": 1.})
        pick = m.n("SeparateXYZ", {0: cells.outputs["Color"]}).outputs[0]
        chosen = m.math("MULTIPLY", m.math("GREATER_THAN", pick, .72), m.math("LESS_THAN", cells.outputs["Distance"], .40))
        colour = m.mix(chosen, colour, rgb(fleck))
    return m.p(Base_Color=colour, Roughness=rough, Normal=m.bump(m.noise(co, 90, 2), .06, .004), Specular_IOR_Level=.4)


def shell(name, size, corner, mat, at=(0, 0, 0), edge=.05, n=10):
    """A body whose outline is a rounded rectangle (x by z), `size[1]` deep, with rounded edges front and back."""
    w, d, h = size
    steps = 7
    V, rows = [], []
    for a in np.linspace(0, pi / 2, steps):
        rows.append((edge * (1 - math.sin(a)), -d / 2 + edge * (1 - math.cos(a))))
    for a in np.linspace(pi / 2, 0, steps):
        rows.append((edge * (1 - math.sin(a)), d / 2 - edge * (1 - math.cos(a))))
    for inset, y in rows:
        loop = rrect(w - 2 * inset, h - 2 * inset, max(.002, corner - inset), n)
        V += [(x, y, z) for x, z in loop]
    m = len(loop)
    F = [(k * m + i, k * m + (i + 1) % m, (k + 1) * m + (i + 1) % m, (k + 1) * m + i) for k in range(len(rows) - 1) for i in range(m)]
    F += [tuple(range(m)), tuple(range((len(rows) - 1) * m, len(rows) * m))[::-1]]
    ob = mesh(name, V, [f[::-1] for f in F], mat, sharp=40)
    bm = bmesh.new()
    bm.from_mesh(ob.data)
    bmesh.ops.recalc_face_normals(bm, faces=bm.faces)
    bm.to_mesh(ob.data)
    bm.free()
    ob.location = at
    return ob
