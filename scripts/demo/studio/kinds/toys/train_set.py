"""A wooden train on a curved track: an engine with boiler and cab, a wagon of logs and a wagon of blocks; beech, maple or walnut."""
import random

from studio import *
from studio.open_air import *
from .parts import lacquer

DEPARTMENT = "Toys"
BEND = 3.5  # radius of the track


def track(wood_, joint):
    """Three curved pieces with two grooves each, joined by knob and socket."""
    top = [(-.42, .0), (.42, .0), (.42, .17, .02), (.30, .17, .012), (.295, .125), (.20, .125), (.195, .17, .012), (-.195, .17, .012), (-.20, .125), (-.295, .125), (-.30, .17, .012), (-.42, .17, .02)]
    section = rounded([(x, z, *(r or [.015])) for x, z, *r in top], 3, True)
    for start, stop in ((-58, -20.2), (-19.8, 19.8), (20.2, 58)):
        a = np.radians(np.linspace(start, stop, 60)) - pi / 2
        path = np.stack([BEND * np.cos(a), BEND * np.sin(a) + BEND, 0 * a], 1)
        ob = sweep("track", path, section, wood_, sharp=30)
        flat = ob.modifiers.new("B", "BEVEL")
        flat.width, flat.segments, flat.limit_method, flat.angle_limit = .012, 2, "ANGLE", math.radians(60)
    for deg, sign in ((-58, -1), (58, 1)):
        a = math.radians(deg) - pi / 2
        at = np.array((BEND * math.cos(a), BEND * math.sin(a) + BEND, 0))
        along = np.array((-math.sin(a), math.cos(a), 0)) * sign
        if sign > 0:
            neck = box("neck", (.26, .09, .13), wood_, tuple(at + along * .08 + (0, 0, .075)), .012)
            neck.rotation_euler = (0, 0, math.atan2(along[1], along[0]))
            put(lathe("knob", rounded([(0, 0), (.115, 0, .02), (.115, .13, .02), (0, .13)], 5), wood_, 48), tuple(at + along * .24 + (0, 0, .01)))


def wheels(xs, mat, hub, r=.19):
    parts = []
    for x in xs:
        for s in (-1, 1):
            parts.append(put(lathe("wheel", rounded([(0, 0), (r, 0, .03), (r, .11, .03), (r * .6, .115, .02), (r * .5, .095, .01), (0, .095)], 5), mat, 64), (x, s * .205, r), (-90 * s, 0, 0)))
            parts.append(put(lathe("axle", rounded([(0, .09), (.05, .09), (.05, .125, .02), (0, .13)], 5), hub, 32), (x, s * .205, r), (-90 * s, 0, 0)))
    return parts


def couple(x, side, steel_, paint):
    return [put(lathe("coupling", rounded([(0, 0), (.075, 0, .01), (.075, .07, .01), (0, .07)], 4), paint, 40), (x, 0, .31), (0, 90 * side, 0)),
            put(lathe("magnet", rounded([(0, .06), (.062, .06), (.062, .095, .012), (0, .10)], 4), steel_, 40), (x, 0, .31), (0, 90 * side, 0))]


def chassis(length, wood_):
    return box("chassis", (length, .46, .17), wood_, (0, 0, .32), .035, 5)


