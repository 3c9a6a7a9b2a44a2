"""String lights that are lit: paper lanterns or clear bulbs on a cord along a wall, or tiny lights on a coil of copper wire."""
from .parts import *

DEPARTMENT = "Lighting"


def swags(pins, sag, places):
    """A path that hangs between pins, and the `places` of the lights along each span."""
    path, spots = [], []
    for (x0, z0), (x1, z1), lit in zip(pins, pins[1:], places):
        span = [(x0 + (x1 - x0) * t, -.62 + .04 * math.sin(9 * t + x0), z0 + (z1 - z0) * t - sag * 4 * t * (1 - t)) for t in np.linspace(0, 1, 40)]
        path += span[:-1] if (x1, z1) != pins[-1] else span
        spots += [span[round(39 * t)] for t in lit]
    for x, z in pins:
        place(lathe("pin", rounded([(0, .72), (.08, .71, .04), (.08, .66, .02), (.03, .64, .02), (.03, .05, .02), (.14, .03, .01), (.15, 0)], 6), brass().m, 32), (x, 0, z + .03), (0, -1, 0))
    return np.array(path), spots


def lantern(at, radius, rng):
    """A globe of thin paper over wire rings."""
    m = Mat("paper")
    facing = m.n("LayerWeight", {"Blend": .4}).outputs["Facing"]
    fibre = m.noise(m.co(vary=True), 9, 5)
    height = m.n("SeparateXYZ", {0: m.co()}).outputs[2]
    angle = m.math("ARCCOSINE", m.math("MULTIPLY", m.math("ADD", height, radius + .12), -1 / (radius * .94)))
    part = m.math("FRACT", m.math("MULTIPLY", m.math("SUBTRACT", angle, .16), 13 / (pi - .32)))
    wires = m.ramp(m.math("ABSOLUTE", m.math("SUBTRACT", part, .5)), (.36, 0.), (.5, 1.))
    m.p(Base_Color=rgb("#f3e9d6"), Roughness=.9, Emission_Color=(1, .74, .46, 1),
        Emission_Strength=m.math("MULTIPLY", m.ramp(facing, (0., 1.), (.9, .42)), m.math("MULTIPLY_ADD", wires, -.5, m.math("MULTIPLY_ADD", fibre, .6, .95))))
    profile, rings = [], 13
    for k in range(rings * 10 + 1):
        t = .16 + (pi - .32) * k / (rings * 10)
        ridge = 1 - .03 + .03 * abs(math.sin(pi * k / 10)) ** .8
        profile.append((radius * math.sin(t) * ridge, -radius * .94 * math.cos(t) - radius - .12))
    ob = lathe("lantern", profile, m.m, 72, sharp=60)
    ob.location, ob.visible_shadow = at, False
    ob.rotation_euler = (rng.uniform(-.06, .06), rng.uniform(-.08, .08), rng.uniform(0, 6))
    cap = lathe("socket", rounded([(0, .03), (.07, .03, .02), (.09, -.12, .03), (.09, -.22)], 5), plastic("#2a2826").m, 32)
    cap.location = at


def filament_bulb(at, rng):
    """A clear bulb: the glass, a black socket, the glowing loops within."""
    clear = Mat("clear")
    film = clear.n("BsdfTransparent")
    shine = clear.n("BsdfGlossy", {"Roughness": .03})
    facing = clear.n("LayerWeight", {"Blend": .25}).outputs["Fresnel"]
    both = clear.n("MixShader", {0: clear.math("MULTIPLY_ADD", facing, .8, .03), 1: film.outputs[0], 2: shine.outputs[0]})
    clear.t.links.new(both.outputs[0], clear.out.inputs[0])
    tilt = (rng.uniform(-.1, .1), rng.uniform(-.1, .1), rng.uniform(0, 6))
    parts = [lathe("socket", rounded([(0, .05), (.06, .05, .03), (.13, -.08, .04), (.15, -.40, .02), (.13, -.42)], 6), plastic("#23211f", .45).m, 48)]
    parts.append(lathe("screw", rounded([(.11, -.40), (.125, -.44, .02), (.11, -.50)], 4), brass().m, 48))
    pear = rounded([(.11, -.44), (.14, -.62, .15), (.36, -.98, .25), (.33, -1.30, .25), (0, -1.40)], 14)
    parts.append(lathe("glass", pear, clear.m, 72))
    parts.append(lathe("stem", rounded([(.07, -.46), (.06, -.66, .03), (.02, -.74, .02), (0, -.76)], 5), clear.m, 24))
    hot = Mat("hot").p(Base_Color=(0, 0, 0, 1), Emission_Color=(1, .50, .16, 1), Emission_Strength=26.)
    loops = []
    for k in range(4):
        a = k * pi / 2
        loops += [(.05 * math.cos(a), .05 * math.sin(a), -.72), (.13 * math.cos(a + .3), .13 * math.sin(a + .3), -1.18), (.10 * math.cos(a + .9), .10 * math.sin(a + .9), -1.18)]
    parts.append(tube("filament", loops, .011, hot.m, 8, n=8, up=(.3, .4, .1)))
    for part in parts:
        part.location = at
        part.rotation_euler = tilt
        part.visible_shadow = part.name.split(".")[0] in ("socket", "screw")
    glow((at[0], at[1], at[2] - 1.0), 20, .15)


