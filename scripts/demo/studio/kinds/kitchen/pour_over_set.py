"""A pour-over set: an hourglass of clear glass with a wooden collar, or a dripper of stoneware or porcelain on its server."""
from .parts import *

DEPARTMENT = "Kitchen"


def inside(profile, thick):
    """The line of the inner wall, from the foot up."""
    P = np.array(profile)
    T = np.gradient(P, axis=0)
    T /= np.linalg.norm(T, axis=1)[:, None]
    inner = P + np.stack([-T[:, 1], T[:, 0]], 1) * thick
    return inner[inner[:, 1] > P[0, 1] + thick * .9]


def walls(profile, thick):
    """The closed profile of a thin vessel: outer wall up, lip, inner wall down."""
    inner = inside(profile, thick)
    up = np.array(profile[-1]) - np.array(profile[-2])
    lip = (np.array(profile[-1]) + inner[-1]) / 2 + up / np.linalg.norm(up) * thick * .4
    return [(0, profile[0][1])] + list(profile) + [tuple(lip)] + [tuple(p) for p in inner[::-1]] + [(0, inner[0][1])]


def coffee(profile, thick, level):
    """What stands in the vessel, just inside the wall."""
    P = [tuple(p) for p in inside(profile, thick + .012) if p[1] < level]
    m = Mat("coffee")
    m.p(Base_Color=rgb("#2b1309"), Roughness=.6, Specular_IOR_Level=0.)  # the glass shines, not what is behind it
    lathe("coffee", [(0, P[0][1])] + P + [(P[-1][0], level), (0, level)], m.m, 128)
    lathe("surface", [(0, level + .002), (P[-1][0] - .01, level + .002)], plain("#2b1309", .06).m, 128)


def hourglass():
    side = rounded([(.50, 0), (.60, 0, .05), (.685, .10, .12), (.66, .62, .35), (.235, 1.12, .28), (.30, 1.42, .1), (.62, 2.16)], 12)
    glass = clear()
    lathe("glass", walls(side, .028), glass.m, 160)
    coffee(side, .03, .50)
    wood_ = timber("Oak", along=(0, 0, 1), scale=1.4)
    line = [(x, z) for x, z in side if .86 < z < 1.44]
    collar = rounded([(line[0][0] + .012, line[0][1])] + [(line[0][0] + .07, line[0][1] - .02, .03), (.315, 1.12, .3), (line[-1][0] + .09, line[-1][1] + .01, .03), (line[-1][0] + .012, line[-1][1] + .01)], 8)
    lathe("collar", collar + [(x + .012, z) for x, z in line[::-1]], wood_.m, 96)
    tie = leather("#7c4a2c", 40)
    for k, z in enumerate((1.095, 1.135)):
        r = .338 + .012 * k
        tube("tie", [(r * math.cos(a), r * math.sin(a), z + .01 * math.sin(3 * a)) for a in np.linspace(0, 2 * pi, 24, endpoint=False)], .022, tie.m, 4, True)
    bead = lathe("bead", rounded([(0, -.085), (.05, -.085, .02), (.092, 0, .06), (.05, .085, .02), (0, .085)], 6), wood_.m, 40)
    bead.location = (-.02, -.43, 1.06)
    tube("end", [(.02, -.345, 1.13), (-.01, -.40, 1.16), (-.02, -.43, 1.12), (-.02, -.43, 1.0), (-.03, -.44, .86), (-.01, -.45, .76)], .018, tie.m, 10)
    tube("end", [(-.05, -.345, 1.12), (-.03, -.40, 1.165), (-.02, -.43, 1.12), (-.015, -.432, 1.0), (.03, -.46, .88), (.06, -.48, .80)], .018, tie.m, 10)


