"""Bypass shears, a little open: bright stainless blades with rubber grips, dark carbon steel with walnut, or all of forged steel."""
from studio import *
from studio.open_air import *

DEPARTMENT = "Garden"

CUTTER = [(-.01, .97), (.10, .80), (.19, .56), (.22, .30), (.20, .08), (.17, -.14), (.0, -.2), (-.17, -.13), (-.18, .10), (-.14, .38), (-.09, .66), (-.05, .86)]
BACK = [(-.03, .93), (.04, .78), (.10, .56), (.12, .30), (.13, .08), (.15, -.14), (.0, -.19), (-.16, -.13), (-.17, .10), (-.13, .38), (-.08, .66), (-.05, .84)]
HOOK = [(.24, .84), (.33, .66), (.37, .42), (.33, .18), (.24, -.02), (.19, -.16), (0, -.2), (-.17, -.12), (-.12, .10), (.10, .17), (.22, .34), (.26, .56), (.225, .76)]
GRIP = [(.10, -.30, .105), (.21, -.55, .11), (.285, -.90, .11), (.27, -1.25, .11), (.19, -1.58, .11)]


def mirrored(points, side):
    return [(x * side, *rest) for x, *rest in points]


def half(side, outline, inner, blade, edge, grip, opening, level, slim):
    """One blade with its handle; `side` is 1 where the handle is on the right."""
    tang = [(-.14, -.02), (-.12, -.2), (.04, -.34), (.15, -.56), (.24, -.9), (.34, -.9), (.32, -.5), (.24, -.22), (.17, -.02)]
    parts = [put(plate("blade", catmull(outline, 10, True)[:, :2], .03, edge, .012), (0, 0, level)),
             put(plate("tang", catmull(mirrored(tang, side), 10, True)[:, :2], .05, blade, .014), (0, 0, .085))]
    if inner:
        parts.append(put(plate("back", catmull(inner, 10, True)[:, :2], .045, blade, .012), (0, 0, level)))
    path = catmull(mirrored(GRIP, side), 16)
    t = np.linspace(0, 1, len(path))
    swell = (1 + .16 * np.sin(t * pi * 1.1) + .10 * np.cos(t * 9)) * np.clip(np.minimum(t / .05, (1 - t) / .05), .02, 1) ** .5
    parts.append(sweep("grip", path, circle(.125 if not slim else .095, 36, .098), grip, scale=swell, sharp=None))
    return group(parts, (0, 0, 0), (0, 0, opening * side))


def build(look):
    kind = look.material
    if kind == "Stainless Steel":
        blade, edge, grip = steel("#c3c6c7", .24, along=(0, 1, 0)).m, polished("#d9dbdc", .14).m, silicone(look.paint("Rust")).m
    elif kind == "Carbon Steel":
        blade, edge, grip = metal("#4b4c4e", .36).m, steel("#a9abab", .25, along=(1, 0, 0)).m, tree("Walnut", (0, 1, 0), 2.2).m
    else:
        forged = Mat("forged")
        dents = forged.n("TexVoronoi", {"Vector": forged.co(), "Scale": 11., "Smoothness": .6}, feature="SMOOTH_F1").outputs[0]
        forged.p(Base_Color=forged.mix(forged.noise(forged.co(), 6, 5), rgb("#3a3838"), rgb("#57524e")), Metallic=.9, Roughness=.42, Normal=forged.bump(dents, .6, .05))
        blade, edge, grip = forged.m, steel("#8e8d8b", .3, along=(1, 0, 0)).m, forged.m
    bright = polished("#cfd1d2", .2).m if kind != "Forged Steel" else polished("#a98a4a", .28).m
    a = half(1, CUTTER, BACK, blade, edge, grip, 9, .132, kind == "Forged Steel")
    b = half(-1, HOOK, None, blade, blade if kind == "Forged Steel" else edge, grip, 9, .10, kind == "Forged Steel")
    pivot = [lathe("bolt", rounded([(0, .02), (.13, .02), (.13, .185, .012), (.10, .20, .01), (0, .20)], 5), bright, 48),
             put(lathe("nut", rounded([(0, 0), (.078, 0), (.078, .05, .01), (.05, .06, .01), (0, .06)], 5), bright, 6), (0, 0, .195)),
             put(lathe("end", rounded([(0, 0), (.035, 0), (.035, .03, .01), (0, .03)], 5), bright, 32), (0, 0, .25))]
    turns = np.linspace(0, 8.5 * 2 * pi, 300)
    wide = .07
    coil = [(-.17 + .34 * q / turns[-1], -.40 + wide * math.sin(q), .105 + wide * math.cos(q)) for q in turns]
    pivot.append(tube("spring", coil, .014, bright, per=0, up=(1, 0, .01), n=12))
    whole = group([a, b, *pivot], (0, 0, 0), (0, 0, -38))
    if look.view == "detail":
        return Shot(azimuth=15, elevation=46, aim=(.08, .05, .15), span=1.25, dof=.012)
    return Shot(azimuth=12, elevation=52, fill=.80)
