"""A tote that stands open: hemmed rim, flat base, two handles sewn on with crossed boxes."""
from .parts import *

DEPARTMENT = "Bags"
H = 3.7


def ring_at(z, n=220):
    """The bag's plan at a height: a rounded rectangle that grows narrower in depth towards the rim."""
    q = z / H
    w, d = 3.5 + .12 * q, 1.15 - .42 * q ** .8
    return even(rounded([(-w / 2, -d / 2, .16), (w / 2, -d / 2, .16), (w / 2, d / 2, .16), (-w / 2, d / 2, .16)], 8, True), .01, True), w, d


def body(cloth, wall, firm):
    """One skin from the rim outside, round the hem, down the inside, with a base."""
    lines = strew(34, (0, .2, 9.2, 3.3), 72, 4, (.6, 1.9), (.07, .16), (.02 * firm, .06 * firm), 35)
    n = 240
    heights = np.concatenate([[.0, .01, .04, .09], np.linspace(.15, H - .5, 52), np.linspace(H - .45, H, 14)])
    V, UV, rows = [], [], []
    for inner in (0, 1):
        for z in (heights if not inner else heights[::-1]):
            P = even(ring_at(z)[0], .001, True)
            P = P[np.linspace(0, len(P) - 1, n, endpoint=False).astype(int)]
            tan = np.roll(P, -1, 0) - np.roll(P, 1, 0)
            N = np.stack([tan[:, 1], -tan[:, 0]], 1) / np.linalg.norm(tan, axis=1)[:, None]
            way = np.linspace(0, 9.2, n, endpoint=False)
            low = np.clip(z / .3, 0, 1) * np.clip((H - z) / .5 + .25, 0, 1)
            out = (creases(way, way * 0 + z, lines) + .04 * firm * swell(way, way * 0 + z, 1.6, 3)) * low - (.07 * (1 - np.clip(z / .09, 0, 1)) ** 2)
            hem = .02 if z > H - .32 else 0.
            at = P + N * (out + (hem if not inner else -wall - hem * .5))[:, None]
            V.append(np.column_stack([at, np.full(n, z + (.004 if inner else 0))]))
            UV.append(np.column_stack([way, np.full(n, z)]))
    m = len(V)
    V, UV = np.concatenate(V), np.concatenate(UV)
    i, j = np.meshgrid(np.arange(m - 1), np.arange(n), indexing="ij")
    a, b = i * n + j, i * n + (j + 1) % n
    F = np.stack([a, b, b + n, a + n], -1).reshape(-1, 4)
    uv = UV[F.ravel()]
    mesh("body", V.tolist(), F.tolist(), cloth, uv, sharp=None)
    base = ring_at(0)[0][::12]
    for z in (.0, .05):
        mesh("base", [(x * .97, y * .92, z) for x, y in base], [tuple(range(len(base)))], cloth, base.tolist(), sharp=None)


def build(look):
    colour, edge = {"Canvas": ("#e9dfc8", "#3b4a68"), "Felt": ("#73787f", "#8a532f"), "Leather": ("#a4602f", "#7d4522")}[look.material]
    wall = {"Canvas": .045, "Felt": .10, "Leather": .06}[look.material]
    firm = {"Canvas": 1., "Felt": .55, "Leather": .65}[look.material]
    cloth = skin(look.material, colour)
    trim = webbing(edge) if look.material == "Canvas" else leather(edge, 30).m
    row = stitch_thread({"Canvas": "#8c93a5", "Felt": "#e0c79a", "Leather": "#e0c08a"}[look.material])
    body(cloth, wall, firm)
    w, d = ring_at(H)[1:]
    for s in (-1, 1):
        d_at = lambda z: ring_at(z)[2] / 2 * s
        front = lambda x, z, lift: (x, d_at(min(z, H)) + s * lift, z)
        up = 2.0 if s < 0 else 1.55
        arch = [front(-.78, 2.5, .05), front(-.78, 3.1, .055), front(-.78, H, .07), (-.76, d_at(H) + s * .02, H + .5), (-.58, d_at(H) - s * .06, H + up * .72), (0, d_at(H) - s * .12, H + up * .92),
                (.58, d_at(H) - s * .06, H + up * .72), (.76, d_at(H) + s * .02, H + .5), front(.78, H, .07), front(.78, 3.1, .055), front(.78, 2.5, .05)]
        strap("handle", arch, .30, .05 if look.material == "Canvas" else .06, trim, (0, s, .001), 12)
        if s < 0:
            for x in (-.78, .78):
                box_stitch(front(x - .11, 2.55, .085), (.22, 0, 0), np.array(front(0, 3.2, .085)) - front(0, 2.55, .085), row)
            if look.material != "Canvas":
                for x in (-.78, .78):
                    rivet = lathe("rivet", rounded([(0, .03), (.04, .028, .01), (.055, 0, .01), (.05, -.02), (0, -.02)], 4), brass(), 24)
                    rivet.location, rivet.rotation_euler = front(x, 3.38, .09), (pi / 2, 0, 0)
    for z in (H - .06, H - .30):
        P = np.array(ring_at(z)[0])
        out = P * [1 + .03 / (w / 2), 1 + .03 / (d / 2)]
        front = [tuple(p) for p in out if p[1] < -.1]
        sew([(x, y, z) for x, y in sorted(front)], row, .045, .025, .008)
    dent = lambda z: np.clip(z / H, 0, 1.3)
    warp(lambda x, y, z: (x + .07 * np.sin(z * .9 + .3) * dent(z), y + .10 * np.sin(x * 1.25 + .6) * dent(z) ** 1.5 - .06 * dent(z), z + .05 * firm * np.sin(x * 1.5 + 1.1) * dent(z)))
    if look.view == "detail":
        return Shot(azimuth=-24, elevation=22, aim=(-.65, -.5, 3.25), span=2.4, dof=.008)
    return Shot(azimuth=26, elevation=17, fill=.84)
