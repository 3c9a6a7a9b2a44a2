"""A bench: two thick pine boards on solid ends, an oak plank on splayed legs, or slats of teak for outdoors."""
from .parts import *

DEPARTMENT = "Furniture"


def pine_bench():
    """Two boards with a gap, ends cut out below, a stretcher whose tenons come through and are wedged."""
    timber = Timber("Pine", .5, 1.6)
    for y in (-.92, .92):
        board("seat", (12, 1.80, .42), (0, y, 4.3), timber.x, .07)
    for x in (-4.6, 4.6):
        outline = rounded([(-1.55, 0, .06), (-.75, 0, .06), (-.55, .75, .25), (.55, .75, .25), (.75, 0, .06), (1.55, 0, .06), (1.30, 4.09, .03), (-1.30, 4.09, .03)], 6, True)
        end = slab("end", outline, -.21, .21, timber.y, .04)
        end.rotation_euler, end.location = (pi / 2, 0, pi / 2), (x, 0, 0)
        board("cleat", (.34, 2.9, .36), (x * .94, 0, 3.9), timber.y, .05)
        board("wedge", (.16, .22, .80), (x + math.copysign(.36, x), 0, 1.75), timber.z, .03)
        for y in (-1.2, -.6, .6, 1.2):
            peg = lathe("peg", rounded([(0, .012), (.12, .01, .006), (.125, 0)], 3), timber.y, 32)
            peg.location = (x, y, 4.508)
    board("stretcher", (10.6, .26, .74), (0, 0, 1.75), timber.x, .05)


def oak_bench():
    """A thick plank with rounded long edges on four turned legs that show as tenons on top, two rails below."""
    timber = Timber("Oak", .42)
    outline = rounded([(-6, -1.6, .5), (6, -1.6, .5), (6, 1.6, .5), (-6, 1.6, .5)], 12, True)
    slab("plank", outline, 4.05, 4.55, timber.x, .14)
    for x in (-4.5, 4.5):
        for y in (-1.05, 1.05):
            foot = (x + math.copysign(.75, x), y + math.copysign(.62, y), .02)
            leg("leg", (x, y, 4.3), foot, .58, .34, timber.z, swell=.04)
            peg = lathe("tenon", rounded([(0, .008), (.25, .006, .004), (.262, 0)], 3), timber.z, 40)
            peg.location = (x - math.copysign(.04, x), y - math.copysign(.03, y), 4.55)
            box("wedge", (.03, .46, .004), plain("#5b3b20", .6).m, (peg.location[0], peg.location[1], 4.5585), 0)
        leg("rail", (x + math.copysign(.47, x), -1.42, 1.55), (x + math.copysign(.47, x), 1.42, 1.55), .25, .25, timber.y, swell=.08)
    leg("long rail", (-4.95, 0, 1.55), (4.95, 0, 1.55), .24, .24, timber.x, swell=.10)


def teak_bench():
    """Slats with gaps for the rain on a mortised frame with square legs and screws of brass."""
    timber = Timber("Teak", .55, 1.8)
    for k in range(6):
        board("slat", (12, .50, .26), (0, -1.475 + k * .59, 4.42), timber.x, .06)
    for x in (-4.9, 4.9):
        for y in (-1.25, 1.25):
            board("leg", (.66, .66, 4.15), (x, y, 2.09), timber.z, .06)
        board("bearer", (.5, 1.9, .62), (x, 0, 3.95), timber.y, .05)
        board("low rail", (.40, 1.9, .46), (x, 0, 1.1), timber.y, .05)
        for k in range(6):
            screw = lathe("screw", rounded([(0, .014), (.07, .012, .008), (.085, 0)], 4), polished("#b8924a", .3).m, 32)
            screw.location = (x, -1.475 + k * .59, 4.549)
            box("slot", (.11, .016, .004), plain("#3a2c16").m, (x, -1.475 + k * .59, 4.5625), 0, rot=(0, 0, k * 1.3 + x))
    board("middle bearer", (.4, 2.9, .36), (0, 0, 4.11), timber.y, .05)
    for y in (-1.25, 1.25):
        board("apron", (9.2, .34, .62), (0, y, 3.95), timber.x, .05)
    board("stretcher", (9.5, .36, .46), (0, 0, 1.1), timber.x, .05)


def build(look):
    {"Pine": pine_bench, "Oak": oak_bench, "Teak": teak_bench}[look.material]()
    if look.view == "detail":
        return Shot(azimuth=-34, elevation=24, aim=(-4.1, -.4, 3.0), span=7.0, dof=.01)
    return Shot(azimuth=30, elevation=16, fill=.84)
