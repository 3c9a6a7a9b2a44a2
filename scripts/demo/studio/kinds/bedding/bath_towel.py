"""A bath towel folded in thirds with its woven border to the front, and a rolled one behind it."""
from studio import *
from studio.softgoods import *

DEPARTMENT = "Bedding & Bath"


def towelling(material, colour):
    """Turkish cotton is looped, waffle has hollows, linen is plain and thin."""
    if material == "Waffle Cotton":
        return waffle(colour, .15)
    if material == "Linen":
        return weave(colour, 70, .8, .7, "UV", .3, 0, .42)
    return terry(colour)


def roll(radius, thick, turns):
    """The section of a rolled cloth, from the core outwards."""
    a = np.linspace(0, turns * 2 * pi, int(turns * 60))
    r = radius - thick * 1.06 * (turns - a / (2 * pi))
    return np.stack([r * np.cos(a - .4), r * np.sin(a - .4)], 1)


def border(m, colour, ways):
    """The flat woven stripe near a towel's end: `ways` along the section."""
    v = m.n("SeparateXYZ", {0: m.co("UV")}).outputs[1]
    for at, wide in ways:
        near = m.math("LESS_THAN", m.math("ABSOLUTE", m.math("SUBTRACT", v, at)), wide)
        old = m.b.inputs["Base Color"].links[0].from_socket
        line = m.math("ABSOLUTE", m.math("SINE", m.math("MULTIPLY", v, 130.)))
        flat = m.mix(line, tone(colour, .68), tone(colour, 1.02))
        m.p(Base_Color=m.mix(near, old, flat))
    return m


def build(look):
    colour = look.paint({"Waffle Cotton": "Sage", "Turkish Cotton": "Chalk", "Linen": "Clay"}[look.material])
    thick = {"Waffle Cotton": .17, "Turkish Cotton": .21, "Linen": .10}[look.material]
    layers = {"Waffle Cotton": 4, "Turkish Cotton": 4, "Linen": 6}[look.material]
    loops = look.material == "Turkish Cotton"
    cloth, second = towelling(look.material, colour), towelling(look.material, colour)
    pitch, depth, width = thick * 1.08, 2.5, 3.7
    section = bend(zigzag(layers, depth, pitch, thick * .52, 1, .02), .04, pitch * .5)
    total = np.linalg.norm(np.diff(section, axis=0), axis=1).sum()
    stripe = total - depth * .86
    sunk = None
    if look.material != "Waffle Cotton":
        border(cloth, colour, [(stripe, .13), (stripe + .26, .035)])
        sunk = lambda x, w: -.2 * thick * (np.exp(-((w - stripe) / .14) ** 8) + np.exp(-((w - stripe - .26) / .045) ** 4))
    lower = folded("towel", section, width, thick, cloth.m, .03, 2, .06, crumple=sunk)
    turns = {"Waffle Cotton": 3.2, "Turkish Cotton": 2.9, "Linen": 4.6}[look.material]
    r = .62
    upper = folded("roll", roll(r, thick, turns), 3.1, thick, second.m, .012, 5, .06, edge=.03)
    upper.location = (.05, .25, layers * pitch + r + thick * .42)
    upper.rotation_euler = (0, 0, math.radians(4))
    for ob in (lower, upper):
        ob.modifiers["S"].levels = ob.modifiers["S"].render_levels = 2 if loops else 1
        rumple(ob, .035 if loops else .3, .028 if loops else .02, 1, 1)
    if look.view == "detail":
        return Shot(azimuth=48, elevation=20, aim=(1.25, -.45, .75), span=2.7, dof=.006)
    return Shot(azimuth=32, elevation=22, fill=.78)
