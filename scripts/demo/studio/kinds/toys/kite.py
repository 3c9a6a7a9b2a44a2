"""A diamond kite on the ground with its spars, a tail of bows and a spool of line: ripstop in bright panels, cotton, or glossy silk."""
from studio import *
from studio.open_air import *
from .parts import tinted

DEPARTMENT = "Toys"
TOP, LOW, HALF, CROSS = 2.3, -3.9, 2.75, .55


def lift(x, y):
    """The height of the cloth: bowed across, slack within each panel."""
    w = np.where(y > CROSS, HALF * (TOP - y) / (TOP - CROSS), HALF * (y - LOW) / (CROSS - LOW))
    s = np.abs(x) / np.maximum(w, .02)
    v = np.where(y > CROSS, (y - CROSS) / (TOP - CROSS), (CROSS - y) / (CROSS - LOW))
    slack = .30 * np.sin(np.clip(s, 0, 1) * pi) * np.sin(np.clip(v, 0, 1) * pi) ** .8
    folds = .020 * np.sin(np.arctan2(y - CROSS, np.abs(x) + .05) * 14) * np.sin(np.clip(s, 0, 1) * pi) * np.sin(np.clip(v, 0, 1) * pi)
    return .62 * (1 - (x / HALF) ** 2) + .11 * (y - LOW) - slack * .55 + folds


