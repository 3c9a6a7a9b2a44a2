"""A mummy sleeping bag spread on the ground: quilted chambers, a zip along one side, a hood that opens on the lining, a draw cord."""
from studio import *
from studio.open_air import *

DEPARTMENT = "Outdoor"
LENGTH = 20.5
FACE = (1.75, 1.5, 17.7)  # half the width and the length of the face opening, and its middle


def quilt(col):
    """The thin nylon of the lining, a little crumpled."""
    m = Mat("lining")
    return m.p(Base_Color=rgb(col), Roughness=.55, Sheen_Weight=.3, Specular_IOR_Level=.3, Normal=m.bump(m.noise(m.co(), 1.6, 4, .5), .35, .12))


def pleats(turn):
    """Folds round the face opening, -1 to 1, none quite like the next."""
    wave = np.sin(17 * turn + 1.8 * np.sin(2 * turn) + 1.1 * np.sin(5 * turn + 1))
    return wave * (.68 + .32 * np.sin(3 * turn + 2) * np.sin(7 * turn))


def rim_height(turn):
    """How high the edge of the hood stands: most behind the head."""
    return 1.75 + .55 * np.sin(turn) + .06 * np.sin(3 * turn + .5)


def width(y):
    """Half the width at a distance from the foot."""
    return np.interp(y, [0, .12, .45, 1.1, 2.5, 6, 11, 14.5, 16.4, 17.8, 19.2, 20.1, 20.5], [.3, 1.2, 1.9, 2.4, 2.9, 3.4, 4.1, 4.4, 4.1, 3.3, 2.9, 2.1, .8])


def body(look, baffle, puff, high, seed):
    """A closed skin: chambers between the seams, flattened underneath; the face opening is a hollow with the lining's colour."""
    rng = np.random.default_rng(seed)
    ys, th = np.linspace(.02, LENGTH - .02, 460), np.linspace(0, 2 * pi, 300, endpoint=False)
    Y, T = np.meshgrid(ys, th, indexing="ij")
    c, s = np.cos(T), np.sin(T)
    w = np.convolve(np.pad(width(ys), 12, "edge"), np.ones(25) / 25, "valid")[:, None]
    ends = np.clip(np.minimum(Y / 1.2, (LENGTH - Y) / 1.0), 0, 1) ** .5
    X = w * np.sign(c) * np.abs(c) ** .8
    phase = Y / baffle + .04 * np.sin(X * 1.1 + 1) + (.07 * np.sin(.7 * X) if puff > .4 else 0)
    seam = np.abs(np.sin(pi * phase)) ** (.5 if puff > .4 else .6)
    dome = np.maximum(s, -.16) * (1 - .15 * np.abs(c) ** 3)
    top = s > 0
    Z = dome * (high * ends) * (1 + 0 * Y)
    lift = puff * (seam - .4) * ends * np.clip((s + .16) / .5, .12, 1)
    Z += lift
    X += np.sign(c) * np.abs(c) ** 2 * puff * .8 * (seam - .5) * ends
    # gathers at the seams, and slack
    for k in range(26):
        kx, ky, ph = rng.uniform(3, 9), rng.uniform(-1.5, 1.5), rng.uniform(0, 6)
        Z += .032 * puff / .35 * np.sin(kx * X + ky * Y + ph) * (1.25 - seam) * np.clip(s + .1, 0, 1)
    for k in range(5):
        kx, ky, ph = rng.uniform(.3, 1.1), rng.uniform(.2, .6), rng.uniform(0, 6)
        Z += .06 * np.sin(kx * X + ky * Y + ph) * np.clip(s, 0, 1) * ends
    # the hood: it rises to the face opening, in pleats that the draw cord gathers; inside, the lining
    ox, oy = X / FACE[0], (Y - FACE[2]) / FACE[1]
    far, turn = np.sqrt(ox * ox + oy * oy), np.arctan2(oy, ox)
    near = np.exp(-(np.maximum(far - 1, 0) / .55) ** 1.4) * top
    Z = Z * (1 - .75 * near) + near * .75 * rim_height(turn)
    Z += .11 * pleats(turn) * np.exp(-np.maximum(far - 1, 0) / .6) * top
    sunk = np.clip((1.02 - far) / .16, 0, 1) ** .7 * top
    soft = .30 * np.abs(np.sin(1.7 * Y + .1 * np.sin(2 * X))) ** .6 + .05 * np.sin(X * 4.3 + Y)
    Z = Z * (1 - sunk) + sunk * (.25 + soft)
    base = Z[s < 0].min()
    return np.stack([X, Y - LENGTH / 2, Z - base], 2), far * top + 9 * (~top), base


