"""A chef's knife that lies on the table: full tang and riveted scales, or a Japanese octagonal handle with patterned steel."""
from .parts import *

DEPARTMENT = "Kitchen"
LENGTH = 2.05


def blade(mat, bevel):
    """A ground blade along x: thick at the spine, tapered to the tip, with a narrow bevel along the edge."""
    s = np.linspace(0, 1, 140) ** .9
    spine = .235 - .20 * s ** 3.2 - .05 * s ** 12
    edge = -.235 + .03 * s ** 2 + .17 * s ** 4.2 + .012 * s ** 14
    V, F = [], []
    for q, top, low in zip(s, spine, edge):
        h, tall = .0125 * (1 - .7 * q), top - low
        side = [(0, .0005), (.022 / max(tall, .03) if tall > .06 else .4, .0045), (.45, h * .72), (.96, h), (1., h * .55)]
        loop = [(t, z) for t, z in side] + [(t, -z) for t, z in side[::-1]]
        V += [(q * LENGTH, low + tall * min(t, 1), z) for t, z in loop]
    n = 10
    for i in range(len(s) - 1):
        F += [(i * n + k, i * n + (k + 1) % n, (i + 1) * n + (k + 1) % n, (i + 1) * n + k) for k in range(n)]
    F += [tuple(range(n)), tuple(range((len(s) - 1) * n, len(s) * n))]
    ob = outwards(mesh("blade", V, F, mat, sharp=None), 12)
    ob.data.materials.append(bevel)
    for k, p in enumerate(ob.data.polygons):
        p.material_index = 1 if k % n in (0, 8, 9) and k < len(F) - 2 else 0
    return ob


def patina():
    """Carbon steel that has been used: grey with blue and straw-coloured clouds."""
    m = steel("#a3a5a6", .3, along=(0, 1, 0), aniso=.5)
    cloud = m.noise(m.co(scale=(1, 1.6, 1)), 2.1, 4, .55, .6)
    base = m.b.inputs["Base Color"].links[0].from_socket
    tint = m.ramp(cloud, (.3, rgb("#b3b5b6")), (.45, rgb("#8a95a1")), (.56, rgb("#8f8a90")), (.68, rgb("#aa9d88")))
    return m.p(Base_Color=m.mix(.75, base, tint))


def damascus():
    """Folded steel: the contour lines of a stretched noise, etched dark and bright."""
    m = Mat("damascus")
    hill = m.noise(m.co(scale=(.55, 1.5, 1)), 2.6, 3, .5, .9)
    y = m.n("SeparateXYZ", {0: m.co()}).outputs[1]
    wave = m.math("SINE", m.math("MULTIPLY", m.math("MULTIPLY_ADD", y, .55, hill), 190.))
    f = m.ramp(m.math("MULTIPLY_ADD", wave, .5, .5), (.3, 0.), (.7, 1.))
    return m.p(Base_Color=m.mix(f, rgb("#7c8184"), rgb("#c6c9ca")), Metallic=1., Roughness=m.math("MULTIPLY_ADD", f, -.14, .4), Normal=m.bump(f, .08, .003))


def western(scales, pins, metal):
    """Bolster, tang and two riveted scales."""
    path = catmull([(-.14, 0, 0), (-.35, .005, 0), (-.75, .02, 0), (-1.1, .0, 0), (-1.30, -.04, 0)], 20)
    wide = np.interp(np.linspace(0, 1, len(path)), [0, .25, .55, .85, .96, 1], [.9, .86, 1.0, 1.06, 1.0, .86])
    parts = [sweep("scales", path, rrect(.25, .21, .085, 6), scales, scale=wide), sweep("tang", path, rrect(.262, .028, .008, 3), metal, scale=wide)]
    for k in (12, 40, 64):
        parts.append(rivet(tuple(path[k] + np.array((0, 0, .103 * wide[k]))), (0, 0, 1), pins, .045, .01))
    path = catmull([(.05, 0, 0), (0, 0, 0), (-.06, 0, 0), (-.145, 0, 0)], 10)
    parts.append(sweep("bolster", path, rrect(.235, .2, .07, 6), metal, scale=np.interp(np.linspace(0, 1, 31), [0, .35, .7, 1], [.42, .8, .95, .93])))
    return parts


def japanese(grip, ferrule):
    """An octagonal grip with a ferrule of pale horn."""
    eight = rounded([(-.115, -.055, .012), (-.06, -.1, .012), (.06, -.1, .012), (.115, -.055, .012), (.115, .055, .012), (.06, .1, .012), (-.06, .1, .012), (-.115, .055, .012)], 3, True)
    parts = []
    for name, mat, a, b, w in (("ferrule", ferrule, .03, -.28, .97), ("grip", grip, -.28, -1.36, 1.)):
        x = np.concatenate([[a, a - .004, a - .012], np.linspace(a - .03, b + .03, 10), [b + .012, b + .004, b]])
        fade = np.array([.93, .975, .995] + [1.] * 10 + [.995, .975, .93]) * w * (1 + .06 * (.03 - x) / 1.4)
        parts.append(sweep(name, [(q, 0, 0) for q in x], eight, mat, scale=fade, sharp=30))
    return parts


def build(look):
    if look.material == "Damascus Steel":
        parts = [blade(damascus().m, steel("#d8dadb", .2, along=(1, 0, 0)).m)]
        parts += japanese(timber("Walnut", scale=1.6).m, plastic("#d9c6a2", .3, .03).m)
        parts.append(box("neck", (.2, .16, .022), steel("#c9cbcc", .25).m, (-.02, .02, 0), .006))
    elif look.material == "Carbon Steel":
        parts = [blade(patina().m, steel("#cfd1d2", .2, along=(1, 0, 0)).m)]
        parts += western(timber("Oak", scale=1.6).m, polished("#c9a04e", .2).m, steel("#85888a", .32, along=(1, 0, 0)).m)
    else:
        parts = [blade(steel("#d2d5d6", .26, along=(0, 1, 0), aniso=.6).m, steel("#e0e2e3", .16, along=(1, 0, 0)).m)]
        parts += western(plastic("#2b2a29", .36, .08).m, polished("#d4d5d6", .16).m, steel("#c9cbcc", .2, along=(1, 0, 0)).m)
    tilt = Matrix.Translation((0, 0, .098)) @ Matrix.Rotation(math.radians(43), 4, "Z") @ Matrix.Rotation(math.radians(2.4), 4, "Y")
    for ob in parts:
        bpy.context.view_layer.update()
        ob.matrix_world = tilt @ ob.matrix_world
    if look.view == "detail":
        return Shot(azimuth=18, elevation=42, aim=(.06, .06, .1), span=1.75, dof=.006)
    return Shot(azimuth=0, elevation=58, fill=.82, dof=.003)
