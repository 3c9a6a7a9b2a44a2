"""Over-ear headphones: cups of matte black, aluminium or walnut; the cushions and the headband carry the colour."""
from .parts import *

DEPARTMENT = "Audio"


def finishes(look):
    """The shells' material, the disc on them, and the metal of the arms."""
    if look.material == "Aluminium":
        return steel("#d3d5d7", .28, radial=True, aniso=.5), steel("#d8dadb", .22, radial=True), steel("#cfd0d0", .2, along=(0, 0, 1), aniso=.3)
    if look.material == "Walnut":
        walnut = veneer("Walnut", (0, 1, 0), 1.6, 1.6, .40)
        return walnut, polished("#bfa27a", .28), polished("#c6a678", .25)
    black = plastic("#232222", .50, .10)
    return black, plastic("#2c2b2b", .36, .05), steel("#4a4a4b", .28, along=(0, 0, 1), aniso=.3)


def cushion_leather(colour):
    """Soft leather with low pleats round the ring."""
    skin = leather(colour, 75, .46, .12)
    pleat = skin.noise(skin.co("UV", (7, 1.6, 1)), 1., 3, .5)
    old = skin.b.inputs["Normal"].links[0].from_socket
    skin.p(Normal=skin.bump(pleat, .30, .03, old))
    return skin


def cup(sign, body, disc, skin, dark):
    oval = dict(sx=.80, sy=1.)
    outline = rounded([(0, .235), (.27, .235, .03), (.30, .245, .02), (.39, .21, .09), (.455, .10, .08), (.46, .0, .02), (.42, -.015)], 8)
    parts = [
        lathe("shell", outline, body.m, 160, **oval),
        lathe("disc", rounded([(0, .240), (.255, .240, .008), (.262, .225)], 4), disc.m, 160, **oval),
        lathe("seam", [(.44, -.012), (.44, -.03)], dark.m, 120, **oval),
        lathe("pad", rounded([(.43, -.02), (.475, -.03, .05), (.485, -.14, .08), (.43, -.235, .07), (.33, -.235, .06), (.275, -.15, .06), (.27, -.02)], 10), skin.m, 160, **oval),
        lathe("baffle", [(0, -.04), (.28, -.04)], perforated("#2e2b29", "#080808", .035, .3, 0, .9, "XY").m, 96, **oval),
    ]
    upright = Matrix(((0, 0, sign, 0), (sign, 0, 0, 0), (0, 1, 0, 0), (0, 0, 0, 1)))  # z outwards, y up, x across
    tilt = Matrix.Rotation(math.radians(7 * sign), 4, "Y") @ Matrix.Rotation(math.radians(-6 * sign), 4, "Z")
    for part in parts:
        part.matrix_world = Matrix.Translation((sign * .70, 0, .50)) @ tilt @ upright


def band(name, path, outward, wide, thick, offset, mat, radius):
    """A strap along the bow: `wide` along y, `thick` across, `offset` outwards."""
    section = np.array(rrect(1, 1, radius, 8))
    n, m = len(path), len(section)
    V = [path[i] + np.array([0, 1, 0]) * a * wide[i] + outward[i] * (b * thick[i] + offset[i]) for i in range(n) for a, b in section]
    F = [(i * m + k, i * m + (k + 1) % m, (i + 1) * m + (k + 1) % m, (i + 1) * m + k) for i in range(n - 1) for k in range(m)]
    F += [tuple(range(m))[::-1], tuple(range((n - 1) * m, n * m))]
    ob = mesh(name, V, F, mat, sharp=45)
    bm = bmesh.new()
    bm.from_mesh(ob.data)
    bmesh.ops.recalc_face_normals(bm, faces=bm.faces)
    bm.to_mesh(ob.data)
    bm.free()
    return ob


def build(look):
    body, disc, metal = finishes(look)
    colour = look.paint({"Matte Black": "Ink", "Aluminium": "Chalk", "Walnut": "Sage"}[look.material])
    skin, dark = cushion_leather(colour), plain("#1d1b1a", .95)
    for sign in (1, -1):
        cup(sign, body, disc, skin, dark)
    th = np.linspace(math.radians(-8), math.radians(188), 160)
    bow = np.stack([.80 * np.cos(th), 0 * th, 1.22 + .72 * np.sin(th)], 1)
    outward = np.stack([np.cos(th), 0 * th, np.sin(th)], 1)
    wide = np.interp(np.abs(th - pi / 2), [0, .7, 1.3, 1.8], [1., .92, .72, .5])
    outer = leather(colour, 75, .46, .12)
    ends = plastic("#232222", .5, .1) if look.material != "Aluminium" else body
    band("bow", bow, outward, .33 * wide, np.full(160, .05), np.full(160, -.002), ends.m, .35)
    cover = slice(10, 150)
    q = np.abs(th[cover] - pi / 2)
    band("cover", bow[cover], outward[cover], .345 * wide[cover], .045 + .02 * np.clip(1 - (q / 1.62) ** 6, .02, 1), np.full(140, .018), outer.m, .42)
    inner = slice(20, 140)
    q = np.abs(th[inner] - pi / 2)
    puff = np.clip(1 - (q / 1.3) ** 4, .05, 1)
    band("cushion", bow[inner], outward[inner], .33 * wide[inner], .03 + .085 * puff, -.025 - .045 * puff, skin.m, .42)
    thread = plain("#cfc7b8" if look.colour != "Chalk" else "#b9ad99", .8)
    for side in (-1, 1):  # stitches along both edges of the cover
        for i in range(14, 146):
            if i % 2:
                continue
            base = bow[i] + outward[i] * (.018 + (.045 + .02 * max(.02, 1 - (abs(th[i] - pi / 2) / 1.62) ** 6)) / 2 - .001)
            y = side * .345 * wide[i] / 2 * .80
            stitch = box("stitch", (.017, .005, .005), thread.m, (base[0], y, base[2]), .002, 2)
            stitch.rotation_euler = (0, -(th[i] + pi / 2), 0)
    for s in (1, -1):
        x = s * .795
        tube("arm", [(x, 0, 1.25), (x, 0, 1.05), (s * .775, 0, .93), (s * .765, 0, .82)], .028, metal.m, 16, up=(0, 1, 0), n=32)
        collar = lathe("collar", rounded([(0, 0), (.055, 0, .01), (.05, .1, .015), (0, .1)], 5), ends.m, 48)
        collar.location, collar.rotation_euler = (s * .775, 0, .90), (0, math.radians(6 * s), 0)
    if look.view == "detail":
        return Shot(azimuth=-64, elevation=14, aim=(-.62, .04, .88), span=2.0, dof=.012, flags=(1.4,))
    return Shot(azimuth=38, elevation=10, fill=.74, dof=.008, flags=(1.4,))
