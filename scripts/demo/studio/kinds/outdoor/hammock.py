"""A hammock on a stand of laminated larch: striped cotton or canvas between spreader bars, or gathered parachute nylon with carabiners."""
from studio import *
from studio.open_air import *

DEPARTMENT = "Outdoor"


def stand(timber, cross, iron):
    """A curved beam on two feet, with a hook at each end; returns the hooks' places."""
    xs = np.linspace(-16.2, 16.2, 90)
    path = np.stack([xs, 0 * xs, 1.0 + 11.4 * (np.abs(xs) / 16.2) ** 2.3], 1)
    sweep("beam", path, rrect(.95, 1.25, .14, 4), timber, up=(0, 0, 1), sharp=40)
    for x in (-5.2, 5.2):
        z = float(np.interp(x, xs, path[:, 2]))
        box("foot", (1.1, 9.6, .9), cross, (x, 0, .45), .12)
        box("block", (1.1, 1.0, max(.1, z - 1.2)), cross, (x, 0, .9 + max(.1, z - 1.2) / 2 - .05), .05)
        for s in (-1, 1):
            screw((x, s * .9, .9), .26, iron, (0, 0, 1), slot=False)
            screw((x, s * 4.2, .9), .2, iron, (0, 0, 1), slot=False)
    hooks = []
    for s in (-1, 1):
        end = np.array((s * 15.6, 0, float(np.interp(15.6, xs, path[:, 2])) + .3))
        eye = end + (-s * .75, 0, .55)
        tube("bolt", [tuple(end + (s * .4, 0, -.3)), tuple(eye)], .12, iron, 4)
        ring = [(eye[0] - s * .3 + .32 * math.cos(t), 0, eye[2] + .05 + .32 * math.sin(t)) for t in np.linspace(0, 2 * pi, 40, endpoint=False)]
        sweep("eye", ring, circle(.10, 14), iron, up=(0, 1, 0), closed=True, sharp=None)
        hooks.append(eye + (-s * .55, 0, .0))
    return hooks


def chain(a, b, iron, many):
    way = (b - a) / np.linalg.norm(b - a)
    up = np.cross(way, (0, 1., 0))
    for k in range(many):
        centre = a + (b - a) * (k + .5) / many
        half, wide = np.linalg.norm(b - a) / many * .66, .20
        other = up if k % 2 else np.array((0, 1., 0))
        loop = [centre + way * half * math.cos(t) + other * wide * math.sin(t) for t in np.linspace(0, 2 * pi, 28, endpoint=False)]
        sweep("link", loop, circle(.062, 10), iron, up=np.cross(way, other), closed=True, sharp=None)


