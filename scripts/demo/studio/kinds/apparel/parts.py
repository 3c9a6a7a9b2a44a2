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


def stitches(pile, outline, mat, gauge, turn=0., relief=None, rows=1.2, margin=.45, lift=.0):
    """Real stitches within an outline on what lies on the pile, `gauge` columns to the unit."""
    c, s = math.cos(turn), math.sin(turn)
    P = np.asarray(outline, float)
    local = np.stack([P[:, 0] * c + P[:, 1] * s, P[:, 1] * c - P[:, 0] * s], 1)
    low, high = local.min(0), local.max(0)

    def flat(u, v):
        a, b = low[0] + u / gauge, low[1] + v / (gauge * rows)
        return a * c - b * s, a * s + b * c

    def surface(u, v):
        x, y = flat(u, v)
        return np.stack([x, y, pile.at(x, y) + lift], -1)

    def keep(u, v):
        Q = np.stack(flat(u, v), 1)
        return inside(Q, P) & (distance(Q, P, True) > margin / gauge)
    size = np.ceil((high - low) * [gauge, gauge * rows]).astype(int)
    return knitting("stitches", surface, int(size[0]), int(size[1]), mat, .62, relief, keep=keep)


def ribbing(pile, line, up, down, mat, gauge, rows=1.2, lift=.0):
    """Real ribs of two stitches across a band along a curve."""
    p = even(line, .02)
    way = np.linspace(0, len(p) * .02, len(p))
    tan = np.gradient(p, axis=0)
    tan /= np.linalg.norm(tan, axis=1)[:, None]

    def surface(u, v):
        w, o = u / gauge, down + v / (gauge * rows)
        x, y, tx, ty = (np.interp(w, way, q) for q in (p[:, 0], p[:, 1], tan[:, 0], tan[:, 1]))
        x, y = x - ty * o, y + tx * o
        return np.stack([x, y, pile.at(x, y) + lift], -1)
    return knitting("ribs", surface, int(way[-1] * gauge), round((up - down) * gauge * rows), mat, .62, ribs)
