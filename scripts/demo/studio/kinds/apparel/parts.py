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


def matching(colour, factor=.8):
    """A thread that is a little darker than the cloth."""
    m = Mat("thread")
    return m.p(Base_Color=tone(colour, factor), Roughness=.7, Sheen_Weight=.2).m


def lighter(colour, factor=1.25):
    """The colour as hex, lighter: fibres that catch the light."""
    text = COLOURS.get(colour, colour).lstrip("#")
    return "#" + "".join(f"{min(255, round(int(text[i:i + 2], 16) * factor)):02x}" for i in (0, 2, 4))
