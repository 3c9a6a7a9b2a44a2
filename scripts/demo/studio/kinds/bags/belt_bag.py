"""A belt bag: a rounded pouch with a zip over the top, a flat front pocket, and its strap in a loop behind it."""
from .parts import *

DEPARTMENT = "Bags"


def build(look):
    colour, edge = {"Recycled Nylon": ("#7a4a66", "#33263a"), "Waxed Canvas": ("#3f4c46", "#8a5630"), "Leather": ("#b37443", "#7c4a28")}[look.material]
    cloth = skin(look.material, colour)
    synthetic = look.material == "Recycled Nylon"
    trim = webbing(edge) if synthetic else leather(edge, 30).m
    metal = plain("#5c6067", .35, Metallic=.8).m if synthetic else brass()
    tape, row = plain("#26222a" if synthetic else "#2f2a22", .9).m, stitch_thread("#b59aab" if synthetic else "#e0c08a")
    firm = {"Recycled Nylon": 1.2, "Waxed Canvas": 1., "Leather": .5}[look.material]
    outline = rounded([(-1.0, .0, .5), (1.0, .0, .5), (1.42, 1.42, .42), (-1.42, 1.42, .42)], 14, True)
    lines = strew(10, (-1., .2, 1., 1.3), 75, 4, (.4, 1.0), (.05, .10), (.015 * firm, .04 * firm), 35)
    sides = strew(26, (0, -.35, 6.5, .35), 88, 6, (.3, .6), (.05, .09), (.015 * firm, .035 * firm), 25)
    depth = .62
    sewn_box(outline, depth, .24, cloth, trim, lambda x, z: creases(x, z, lines) + .018 * firm * swell(x, z, .8, 3), lambda s, t: creases(s, t, sides), .05, .034, rim=.6)
    path, normals = stretch_of(outline, .435, .775, -.04, .065)
    zipper(path, normals, metal, tape, .042, .22, .83, trim)
    front = rounded([(-.86, .18, .36), (.86, .18, .36), (1.10, 1.0, .1), (-1.10, 1.0, .1)], 10, True)
    ground = domed(outline, .24, .6)
    panel(front, -depth / 2 - .012, 1, .11, cloth, lambda x, z: .012 * firm * swell(x, z, .7, 6), .16, .035, ground)
    edge_at = ring(front, 0)
    edge_at[:, 1] = -depth / 2 - .016 - ground(edge_at[:, 0], edge_at[:, 2])
    sweep("edge", edge_at, circle(.024, 10), trim, up=(0, 1, 0), closed=True)
    x = np.linspace(-.9, .9, 60)
    zipper(np.stack([x, -depth / 2 - .125 - ground(x, .79 + 0 * x), .79 + 0 * x], 1), (0, -1, .12), metal, tape, .036, .2, .1, trim)
    for s in (-1, 1):
        wing = rounded([(s * 1.10, .42, .03), (s * 1.12, 1.2, .03), (s * 1.72, 1.0, .05), (s * 1.72, .68, .05)][:: s], 5, True)
        piece("wing", [(a, b) for a, b in wing], cloth, lambda a, b, d: .03 + .04 * arc(d / .05), lambda a, b, d: .03 - .04 * arc(d / .05), .05, .05).matrix_world = Matrix(((1, 0, 0, 0), (0, 0, -1, .14), (0, 1, 0, 0), (0, 0, 0, 1)))
        box("ring", (.07, .10, .46), metal, (s * 1.70, .13, .84), .03)
    loop = [(1.70, .14, .84), (1.98, .30, .78), (2.12, .85, .55), (1.95, 1.6, .28), (1.3, 2.25, .19), (.3, 2.5, .19), (-.8, 2.4, .19), (-1.7, 1.85, .22), (-2.1, 1.05, .45), (-1.98, .34, .76), (-1.70, .14, .84)]
    p = catmull(loop, 14)
    tan = np.gradient(p, axis=0)
    out = np.stack([tan[:, 1], -tan[:, 0], 0 * tan[:, 0]], 1)
    sweep("strap", p, rrect(.34, .05, .02, 4), trim, up=out)
    k = 14 * 5 + 4
    angle = math.atan2(tan[k][1], tan[k][0])
    for shift, size in ((0, (.62, .11, .42)), (.36, (.16, .13, .46))):
        box("buckle", size, metal if not synthetic else plain("#242629", .35).m, tuple(p[k] + shift * tan[k] / np.linalg.norm(tan[k])), .035, 4, (0, 0, angle))
    tilt = .10
    warp(lambda x, y, z: (x * (1 + .02 * np.sin(z * 3)), y + np.where(y < .6, tilt * z * .6, 0) + .02 * np.sin(x * 2 + z), np.maximum(z + np.where(y < .6, .03 * np.sin(x * 1.7 + .5) * z, 0), -.002)))
    if look.view == "detail":
        return Shot(azimuth=-28, elevation=26, aim=(.35, -.3, 1.0), span=2.0, dof=.008)
    return Shot(azimuth=22, elevation=24, fill=.82)