def build(look):
    larch, across = wood("#c98f58", "#8f5a31", (1, 0, 0), .35, rings=2.4).m, wood("#c98f58", "#8f5a31", (0, 1, 0), .35, rings=2.4).m
    iron = metal("#b9bcbd", .3).m
    hooks = stand(larch, across, iron)
    rng = np.random.default_rng(2)
    cord = weave("#e6dcc4", 20).m
    if look.material == "Recycled Nylon":
        cloth, edge_ = ripstop(look.paint("Plum"), .16, .42), ripstop("#d3a13c", .16, .42)
        reach, low = 11.6, 4.4
        us, vs = np.linspace(-1, 1, 200), np.linspace(-1, 1, 150)
        rows = []
        tie = hooks[1][2] - 1.2
        for u in us:
            open_ = (1 - abs(u) ** 2.6) ** .62
            half = .34 + 4.3 * open_
            z0 = low + (tie - low) * abs(u) ** 1.7
            gather = (1 - open_) ** 1.2
            y = vs * half
            z = z0 + (1.5 * open_ ** .8) * np.abs(vs) ** 2.0 + 1.25 * open_ * np.abs(vs) ** 8
            z -= .75 * open_ * np.clip(-vs, 0, 1) ** 3  # the near edge hangs lower
            z += (.16 + .25 * (abs(u) > .6) * (abs(u) - .6)) * np.sin(vs * 13 + 2 * np.sin(u * 2)) * (.25 + gather) * np.clip((1.02 - abs(u)) * 12, 0, 1)
            z += .07 * np.sin(vs * 31 + 4 * u) * gather + .07 * np.sin(vs * 5 + u * 7) + .05 * np.sin(vs * 11 - u * 3) * open_
            rows.append(np.stack([np.full(150, u * reach), y, z], 1))
        rows = np.array(rows)
        skin("cloth", rows, cloth.m, thick=.03, offset=0, smooth=1)
        for s in (0, -1):
            skin("hem", rows[:, [s, s - 1 if s else 1, s - 2 if s else 2, s - 3 if s else 3]] + (0, 0, .02), edge_.m, thick=.05, offset=0, smooth=1)
        for s, hook in ((-1, hooks[0]), (1, hooks[1])):
            knot = np.array((s * reach, 0, tie))
            wrap = lathe("wrap", rounded([(.30, -.5), (.42, -.4, .1), (.46, 0, .2), (.42, .4, .1), (.30, .5)], 5), cord, 40)
            point(wrap, knot + (s * .1, 0, .05), hook - knot)
            rope("sling", [tuple(knot), tuple((knot + hook) / 2 + (0, 0, .0)), tuple(hook + (-s * .3, 0, -.1))], .14, cord, 1.2)
            centre = hook + (s * .1, 0, 0)
            ring = [centre + np.array((.55 * math.cos(t), 0, .34 * math.sin(t))) for t in np.linspace(0, 2 * pi, 40, endpoint=False)]
            sweep("carabiner", ring, circle(.10, 14), metal(look.paint("#d3a13c"), .3).m, up=(0, 1, 0), closed=True, sharp=None)
    else:
        if look.material == "Cotton":
            stops = [(0, "#efe5d0"), (.16, look.paint("Clay")), (.36, "#efe5d0"), (.42, "#7d8a55"), (.48, "#efe5d0"), (.54, "#7d8a55"), (.60, "#efe5d0"), (.72, look.paint("Clay")), (.92, "#efe5d0")]
            cloth = checked(stops, [(0, "#efe5d0"), (.5, "#efe5d0")], 22, .12, slub=1.2, depth=.7, sheen=.3, contrast=.35, coords="UV")
        else:
            cloth = weave(look.paint("Sand"), 20, .6, .7, sheen=.1, contrast=.35)
        bar_x, bar_z, half, low = 9.6, 7.2, 4.3, 4.5
        us, vs = np.linspace(-1, 1, 160), np.linspace(-1, 1, 90)
        ph = rng.uniform(0, 6, 8)
        rows = []
        for u in us:
            z0 = low + (bar_z - low) * abs(u) ** 1.8
            y = vs * half * (1 - .10 * (1 - u * u))
            z = z0 - .55 * (1 - u * u) ** .6 * (1 - vs * vs) + .05 * np.sin(vs * 7 + ph[0] + u * 2) * (1 - u ** 6) + .045 * np.sin(vs * 22 + ph[1]) * abs(u) ** 8
            rows.append(np.stack([np.full(90, u * (bar_x - .35)), y, z], 1))
        rows = np.array(rows)
        skin("cloth", rows, cloth.m, thick=.09, offset=0, smooth=1, uv=(np.linspace(0, 4, 90) if look.material == "Cotton" else np.linspace(0, 8, 90), np.linspace(0, 20, 160)))
        for s in (0, -1):
            path = rows[:, s]
            sweep("hem", path, rrect(.22, .22, .08, 3), cloth.m, up=(0, 0, 1), sharp=None)
        for s, hook in ((-1, hooks[0]), (1, hooks[1])):
            x, z = s * bar_x, bar_z
            put(lathe("bar", rounded([(0, -half - .6), (.26, -half - .6, .1), (.26, half + .6, .1), (0, half + .6)], 5), across, 40), (x, 0, z), (90, 0, 0))
            link = hook + (hook - np.array((x, 0, z))) * -.22
            chain(link, hook, iron, 4)
            ring = [link + np.array((.30 * math.cos(t), 0, .30 * math.sin(t))) for t in np.linspace(0, 2 * pi, 40, endpoint=False)]
            sweep("ring", ring, circle(.08, 12), iron, up=(0, 1, 0), closed=True, sharp=None)
            for y in np.linspace(-half + .15, half - .15, 9):
                mid = np.array((x, y, z)) * .5 + link * .5 + (0, 0, -.12)
                edge = rows[0 if s < 0 else -1, int(np.clip((y / half + 1) / 2 * 89, 0, 89))]
                tube("string", [tuple(edge + (0, 0, 0)), (x, y, z + .27), (x + s * .3, y * .97, z + .16), tuple(mid), tuple(link + (-s * .25, 0, 0))], .075, cord, 6, n=10)
    if look.view == "detail":
        return Shot(azimuth=20, elevation=26, aim=(11.4, 0, 9.9), span=9.4, dof=.008)
    return Shot(azimuth=24, elevation=17, fill=.90)