def build(look):
    colours = {"Ripstop": ("#b4532f", "#efe3c8", "#d3a13c", "#3b5a72"), "Cotton": ("#efe6d4", "#6f7f8c", "#efe6d4", "#c0765a"), "Silk": ("#7a4a66", "#c99aa6", "#c99aa6", "#7a4a66")}[look.material]
    colours = [look.paint(colours[0]), *colours[1:]]
    if look.material == "Ripstop":
        cloth = ripstop("#ffffff", .07, .42)
    elif look.material == "Cotton":
        cloth = weave("#ffffff", 34, .8, .6, sheen=.3, contrast=.3)
    else:
        cloth = Mat("silk")
        wave = cloth.noise(cloth.co("UV", (6, 1.2, 1)), 1.5, 4)
        white = cloth.mix(cloth.noise(cloth.co("UV", (90, 3, 1)), 1., 3), (1, 1, 1, 1), (.86, .86, .86, 1))
        cloth.p(Base_Color=white, Roughness=.30, Sheen_Weight=.5, Sheen_Roughness=.25, Anisotropic=.6, Specular_IOR_Level=.6, Normal=cloth.bump(wave, .25, .05))
    sep = cloth.n("SeparateXYZ", {0: cloth.co()})
    right, upper = cloth.math("GREATER_THAN", sep.outputs[0], 0.), cloth.math("GREATER_THAN", sep.outputs[1], CROSS)
    c = [rgb(x) for x in colours]
    tinted(cloth, cloth.mix(upper, cloth.mix(right, c[2], c[3]), cloth.mix(right, c[0], c[1])))
    rows = []
    ys = np.concatenate([np.linspace(LOW + .02, CROSS, 130), np.linspace(CROSS, TOP - .02, 70)[1:]])
    s = np.linspace(-1, 1, 121)
    for y in ys:
        w = HALF * (TOP - y) / (TOP - CROSS) if y > CROSS else HALF * (y - LOW) / (CROSS - LOW)
        inward = 1 - .035 * math.sin(pi * ((y - CROSS) / (TOP - CROSS) if y > CROSS else (CROSS - y) / (CROSS - LOW)))
        x = s * w * inward
        rows.append(np.stack([x, np.full_like(x, y), lift(x, np.full_like(x, y)) + .06], 1))
    rows = np.array(rows)
    parts = [skin("sail", rows, cloth.m, thick=.018, offset=0)]
    # hem, seams and their stitches
    outline = np.concatenate([rows[:, 0], rows[::-1, -1]])
    hem = weave("#4a3f3a" if look.material == "Ripstop" else "#d9cbb0" if look.material == "Cotton" else "#5e374e", 50, .4).m
    parts.append(sweep("hem", outline, rrect(.10, .036, .016, 3), hem, closed=True, sharp=None))
    thread = plain("#efe6d4", .8).m
    spine = rows[:, 60] + (0, 0, .013)
    j = int(np.argmin(np.abs(ys - CROSS)))
    across = rows[j] + (0, 0, .013)
    for line, off in ((spine, (.05, 0, 0)), (spine, (-.05, 0, 0)), (across, (0, .05, 0)), (across, (0, -.05, 0))):
        parts.append(stitches(line[3:-3] + off, thread, .07, .05, .009))
    # pockets at the corners, and the ends of the spars
    patch = leather("#6b4a35", 40).m if look.material != "Ripstop" else plain("#3a3735", .7).m
    timber = tree("Ash", (0, 0, 1), 2.).m
    for tip, end in ((rows[j, -1], rows[j, -8]), (rows[j, 0], rows[j, 7]), (rows[-1, 60], rows[-6, 60]), (rows[0, 60], rows[6, 60])):
        way = np.array(end) - np.array(tip)
        way /= np.linalg.norm(way)
        p = plate("pocket", rounded([(-.02, -.05, .03), (.34, -.24, .04), (.44, 0, .06), (.34, .24, .04), (-.02, .05, .03)], 4, True), .03, patch, .012)
        normal = np.cross(way, np.cross((0, 0, 1.), way))
        side = np.cross(normal, way)
        p.matrix_world = Matrix(((way[0], side[0], normal[0], tip[0]), (way[1], side[1], normal[1], tip[1]), (way[2], side[2], normal[2], tip[2] + .012), (0, 0, 0, 1)))
        parts.append(p)
        parts.append(point(lathe("spar", rounded([(0, -.16), (.05, -.16, .015), (.05, .3), (0, .3)], 4), timber, 32), np.array(tip) + (0, 0, -.03), way))
    # the tail and its bows
    start = rows[0, 60]
    tail = catmull([tuple(start), (.15, LOW - .45, .10), (.75, LOW - .95, .05), (1.65, LOW - .85, .05), (2.35, LOW - .1, .05), (2.7, LOW + 1.0, .05), (3.3, LOW + 1.7, .05), (3.9, LOW + 1.6, .05)], 24)
    parts.append(sweep("tail", tail, circle(.028, 14), weave("#e6dcc4", 60).m, sharp=None))
    bows = [weave(x, 40, .5).m if look.material == "Cotton" else (ripstop(x, .07).m if look.material == "Ripstop" else plain(x, .35, Sheen_Weight=.5).m) for x in (colours[0], colours[2] if look.material != "Cotton" else "#6f7f8c", colours[3])]
    for k, share in enumerate((.22, .40, .58, .76, .93)):
        i = int(share * (len(tail) - 1))
        at, way = tail[i], tail[min(i + 1, len(tail) - 1)] - tail[i - 1]
        turn = math.degrees(math.atan2(way[1], way[0])) + 90 + (-12, 9, 4, -8, 12)[k]
        wings = []
        for sgn in (-1, 1):
            grid = [[(sgn * (.05 + .42 * a), b * (.05 + .20 * a ** .8) + .03 * a, .02 + .10 * a * (1 - a) * 2 + .045 * math.sin(b * 5 + k) * (1.1 - a)) for b in np.linspace(-1, 1, 25)] for a in np.linspace(0, 1, 20)]
            wings.append(skin("wing", grid, bows[k % 3], thick=.016, smooth=1, offset=0))
        wings.append(ball("knot", .075, bows[k % 3], (0, 0, .06), sx=.8, sy=1.2))
        parts.append(group(wings, tuple(at + (0, 0, -.01)), (0, 0, turn)))
    # the spool
    wood_ = tree("Beech", (1, 0, 0), 2.).m
    spool = [lathe("core", rounded([(0, 0), (.42, 0, .03), (.42, .07, .03), (.24, .09, .02), (.24, .41, .02), (.42, .43, .03), (.42, .50, .03), (.07, .5), (.07, .46), (0, .46)], 5), wood_, 96)]
    coil = [(.255 + .06 * math.sin(q / 76 * pi) + .018 * math.sin(q * 3.1), .10 + .30 * (.5 - .5 * math.cos(q / 9))) for q in np.linspace(0, 76, 1800)]
    line = [(r * math.cos(i * .21), r * math.sin(i * .21), z) for i, (r, z) in enumerate(coil)]
    string = weave(colours[0] if look.material != "Cotton" else "#c0765a", 60).m
    spool.append(sweep("line", line, circle(.016, 6), string, sharp=None))
    group(spool, (-2.35, LOW + .75, .42), (90, 0, 28))
    tube("loose", [(-2.22, LOW + .30, .18), (-2.0, LOW + .05, .02), (-1.4, LOW + .1, .02), (-.9, LOW + .6, .02), (-.75, LOW + 1.2, .02), (-.4, LOW + 2.0, .02)], .014, string, 14, n=8)
    if look.view == "detail":
        return Shot(azimuth=2, elevation=30, aim=(-1.62, LOW + .95, .45), span=3.2, dof=.01)
    return Shot(azimuth=16, elevation=50, fill=.88)
