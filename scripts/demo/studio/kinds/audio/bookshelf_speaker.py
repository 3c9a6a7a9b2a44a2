"""A pair of bookshelf speakers: one shows its woofer and tweeter, the other wears its cloth grille."""
from .parts import *

DEPARTMENT = "Audio"


def driver(at, radius, ring, tweeter=False):
    """A loudspeaker in the baffle, built along z and turned to the front."""
    x, y, z = at
    R = radius
    frame = lathe("frame", rounded([(R * .84, -.02), (R * .84, .03, .01), (R * .90, .05, .02), (R, .04, .02), (R, 0)], 5), ring.m, 128)
    parts = [frame]
    rubber, cone = plain("#161616", .55), plastic("#2a2a2b", .5, .3)
    if tweeter:
        silk = plain("#1b1b1c", .5, Sheen_Weight=.4)
        dome = [(R * .36 * math.sin(t), R * .30 * math.cos(t) - .03) for t in np.linspace(0, pi / 2, 18)]
        parts.append(lathe("dome", dome, silk.m, 96))
        parts.append(lathe("horn", rounded([(R * .37, -.05), (R * .42, -.04, .02), (R * .86, .035, .1)], 6), ring.m, 128))
    else:
        roll = [(R * (.74 + .055 * (1 - math.cos(t))), .045 * math.sin(t)) for t in np.linspace(0, pi, 18)]
        parts.append(lathe("surround", [(R * .72, -.01)] + roll + [(R * .86, 0)], rubber.m, 128))
        parts.append(lathe("cone", [tuple(p) for p in catmull([(R * .74, .0), (R * .6, -.06), (R * .42, -.15), (R * .30, -.21)], 8)], cone.m, 128))
        cap = [(R * .32 * math.sin(t), -.20 + R * .17 * math.cos(t)) for t in np.linspace(0, pi / 2, 18)]
        parts.append(lathe("cap", cap, cone.m, 96))
        parts.append(lathe("well", [(R * .84, -.02), (R * .3, -.24), (0, -.24)], rubber.m, 64))
    for part in parts:
        facing(part, at)
    for k in range(4):
        a = k * pi / 2 + pi / 4
        screw((x + R * .945 * math.cos(a), y - .045, z + R * .945 * math.sin(a)), .028, plastic("#202020", .35).m, a)


def opening(z, radius, front, cut):
    """A round hole for a driver through the baffle and into the cabinet."""
    drill = facing(lathe("drill", [(0, -.35), (radius, -.35), (radius, .2), (0, .2)], seg=96), (0, front, z))
    drill.hide_render = True
    for ob in cut:
        m = ob.modifiers.new("hole", "BOOLEAN")
        m.object, m.operation, m.solver = drill, "DIFFERENCE", "EXACT"


def speaker(at, turn, cabinet, baffle, grille):
    """One speaker; everything is built round the origin and moved together."""
    before = set(bpy.data.objects)
    wide, deep, tall = 1.75, 2.3, 2.9
    body = box("cabinet", (wide, deep, tall), cabinet.m, (0, 0, tall / 2 + .06), .05, 5)
    front = -deep / 2
    ring = plastic("#1c1c1d", .35, .08)
    if grille:
        cloth = weave("#5b5a60", 34, .5, .7, contrast=.45)
        box("grille", (wide - .10, .13, tall - .10), cloth.m, (0, front - .066, tall / 2 + .06), .055, 6)
    else:
        board = shell("baffle", (wide - .16, .05, tall - .16), .06, baffle.m, (0, front - .002, tall / 2 + .06), .02)
        for z, radius in ((1.02, .72), (2.28, .42)):
            opening(z, radius * .87, front, (body, board))
        for cut in (body, board):  # the cuts leave the shading of the flat front uneven
            cut.modifiers.new("even", "WEIGHTED_NORMAL").keep_sharp = True
        driver((0, front - .027, 1.02), .72, ring)
        driver((0, front - .027, 2.28), .42, ring, tweeter=True)
        for x in (-.68, .68):
            for z in (.30, 2.72):  # sockets of the grille's pins
                facing(lathe("socket", rounded([(.03, -.01), (.03, .006), (.05, .008, .004), (.055, 0)], 4), ring.m, 32), (x, front - .026, z))
    for x in (-.66, .66):
        for y in (-.9, .9):
            lathe("foot", rounded([(0, 0), (.12, 0, .02), (.12, .07, .01), (0, .07)], 4), plain("#141414", .9).m, 32).location = (x, y, 0)
    move = Matrix.Translation(at) @ Matrix.Rotation(turn, 4, "Z")
    bpy.context.view_layer.update()
    for part in set(bpy.data.objects) - before:
        part.matrix_world = move @ part.matrix_world


def build(look):
    if look.material == "Satin White":
        cabinet, baffle = plastic("#efede8", .36, .03), plastic("#efede8", .36, .03)
    else:
        cabinet = veneer(look.material, (0, 0, 1), .9, 2.2)
        baffle = plastic("#262626", .5, .08) if look.material.startswith("Oak") else cabinet
    speaker((-1.15, .75, 0), math.radians(4), cabinet, baffle, True)
    speaker((1.05, -.2, 0), math.radians(-6), cabinet, baffle, False)
    if look.view == "detail":
        return Shot(azimuth=30, elevation=10, aim=(1.2, -1.3, 1.66), span=3.2, dof=.012)
    return Shot(azimuth=26, elevation=13, fill=.80)