def copper_coil():
    """Fine copper wire in loose loops round and round, a clear drop with a light every few centimetres, a battery box."""
    copper = polished("#c8764a", .25)
    rng = np.random.default_rng(11)
    points = []
    loops, per = 11, 10
    for k in range(loops * per):
        a = k / per * 2 * pi
        r = 1.35 + .20 * math.sin(k * .61) + rng.uniform(-.10, .10)
        points.append((r * math.cos(a) * 1.1, r * math.sin(a), .05 + .026 * k / per + rng.uniform(0, .12) + .10 * abs(math.sin(a * .5 + k * .05))))
    points += [(2.0, -.75, .10), (2.05, -1.35, .05), (1.75, -1.72, .16)]
    path = catmull(points, 10)
    sweep("wire", path, circle(.0125, 8), copper.m, up=(.05, .03, 1))
    hot = Mat("hot").p(Base_Color=(1, 1, 1, 1), Emission_Color=(1, .62, .26, 1), Emission_Strength=14.)
    halo = Mat("halo")
    facing = halo.n("LayerWeight", {"Blend": .5}).outputs["Facing"]
    halo.p(Base_Color=(1, .9, .75, 1), Roughness=.15, Coat_Weight=1., Emission_Color=(1, .60, .26, 1), Emission_Strength=halo.math("MULTIPLY_ADD", facing, -2.2, 3.0))
    for k in range(26, len(path) - 60, 31):
        at = path[k]
        drop = lathe("drop", [(.045 * math.sin(t), .065 * -math.cos(t)) for t in np.linspace(0, pi, 17)], halo.m, 24)
        place(drop, tuple(at), tuple(path[k + 1] - path[k - 1]))
        glow((at[0], at[1], at[2] + .09), 1.1, .05).visible_glossy = False
    case = plastic("#ece6da", .4)
    box("battery", (.62, 1.1, .3), case.m, (1.75, -2.2, .15), .07, rot=(0, 0, .12))
    box("lid", (.5, .8, .02), case.m, (1.77, -2.32, .302), .009, rot=(0, 0, .12))
    box("switch", (.16, .08, .05), plastic("#3a3735").m, (1.71, -1.80, .31), .015, rot=(0, 0, .12))


def build(look):
    rng = np.random.default_rng(5)
    four, two = (.10, .36, .63, .89), (.33, .67)
    if look.material == "Copper Wire":
        copper_coil()
        if look.view == "detail":
            return Shot(azimuth=-30, elevation=20, aim=(-.3, -1.3, .2), span=2.3, key=.55, dof=.012)
        return Shot(azimuth=24, elevation=38, fill=.8, key=.55, dof=.01)
    wall()
    deep(3)
    if look.material == "Paper":
        path, spots = swags([(-3.6, 6.1), (3.5, 4.9), (-3.5, 2.6), (3.6, 1.3)], .75, (four, two, four))
        for at in spots:
            lantern(at, rng.uniform(.50, .54), rng)
            glow((at[0], at[1] + .02, at[2] - .65), 45, .5).visible_glossy = False
    else:
        path, spots = swags([(-3.6, 6.3), (3.5, 5.0), (-3.5, 2.9), (3.6, 1.7)], .7, (four, two, four))
        for at in spots:
            filament_bulb(at, rng)
    sweep("line", path, circle(.035, 10), plastic("#23211f", .6).m, up=(0, 1, .01))
    cord([(3.6, -.62, path[-1][2]), (3.66, -.5, path[-1][2] - 1.2), (3.6, -.2, path[-1][2] - 3), (3.7, -.1, -12)], "#23211f", up=(0, 1, 0))
    if look.view == "detail":
        return Shot(azimuth=-20, elevation=4, aim=(-1.7, -.6, 4.8), span=4.2, key=.6, dof=.008)
    return Shot(azimuth=10, elevation=2, aim=(0, -.2, 3.2), span=9.0, key=.6)
