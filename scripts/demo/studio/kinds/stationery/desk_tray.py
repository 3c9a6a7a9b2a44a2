"""A shallow desk tray with a pencil, an eraser and paper clips in it: folded felt, carved walnut, or brushed brass."""
from .parts import *

DEPARTMENT = "Stationery"


def felt(colour):
    m = Mat("felt")
    co = m.co()
    fibre = m.noise(co, 34, 6, .7, .6)
    fleck = m.noise(m.co(scale=(1, 1, 1), loc=(5, 2, 1)), 16, 5, .7, .5)
    c = rgb(colour)
    base = m.mix(m.ramp(fibre, (.35, 0.), (.68, 1.)), tuple(x * .6 for x in c[:3]) + (1,), tuple(min(1, x * 1.25) for x in c[:3]) + (1,))
    base = m.mix(m.ramp(fleck, (.58, 0.), (.7, .45)), base, darker(colour, .35))
    return m.p(Base_Color=base, Roughness=1., Sheen_Weight=.5, Sheen_Roughness=.5, Specular_IOR_Level=.1, Normal=m.bump(fibre, .55, .02))


def dish(mat, w, d, high, wall, corner, floor, edge, slope=.0, foot=.02):
    """A tray turned up at the rim: outside, rounded edge, inside, floor with a hollow at the wall's foot."""
    step = []
    for a in np.linspace(0, pi / 2, 6):
        step.append((foot * (1 - math.sin(a)) + slope, foot * (1 - math.cos(a))))
    half = wall / 2
    step += [(half - half * math.cos(a), high - edge + edge * math.sin(a)) for a in np.linspace(0, pi / 2, 6)]
    step += [(half + half * math.sin(a), high - edge + edge * math.cos(a)) for a in np.linspace(0, pi / 2, 6)][1:]
    deep = max(.05, floor * 1.2)
    step += [(wall + slope + deep * (1 - math.cos(a)), floor + deep * (1 - math.sin(a))) for a in np.linspace(0, pi / 2, 8)]
    return loft("tray", [(rrect(w - 2 * i, d - 2 * i, max(corner - i, .02), 10), z) for i, z in step], mat)


def build(look):
    w, d = 2.6, 1.5
    floor = .06
    if look.material == "Felt":
        m = felt(look.paint("#7f8a90"))
        floor = .045
        dish(m.m, w, d, .34, .05, .16, floor, .024, .03)
        brass = polished("#b39a68", .22)
        for sx in (-1, 1):
            for sy in (-1, 1):
                for off in ((.24, 0), (0, .24)):
                    x, y = sx * (w / 2 - off[0]), sy * (d / 2 - off[1])
                    normal = (0, sy, 0) if off[0] else (sx, 0, 0)
                    o = lathe("rivet", rounded([(0, -.03), (.05, -.03), (.05, .008, .008), (.03, .018, .01), (0, .018)], 5), brass.m, 32)
                    o.location = (x if off[0] else sx * (w / 2 - .006), y if off[1] else sy * (d / 2 - .006), .22)
                    o.rotation_euler = Vector(normal).to_track_quat("Z", "Y").to_euler()
    elif look.material == "Walnut":
        floor = .10
        dish(timber("Walnut", scale=1.2, centre=(.9, 1.4, .5)).m, w, d, .30, .10, .24, floor, .04)
    else:
        m = steel("#b89f6e", .28, along=(1, 0, 0), aniso=.6)
        floor = .03
        dish(m.m, w, d, .20, .022, .30, floor, .011, .06)
    z = floor
    black = pencil(plastic("#3c5a52", .3, .02).m, plain("#3a3a3c", .4, Metallic=.3).m, timber("Basswood", scale=2.).m, end=plain("#e9dcc0", .7).m)
    pose([black], Matrix.Translation((-.88, .16, z + .034)) @ Matrix.Rotation(math.radians(4), 4, "Z") @ Matrix.Rotation(math.radians(30), 4, "X"))
    rubber = slab("eraser", (.36, .17, .1), plain("#f1ece0", .6).m, .02, .02, (.55, -.33, z), (0, 0, math.radians(-14)))
    slab("sleeve", (.22, .176, .106), paper("#c0765a", .6).m, .02, .02, (.59, -.34, z - .003), (0, 0, math.radians(-14)))
    rubber.location = (.53, -.325, z)
    wire = polished("#b39a68" if look.material != "Brass" else "#d2d3d4", .18)
    for x, y, a, lift in ((-.72, -.22, .9, 0), (-.40, -.36, 2.2, 0), (-.02, -.24, 1.3, 0)):
        clip(wire.m, (x, y, z + lift), a, 1.15)
    if look.view == "detail":
        return Shot(azimuth=-34, elevation=30, aim=(-.75, -.40, .16), span=1.6, dof=.005)
    return Shot(azimuth=26, elevation=34, fill=.82, dof=.004)
