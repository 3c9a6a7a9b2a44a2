"""A bookcase with four shelves and a few things on them: an open frame of powder-coated steel, or joined boards of oak or walnut."""
from .parts import *

DEPARTMENT = "Furniture"

PAPER = "#ece3d0"
CLOTHS = ["#a5523c", "#3e5560", "#d6bf95", "#6f7a58", "#8a5a4a", "#e3ddd0", "#b98a3e", "#50607a", "#c9b6a4"]


def book(at, thick, tall, deep, colour, lean=0., flat=False):
    """A bound book: two boards, a rounded spine, the block of pages set back within."""
    cover, pages = weave(colour, 60, .4, .4, coords="Object", contrast=.2), plain(PAPER, .9)
    parts = [box("spine", (thick, .07, tall), cover.m, (0, -deep / 2 + .035, tall / 2), min(.034, thick * .3)),
             box("pages", (thick - .08, deep - .12, tall - .10), pages.m, (0, 0, tall / 2), .012)]
    for side in (-1, 1):
        parts.append(box("cover", (.045, deep, tall), cover.m, (side * (thick / 2 - .022), 0, tall / 2), .018))
    turn = Matrix.Translation(at) @ (Matrix.Rotation(pi / 2, 4, "Y") @ Matrix.Rotation(lean, 4, "X") if flat else Matrix.Rotation(lean, 4, "Y"))
    bpy.context.view_layer.update()
    for part in parts:
        part.matrix_world = turn @ part.matrix_world


def row(rng, x, y, z, count, tall):
    """Books side by side from x on; the last one leans on the others."""
    for k in range(count):
        thick, high = rng.uniform(.22, .42), tall * rng.uniform(.82, 1.0)
        book((x + thick / 2, y + rng.uniform(-.06, .04), z), thick, high, rng.uniform(1.5, 1.75), CLOTHS[int(rng.integers(len(CLOTHS)))])
        x += thick + .012
    book((x + .13 + .30, y, z + .02), .26, tall * .86, 1.6, CLOTHS[int(rng.integers(len(CLOTHS)))], -.16)


def pile(rng, x, y, z, count):
    """Books that lie one upon another."""
    for k in range(count):
        thick, long_ = rng.uniform(.24, .36), 2.2 - .2 * k
        book((x - long_ / 2 + rng.uniform(-.06, .06), y, z + thick / 2), thick, long_, 1.55, CLOTHS[int(rng.integers(len(CLOTHS)))], 0, True)
        z += thick + .004
    return z


def vase(at, colour, scale=1.):
    body = catmull([(0, 0), (.40, .0), (.62, .22), (.74, .62), (.60, 1.05), (.28, 1.32), (.22, 1.55), (.28, 1.72), (.25, 1.74), (.17, 1.55), (.2, 1.3)], 10)
    lathe("vase", body * scale, glaze(colour, .5, .25).m, 96).location = at


def bowl(at, colour):
    profile = catmull([(0, 0), (.34, .0), (.36, .06), (.62, .22), (.85, .55), (.90, .72), (.86, .72), (.78, .52), (.5, .2), (0, .12)], 10)
    lathe("bowl", profile, glaze(colour, .6, .2).m, 96).location = at


def build(look):
    wide, deep, tall = 8.0, 2.8, 14.6
    shelves = [1.0, 4.5, 7.9, 11.2]
    if look.material == "Powder-Coated Steel":
        coat = powder("#3f5a4d", .45)
        for x in (-wide / 2 + .13, wide / 2 - .13):
            for y in (-deep / 2 + .13, deep / 2 - .13):
                box("post", (.24, .24, tall), coat.m, (x, y, tall / 2 + .1), .04)
                lathe("foot", rounded([(0, 0), (.16, 0, .02), (.16, .05, .02), (.06, .06), (.06, .14)], 4), plastic("#1f1f1e").m, 32).location = (x, y, 0)
            for z in (.55, tall):
                box("tie", (.22, deep - .4, .22), coat.m, (x, 0, z), .03)
        for z in shelves + [tall]:
            box("shelf", (wide - .3, deep - .06, .07), coat.m, (0, 0, z), .02)
            for y in (-deep / 2 + .05, deep / 2 - .05):
                box("lip", (wide - .5, .06, .30), coat.m, (0, y, z - .115), .025)
            for x in (-wide / 2 + .13, wide / 2 - .13):
                screw = lathe("screw", rounded([(0, .05), (.05, .045, .02), (.065, 0)], 4), steel("#c9cbcc", .25).m, 24)
                screw.location, screw.rotation_euler = (x, -deep / 2 + .01, z - .12), (pi / 2, 0, 0)
        for s in (-1, 1):
            path = [(-s * (wide / 2 - .3), deep / 2 - .02, 1.1), (s * (wide / 2 - .3), deep / 2 - .02, 7.8)]
            sweep("brace", path, rrect(.03, .16, .01), coat.m, up=(0, 1, 0))
        board_half = .035
    else:
        timber = Timber(look.material, .4)
        for x in (-wide / 2 + .16, wide / 2 - .16):
            board("side", (.32, deep, tall), (x, 0, tall / 2 + .02), timber.z, .05)
        board("top", (wide - .66, deep - .03, .32), (0, 0, tall - .15), timber.x, .03)
        for z in shelves:
            board("shelf", (wide - .66, deep - .12, .28), (0, .04, z), timber.x, .03)
        board("plinth", (wide - .66, .22, .72), (0, -deep / 2 + .4, .48), timber.x, .03)
        board("back", (wide - .64, .1, tall - 1.2), (0, deep / 2 - .1, tall / 2 + .4), timber.z, .01)
        for z in shelves:  # dowels of the shelves, flush in the sides
            for y in (-.8, .8):
                for side in (-1, 1):
                    peg = lathe("peg", rounded([(0, .012), (.11, .01, .008), (.115, 0)], 3), timber.y, 32)
                    peg.location, peg.rotation_euler = (side * (wide / 2 - .004), y, z), (0, side * pi / 2, 0)
        board_half = .14
    rng = np.random.default_rng(4)
    z = [s + board_half + .004 for s in shelves]
    row(rng, -3.4, -.1, z[3], 7, 2.35)
    vase((2.4, 0, z[3]), "#d9c8ac", 1.05)
    pile(rng, 2.4, -.1, z[2], 3)
    row(rng, -1.2, -.1, z[2], 3, 2.2)
    bowl((-2.5, -.1, z[2]), "#6f8a84")
    row(rng, -.4, -.1, z[1], 7, 2.5)
    top = pile(rng, -1.8, -.1, z[1], 2)
    bowl((-1.9, -.1, top), "#c98f62")
    for x in (-1.85, 1.85):  # two storage boxes
        box("store", (3.2, 2.2, 2.3), weave("#cbbd9f", 46, .8, .6, coords="Object").m, (x, -.15, z[0] + 1.15), .14)
        box("lid", (3.26, 2.26, .36), weave("#cbbd9f", 46, .8, .6, coords="Object").m, (x, -.15, z[0] + 2.22), .1)
        box("tab", (.7, .05, .34), leather("#8a532f").m, (x, -1.29, z[0] + 1.9), .02)
    if look.view == "detail":
        return Shot(azimuth=24, elevation=11, aim=(.9, -1.0, 9.7), span=7.6, dof=.006, key=1.1)
    return Shot(azimuth=26, elevation=9, fill=.86)
