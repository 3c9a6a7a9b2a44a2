"""A backpack: domed front with a pocket, a zip over the top, piping, a carrying loop and padded straps behind."""
from .parts import *

DEPARTMENT = "Bags"


def build(look):
    colour, edge = {"Recycled Nylon": ("#3f5d7c", "#26303d"), "Waxed Canvas": ("#6f6d45", "#7a4728"), "Leather": ("#8f5630", "#6a3d22")}[look.material]
    cloth = skin(look.material, colour)
    synthetic = look.material == "Recycled Nylon"
    trim = webbing(edge) if synthetic else leather(edge, 30).m
    metal = plain("#5c6067", .35, Metallic=.8).m if synthetic else brass()
    tape, row = plain("#23262b" if synthetic else "#3a3026", .9).m, stitch_thread("#8fa3b5" if synthetic else "#d8bd8a")
    firm = {"Recycled Nylon": 1.2, "Waxed Canvas": 1., "Leather": .45}[look.material]
    body = rounded([(-1.38, .0, .42), (1.38, .0, .42), (1.36, 4.25, 1.15), (-1.36, 4.25, 1.15)], 14, True)
    lines = strew(8, (-1., 2., 1., 3.6), 20, 11, (.9, 1.8), (.09, .17), (.02 * firm, .045 * firm), 30)
    lines += [(-1.2, 3.4, -.2, 2.7, .1, .06 * firm), (1.2, 3.5, .3, 2.6, .1, .05 * firm), (-1.2, 2.0, .2, 2.3, .09, .06 * firm), (1.25, 2.1, .1, 2.45, .09, .05 * firm)]
    sides = strew(46, (0, -.6, 14, .6), 88, 6, (.4, 1.1), (.06, .13), (.02 * firm, .05 * firm), 30)
    relief = lambda x, z: creases(x, z, lines) + .03 * firm * swell(x, z, 1.3, 2)
    side = lambda s, t: creases(s, t, sides) + .03 * firm * swell(s, t, .9, 3)
    depth = 1.45
    sewn_box(body, depth, .30, cloth, trim, relief, side, .07)
    path, normals = stretch_of(body, .34, .80, -depth * .2, .09)
    zipper(path, normals, metal, tape, .055, .3, .80, trim)
    pocket = rounded([(-1.12, .22, .36), (1.12, .22, .36), (1.08, 1.98, .42), (-1.08, 1.98, .42)], 12, True)
    front = -depth / 2 - .26
    folds = strew(7, (-.9, .4, .9, 1.7), 65, 8, (.4, 1.1), (.06, .12), (.02 * firm, .05 * firm), 40)
    sewn_box(pocket, .42, .14, cloth, trim, lambda x, z: creases(x, z, folds) + .02 * firm * swell(x, z, .8, 5), None, .04, .036, front, .4)
    x = np.linspace(-.86, .86, 60)
    y = front - .21 - .155
    zipper(np.stack([x, np.full(60, y - .02), 1.55 + 0 * x], 1), (0, -1, .05), metal, tape, .05, .24, .88, trim)
    box("patch", (.62, .03, .36), leather(edge if not synthetic else "#2f3b4a", 34).m, (0, y - .025, .86), .012)
    for a, b in (((-.28, .71), (.28, .71)), ((.28, .71), (.28, 1.01)), ((.28, 1.01), (-.28, 1.01)), ((-.28, 1.01), (-.28, .71))):
        sew([(a[0] + (b[0] - a[0]) * q, y - .044, a[1] + (b[1] - a[1]) * q) for q in np.linspace(0, 1, 8)], row, .04, .02, .007)
    strap("loop", [(-.34, .35, 4.16), (-.33, .34, 4.45), (-.2, .33, 4.72), (0, .33, 4.79), (.2, .33, 4.72), (.33, .34, 4.45), (.34, .35, 4.16)], .26, .07, trim, (0, 1, 0))
    for s in (-1, 1):
        path = [(s * .5, depth / 2, 4.0), (s * .62, depth / 2 + .45, 3.9), (s * .85, depth / 2 + .72, 3.1), (s * 1.2, depth / 2 + .62, 2.0), (s * 1.42, depth / 2 + .36, 1.1)]
        sweep("strap", catmull(path, 12), rrect(.56, .15, .07, 5), cloth, up=(0, 1, .2))
        strap("webbing", [path[-1], (s * 1.44, depth / 2 + .2, .7), (s * 1.32, depth / 2 - .02, .3)], .22, .035, trim, (0, 1, .2))
        box("buckle", (.34, .07, .26), metal, (s * 1.42, depth / 2 + .36, 1.08), .03, rot=(.5, 0, 0))
    dent = lambda z: np.clip(z / 4.2, 0, 1)
    warp(lambda x, y, z: (x * (1 + .05 * np.sin(z * 1.3 + .4) - .03 * dent(z)) + .05 * np.sin(z * 1.1) * dent(z), y * (1 + .06 * np.sin(z * 1.2 + .6)) + .12 * dent(z) ** 2 + .02 * np.sin(x * 2.2 + z),
                          z - .09 * dent(z) * np.cos(x * .9 + .5) * np.clip(np.abs(x), 0, 1) + .05 * np.sin(x * 1.1 + .4) * dent(z)))
    if look.view == "detail":
        return Shot(azimuth=-26, elevation=20, aim=(.1, -depth / 2 - .2, 1.5), span=2.7, dof=.008)
    return Shot(azimuth=30, elevation=13, fill=.82, dof=.004)
