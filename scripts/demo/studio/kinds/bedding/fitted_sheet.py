"""A fitted sheet on a mattress on its oak bed: smooth on top, pulled to the corners, gathered along its hem by the elastic."""
from studio import *
from studio.softgoods import *
from studio.still_life import timber

DEPARTMENT = "Bedding & Bath"
W, L, H, R = 9.0, 13.0, 2.3, .85  # the mattress: width, length, height, round of its corners
BASE = 1.5  # the height of the bed
# corners and sides in turn, counter-clockwise, each with its number of points: few where nobody looks
PLAN = (((-1, 1), pi / 2, 30, 40), ((-1, -1), pi, 72, 420), ((1, -1), -pi / 2, 72, 600), ((1, 1), 0, 50, 40))


def plan(inset):
    """Points round the mattress, `inset` from its side, the same number for every inset."""
    w, l = W / 2 - inset, L / 2 - inset
    r = min(max(R - inset, .02), w * .9)
    line = []
    for k, ((sx, sy), start, corner, side) in enumerate(PLAN):
        line += [(sx * (w - r) + r * math.cos(start + q), sy * (l - r) + r * math.sin(start + q)) for q in np.linspace(0, pi / 2, corner)]
        (nx, ny), angle = PLAN[(k + 1) % 4][:2]
        here, there = np.array(line[-1]), np.array((nx * (w - r) + r * math.cos(angle), ny * (l - r) + r * math.sin(angle)))
        line += [tuple(here + (there - here) * q) for q in np.linspace(0, 1, side + 2)[1:-1]]
    return np.array(line)


def gathers(way, middles, crush, seed=5):
    """Folds that rise from the hem: (place on the way, width, height, how far up, lean), deep and close at the corners."""
    rng = np.random.default_rng(seed)
    folds = []
    for m in middles:
        for k in range(26):
            folds.append((m + rng.normal(0, .95), rng.uniform(.06, .13), rng.uniform(.09, .2), rng.uniform(.5, 1.2), rng.normal(0, .35)))
    for s in np.arange(0, way[-1], .27):
        folds.append((s + rng.normal(0, .1), rng.uniform(.06, .14), rng.uniform(.04, .11), rng.uniform(.3, .8), rng.normal(0, .15)))
    for s in np.arange(0, way[-1], .9):
        folds.append((s + rng.normal(0, .3), rng.uniform(.2, .4), rng.uniform(.3, .9) * crush, rng.uniform(.6, 1.), rng.normal(0, .5)))
    return folds


