"""A picnic blanket, rolled and held by two leather straps with a handle: striped cotton, canvas with a check, or fringed tartan wool."""
from studio import *
from studio.open_air import *

DEPARTMENT = "Outdoor"
WIDE = 4.6


def radius(a, end, pitch):
    """The spiral; it is wound tight inside and lies a little loose at the end."""
    return .10 + pitch * a / (2 * pi) + .05 * np.clip((a - end + 2.2) / 2.2, 0, 1) ** 2


def build(look):
    fringe = None
    if look.material == "Wool":
        red, blue, cream = look.paint("#9c3b2e"), "#2f3f57", "#e9dfc8"
        stops = [(0, red), (.30, blue), (.36, red), (.40, blue), (.52, red), (.56, blue), (.62, red), (.78, cream), (.80, red), (.96, cream)]
        cloth, pitch, fringe = checked(stops, stops, 34, slub=1.0, depth=.8, sheen=.6, contrast=.35), .125, weave(cream, 60).m
    elif look.material == "Canvas":
        stops = [(0, "#efe7d6"), (.5, look.paint("Slate"))]
        cloth, pitch = checked(stops, stops, 30, slub=.5, depth=.7, sheen=.1, contrast=.3), .10
    else:
        stops = [(0, "#efe6d4"), (.22, look.paint("Mustard")), (.34, "#efe6d4"), (.42, "#c0765a"), (.46, "#efe6d4"), (.54, "#c0765a"), (.58, "#efe6d4"), (.78, look.paint("Mustard")), (.90, "#efe6d4")]
        cloth, pitch = checked(stops, [(0, "#efe6d4"), (.5, "#efe6d4")], 26, .15, slub=1.3, depth=.8, sheen=.35, contrast=.4), .11
    end = 2 * pi * (6.6 if pitch < .12 else 5.6)
    angle = np.linspace(.2, end, 520)
    r = radius(angle, end, pitch)
    start = -end + math.radians(-62)  # the loose edge lies in front, below
    thick = pitch * .80
    xs = np.linspace(-WIDE / 2, WIDE / 2, 60)
    rng = np.random.default_rng(3)
    ph = rng.uniform(0, 6, 6)
    rows = []
    for a, q in zip(angle, r):
        t = a + start
        wob = .012 * np.sin(xs * 2.3 + a * .8 + ph[0]) + .010 * np.sin(xs * 4.1 - a * 1.7 + ph[1])
        slide = .035 * math.sin(a * .9 + ph[2]) + .02 * math.sin(a * 2.3 + ph[3])
        rows.append(np.stack([xs + slide, -(q + wob) * math.cos(t), (q + wob) * math.sin(t)], 1))
    rows = np.array(rows)
    low = rows[:, :, 2].min() - thick / 2
    rows[:, :, 2] -= low
    ob = skin("roll", rows, cloth.m, thick=thick, offset=0., smooth=1)
    tex = bpy.data.textures.new("n", "CLOUDS")
    tex.noise_scale = .05 if look.material == "Wool" else .09
    d = ob.modifiers.new("D", "DISPLACE")
    d.texture, d.strength, d.mid_level = tex, .022 if look.material == "Wool" else .010, .5
    if fringe:
        edge, before = rows[-1], rows[-4]
        for x in np.arange(-WIDE / 2 + .04, WIDE / 2, .075):
            i = int((x + WIDE / 2) / WIDE * 59)
            p = edge[i]
            go = (edge[i] - before[i]) / np.linalg.norm(edge[i] - before[i])
            j = rng.uniform(-.05, .05)
            tip = p + go * .16 + (j, 0, 0)
            fall = np.array((tip[0] + j, tip[1] + go[1] * .16, max(.03, tip[2] - .13)))
            tube("fringe", [p - go * .02, p + go * .07, tip, fall], .022, fringe, 5, n=8)
    # straps
    hide = leather("#8a532f", 60)
    brass = polished("#c9a458", .22).m
    centre_z = -low
    for x in (-.95, .95):
        turn = np.linspace(end - 2 * pi, end, 140, endpoint=False)
        q = np.maximum(radius(turn, end, pitch), radius(end - 2 * pi, end, pitch) + .02) + thick / 2 + .03
        blend = np.clip((turn - (end - .5)) / .5, 0, 1)
        q = q * (1 - blend) + q[0] * blend
        path = np.stack([np.full(140, x), -q * np.cos(turn + start), np.maximum(q * np.sin(turn + start) + centre_z, .012)], 1)
        normal = np.stack([np.zeros(140), -np.cos(turn + start), np.sin(turn + start)], 1)
        sweep("strap", path, rrect(.34, .045, .018, 4), hide.m, up=normal, closed=True, sharp=None)
        k = int(np.argmin(np.abs(((turn + start) % (2 * pi)) - math.radians(38))))
        at, out = path[k], normal[k]
        tangent = path[(k + 1) % 140] - path[k - 1]
        tangent /= np.linalg.norm(tangent)
        facing = Matrix(((1, tangent[0], out[0], at[0] + out[0] * .02), (0, tangent[1], out[1], at[1] + out[1] * .02), (0, tangent[2], out[2], at[2] + out[2] * .02), (0, 0, 0, 1)))
        frame = plate("buckle", rrect(.50, .36, .07), .05, brass, .02, holes=[rrect(.38, .25, .04)])
        pin = box("pin", (.035, .36, .035), brass, (0, -.02, .05), .012)
        frame.matrix_world = facing
        pin.matrix_world = facing @ Matrix.Translation((0, -.02, .045))
        span = [(k + 14 + i) % 140 for i in range(5)]
        sweep("keeper", path[span] + normal[span] * .03, rrect(.40, .035, .014, 4), hide.m, up=normal[span], sharp=None)
    z = rows[:, :, 2].max() + thick / 2 + .05
    hold = catmull([(-1.05, 0, z + .02), (-.93, 0, z + .05), (-.72, 0, z + .24), (-.35, 0, z + .37), (.35, 0, z + .37), (.72, 0, z + .24), (.93, 0, z + .05), (1.05, 0, z + .02)], 14)
    sweep("handle", hold, rrect(.30, .07, .03, 4), hide.m, up=np.gradient(hold, axis=0)[:, [2, 1, 0]] * (-1, 1, 1), sharp=None)
    for s in (-1, 1):
        screw((s * .99, 0, z + .075), .05, brass, (s * .2, 0, 1), slot=False)
    if look.view == "detail":
        return Shot(azimuth=46, elevation=20, aim=(1.5, -.3, .85), span=2.9, dof=.012)
    return Shot(azimuth=30, elevation=22, fill=.82)
