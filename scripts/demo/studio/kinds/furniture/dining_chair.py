"""A dining chair of solid wood: tapered legs, a hollowed seat, spindles under a bent top rail."""
from .parts import *

DEPARTMENT = "Furniture"


def seat(mat):
    """A board with a round front, hollowed for sitting, thin at the edge."""
    n = 72
    V, F = [], []
    outline = []
    for k in range(n):
        a = k / n * 2 * pi
        c, s = math.cos(a), math.sin(a)
        x = 2.22 * np.sign(c) * abs(c) ** .62
        y = 2.05 * np.sign(s) * abs(s) ** .66
        x *= 1 - .06 * (y + 2) / 4
        outline.append((x, y))
    rings = [(1., -.10), (.985, -.16), (.95, -.20), (.8, -.22), (0, -.22)]
    tops = [(1., .05), (.99, .09), (.96, .105)] + [(t, None) for t in np.linspace(.92, .02, 24)]
    for t, z in rings[::-1] + tops:
        for x, y in outline:
            if z is None:
                hollow = .15 * (1 - t ** 2) ** 1.4
                ridge = .05 * math.exp(-(x * t) ** 2 * 3) * max(0, -(y * t) / 2)
                level = .105 - hollow + ridge
            else:
                level = z
            V.append((x * t if t else 0, y * t if t else 0, level))
    m = len(rings) + len(tops)
    F = [(i * n + k, i * n + (k + 1) % n, (i + 1) * n + (k + 1) % n, (i + 1) * n + k) for i in range(m - 1) for k in range(n)]
    F.append(tuple(range((m - 1) * n, m * n)))
    ob = mesh("seat", V, F, mat, sharp=60)
    ob.location = (0, 0, 4.5)
    return ob


def build(look):
    timber = Timber(look.material)
    seat(timber.x)
    for sx in (-1, 1):
        leg("front leg", (sx * 1.55, -1.35, 4.36), (sx * 1.85, -1.80, .02), .40, .25, timber.z, swell=.03)
        leg("back leg", (sx * 1.40, 1.35, 4.36), (sx * 1.72, 2.10, .02), .40, .25, timber.z, swell=.03)
        leg("side rail", (sx * 1.70, -1.58, 2.0), (sx * 1.57, 1.74, 2.0), .19, .19, timber.y, swell=.07)
    leg("cross rail", (-1.63, .1, 2.0), (1.63, .1, 2.0), .18, .18, timber.x, swell=.07)

    def back(x, t):
        """A point of the back: it leans and follows a curve in plan."""
        bow = .16 * (2.0 - min(2.0, abs(x))) ** 1.0
        return (x * (1 + .13 * t), 1.55 + .85 * t + bow * (.2 + .8 * t), 4.52 + 3.35 * t)

    for x in (-1.7, 1.7):
        path = [back(x, t) for t in np.linspace(0, 1.0, 20)]
        sweep("post", path, circle(.17, 24), timber.z, up=(0, 1, 0), scale=np.linspace(1.1, .8, 20))
    for x in np.linspace(-1.13, 1.13, 5):
        path = [back(x, t) for t in np.linspace(0, .96, 20)]
        sweep("spindle", path, circle(.085, 20), timber.z, up=(0, 1, 0), scale=.8 + .45 * np.sin(np.linspace(0, pi, 20)))
    xs = np.linspace(-2.12, 2.12, 60)
    rail = [(x * 1.02, back(x, 1.0)[1] + .0, 7.98 + .10 * (1 - (x / 2.12) ** 2)) for x in xs]
    ends = np.clip((2.12 - np.abs(xs)) / .28, .02, 1) ** .5
    sweep("rail", rail, rrect(.27, .92, .12, 6), timber.x, up=(0, .22, 1), scale=.82 * ends + .18 * ends * (1 - (xs / 2.12) ** 2))
    if look.view == "detail":
        return Shot(azimuth=-30, elevation=18, aim=(-.1, 1.6, 6.6), span=6.2, dof=.006)
    return Shot(azimuth=32, elevation=15, fill=.82)
