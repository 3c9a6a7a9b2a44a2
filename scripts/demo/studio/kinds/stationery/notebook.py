"""A notebook that lies on the table: two sewn booklets, a linen hardcover with a ribbon, or a leather binding with a cord."""
from .parts import *

DEPARTMENT = "Stationery"


def booklet(z, colour, turn, at):
    """A thin sewn booklet with round corners: pages, a cover folded round the spine, the thread along the fold."""
    w, d, cover = 1.48, 2.1, paper(colour, .75, .08, .12)
    inner = slab("pages", (w - .02, d - .02, .10), leaves("#f3ead6", 2).m, .09, .012, (.0, 0, .012))
    low = slab("cover", (w, d, .014), cover.m, .10, .006)
    high = slab("cover", (w, d, .014), cover.m, .10, .006, (0, 0, .110))
    back = sweep("spine", [(-w / 2 + .012, y, .062) for y in np.linspace(-d / 2 + .03, d / 2 - .03, 60)], [(a * .062, b * .062) for a, b in circle(1, 24)], cover.m)
    back.scale = (.75, 1, 1)
    back.location = (-(w / 2) * .25 + .012, 0, 0)
    thread = weave("#f4efe2", 90, .3, .5)
    stitches = []
    for k in range(7):
        y = -d / 2 + .28 + k * (d - .56) / 6
        stitches.append(tube("stitch", [(-w / 2 + .10, y, .118), (-w / 2 + .095, y, .127), (-w / 2 + .02, y, .126), (-w / 2 - .036, y, .066), (-w / 2 - .02, y, .02)], .0085, thread.m, 8))
    seam = tube("thread", [(-w / 2 + .10, y, .1265) for y in np.linspace(-d / 2 + .28, d / 2 - .28, 13)], .008, thread.m, 4)
    label_ = lay("label", sheet(.62, .34), paper("#f7f0e2", .7).m, tabletop(.124, (.1, .45)), .003)
    border = lay("border", together([frame(.62, .34, .006, .025), line(-.2, -.03, .2, -.03, .005), line(-.2, -.09, .2, -.09, .005)]), plain("#4a4038", .6).m, tabletop(.124, (.1, .45)), .005)
    pose([inner, low, high, back, seam, label_, border] + stitches, Matrix.Translation((*at, z)) @ Matrix.Rotation(math.radians(turn), 4, "Z"))


def hardcover(cover, pages, thick=.26, **more):
    """A bound book that lies with its spine to the left."""
    parts = book(thick, 1.5, 2.12, cover, pages, **more)
    pose(parts, Matrix.Translation((0, -1.06, thick / 2)) @ Matrix(((0, 1, 0, 0), (0, 0, 1, 0), (1, 0, 0, 0), (0, 0, 0, 1))))
    return parts


def build(look):
    if look.material == "Stitched":
        booklet(0, "#c3a078", -9, (.06, .03))
        booklet(.125, look.paint("Slate"), 5, (0, 0))
    elif look.material == "Linen-Bound":
        cloth = weave(look.paint("Rust"), 120, 1.1, .5, sheen=.15, contrast=.3)
        hardcover(cloth.m, leaves().m)
        ribbon = weave("#efe3c8", 120, .3, .3)
        sweep("ribbon", catmull([(.2, -.9, .135), (.2, -1.04, .13), (.205, -1.12, .10), (.225, -1.22, .03), (.25, -1.36, .008), (.24, -1.5, .006)], 10), rrect(.055, .006, .002, 2), ribbon.m)
        lay("label", sheet(.66, .40), paper("#f7f0e2", .7).m, tabletop(.26, (.12, .48)), .003)
        gold = polished("#b98d3e", .3)
        lay("border", together([frame(.66, .40, .008, .03), leaf(-.01, -.11, .22, .08, pi / 2), leaf(-.01, -.11, .17, .06, pi / 2 - .8), leaf(-.01, -.11, .17, .06, pi / 2 + .8)]), gold.m, tabletop(.26, (.12, .48)), .005)
    else:
        hide = leather(look.paint("#96592f"), 60, .44, .3)
        hardcover(hide.m, leaves("#eadcbf").m, .28, board=.034, bulge=.07, hinge=.004)
        cord = leather("#5c3620", 60)
        for x, dy in ((.30, 0), (.36, .015)):
            loop = [(x + dy * s, y, z) for s, y, z in ((0, -1.075, .14), (1, -1.065, .29), (2, 0, .294), (1, 1.065, .29), (0, 1.075, .14), (-1, 1.065, -.008), (-2, 0, .004), (-1, -1.065, -.008))]
            tube("cord", loop, .016, cord.m, 14, True)
        tube("end", [(.32, -.1, .30), (.36, -.06, .325), (.43, -.14, .315), (.50, -.32, .297), (.46, -.52, .297), (.52, -.70, .297)], .016, cord.m, 12)
        tube("end", [(.34, -.06, .30), (.31, -.10, .325), (.24, -.22, .31), (.22, -.42, .297), (.15, -.58, .297)], .016, cord.m, 12)
        tube("knot", [(.27, -.08, .305), (.33, -.05, .325), (.38, -.10, .325), (.33, -.13, .315), (.29, -.09, .32)], .020, cord.m, 8)
        thread = weave("#e2cfa6", 80, .3, .5)
        for y in np.linspace(-.98, .98, 30):
            tube("stitch", [(-.56, y - .022, .278), (-.56, y - .016, .286), (-.56, y + .016, .286), (-.56, y + .022, .278)], .008, thread.m, 4)
    if look.view == "detail":
        return Shot(azimuth=-42, elevation=24, aim=(-.45, -.70, .16), span=1.5, dof=.005)
    return Shot(azimuth=28, elevation=36, fill=.8, dof=.004)
