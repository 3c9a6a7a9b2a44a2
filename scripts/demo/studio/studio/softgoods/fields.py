"""Heights over the plane: swells, creases and grooves, and the lines that they follow."""
import math

import numpy as np

from ..geometry import pi


def swell(x, y, size, seed, waves=9):
    """Smooth hills of about `size` units, between -1 and 1."""
    rng = np.random.default_rng(seed)
    total = 0
    for _ in range(waves):
        a, f = rng.uniform(0, 2 * pi), 2 * pi / size * rng.uniform(.55, 1.4)
        total = total + np.sin((x * np.cos(a) + y * np.sin(a)) * f + rng.uniform(0, 2 * pi))
    return total / (1.25 * waves ** .5)


def creases(x, y, lines):
    """Height of soft folds (x0, y0, x1, y1, width, height): ridges with tapering ends and a hollow beside them."""
    total = np.zeros_like(x)
    for k, (x0, y0, x1, y1, w, h) in enumerate(lines):
        length = math.hypot(x1 - x0, y1 - y0)
        cx, cy = (x1 - x0) / length, (y1 - y0) / length
        t = ((x - x0) * cx + (y - y0) * cy) / length
        s = (y - y0) * cx - (x - x0) * cy + length * .06 * np.sin(t * 4 + k * 1.7)
        taper = np.sin(pi * np.clip(t, 0, 1)) ** .8
        wide = w * (.6 + .5 * taper)
        total += h * taper * (np.exp(-(s / wide) ** 2) - .55 * np.exp(-((s - 1.7 * wide) / (1.5 * wide)) ** 2))
    return total


def drapes(x, y, lines):
    """Height of broad folds (x0, y0, x1, y1, width, height) as soft cloth has them: one flank steeper, the ends run out."""
    total = np.zeros_like(x)
    for k, (x0, y0, x1, y1, w, h) in enumerate(lines):
        length = math.hypot(x1 - x0, y1 - y0)
        cx, cy = (x1 - x0) / length, (y1 - y0) / length
        t = ((x - x0) * cx + (y - y0) * cy) / length
        s = (y - y0) * cx - (x - x0) * cy + length * .05 * np.sin(t * 3.3 + k * 1.7)
        taper = np.sin(pi * np.clip(t, 0, 1)) ** 1.6
        wide = w * (.75 + .4 * np.clip(t, 0, 1))
        flank = np.where(s * (1 if k % 2 else -1) > 0, 1., 1.9) * wide
        total += h * taper * np.exp(-(s / flank) ** 2)
    return total


def strew(n, area, angle, seed, length=(.5, 1.4), width=(.04, .1), height=(.01, .03), spread=25):
    """Random lines for `creases` in `area` (x0, y0, x1, y1), about `angle` degrees."""
    rng = np.random.default_rng(seed)
    lines = []
    for _ in range(n):
        a, q = math.radians(angle + rng.normal(0, spread)), rng.uniform(*length) / 2
        x, y = rng.uniform(area[0], area[2]), rng.uniform(area[1], area[3])
        lines.append((x - q * math.cos(a), y - q * math.sin(a), x + q * math.cos(a), y + q * math.sin(a), rng.uniform(*width), rng.uniform(*height)))
    return lines


def distance(P, line, closed=False):
    """Distance of the points to a polyline."""
    P, A = np.asarray(P, float), np.asarray(line, float)
    B = np.roll(A, -1, 0) if closed else A[1:]
    A = A if closed else A[:-1]
    E = B - A
    EE = np.maximum((E ** 2).sum(1), 1e-12)
    out = np.empty(len(P))
    for k in range(0, len(P), 4000):
        R = P[k:k + 4000, None] - A
        t = np.clip((R * E).sum(2) / EE, 0, 1)
        out[k:k + 4000] = np.sqrt((((R - t[..., None] * E)) ** 2).sum(2).min(1))
    return out


def along(P, line):
    """The way along a polyline to its point nearest to each of the points, and how far to its left they are."""
    P, A = np.asarray(P, float), np.asarray(line, float)
    E = A[1:] - A[:-1]
    L = np.maximum(np.linalg.norm(E, axis=1), 1e-9)
    start = np.concatenate([[0], np.cumsum(L)[:-1]])
    way, left = np.empty(len(P)), np.empty(len(P))
    for k in range(0, len(P), 4000):
        R = P[k:k + 4000, None] - A[:-1]
        t = np.clip((R * E).sum(2) / L ** 2, 0, 1)
        D = R - t[..., None] * E
        q = (D ** 2).sum(2).argmin(1)
        i = np.arange(len(q))
        way[k:k + 4000] = start[q] + t[i, q] * L[q]
        left[k:k + 4000] = (E[q, 0] * D[i, q, 1] - E[q, 1] * D[i, q, 0]) / L[q]
    return way, left


def inside(P, outline):
    """Which points lie in the outline."""
    A = np.asarray(outline, float)
    B = np.roll(A, -1, 0)
    out = np.zeros(len(P), bool)
    for a, b in zip(A, B):
        if a[1] == b[1]:
            continue
        crosses = (P[:, 1] < a[1]) != (P[:, 1] < b[1])
        out ^= crosses & (P[:, 0] < (b[0] - a[0]) * (P[:, 1] - a[1]) / (b[1] - a[1]) + a[0])
    return out


def even(line, step, closed=False):
    """The polyline with points about `step` apart."""
    L = np.asarray(line, float)
    if closed:
        L = np.vstack([L, L[:1]])
    s = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(L, axis=0), axis=1))])
    n = max(3, round(s[-1] / step))
    at = np.linspace(0, s[-1], n + 1)[:n if closed else n + 1]
    return np.stack([np.interp(at, s, L[:, k]) for k in range(L.shape[1])], 1)


def groove(x, y, line, width=.02, depth=.02):
    """What a seam along the line takes from the height."""
    d = distance(np.stack([x, y], 1), line)
    return -depth * np.exp(-(d / width) ** 2)


def arc(q):
    """Quarter of a circle: 0 at the rim, 1 from q = 1 on."""
    return np.sqrt(np.maximum(0, 1 - (1 - np.clip(q, 0, 1)) ** 2))
