"""What several Garden pictures share: earth, sword-shaped leaves, seed."""
import random

from studio import *
from studio.open_air import *


def earth(radius, z, square=False, seed=1):
    """Potting soil, heaped a little."""
    m = Mat("earth")
    crumb = m.noise(m.co(), 16, 6, .7)
    m.p(Base_Color=m.mix(m.ramp(crumb, (.35, 0.), (.7, 1.)), rgb("#241811"), rgb("#4f3a29")), Roughness=1., Specular_IOR_Level=.1, Normal=m.bump(crumb, 1., .06))
    rng = np.random.default_rng(seed)
    if square:
        s = np.linspace(-radius, radius, 90)
        grid = [[(x, y, z + rng.normal(0, .012)) for x in s] for y in s]
        ob = skin("earth", grid, m.m)
    else:
        ob = lathe("earth", [(r, z + .06 * math.cos(r / radius * 2)) for r in np.linspace(0, radius, 50)], m.m, 160, sharp=None)
    tex = bpy.data.textures.new("crumbs", "CLOUDS")
    tex.noise_scale, tex.noise_depth = .07, 4
    d = ob.modifiers.new("D", "DISPLACE")
    d.texture, d.strength = tex, .10
    return ob


def sword_leaves(z, spread=.55, count=13, height=2.35, seed=3):
    """The upright leaves of a snake plant."""
    rng = np.random.default_rng(seed)
    green = leaf().m
    for i in range(count):
        a = i * 2.4 + rng.uniform(-.3, .3)
        r = spread * math.sqrt((i + .6) / count)
        tall = height * rng.uniform(.62, 1.) * (1 - .25 * r / spread)
        lean, twist, wide = .10 + .5 * r * rng.uniform(.6, 1.2), rng.uniform(-1.2, 1.2), .19 * rng.uniform(.85, 1.2)
        turn = a + pi / 2 + rng.uniform(-.8, .8)
        rows = []
        for t in np.linspace(0, 1, 40):
            half = wide * (.55 + .6 * math.sin(min(1, t * 1.25) * pi * .55)) * max(.02, 1 - t ** 5) ** .7
            out = r + lean * t ** 1.6
            d = turn + twist * t
            rows.append([(math.cos(a) * out + math.cos(d) * s * half - math.sin(d) * .3 * half * s * s,
                          math.sin(a) * out + math.sin(d) * s * half + math.cos(d) * .3 * half * s * s, z + tall * t + .02 * math.sin(9 * t + i) * s) for s in np.linspace(-1, 1, 11)])
        skin("leaf", rows, green, thick=.028, smooth=1, offset=0, uv=(np.linspace(0, 1, 11), tall * np.linspace(0, 1, 40) + 5 * i))


def seeds(places, seed=2, size=.045):
    """Sunflower seeds and grain of three sorts, at points of a surface."""
    rng = random.Random(seed)
    sorts = [ball("seed", size, plain(c, .55).m, sx=.55, sy=.4 if long else .5, sz=1.5 if long else 1., seg=12) for c, long in
             (("#2b2622", True), ("#c79a5b", False), ("#6a5843", True), ("#d8b37a", False))]
    lots = [[] for _ in sorts]
    for p in places:
        lots[rng.choice((0, 1, 1, 2, 3))].append((p, [rng.uniform(0, 6) for _ in range(3)], rng.uniform(.75, 1.1)))
    for ob, lot in zip(sorts, lots):
        copies(ob, lot)
