"""A desk lamp that is lit: a round base, two jointed arms with springs, a metal shade that tilts."""
from .parts import *

DEPARTMENT = "Lighting"


def spring(a, b, radius, turns, mat):
    """A coiled spring from a to b, hooked at both ends."""
    a, b = Vector(a), Vector(b)
    axis = (b - a).normalized()
    side = axis.cross(Vector((0, 1, 0))).normalized()
    other = axis.cross(side)
    points = [a - axis * .2]
    for t in np.linspace(0, 1, turns * 14):
        angle = t * turns * 2 * pi
        points.append(a.lerp(b, t) + (side * math.cos(angle) + other * math.sin(angle)) * radius)
    points.append(b + axis * .08)
    path = np.array([tuple(p) for p in points])
    return sweep("spring", path, circle(.016, 8), mat, up=tuple(axis))


def joint(at, metal, dark, radius=.15, width=.36):
    """Two cheeks, the bolt between them and the knob that tightens it; the axis runs along y."""
    body = lathe("joint", rounded([(0, -width / 2), (radius, -width / 2, .02), (radius, width / 2, .02), (0, width / 2)], 6), metal.m, 64)
    place(body, at, (0, -1, 0))
    knob = lathe("knob", rounded([(0, 0), (.05, 0), (.05, .05, .01), (.12, .06, .02), (.11, .2, .03), (0, .21)], 6), dark.m, 40)
    place(knob, (at[0], at[1] - width / 2, at[2]), (0, -1, 0))


def build(look):
    tint, rough = {"Steel": ("#9ea4a7", .30), "Aluminium": ("#dcdfe1", .24), "Brass": ("#cba35a", .22)}[look.material]
    ring = steel(tint, rough, radial=True, aniso=.5)
    rods = steel(tint, rough, along=(0, 0, 1), aniso=.3)
    dark = plastic("#262524", .4)
    if look.material == "Brass":
        rods = polished("#c8a055", .2)
    lathe("base", rounded([(0, .02), (.98, .02, .01), (1.0, .05, .02), (1.0, .16, .06), (.86, .22, .05), (0, .24)], 8), ring.m, 160)
    lathe("pad", [(0, 0), (.95, 0), (.95, .03)], plain("#1d1c1b", .9).m, 96)
    lathe("post", rounded([(0, .22), (.2, .23, .03), (.16, .42, .04), (0, .43)], 6), rods.m, 64)
    foot, elbow, wrist = (0, 0, .52), (-1.15, 0, 2.55), (.95, 0, 4.15)
    for at, radius in ((foot, .16), (elbow, .17), (wrist, .14)):
        joint(at, rods, dark, radius)
    for y in (-.11, .11):
        rod((foot[0], y, foot[2]), (elbow[0], y, elbow[2]), .045, rods.m)
        rod((elbow[0], y, elbow[2]), (wrist[0], y, wrist[2]), .045, rods.m)
    for a, b, t0, t1 in ((foot, elbow, .16, .62), (elbow, wrist, .14, .52)):  # a spring between each pair of rods, on a pin at its far end
        a, b = Vector(a), Vector(b)
        spring(tuple(a.lerp(b, t0)), tuple(a.lerp(b, t1)), .062, 17, polished("#c9cbcc", .2).m)
        end = a.lerp(b, t1 + .03)
        rod((end.x, -.14, end.z), (end.x, .14, end.z), .035, rods.m)
    head = Vector((.42, 0, -.9)).normalized()
    start = Vector(wrist) + Vector((.10, 0, -.06))
    profile = [(0, -.12), (.16, -.12, .03), (.19, .10, .03), (.27, .16, .03), (.30, .42, .08), (.36, .55, .1), (.80, 1.22, .25), (.86, 1.44, .02), (.88, 1.45, .01)]
    place(lathe("shade", rounded(profile, 10), ring.m, 160), start, head)
    white = powder("#f6f1e6", .55)
    place(lathe("inside", rounded([(0, .46), (.28, .47, .06), (.34, .58, .1), (.77, 1.24, .25), (.835, 1.44), (.87, 1.452)], 10), white.m, 128), start, head)
    turn = tuple(head.to_track_quat("Z", "Y").to_euler())
    bulb(tuple(start + head * .52), 60, .9, turn, 6)
    for k in range(6):  # vents round the neck
        a = k * pi / 3
        frame = head.to_track_quat("Z", "Y").to_matrix()
        at = start + frame @ Vector((.292 * math.cos(a), .292 * math.sin(a), .30))
        slot = box("vent", (.05, .02, .13), plain("#0c0c0c", .9).m, tuple(at), .009)
        slot.rotation_euler = (frame @ Euler((0, 0, a + pi / 2)).to_matrix()).to_euler()
    cord([(wrist[0], .1, wrist[2] + .12), (.2, .2, 3.85), (-.6, .24, 3.15), (-1.2, .26, 2.72), (-1.32, .25, 2.45), (-.9, .22, 1.8), (-.35, .22, .9), (-.25, .5, .28),
          (-.3, 1.0, .05), (-1.2, 1.5, .04)], aside=False, radius=.03, up=(0, 1, .2))
    cord([(-1.2, 1.5, .04), (-2.4, 1.6, .04), (-4, 2.4, .04), (-9, 3, .04)], radius=.03)
    if look.view == "detail":
        return Shot(azimuth=-14, elevation=4, aim=(1.05, 0, 3.5), span=3.9, key=.9, dof=.008)
    return Shot(azimuth=24, elevation=9, fill=.8, key=.95)
