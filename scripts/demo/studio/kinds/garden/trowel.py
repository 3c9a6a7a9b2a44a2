"""A hand trowel lying on the ground: a hollow blade, a forged neck, a ferrule and an ash handle with a leather loop."""
from studio import *
from studio.open_air import *

DEPARTMENT = "Garden"


def blade(mat):
    """Hollow across, pointed, with a slight curve along; the point at +y."""
    rows = []
    widths = catmull([(0, .10), (.03, .22), (.10, .35), (.22, .435), (.40, .46), (.60, .43), (.78, .325), (.90, .19), (.97, .085), (1, .012)], 10)
    for t in np.linspace(0, 1, 70):
        half = float(np.interp(t, widths[:, 0], widths[:, 1]))
        hollow = .22 * math.sin(min(1, t / .25) * pi / 2) * (1 - .55 * t)
        rows.append([(s * half, t * 1.75, .10 * (1 - t) ** 1.5 + hollow * (s * s) * (half / .47) + .02 * t * t) for s in np.linspace(-1, 1, 33)])
    return skin("blade", rows, mat, thick=.024, smooth=1, sharp=None)


def build(look):
    if look.material == "Stainless Steel":
        m, ferrule, wood_, cord = steel("#c6c9ca", .23, along=(0, 1, 0)).m, polished("#cfd1d2", .16).m, tree("Ash", (0, 0, 1), 2.).m, "#7a4a2b"
    elif look.material == "Carbon Steel":
        m, ferrule, wood_, cord = metal("#474849", .38, .10, 30, .3).m, metal("#565758", .36).m, tree("Beech", (0, 0, 1), 2.).m, "#3f3028"
    else:
        m, ferrule, wood_, cord = metal("#927050", .25, .06, 24, .3).m, metal("#9c7852", .22).m, tree("Walnut", (0, 0, 1), 2.).m, "#b07a45"
    parts = [blade(m)]
    neck = catmull([(0, .40, .085), (0, .14, .125), (0, -.10, .22), (0, -.30, .33), (0, -.48, .37), (0, -.72, .375)], 14)
    t = np.linspace(0, 1, len(neck))
    parts.append(sweep("neck", neck, circle(.075, 32, .07), m, scale=np.interp(t, [0, .12, .3, .6, 1], [.15, .8, .95, .82, .9]), sharp=None))
    along = lambda ob, y: put(ob, (0, y, .375), (90, 0, 0))
    parts.append(along(lathe("ferrule", rounded([(.06, -.02), (.12, -.02, .02), (.135, .03, .02), (.150, .32, .012), (.155, .35, .01), (.13, .36)], 5), ferrule, 64), -.60))
    shape = catmull([(.14, 0), (.155, .06), (.172, .30), (.165, .62), (.150, .90), (.160, 1.12), (.175, 1.24), (.165, 1.35), (.12, 1.42), (.05, 1.445), (0, 1.45)], 8)
    parts.append(along(lathe("handle", [(0, 0)] + [(max(0, r), z) for r, z in shape], wood_, 96), -.93))
    hole = along(lathe("hole", rounded([(.03, -.175), (.048, -.173, .01), (.048, .173, .01), (.03, .175)], 4), ferrule, 32), -2.22)
    hole.rotation_euler = (0, pi / 2, 0)
    parts.append(hole)
    loop = [(.20, -2.22, .375), (.26, -2.30, .30), (.26, -2.52, .08), (.16, -2.86, .03), (-.08, -3.0, .03), (-.24, -2.80, .03), (-.24, -2.48, .10), (-.22, -2.28, .31), (-.18, -2.22, .375), (0, -2.22, .375)]
    parts.append(tube("loop", loop, .026, leather(cord, 60).m, 14, closed=True))
    group(parts, (0, 0, 0), (0, 0, -40))
    if look.view == "detail":
        return Shot(azimuth=-10, elevation=32, aim=(-.25, -.2, .28), span=1.9, dof=.012)
    return Shot(azimuth=6, elevation=50, fill=.86)
