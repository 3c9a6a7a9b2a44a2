"""A bird feeder full of seed: a cedar house with glass sides, or a glass cylinder under a metal roof; it stands, its hanger beside it."""
import random

from studio import *
from studio.open_air import *
from .parts import seeds

DEPARTMENT = "Garden"


def seed_heap():
    """Seed as a surface, for what lies behind glass."""
    m = Mat("heap")
    cells = m.n("TexVoronoi", {"Vector": m.co(scale=(1, 1, .8)), "Scale": 26.})
    pick = m.n("SeparateColor", {0: cells.outputs["Color"]}).outputs[0]
    colour = m.ramp(pick, (.22, rgb("#3a322b")), (.28, rgb("#93795a")), (.5, rgb("#d2a76a")), (.85, rgb("#ecc890")))
    edge = m.n("TexVoronoi", {"Vector": m.co(scale=(1, 1, .8)), "Scale": 26.}, feature="DISTANCE_TO_EDGE").outputs[0]
    round_ = m.ramp(edge, (0., 0.), (.22, 1.))
    return m.p(Base_Color=m.mix(m.ramp(edge, (0., .85), (.12, 0.)), colour, rgb("#4a3826")), Roughness=.6, Normal=m.bump(round_, .9, .05))


def ring_of(rng, many, low, high, z):
    """Random points on a flat ring."""
    found = []
    for _ in range(many):
        r, a = math.sqrt(rng.uniform(low * low, high * high)), rng.uniform(0, 2 * pi)
        found.append((r * math.cos(a), r * math.sin(a), z + rng.uniform(0, .03)))
    return found


def cedar_house(look):
    along, across, grain = (tree("Cedar", axis, 2.0).m for axis in ((1, 0, 0), (0, 1, 0), (0, 1, 0)))
    screws = polished("#b08d57", .25).m
    box("floor", (2.5, 1.8, .12), along, (0, 0, .10), .02)
    for s in (-1, 1):
        box("lip", (2.62, .10, .26), along, (0, s * .93, .16), .02)
        box("lip", (.10, 1.76, .26), across, (s * 1.26, 0, .16), .02)
        gable = [(-.62, .0), (.62, .0), (.62, 1.35), (0, 1.82), (-.62, 1.35)]
        side = plate("gable", rounded([(*p, .02) for p in gable], 3, True), .11, grain, .02)
        put(side, (s * .98 - .055, 0, .16), (90, 0, 90))
        for z in (.34, 1.2):
            screw((s * 1.037, -.35, z), .035, screws, (s, 0, 0))
            screw((s * 1.037, .35, z), .035, screws, (s, 0, 0))
        sheet("pane", 1.86, 1.16, pane().m, (0, s * .50, .88))
        slope = math.atan2(.47, .62)
        box("roof", (2.75, 1.18, .09), along, (0, s * .46, 1.66), .018, rot=(-s * slope, 0, 0))
    box("ridge", (2.75, .16, .06), along, (0, 0, 2.06), .02)
    prism("seed", rounded([(.43, .12), (.44, 1.05), (.38, 1.12, .1), (0, 1.2)], 5), seed_heap().m, .02, sx=1.9, sy=1.)
    rng = random.Random(4)
    seeds([(rng.uniform(-.89, .89), s * rng.uniform(.435, .45), .17 + .93 * rng.uniform(0, 1)) for _ in range(1000) for s in (-1, 1)], 5, .042)
    seeds([(rng.uniform(-1.1, 1.1), s * min(.84, .53 + abs(rng.gauss(.0, .16))), .185 + rng.uniform(0, .03)) for _ in range(420) for s in (-1, 1)], size=.04)
    rope("cord", [(-.8, 0, 2.05), (-.55, -.05, 2.5), (0, -.02, 2.86), (.55, .05, 2.5), (.8, 0, 2.05)], .032, weave("#cdb68f", 60).m, 3.4)


def metal_column(look):
    if look.material == "Copper":
        sheet, trim = metal("#c68463", .24, .03).m, metal("#cda757", .25, .03).m
    else:
        sheet, trim = galvanised().m, metal("#b4babd", .32).m
    lathe("tray", rounded([(0, .10), (.95, .10, .05), (1.18, .26, .03), (1.20, .29, .015), (1.17, .31, .015), (1.15, .28, .02), (.94, .16, .05), (0, .15)], 6), sheet, 128)
    lathe("foot", rounded([(0, 0), (.34, 0, .02), (.34, .05, .02), (.22, .11), (0, .11)], 5), trim, 96)
    lathe("glass", [(.62, .40), (.62, 2.18), (.60, 2.18), (.60, .40), (.62, .40)], pane().m, 128)
    lathe("collar", rounded([(.585, .36), (.65, .36, .01), (.65, .46, .015), (.585, .46, .01), (.585, .36)], 4), trim, 128)
    for k in range(4):
        a = k * pi / 2 + .5
        lathe("leg", [(.025, .14), (.025, .38)], trim, 24).location = (.615 * math.cos(a), .615 * math.sin(a), 0)
    lathe("seed", rounded([(.80, .155), (.62, .27, .1), (.56, .40), (.55, 1.62, .03), (.40, 1.72, .1), (0, 1.80)], 6), seed_heap().m, 128)
    lathe("roof", rounded([(1.12, 2.06), (1.19, 2.05, .02), (1.19, 2.09, .02), (.60, 2.50, .5), (.13, 2.74, .05), (.09, 2.80), (0, 2.80)], 10), sheet, 160)
    lathe("inside", [(1.16, 2.07), (0, 2.3)], sheet, 96)
    lathe("rod", [(.022, 1.7), (.022, 2.8)], trim, 24)
    lathe("knob", rounded([(0, 2.79), (.10, 2.79, .02), (.10, 2.83, .02), (.05, 2.86, .01), (.05, 2.92, .02), (0, 2.93)], 5), trim, 64)
    ring = [(.20 * math.cos(t), 0, 3.08 + .20 * math.sin(t)) for t in np.linspace(0, 2 * pi, 64, endpoint=False)]
    sweep("ring", ring, circle(.024, 20), trim, up=(0, 1, 0), closed=True, sharp=None).rotation_euler = (0, 0, .6)
    rng = random.Random(4)
    seeds([(r * math.cos(a), r * math.sin(a), z) for r, a, z in ((rng.uniform(.55, .568), rng.uniform(0, 2 * pi), rng.uniform(.40, 1.66)) for _ in range(2200))], 5, .042)
    seeds(ring_of(rng, 520, .60, 1.0, .18) + [(r * math.cos(a), r * math.sin(a), .27 - (r - .62) * .55) for r, a in ((rng.uniform(.62, .82), rng.uniform(0, 2 * pi)) for _ in range(260))], size=.04)


def build(look):
    if look.material == "Cedar":
        cedar_house(look)
        aim, span = (.55, -.6, .5), 1.9
    else:
        metal_column(look)
        aim, span = (.1, -.5, .55), 1.9
    if look.view == "detail":
        return Shot(azimuth=26, elevation=20, aim=aim, span=span, dof=.012)
    return Shot(azimuth=32, elevation=13, fill=.82)
