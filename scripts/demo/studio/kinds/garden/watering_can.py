"""A watering can with a long spout, a rose with holes and a hoop handle: zinc with its spangle, powder-coated, or copper with a brass rose."""
from studio import *
from studio.open_air import *

DEPARTMENT = "Garden"


def build(look):
    if look.material == "Galvanised Steel":
        body = galvanised()
        trim = rose = metal("#b4babd", .34)
    elif look.material == "Copper":
        body, trim, rose = metal("#c68463", .26, .03), metal("#c07d5c", .24, .03), metal("#cda757", .24, .03)
    else:
        body = trim = powder(look.paint("Mustard"), .4)
        rose = metal("#c9a65c", .28, .03)
    body, trim, rose = body.m, trim.m, rose.m
    lathe("body", rounded([(0, .05), (.80, .05, .02), (.86, .02, .03), (.885, .06, .03), (.86, .12, .02), (.84, .8), (.80, 1.48, .02), (.835, 1.52, .03), (.835, 1.57, .03),
                           (.79, 1.57, .02), (.775, 1.5, .02), (.80, .8), (.82, .1), (0, .09)], 6), body, 160)
    for z, r in ((.36, .856), (1.24, .817)):
        lathe("bead", rounded([(r - .02, z - .035), (r + .012, z - .03, .02), (r + .012, z + .03, .02), (r - .02, z + .035)], 6), body, 160)
    arc = [(.80 * math.cos(t), .80 * math.sin(t)) for t in np.linspace(-pi / 2 - .12, pi / 2 + .12, 60)]
    put(plate("cover", arc, .03, body, .012), (0, 0, 1.525))
    spine = catmull([(.70, 0, .42), (1.0, 0, .56), (1.35, 0, 1.0), (1.75, 0, 1.62), (2.02, 0, 1.92), (2.2, 0, 2.02)], 20)
    n = len(spine)
    sweep("spout", spine, circle(.15, 40), body, up=(0, 1, 0), scale=np.interp(np.linspace(0, 1, n), [0, .25, 1], [1.35, 1.0, .55]), sharp=None)
    point(lathe("collar", rounded([(.20, -.02), (.26, 0, .02), (.24, .05, .02), (.17, .08)], 5), trim, 64, sy=.9), (.83, 0, .49), (.9, 0, .42))
    tip, way = spine[-1], spine[-1] - spine[-4]
    way /= np.linalg.norm(way)
    way2 = np.array((.86, 0, .5))
    head = rounded([(.0, -.06), (.088, -.06, .01), (.098, .0, .02), (.10, .05, .05), (.27, .34, .03), (.285, .37, .015), (.275, .395, .02), (.20, .425, .1), (0, .44)], 8)
    point(lathe("rose", head, rose, 96), tip, way2)
    holes = Mat("holes").p(Base_Color=(.01, .008, .006, 1), Roughness=.9).m
    spots = []
    side, up = np.array((0, 1., 0)), np.cross((0, 1., 0), way2)
    for ring, many in ((0, 1), (.06, 6), (.12, 12), (.18, 18), (.235, 24)):
        for k in range(many):
            q = k / many * 2 * pi
            lift = float(np.interp(ring, [0, .16, .18, .2, .236], [.44, .428, .4255, .4222, .409])) + .003
            spots.append((tuple(tip + way2 * lift + side * ring * math.cos(q) + up * ring * math.sin(q)), Vector(way2).to_track_quat("Z", "Y").to_euler(), 1))
    copies(lathe("hole", rounded([(0, .002), (.0095, .002), (.011, -.01)], 2), holes, 12), spots)
    tube("brace", [(.80, 0, 1.42), (1.1, 0, 1.50), (1.36, 0, 1.42), (1.52, 0, 1.30)], .025, trim, 12, up=(0, 1, 0))
    hoop = catmull([(.50, 0, 1.52), (.53, 0, 1.85), (.38, 0, 2.22), (-.05, 0, 2.42), (-.6, 0, 2.32), (-1.06, 0, 1.92), (-1.22, 0, 1.40), (-1.12, 0, .92), (-.84, 0, .72)], 16)
    sweep("handle", hoop, rrect(.17, .055, .027, 5), trim, up=np.gradient(hoop, axis=0)[:, [2, 1, 0]] * (-1, 1, 1), sharp=None)
    for at, to in (((-.825, 0, .72), (-1, 0, 0)), ((.50, 0, 1.555), (0, 0, 1))):
        point(plate("tab", rrect(.3, .2, .08), .03, trim, .012), at, to)
        for s in (-1, 1):
            off = np.array((0, s * .075, 0)) if abs(to[0]) else np.array((s * .1, 0, 0))
            screw(np.array(at) + np.array(to) * .03 + off * 1.25, .024, trim, to, slot=False)
    if look.view == "detail":
        return Shot(azimuth=48, elevation=16, aim=(2.2, 0, 1.95), span=1.5, dof=.012)
    return Shot(azimuth=22, elevation=16, fill=.80, dof=.006, flags=(1.4,))
