"""A fitted sheet on its mattress: drawn smooth over the top, gathered round the corners by the elastic in its hem."""
from studio import *
from studio.softgoods import *

DEPARTMENT = "Bedding & Bath"
W, L, H, R = 9.0, 15.0, 2.5, .8


def plan(inset, corner=26, side=(90, 150)):
    """Points round the mattress, `inset` from its side, the same number for every inset."""
    w, l, r = W / 2 - inset, L / 2 - inset, max(R - inset, .02)
    r = min(r, w * .9)
    line = []
    for k, (sx, sy) in enumerate(((1, -1), (1, 1), (-1, 1), (-1, -1))):
        cx, cy, a0 = sx * (w - r), sy * (l - r), (-pi / 2, 0, pi / 2, pi)[k]
        line += [(cx + r * math.cos(a0 + q), cy + r * math.sin(a0 + q)) for q in np.linspace(0, pi / 2, corner)]
        nx, ny = ((1, 1), (-1, 1), (-1, -1), (1, -1))[k]
        start, end = np.array(line[-1]), np.array(((w, l - r), (-(w - r), l), (-w, -(l - r)), (w - r, -l))[k])
        n = side[1] if k % 2 == 0 else side[0]
        line += [tuple(start + (end - start) * q) for q in np.linspace(0, 1, n + 2)[1:-1]]
    return np.roll(np.array(line), -247, 0)  # begins in the middle of the far side, where nobody looks


def build(look):
    colour = {"Jersey": "#c08f78", "Percale": "#f3f0e9", "Linen": "#dcc6a6"}[look.material]
    cloth = {
        "Jersey": lambda: jersey(colour, 60, .3, 0, .35, .5),
        "Percale": lambda: weave(colour, 110, .2, .2, "UV", .2, 0, .1),
        "Linen": lambda: weave(colour, 56, 1., .8, "UV", .3, 0, .4),
    }[look.material]().m
    crush = {"Jersey": .05, "Percale": .08, "Linen": .07}[look.material]
    rim = plan(0)
    corners = np.array([(sx * (W / 2 - R * .3), sy * (L / 2 - R * .3)) for sx in (-1, 1) for sy in (-1, 1)])
    near = np.exp(-(np.linalg.norm(rim[:, None] - corners, axis=2).min(1) / .95) ** 2)
    way = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(rim, axis=0), axis=1))])
    pleats = np.sin(way * 10 + 1.8 * np.sin(way * 1.7)) * (.6 + .4 * np.sin(way * 3.1 + 1))
    rng = np.random.default_rng(3)
    lines = strew(26, (-4, -7, 4, 7), 60, 5, (1.5, 4), (.16, .38), (crush * .5, crush * 1.1), 60)
    for cx, cy in corners:
        for _ in range(7):
            a, q = rng.uniform(.15, 1.4), rng.uniform(1., 2.6)
            lines.append((cx - np.sign(cx) * .2 * math.cos(a), cy - np.sign(cy) * .2 * math.sin(a), cx - np.sign(cx) * q * math.cos(a), cy - np.sign(cy) * q * math.sin(a), rng.uniform(.10, .17), rng.uniform(.4, 1.) * crush))
    rows = [(i, None) for i in np.linspace(W / 2 - .0004, .62, 46)]
    turn = [(.5 * (1 - math.sin(q)), H - .5 * (1 - math.cos(q))) for q in np.linspace(0, pi / 2, 14)]
    down = [(0., z) for z in np.linspace(H - .56, .52, 34)] + [(.02, .46), (.07, .42), (.12, .46)]
    V, UV = [], []
    n = len(rim)
    for inset, z in rows + turn + down:
        P = plan(inset)
        x, y = P.T
        top = H if z is None else z
        share = np.clip((H - top) / (H - .46), 0, 1)
        h = (creases(x, y, lines) + .03 * swell(x, y, 3, 4) + crush * .14 * swell(x, y, .9, 7)) * (1 - share) ** 3
        out = share ** 1.3 * (pleats * (.03 + .10 * near) - .05 * share ** 4 * 2) + share * crush * .6 * swell(way, top * .6 + way * 0, 1.6, 9)
        centre = P / np.maximum(np.linalg.norm(P, axis=1), 1e-6)[:, None]
        normal = np.stack([np.gradient(P[:, 1]), -np.gradient(P[:, 0])], 1)
        normal /= np.maximum(np.linalg.norm(normal, axis=1), 1e-6)[:, None]
        x, y = (P + normal * out[:, None]).T
        V.append(np.stack([x, y, top + h + (0.05 * np.clip(inset / 2, 0, 1) if z is None else 0)], 1))
        UV.append(P if top > H - .3 else np.stack([way, np.full(n, top)], 1))
    m = len(V)
    V, UV = np.concatenate(V), np.concatenate(UV)
    F = [(k * n + i, (k + 1) * n + i, (k + 1) * n + (i + 1) % n, k * n + (i + 1) % n) for k in range(m - 1) for i in range(n - 1)]
    F += [(k * n + n - 1, (k + 1) * n + n - 1, (k + 1) * n, k * n) for k in range(m - 1)]
    uv = np.concatenate([UV[list(f)] for f in F])
    mesh("sheet", V.tolist(), F, cloth, uv, sharp=None)
    ticking = weave("#b9bcbd", 60, .4, .4, "Object", .3, 0, .3)
    piece("mattress", plan(.13)[::3].tolist(), ticking.m, lambda x, y, d: .3 + (H - .42) * arc(d / .4), lambda x, y, d: .3 - .3 * arc(d / .3), .3, .4)
    stitch = V[(m - 8) * n:(m - 7) * n]
    sew(np.vstack([stitch, stitch[:1]]) * [1.001, 1.0006, 1], Mat("thread").p(Base_Color=tone(colour, .7), Roughness=.8).m, .06, .03, .012)
    if look.view == "detail":
        return Shot(azimuth=42, elevation=22, aim=(W / 2 - .6, -L / 2 + .6, H * .62), span=5.0, dof=.01, exposure=-.75)
    return Shot(azimuth=38, elevation=30, fill=.88, exposure=-.75)
