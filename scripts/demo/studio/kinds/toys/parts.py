"""What several Toys pictures share: lacquered wood, tinted cloth, stuffed limbs."""
from studio import *
from studio.open_air import *


def lacquer(col, grain="Beech", along=(1, 0, 0), strength=.86):
    """Wood under matt paint: the grain shows faintly."""
    m = tree(grain, along, 2.)
    old = m.b.inputs["Base Color"].links[0].from_socket
    return m.p(Base_Color=m.mix(strength, old, rgb(col)), Roughness=.42, Coat_Weight=.15, Coat_Roughness=.25)


def tinted(m, colour):
    """A white material in a colour that a socket or a value gives."""
    old = m.b.inputs["Base Color"].links[0].from_socket
    return m.p(Base_Color=m.mix(1., old, colour, "MULTIPLY"))


def lumps(ob, strength=.035, size=.35):
    """Stuffing under cloth is never quite even."""
    tex = bpy.data.textures.new("lumps", "CLOUDS")
    tex.noise_scale = size
    d = ob.modifiers.new("D", "DISPLACE")
    d.texture, d.strength, d.mid_level = tex, strength, .5
    return ob


def limb(name, path, radii, mat, flat=1., up=(0, 0, 1)):
    """A stuffed limb along a path; radii at equal distances, with round ends."""
    path = catmull(path, 24)
    far = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(path, axis=0), axis=1))])
    even = np.linspace(0, far[-1], 90)
    even = far[-1] * (1 - np.cos(np.linspace(0, pi, 90))) / 2
    path = np.stack([np.interp(even, far, path[:, i]) for i in range(3)], 1)
    r = np.interp(even / far[-1], np.linspace(0, 1, len(radii)), radii)
    for near, rad in ((even, radii[0]), (far[-1] - even, radii[-1])):
        r = np.where(near < rad, r * np.sqrt(np.clip(1 - (1 - near / rad) ** 2, .0004, 1)), r)
    mean = float(np.mean(r))
    return sweep(name, path, circle(mean, 48, mean * flat), mat, up, scale=r / mean, sharp=None)
