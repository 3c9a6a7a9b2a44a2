"""A floor lamp that is lit: an arched steel stem with a spun shade, an ash tripod or a brass column with a linen shade."""
from .parts import *

DEPARTMENT = "Lighting"


def steel_arch():
    """A heavy disc, a stem that bends over at the top, a bell that hangs from its end."""
    metal, ring = steel("#c3c6c8", .24, along=(0, 0, 1), aniso=.4), steel("#c3c6c8", .26, radial=True)
    lathe("disc", rounded([(0, 0), (1.38, 0, .02), (1.40, .12, .04), (0, .14)], 6), ring.m, 160)
    lathe("collar", rounded([(0, .1), (.2, .13, .02), (.17, .34, .03), (0, .35)], 6), metal.m, 64).location = (-.75, 0, 0)
    stem = [(-.75, 0, .2), (-.75, 0, 3), (-.75, 0, 8), (-.75, 0, 11.2), (-.60, 0, 12.6), (.05, 0, 13.5), (1.0, 0, 13.7), (1.9, 0, 13.2), (2.25, 0, 12.4)]
    tube("stem", stem, .095, metal.m, 14, up=(0, 1, 0), n=28)
    lean = Vector((-.35, 0, .8)).normalized()
    at = Vector((2.32, 0, 12.3))
    outer = [(0, .12), (.14, .12, .03), (.20, -.22, .05), (.34, -.34, .12), (.95, -.75, .4), (1.28, -1.65, .03), (1.31, -1.66, .02)]
    place(lathe("bell", rounded(outer, 12), ring.m, 160), at, lean)
    white = powder("#f4efe4", .6)
    place(lathe("inside", rounded([(0, -.36), (.32, -.38, .1), (.92, -.78, .4), (1.25, -1.64, .03), (1.30, -1.663)], 12), white.m, 128), at, lean)
    hang = (Vector((0, 0, -1)).rotation_difference(-lean)).to_euler()
    turned = (hang.to_matrix().to_4x4() @ Matrix.Rotation(pi, 4, "X")).to_euler()
    bulb(tuple(at - lean * .5), 300, 1.2, tuple(turned), 6)


def ash_tripod():
    """Three splayed legs of ash in a brass-pinned hub, and a drum shade."""
    ash = wood("#e0c9a0", "#b08d5c", along=(0, 0, 1), scale=.9, rings=2.)
    metal = brass()
    for i in range(3):
        a = i * 2 * pi / 3 + .95
        c, s = math.cos(a), math.sin(a)
        path = [(r * c, r * s, z) for r, z in zip(np.linspace(2.35, .26, 12), np.linspace(.06, 9.6, 12))]
        sweep("leg", path, rrect(.34, .28, .09), ash.m, up=(c, s, 0), scale=np.linspace(.62, 1.05, 12))
        lathe("foot", rounded([(0, 0), (.12, 0, .02), (.12, .07, .02), (0, .08)], 5), plain("#2c2a28", .7).m, 32).location = (2.36 * c, 2.36 * s, 0)
        pin = lathe("pin", rounded([(0, .05), (.085, .04, .03), (.085, 0)], 5), metal.m, 32)
        place(pin, ((.36 + .06) * c, (.36 + .06) * s, 9.35), (c, s, .2))
        rod((1.42 * c, 1.42 * s, 4.2), (0, 0, 4.5), .045, metal.m)
    lathe("hub", rounded([(0, 9.0), (.22, 9.0, .04), (.30, 9.15, .04), (.30, 9.7, .06), (.16, 9.86, .05), (.12, 9.9), (0, 9.9)], 6), ash.m, 64)
    lathe("knot", rounded([(0, 4.38), (.1, 4.4, .04), (.1, 4.6, .04), (0, 4.62)], 6), metal.m, 40)
    lathe("neck", rounded([(0, 9.86), (.11, 9.88, .02), (.07, 10.0, .02), (.07, 10.3, .02), (.14, 10.32, .02), (.14, 10.7, .02), (0, 10.72)], 5), metal.m, 48)
    shade(10.0, 12.5, 2.15, 1.95, linen("#efe6d4"), metal)
    bulb((0, 0, 10.7), 190, 1.3, None, 5)


def brass_column():
    """A stepped disc, a straight column, two bulbs' worth of light under an empire shade, a pull chain."""
    metal = brass()
    base = [(0, 0), (1.28, 0, .02), (1.30, .10, .04), (1.18, .18, .05), (.34, .26, .1), (.20, .50, .12), (.12, .70, .05), (.105, 1.0), (.105, 10.9), (0, 10.9)]
    lathe("column", rounded(base, 8), metal.m, 128)
    for z in (3.9, 7.4, 9.6):
        lathe("ring", rounded([(.09, z - .14), (.17, z - .12, .04), (.17, z + .12, .04), (.09, z + .14)], 6), metal.m, 64)
    lathe("neck", rounded([(0, 10.8), (.18, 10.82, .03), (.18, 11.3, .03), (0, 11.32)], 5), metal.m, 48)
    shade(10.5, 13.0, 2.25, 1.25, linen("#eadfcb"), metal)
    bulb((0, 0, 11.25), 190, 1.3, None, 5)


def build(look):
    {"Steel": steel_arch, "Ash": ash_tripod, "Brass": brass_column}[look.material]()
    start = {"Steel": (-1.4, .6, .06), "Ash": (1.2, 1.9, .05), "Brass": (.6, 1.0, .06)}[look.material]
    cord([start, (1.6, 2.6, .05), (3.4, 3.4, .05), (5.5, 3.0, .05), (9, 4.5, .05), (20, 7, .05)], radius=.05)
    if look.view == "detail":
        aim, span, elevation = {"Steel": ((1.6, 0, 12.0), 5.2, -6), "Ash": ((0, 0, 10.4), 5.4, 2), "Brass": ((0, 0, 10.9), 5.6, 2)}[look.material]
        return Shot(azimuth=-22, elevation=elevation, aim=aim, span=span, key=.95, dof=.008)
    return Shot(azimuth=18, elevation=7, fill=.86, key=.95)
