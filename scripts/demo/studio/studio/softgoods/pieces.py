"""Pieces of cloth that lie, are folded or are draped over one another."""
import math

import bpy
import numpy as np
from mathutils import Vector
from mathutils.geometry import delaunay_2d_cdt

from ..geometry import mesh, pi, rounded
from .fields import *


def cut(outline, step, rim):
    """Points and triangles of an outline, denser along its rim."""
    edge = even(outline, step, True)
    if (edge[:, 0] * np.roll(edge[:, 1], -1) - np.roll(edge[:, 0], -1) * edge[:, 1]).sum() < 0:
        edge = edge[::-1]
    tangent = np.roll(edge, -1, 0) - np.roll(edge, 1, 0)
    tangent /= np.linalg.norm(tangent, axis=1)[:, None]
    inward = np.stack([-tangent[:, 1], tangent[:, 0]], 1)
    rings = [edge + inward * rim * q for q in (.04, .14, .3, .52, .78)]
    wanted = np.repeat([rim * q for q in (.04, .14, .3, .52, .78)], len(edge))
    rings = np.concatenate(rings)
    low, high = edge.min(0), edge.max(0)
    gx, gy = np.meshgrid(np.arange(low[0], high[0], step), np.arange(low[1], high[1], step * .87))
    gx[1::2] += step / 2
    grid = np.stack([gx.ravel(), gy.ravel()], 1)
    grid = grid[inside(grid, edge)]
    rings_ok = inside(rings, edge) & (distance(rings, edge, True) > wanted * .93)
    grid = grid[distance(grid, edge, True) > rim + step * .2]
    P = np.concatenate([edge, rings[rings_ok], grid])
    n = len(edge)
    V, _, F, *_ = delaunay_2d_cdt([Vector(p) for p in P], [(i, (i + 1) % n) for i in range(n)], [], 1, 1e-5)
    return np.array([tuple(v) for v in V]), np.array([f for f in F if len(f) == 3]), edge


def piece(name, outline, mat, top, bottom=None, step=.05, rim=.05, turn=0., line=None):
    """A cut piece in the xy plane; `top` and `bottom` answer z for x, y and the distance to the edge.

    UV are x and y, turned; with `line` they are the way along it and the distance from it, as a band's are."""
    P, F, edge = cut(outline, step, rim)
    d = distance(P, edge, True)
    x, y = P.T
    V = np.column_stack([P, top(x, y, d)])
    c, s = math.cos(turn), math.sin(turn)
    uv = np.stack(along(P, line), 1) if line is not None else np.stack([x * c + y * s, y * c - x * s], 1)
    faces = F
    if bottom is not None:
        index = np.arange(len(P))
        free = d > rim * .02
        index[free] = len(P) + np.arange(free.sum())
        V = np.vstack([V, np.column_stack([P, bottom(x, y, d)])[free]])
        uv = np.vstack([uv, uv[free]])
        faces = np.vstack([F, index[F][:, ::-1]])
    return mesh(name, V.tolist(), faces.tolist(), mat, uv[faces.ravel()], sharp=None)


class Pile:
    """Cloth laid down piece by piece on a ground of twice `reach`: each piece drapes over what lies below it."""

    def __init__(self, reach, cells=260):
        self.reach, self.cells = reach, cells
        self.z = np.zeros((cells, cells))
        g = np.linspace(-reach, reach, cells)
        self.gx, self.gy = np.meshgrid(g, g)

    def at(self, x, y, field=None):
        """The height at these points."""
        z = self.z if field is None else field
        u = np.clip((np.asarray(x) + self.reach) / (2 * self.reach) * (self.cells - 1), 0, self.cells - 1.001)
        v = np.clip((np.asarray(y) + self.reach) / (2 * self.reach) * (self.cells - 1), 0, self.cells - 1.001)
        i, j = u.astype(int), v.astype(int)
        u, v = u - i, v - j
        return (z[j, i] * (1 - u) + z[j, i + 1] * u) * (1 - v) + (z[j + 1, i] * (1 - u) + z[j + 1, i + 1] * u) * v

    def lay(self, name, outline, mat, thick=.05, rim=None, relief=None, drape=25, step=.05, turn=0., lift=0., line=None):
        """Lays one piece. `relief` answers an extra height for x, y; it fades towards the rim."""
        rim = rim or thick / 2
        soft = lambda f: (np.roll(f, 1, 0) + np.roll(f, -1, 0) + np.roll(f, 1, 1) + np.roll(f, -1, 1) + 4 * f) / 8
        under = self.z.copy()
        for _ in range(drape):
            under = np.maximum(self.z, soft(under))
        for _ in range(3):
            under = soft(under)

        def top(x, y, d):
            extra = relief(x, y) * np.clip(d / (3 * rim), 0, 1) if relief else 0
            extra = .6 * thick * (np.logaddexp(0, np.asarray(extra) / (.6 * thick)) - .693)  # never below the cloth's own underside
            return self.at(x, y, under) + lift + thick * (.5 + .5 * arc(d / rim)) + extra

        def bottom(x, y, d):
            return self.at(x, y, under) + lift + thick * (.5 - .5 * arc(d / rim))

        ob = piece(name, outline, mat, top, bottom, step, rim, turn, line)
        G = np.stack([self.gx.ravel(), self.gy.ravel()], 1)
        on = inside(G, outline)
        d = distance(G[on], outline, True)
        z = self.z.ravel().copy()
        z[on] = np.maximum(z[on], top(*G[on].T, d))
        self.z = z.reshape(self.z.shape)
        return ob

    def on(self, path, lift=.0, step=.02):
        """A path of (x, y) on what lies there, as points in space."""
        p = even(path, step)
        return np.column_stack([p, self.at(*p.T) + lift])


