"""What garments share."""
from studio import *
from studio.softgoods import *


def band(curve, up, down):
    """The outline of a band along a curve of (x, y), between two offsets to its left."""
    p = np.asarray(curve, float)
    tan = np.gradient(p, axis=0)
    tan /= np.linalg.norm(tan, axis=1)[:, None]
    left = np.stack([-tan[:, 1], tan[:, 0]], 1)
    return np.vstack([p + left * up, (p + left * down)[::-1]]).tolist()


def tucked(line, upper, high=.01):
    """A collar's outline, kept within the neck opening whose upper rim is given."""
    x, y = np.asarray(line, float).T
    ux, uy = np.asarray(upper, float).T
    x = np.clip(x, ux.min() * .985, ux.max() * .985)
    return np.stack([x, np.minimum(y, np.minimum(np.interp(x, ux, uy) + high, uy.max() - .04))], 1).tolist()


def scaled(colour, factor):
    """The colour as hex, times a factor."""
    text = COLOURS.get(colour, colour).lstrip("#")
    return "#" + "".join(f"{min(255, round(int(text[i:i + 2], 16) * factor)):02x}" for i in (0, 2, 4))


def darkened(colour, factor=.75):
    """The inside of a garment, which is in its own shade."""
    return scaled(colour, factor)


def matching(colour, factor=.8):
    """A thread that is a little darker than the cloth."""
    m = Mat("thread")
    return m.p(Base_Color=tone(colour, factor), Roughness=.7, Sheen_Weight=.2).m


def lighter(colour, factor=1.25):
    """Fibres that catch the light."""
    return scaled(colour, factor)


def mirrored(lines, side):
    """Lines for `drapes` on the right (1) or the left side (-1)."""
    return [(side * x0, y0, side * x1, y1, w, h) for x0, y0, x1, y1, w, h in lines]


def ribs(u):
    """Two columns up and two down, for `knitting`."""
    return .5 + .75 * np.tanh(2.2 * np.sin(2 * pi * (u / 4 + .125)))