def build(look):
    colour = {"Jersey": "#c08f78", "Percale": "#f3f0e9", "Linen": "#dcc6a6"}[look.material]
    cloth = {
        "Jersey": lambda: jersey(colour, 60, .3, 0, .35, .5),
        "Percale": lambda: weave(colour, 110, .2, .2, "UV", .2, 0, .1),
        "Linen": lambda: weave(colour, 56, 1., .8, "UV", .3, 0, .4),
    }[look.material]().m
    crush = {"Jersey": .05, "Percale": .06, "Linen": .06}[look.material]
    rim = plan(0)
    n = len(rim)
    way = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(rim, axis=0), axis=1))])
    tan = np.roll(rim, -1, 0) - np.roll(rim, 1, 0)
    out = np.stack([tan[:, 1], -tan[:, 0]], 1) / np.linalg.norm(tan, axis=1)[:, None]
    first = np.cumsum([0] + [c + s for _, _, c, s in PLAN])[:4]
    middles = [way[f + c // 2] for f, (_, _, c, _) in zip(first, PLAN)]
    off = way - np.array(middles)[np.abs(way[:, None] - middles).argmin(1)]  # from the nearest corner
    near = np.exp(-(off / 1.2) ** 2)
    low = .19 - .09 * near + .03 * swell(way, way * 0, 1.4, 3)  # the hem
    band = .17
    phase = way / .15 + .9 * np.sin(way * 2.3) + .6 * np.sin(way * 5.1 + 1)
    ruche = np.abs(np.sin(pi * phase)) ** .8 * (.7 + .3 * np.sin(way * 3.7 + 2))
    folds = gathers(way, middles, crush)

    def top_relief(x, y):
        rng = np.random.default_rng(3)
        lines = strew(14, (-4, -5, 4, 5), 60, 5, (1.5, 4), (.2, .42), (crush * .4, crush), 60)
        for (sx, sy), *_ in PLAN:
            for _ in range(10):
                a, q, s = rng.uniform(.1, 1.45), rng.uniform(1.2, 3.4), rng.uniform(.0, .4)
                cx, cy = sx * (W / 2 - .25), sy * (L / 2 - .25)
                lines.append((cx - sx * s * math.cos(a), cy - sy * s * math.sin(a), cx - sx * q * math.cos(a), cy - sy * q * math.sin(a), rng.uniform(.08, .17), rng.uniform(.6, 1.3) * crush))
        return creases(x, y, lines) + .03 * swell(x, y, 3, 4) + crush * .18 * swell(x, y, .9, 7)

    rows, flat = [], []
    for inset in np.linspace(W / 2 - .0004, .52, 50):
        x, y = plan(inset).T
        rows.append(np.stack([x, y, H + top_relief(x, y) + .06 * min(1, inset / 2) + 0 * x], 1))
        flat.append(True)
    for q in np.linspace(0, pi / 2, 14):
        inset = .5 * (1 - math.sin(q))
        P = plan(inset)
        z = H - .5 * (1 - math.cos(q)) + top_relief(*P.T) * math.cos(q) ** 2
        rows.append(np.column_stack([P + out * (.02 * swell(way, way * 0, 1.6, 9) * math.sin(q) ** 2)[:, None], z]))
        flat.append(q < .8)
    for q in np.concatenate([np.linspace(0, .72, 24)[1:], np.linspace(.74, 1, 16)]):
        z = H - .5 + q * (low + band - H + .5)
        far = sum(h * np.clip((q - 1 + up) / up, 0, 1) ** 1.3 * np.exp(-((way - s - lean * (1 - q)) / (w * (1.7 - .9 * q))) ** 2) for s, w, h, up, lean in folds)
        far = far - .85 * np.convolve(np.pad(far, 40, mode="wrap"), np.ones(81) / 81, mode="valid")  # folds, but no more girth
        tucked = np.clip((q - .55) / .45, 0, 1) ** 2
        far = far + .02 * swell(way, z * .6, 1.6, 9) - (.13 + .17 * near) * tucked
        far = far + ((.022 + .03 * near) * ruche - .03) * np.exp(-(z - low - band) / (.10 + .12 * near))
        seam = -.03 * np.exp(-(off / .03) ** 2) + .012 * np.sin(z * 38) * np.exp(-(off / .11) ** 2)
        rows.append(np.column_stack([rim + out * (far + seam)[:, None], z + 0 * way]))
        flat.append(False)
    stitched = len(rows) - 1
    edge = rows[-1][:, :2]
    for q in np.linspace(0, 1, 12)[1:]:
        puff = math.sin(pi * q) ** .6 * (.04 + (.025 + .03 * near) * ruche) - .16 * q ** 1.5
        rows.append(np.column_stack([edge + out * puff[:, None], low + band * (1 - q) - .05 * (ruche - .5) * q]))
        flat.append(False)
    rows.append(np.column_stack([edge - out * .24, low + .03]))
    flat.append(False)

    m = len(rows)
    V = np.concatenate(rows) + (0, 0, BASE)
    k, i = np.meshgrid(np.arange(m - 1), np.arange(n), indexing="ij")
    j = (i + 1) % n
    F = np.stack([k * n + i, (k + 1) * n + i, (k + 1) * n + j, k * n + j], -1).reshape(-1, 4)
    side_uv = np.column_stack([np.tile(way, m), V[:, 2]])
    on_top = np.repeat(np.array(flat)[:-1], n)
    uv = np.where(on_top[:, None, None], V[F][..., :2], side_uv[F])
    mesh("sheet", V.tolist(), F.tolist(), cloth, uv.reshape(-1, 2), sharp=None)
    seen = slice(first[1] - 20, first[3] + 20)
    thread = Mat("thread").p(Base_Color=tone(colour, .72), Roughness=.8).m
    sew(V[stitched * n:(stitched + 1) * n][seen] + np.column_stack([out[seen] * .006, np.zeros(len(out[seen]))]), thread, .05, .03, .01)
    bed()
    light = {"Jersey": -.45, "Percale": -.65, "Linen": -.6}[look.material]
    if look.view == "detail":
        return Shot(azimuth=44, elevation=16, aim=(W / 2 - .5, -L / 2 + .5, BASE + .95), span=4.3, dof=.005, exposure=light)
    return Shot(azimuth=42, elevation=24, lens=34, fill=.88, exposure=light)


def bed():
    """What the sheet is on: a mattress in ticking with a taped edge, and a low oak bed."""
    ticking = weave("#d9dcde", 60, .4, .4, "Object", .3, 0, .3)
    ob = piece("mattress", plan(.6)[::4].tolist(), ticking.m, lambda x, y, d: .5 + (H - .75) * arc(d / .4), lambda x, y, d: .12 - .12 * arc(d / .12), .3, .3)
    ob.location.z = BASE
    tape = even(np.column_stack([plan(.52), np.full(len(plan(.52)), BASE + .07)]), .05, True)
    sweep("tape", tape, circle(.06, 10), weave("#8d99a6", 60).m, closed=True)
    along, across, upright = (timber("Oak", along=axis).m for axis in ((0, 1, 0), (1, 0, 0), (0, 0, 1)))
    for s in (-1, 1):
        box("rail", (.3, L + .3, .62), along, (s * (W / 2), 0, BASE - .33), .03)
        box("rail", (W - .3, .3, .62), across, (0, s * (L / 2), BASE - .33), .03)
        for t in (-1, 1):
            lathe("leg", rounded([(0, 0), (.17, 0, .02), (.27, BASE - .6), (0, BASE - .6)], 5), upright, 48).location = (s * (W / 2 - .5), t * (L / 2 - .5), 0)
    box("deck", (W - .28, L - .28, .1), along, (0, 0, BASE - .06), .01)
