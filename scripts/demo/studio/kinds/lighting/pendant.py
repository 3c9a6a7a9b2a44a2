"""A pendant lamp that hangs lit from its cord: a woven rattan dome, a spun aluminium bell, or a globe of opal glass."""
from .parts import *

DEPARTMENT = "Lighting"


def rattan_shade():
    """Ribs of bent cane with thin strands woven in and out between them, bound at both rims."""
    cane = wood("#cfa468", "#9a6c38", along=(1, 0, 0), scale=2.2, rings=1.)
    profile = np.array(rounded([(.20, 1.75), (.62, 1.66, .3), (1.25, 1.05, .7), (1.62, 0)], 40))
    run = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(profile, axis=0).T))])
    run /= run[-1]

    def at(t):
        return np.interp(t, run, profile[:, 0]), np.interp(t, run, profile[:, 1])

    ribs = 36
    for i in range(ribs):
        a = i * 2 * pi / ribs
        path = [(at(t)[0] * math.cos(a), at(t)[0] * math.sin(a), at(t)[1]) for t in np.linspace(0, 1, 28)]
        sweep("rib", path, circle(.026, 8), cane.m, up=(-math.sin(a), math.cos(a), 0))
    rng = np.random.default_rng(3)
    rows = 46
    turns = np.linspace(0, 2 * pi, ribs * 6, endpoint=False)
    for row in range(rows):
        t = .05 + .93 * row / (rows - 1)
        if .40 < t < .46 or .72 < t < .78:
            continue  # two open bands, where the light shows
        r, z = at(t)
        inout = .03 * np.cos(turns * ribs / 2 + pi * (row % 2)) * min(1, r / .6)
        wob = .006 * np.sin(turns * 5 + rng.uniform(0, 6))
        path = np.stack([(r + inout) * np.cos(turns), (r + inout) * np.sin(turns), z + wob], 1)
        sweep("strand", path, circle(.019, 6), cane.m, closed=True)
    for t, thick in ((0, .05), (.43, .03), (.75, .03), (1, .055)):
        r, z = at(t)
        ring = np.stack([r * np.cos(turns), r * np.sin(turns), z + 0 * turns], 1)
        sweep("rim", ring, circle(thick, 12), cane.m, closed=True)
    black = powder("#2a2827")
    lathe("cap", rounded([(0, 1.86), (.10, 1.86, .02), (.24, 1.76, .02), (.24, 1.72, .01), (0, 1.72)], 6), black.m, 64)
    lathe("holder", rounded([(0, 1.75), (.13, 1.75), (.13, 1.25, .02), (0, 1.25)], 6), black.m, 48)
    bulb((0, 0, 1.27), 110, 1., (pi, 0, 0), 6)
    return 1.86


def aluminium_shade():
    """A bell spun from sheet: fine rings outside, white inside, a rolled rim, and a vented neck."""
    metal = steel("#d5d8da", .26, radial=True, aniso=.5)
    curve = [(.24, 1.66), (.42, 1.52), (.75, 1.33), (1.10, 1.04), (1.38, .66), (1.54, .30), (1.62, .06), (1.66, .02)]
    outer = rounded([(.16, 2.05), (.16, 1.76, .04), (.235, 1.67)], 6) + [tuple(p) for p in catmull(curve, 10)]
    lathe("bell", outer, metal.m, 192)
    turns = np.linspace(0, 2 * pi, 160, endpoint=False)
    sweep("rim", np.stack([1.655 * np.cos(turns), 1.655 * np.sin(turns), .02 + 0 * turns], 1), circle(.026, 14), metal.m, closed=True)
    white = powder("#f4efe4", .6)
    lathe("inside", [(.10, 1.60), (.22, 1.62)] + [(r - .022, z - .016) for r, z in catmull(curve, 10)], white.m, 160)
    lathe("neck", rounded([(0, 2.32), (.05, 2.32, .02), (.07, 2.22, .03), (.155, 2.12, .04), (.17, 2.06, .01), (.17, 2.0, .01), (.15, 2.0)], 6), powder("#2a2827").m, 64)
    lathe("holder", rounded([(0, 1.6), (.14, 1.6), (.14, 1.1, .02), (0, 1.1)], 6), plastic("#e9e5dc").m, 48)
    bulb((0, 0, 1.12), 80, 1.1, (pi, 0, 0), 6)
    return 2.3


def opal_shade():
    """A blown globe held by a brass cap with three screws."""
    metal = brass()
    globe = [(1.25 * math.sin(t), 1.25 - 1.25 * math.cos(t)) for t in np.linspace(0, pi - .3, 90)]
    lathe("globe", globe + [(.37, 2.47), (.37, 2.55)], opal(1.1).m, 160)
    lathe("cap", rounded([(0, 2.86), (.07, 2.86, .02), (.10, 2.72, .05), (.40, 2.66, .05), (.43, 2.60, .02), (.43, 2.44, .012), (.40, 2.44)], 8), metal.m, 96)
    for i in range(3):
        a = i * 2 * pi / 3 + .3
        head = lathe("screw", rounded([(0, .06), (.035, .06, .015), (.035, 0)], 5), metal.m, 24)
        place(head, (.42 * math.cos(a), .42 * math.sin(a), 2.51), (math.cos(a), math.sin(a), 0))
    return 2.86


def build(look):
    top = {"Rattan": rattan_shade, "Spun Aluminium": aluminium_shade, "Opal Glass": opal_shade}[look.material]()
    cord([(0, 0, top - .04), (0, 0, top + 1), (0, 0, top + 3), (0, 0, top + 12)], {"Rattan": "#cdb78f", "Spun Aluminium": "#b9b4aa", "Opal Glass": "#c9a45c"}[look.material], .045, per=2, up=(0, 1, 0))
    deep(6)
    key = .6 if look.material == "Spun Aluminium" else .9
    if look.view == "detail":
        if look.material == "Opal Glass":
            return Shot(azimuth=-20, elevation=16, aim=(0, 0, 2.35), span=2.2, key=key, dof=.01)
        return Shot(azimuth=-24, elevation=-24, aim=(0, 0, .55), span=3.9, key=key, dof=.006)
    elevation = 4 if look.material == "Opal Glass" else -12
    return Shot(azimuth=22, elevation=elevation, aim=(0, 0, 1.35), span=4.5, key=key, dof=.006)
