"""What several kitchen things share: glazes, enamel and handles."""
from studio import *
from studio.still_life import *


def enamel(colour, rim=None, above=None):
    """Glass enamel on steel; dark where it runs thin, above the height `above`."""
    m = Mat("enamel")
    co = m.co()
    c = rgb(colour)
    base = m.mix(m.noise(co, 3, 3), c, tuple(x * .88 for x in c[:3]) + (1,))
    if rim:
        z = m.math("ADD", m.n("SeparateXYZ", {0: co}).outputs[2], m.math("MULTIPLY", m.noise(co, 8, 3), .012))
        base = m.mix(m.ramp(m.math("SUBTRACT", z, above - .5), (.5, 0.), (.508, 1.)), base, rgb(rim))
    return m.p(Base_Color=base, Roughness=.18, Coat_Weight=1., Coat_Roughness=.04, Normal=m.bump(m.noise(co, 5, 2), .07, .02))


def porcelain(colour="#fbfaf5", line=None, band=()):
    """White, smooth and a little translucent; with a painted line where `band` says from which height to which."""
    m = Mat("porcelain")
    co = m.co()
    base = rgb(colour)
    if line:
        z = m.n("SeparateXYZ", {0: co}).outputs[2]
        inside = m.math("MULTIPLY", m.math("GREATER_THAN", z, band[0]), m.math("LESS_THAN", z, band[1]))
        base = m.mix(inside, base, rgb(line))
    return m.p(Base_Color=base, Roughness=.1, Coat_Weight=1., Coat_Roughness=.03, Subsurface_Weight=.25, Subsurface_Radius=(.3, .28, .25),
               Subsurface_Scale=.12, Normal=m.bump(m.noise(co, 3.5, 2), .04, .02))


def stoneware(colour, foot=.1, rim=None, speck=.55, clay="#b98a62"):
    """Glaze over a raw foot below the height `foot`, breaking to brown towards the height `rim`."""
    m = glaze(colour, speck)
    z = m.n("SeparateXYZ", {0: m.co()}).outputs[2]
    raw = m.math("LESS_THAN", m.math("ADD", z, m.math("MULTIPLY", m.noise(m.co(), 5, 3), .05)), foot)
    base = m.b.inputs["Base Color"].links[0].from_socket
    if rim:
        high = m.math("ADD", z, m.math("MULTIPLY", m.noise(m.co(), 9, 3), .03))
        base = m.mix(m.ramp(m.math("SUBTRACT", high, rim - .5), (.46, 0.), (.515, .75)), base, rgb("#7a5636"))
    body = m.mix(m.noise(m.co(), 90, 2), rgb(clay), darker(clay, .6))
    return m.p(Base_Color=m.mix(raw, base, body), Coat_Weight=m.math("MULTIPLY", m.math("SUBTRACT", 1., raw), .9),
               Roughness=m.math("MULTIPLY_ADD", raw, .5, .26))


def rivet(at, out, mat, radius=.05, high=.022):
    """A domed rivet head at a point, looking outwards."""
    ob = lathe("rivet", rounded([(0, -.02), (radius, -.02), (radius, high * .5, .01), (radius * .6, high, .02), (0, high)], 5), mat, 32)
    ob.location = at
    ob.rotation_euler = Vector(out).to_track_quat("Z", "Y").to_euler()
    return ob