def build(look):
    if look.material == "Down":
        shell, lining, baffle, puff, high = ripstop(look.paint("Rust"), .09, .36), quilt("#40464d"), 1.45, .42, 1.2
    elif look.material == "Synthetic":
        shell, lining, baffle, puff, high = ripstop(look.paint("Ink"), .12, .5), quilt("#d9a441"), 2.05, .30, 1.0
    else:
        shell, lining, baffle, puff, high = weave(look.paint("Moss"), 26, .8, .5, sheen=.3, contrast=.25), knit("#c4ae8c", 4.5), 2.6, .26, .95
    P, far, base = body(look, baffle, puff, high, 5)
    ob = skin("bag", P, shell.m, closed=True, caps=True)
    ob.data.materials.append(lining.m)
    cols = P.shape[1]
    for poly in ob.data.polygons:
        i, k = divmod(poly.vertices[0], cols)
        if far[i, k] < 1.0:
            poly.material_index = 1
    # the zip on the right side, just above the widest line
    k = int(.075 * cols)
    line = P[60:400:4, k] + (.03, 0, .015)
    tape = weave("#2d2f31", 60, .3).m
    sweep("tape", line, rrect(.34, .05, .02, 3), tape, up=(.45, 0, 1), sharp=None)
    teeth = [(tuple(p), (0, .45, 0), 1) for p in catmull(line + (.016, 0, .035), 5)]
    copies(box("tooth", (.13, .055, .06), plastic("#1f2122", .4).m, bevel=0), teeth)
    pull = line[-3] + (.05, 0, .1)
    box("slider", (.2, .34, .12), polished("#b9bbbc", .25).m, tuple(pull), .04, rot=(0, .45, 0))
    tube("pull", [tuple(pull + (.05, 0, .08)), tuple(pull + (.35, -.2, .05)), tuple(pull + (.62, -.6, -.25))], .06, plain(look.paint("#d9a441"), .6).m, 10)
    # the gathered edge of the hood with its draw cord and toggle
    rows, edge = [], []
    for a in np.linspace(0, 2 * pi, 420, endpoint=False):
        fold = float(pleats(a))
        at = np.array((FACE[0] * 1.03 * math.cos(a), FACE[2] - LENGTH / 2 + FACE[1] * 1.03 * math.sin(a), float(rim_height(a)) - base - .12))
        out = np.array((math.cos(a), math.sin(a), 0))
        thick = .30 * (1 + .16 * fold)
        rows.append([at + out * (thick * math.cos(q) + .05 * fold) + (0, 0, thick * .9 * math.sin(q) + .03 * fold) for q in np.linspace(0, 2 * pi, 28, endpoint=False)])
        edge.append(at + (0, 0, .3))
    skin("edge", [*rows, rows[0]], shell.m, closed=True)
    edge = np.array(edge)
    end = edge[308] - (0, .2, .12)
    for d in (-.12, .12):
        tube("cord", [tuple(end + (d, 0, .02)), tuple(end + (d, -.5, .18)), tuple(end + (d * .4, -.9, .2)), tuple(end + (d * 1.6, -1.7, .12)), tuple(end + (d * 3, -2.3, .1))], .045, weave("#d8d3c6", 60).m, 10)
    ball("toggle", .17, plastic("#2b2d2f", .4).m, tuple(end + (0, -.95, .24)), sx=1.1, sz=1.25, turn=(80, 0, 0))
    group([o for o in bpy.data.objects if o.type == "MESH"], (0, 0, 0), (0, 0, -47))
    if look.view == "detail":
        return Shot(azimuth=-4, elevation=36, aim=(6.0, 4.6, .9), span=9.5, dof=.01)
    return Shot(azimuth=8, elevation=62, fill=.90)