def bend(section, step=.04, r=.1):
    """A folded section (y, z) with its corners rounded, in even steps."""
    return even(rounded([(y, z, r) for y, z in section], 8), step)


def folded(name, section, width, thick, mat, wave=.02, seed=0, step=.06, stretch=0., crumple=None, edge=.02):
    """A cloth whose section (y, z) is drawn, `width` wide along x. UV are x and the way along the section.

    `crumple` answers an extra thickness for x and the way; `edge` is how unevenly the layers end at the sides."""
    S = np.asarray(section, float)
    way = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(S, axis=0), axis=1))])
    tan = np.gradient(S, axis=0)
    tan /= np.linalg.norm(tan, axis=1)[:, None]
    nor = np.stack([-tan[:, 1], tan[:, 0]], 1)
    ends = arc(np.minimum(way, way[-1] - way) / (thick * .5) + .02)
    xs = np.linspace(-width / 2, width / 2, max(12, round(width / step)))
    r = thick * .6
    near = np.array([r * (1 - math.cos(q)) for q in np.linspace(0, pi / 2, 6)])
    xs = np.concatenate([-width / 2 + near, xs[(xs > -width / 2 + r * 1.1) & (xs < width / 2 - r * 1.1)], width / 2 - near[::-1]])
    X = np.repeat(xs[:, None], len(S), 1)
    W = np.repeat(way[None], len(xs), 0)
    end_x = arc((width / 2 - np.abs(X)) / r + .015)
    sag = wave * (swell(X, W * .25, 2.6, seed) + .5 * swell(X, W * .4, 1.1, seed + 1))
    out = wave * .8 * swell(X, W * .6, 1.6, seed + 2)
    low = S[:, 1].min()
    sag = sag * np.clip((S[:, 1] - low) / .5 + .15, 0, 1)[None]
    shift = edge * swell(W, W * 0 + seed, 1.3, seed + 3) * np.clip(np.abs(X) / width * 2, 0, 1)
    extra = crumple(X, W) * end_x if crumple else 0
    V = []
    for side in (1, -1):
        half = thick * .5 * end_x * ends[None] + extra * (1 if side == 1 else .4)
        y = S[None, :, 0] + nor[None, :, 0] * half * side + out
        z = S[None, :, 1] + nor[None, :, 1] * half * side + sag
        V.append(np.stack([X + shift, y, z], -1))
    n, m = len(S), len(xs)
    loop = np.concatenate([V[0], V[1][:, ::-1]], 1)
    uv_loop = np.concatenate([np.stack([X, W], -1), np.stack([X, W], -1)[:, ::-1]], 1).reshape(-1, 2)
    k = 2 * n
    i, j = np.meshgrid(np.arange(m - 1), np.arange(k), indexing="ij")
    a, b = i * k + j, i * k + (j + 1) % k
    F = np.stack([a, a + k, b + k, b], -1).reshape(-1, 4)
    q = np.arange(n - 1)
    cap = np.stack([q, q + 1, k - 2 - q, k - 1 - q], 1)
    F = np.vstack([F, cap, (cap + (m - 1) * k)[:, ::-1]])
    ob = mesh(name, loop.reshape(-1, 3).tolist(), F.tolist(), mat, uv_loop[F.ravel()], sharp=None)
    s = ob.modifiers.new("S", "SUBSURF")
    s.levels = s.render_levels = 1
    return ob


def zigzag(layers, depth, pitch, z=0., start=1, shrink=.0):
    """The section of a cloth that is laid back and forth, `layers` times, outermost fold first."""
    line = []
    for k in range(layers):
        half = depth / 2 - shrink * k
        ends = (half * start, -half * start) if k % 2 == 0 else (-half * start, half * start)
        line += [(ends[0], z + k * pitch), (ends[1], z + k * pitch)]
    return line


def rumple(ob, size, strength, seed=0, depth=2):
    """Small irregularity all over: displacement by clouds."""
    tex = bpy.data.textures.new("rumple", "CLOUDS")
    tex.noise_scale, tex.noise_depth = size, depth
    d = ob.modifiers.new("rumple", "DISPLACE")
    d.texture, d.strength, d.mid_level = tex, strength, .5
    return ob