def dripper(m, z0):
    """A cone with a saucer that sits on the server, ribbed inside, with an ear for a handle."""
    cone = rounded([(0, z0 - .10), (.26, z0 - .10, .02), (.29, z0 - .07, .02), (.29, z0, .01), (.60, z0 + .01, .02), (.62, z0 + .04, .02), (.60, z0 + .06, .02), (.30, z0 + .065, .06),
                    (.33, z0 + .22, .1), (.66, z0 + .78, .018), (.625, z0 + .79, .018), (.27, z0 + .16, .05), (0, z0 + .16)], 8)
    body = lathe("cone", cone, m, 160)
    path = catmull([(.56, 0, z0 + .66), (.70, 0, z0 + .68), (.83, 0, z0 + .60), (.83, 0, z0 + .42), (.72, 0, z0 + .28), (.56, 0, z0 + .22), (.36, 0, z0 + .21)], 30)
    ear = sweep("ear", path, circle(.055, 28, .038), m, up=(0, 1, 0))
    ribs = []
    for k in range(14):
        t = np.linspace(0, 1, 14)
        r, a, z = .275 + .30 * t, 2 * pi * k / 14 + .55 * t, z0 + .19 + .53 * t
        ribs.append(sweep("rib", np.stack([r * np.cos(a), r * np.sin(a), z], 1), circle(.020, 10), m, scale=np.interp(t, [0, .8, 1], [1, 1, .3])))
    return fuse([body, ear] + ribs, .0062, 6, "dripper")


def glass_server():
    side = rounded([(.5, 0), (.62, 0, .05), (.70, .10, .12), (.66, .55, .4), (.37, .95, .2), (.36, 1.10, .05), (.42, 1.17)], 12)
    lathe("glass", walls(side, .026), clear().m, 160)
    coffee(side, .028, .42)
    path = catmull([(.37, 0, 1.03), (.52, 0, 1.07), (.74, 0, 1.05), (.88, 0, .92), (.88, 0, .66), (.80, 0, .46), (.655, 0, .40)], 30)
    sweep("handle", path, circle(.048, 24, .036), clear().m, up=(0, 1, 0))
    lathe("band", [(.372, .99), (.382, 1.0), (.382, 1.08), (.372, 1.09)], polished("#c9c2b4", .2).m, 96)


def stoneware_server(colour):
    m = stoneware(colour, .09, 1.06, .5)
    side = rounded([(0, .03), (.50, .03), (.51, 0, .01), (.56, 0, .02), (.66, .10, .12), (.69, .45, .3), (.44, .95, .25), (.42, 1.06, .05), (.45, 1.10, .02), (.41, 1.11, .02),
                    (.37, 1.02, .05), (.62, .45, .3), (.58, .12, .1), (0, .08)], 10)
    body = lathe("server", side, m.m, 160)
    for v in body.data.vertices:
        lip = max(0, (v.co[2] - .9) / .2) ** 2 * max(0, math.cos(math.atan2(v.co[1], v.co[0]) - pi)) ** 12
        v.co = (v.co[0] - .17 * lip, v.co[1] * (1 - .2 * lip), v.co[2] + .02 * lip)
    path = catmull([(.40, 0, .98), (.58, 0, 1.04), (.80, 0, .98), (.90, 0, .80), (.86, 0, .56), (.74, 0, .38), (.60, 0, .30)], 30)
    handle = sweep("handle", path, circle(.07, 28, .042), m.m, up=(0, 1, 0))
    fuse([body, handle], .0075, 8, "server")


def build(look):
    if look.material == "Glass":
        hourglass()
    elif look.material == "Stoneware":
        colour = look.paint("Slate")
        stoneware_server(colour)
        dripper(stoneware(colour, -9, 1.86, .5).m, 1.11)
    else:
        glass_server()
        dripper(porcelain().m, 1.18)
    for ob in list(bpy.context.scene.objects):
        ob.rotation_euler[2] += math.radians(-20) if look.material != "Glass" else 0
    if look.view == "detail":
        return Shot(azimuth=-22, elevation=30, aim=(0, -.3, 1.16 if look.material == "Glass" else 1.6), span=1.35 if look.material == "Glass" else 1.75, dof=.008, bounces=14)
    return Shot(azimuth=14, elevation=15, fill=.8, dof=.006, bounces=14, flags=(1.5,))