def build(look):
    body = tree(look.material, (1, 0, 0), 2.).m
    upright = tree(look.material, (0, 0, 1), 2.).m
    second = {"Beech": "Beech", "Maple": "Maple", "Walnut": "Maple"}[look.material]
    colours = {"Beech": ("#b4532f", "#4f6f86", "#d3a13c"), "Maple": ("#7f9a86", "#cf9a6a", "#5f7480"), "Walnut": (None, "#c9b28a", None)}[look.material]
    paint = lambda c, along=(1, 0, 0): lacquer(c, second, along).m if c else tree("Maple", along, 2.).m
    red, blue, yellow = (paint(c) for c in colours)
    hub = tree("Walnut" if look.material != "Walnut" else "Maple", (0, 0, 1), 3.).m
    dark = lacquer("#3b3a3a", second).m if look.material != "Walnut" else tree("Walnut", (0, 0, 1), 3.).m
    steel_, brass = polished("#c9cbcc", .18).m, polished("#c9a458", .2).m
    track(tree("Beech" if look.material != "Maple" else "Maple", (1, 0, 0), 1.6).m, None)
    base = .125
    # the engine, pointing to +x
    engine = [chassis(1.5, body), *wheels((-.48, .02, .46), dark, hub), *couple(-.75, -1, steel_, body)]
    along = lambda ob, x, z: put(ob, (x, 0, z), (0, 90, 0))
    engine += [along(lathe("boiler", rounded([(0, 0), (.235, 0, .02), (.235, .86, .05), (0, .86)], 6), red, 96), -.14, .60),
               along(lathe("band", rounded([(.23, 0), (.247, 0, .008), (.247, .05, .008), (.23, .05)], 4), brass, 96), .22, .60),
               along(lathe("band", rounded([(.23, 0), (.247, 0, .008), (.247, .05, .008), (.23, .05)], 4), brass, 96), .56, .60),
               along(lathe("face", rounded([(0, 0), (.17, 0), (.17, .025, .012), (.05, .03, .01), (.045, .06, .015), (0, .065)], 5), upright, 64), .715, .60)]
    walls = plate("cab", rounded([(*p, .03) for p in ((-.30, 0), (.30, 0), (.30, .66), (-.30, .66))], 4, True), .50, body, .03, holes=[[(x, z + .42) for x, z in rrect(.28, .24, .06)]])
    for v in walls.data.vertices:
        v.co = (v.co.x, .25 - v.co.z, v.co.y)
    engine.append(put(walls, (-.44, 0, .40)))
    engine.append(box("roof", (.78, .62, .085), blue, (-.44, 0, 1.10), .035, 5))
    engine.append(put(lathe("chimney", rounded([(0, 0), (.095, 0), (.085, .10, .05), (.10, .24, .03), (.145, .30, .03), (.145, .36, .02), (.09, .36, .02), (.085, .3), (0, .3)], 6), dark, 64), (.50, 0, .80)))
    engine.append(put(lathe("dome", rounded([(0, 0), (.10, 0, .01), (.10, .08, .06), (0, .13)], 8), brass, 64), (.12, 0, .81)))
    engine.append(box("bumper", (.07, .56, .14), yellow, (.78, 0, .30), .025))
    # a wagon of logs
    logs = [chassis(1.2, body), *wheels((-.36, .36), dark, hub), *couple(-.6, -1, steel_, body), *couple(.6, 1, steel_, body)]
    for x in (-.40, .40):
        for s in (-1, 1):
            logs.append(put(lathe("stake", rounded([(0, 0), (.035, 0), (.035, .38, .02), (0, .38)], 4), upright, 24), (x, s * .20, .39)))
    rng = random.Random(3)
    for y, z in ((-.115, .505), (.115, .505), (0, .70)):
        logs.append(put(lathe("log", rounded([(0, -.5), (.11, -.5, .02), (.11, .5, .02), (0, .5)], 5), tree("Walnut" if look.material != "Walnut" else "Maple", (0, 0, 1), 2.).m, 48), (rng.uniform(-.03, .03), y, z), (0, 90, 0)))
    # a wagon of blocks
    box_ = [chassis(1.2, body), *wheels((-.36, .36), dark, hub), *couple(.6, 1, steel_, body)]
    for s in (-1, 1):
        box_.append(box("side", (1.14, .06, .24), blue, (0, s * .20, .51), .02))
        box_.append(box("end", (.06, .36, .24), blue, (s * .54, 0, .51), .02))
    for k, c in enumerate((red, yellow, upright)):
        box_.append(box("block", (.27, .27, .27), c, (-.33 + .33 * k, .0, .56 + .02 * (k == 1)), .025, rot=(0, 0, (.12, -.08, .2)[k])))
    for parts, deg in ((engine, 26.5), (logs, -2.2), (box_, -27.2)):
        a = math.radians(deg) - pi / 2
        group(parts, (BEND * math.cos(a), BEND * math.sin(a) + BEND, base), (0, 0, deg))
    if look.view == "detail":
        return Shot(azimuth=34, elevation=22, aim=(1.5, .4, .66), span=2.3, dof=.01)
    return Shot(azimuth=20, elevation=32, fill=.93)
