"""A wash bag: a boxy pouch with a zip along its top, piped seams and a side handle."""
from .parts import *

DEPARTMENT = "Bags"


def build(look):
    colour, edge = {"Canvas": ("#97a492", "#3b4a68"), "Waxed Canvas": ("#3d4b66", "#8a532f"), "Leather": ("#7a452a", "#57301d")}[look.material]
    cloth = skin(look.material, colour)
    trim = webbing(edge) if look.material == "Canvas" else leather(edge, 30).m
    metal, tape = brass(), plain("#2c2f3a", .9).m
    row = stitch_thread("#8c93a5" if look.material == "Canvas" else "#e0c08a")
    firm = {"Canvas": 1., "Waxed Canvas": 1.1, "Leather": .55}[look.material]
    half, L = .68, 2.6
    end = rounded([(-half, .0, .2), (half, .0, .2), (half * .86, 1.32, .42), (-half * .86, 1.32, .42)], 12, True)
    way = np.linalg.norm(np.diff(np.vstack([end, end[:1]]), axis=0), axis=1).sum()
    lines = strew(26, (0, -1.2, way, 1.2), 10, 7, (.5, 1.3), (.05, .11), (.015 * firm, .045 * firm), 30)
    lines += strew(20, (0, L / 2 - .3, way, L / 2), 90, 9, (.3, .6), (.04, .07), (.015 * firm, .03 * firm), 12) + strew(20, (0, -L / 2, way, -L / 2 + .3), 90, 8, (.3, .6), (.04, .07), (.015 * firm, .03 * firm), 12)
    cap = strew(5, (-.4, .3, .4, 1.1), 70, 3, (.3, .7), (.05, .08), (.015, .03), 40)
    middle = ring(end, 0, .05)
    top = np.argmin(np.abs(middle[:, 0]) + np.where(middle[:, 2] > .7, 0, 9)) / len(middle) * way
    side = lambda s, t: (creases(s, t, lines) + .02 * firm * swell(s, t, .9, 5)) * (1 - .85 * np.exp(-((s - top) / .42) ** 4))
    sewn_box(end, L, .10, cloth, trim, lambda x, z: firm * creases(x, z, cap), side, .05, .034, rim=.35)
    y = np.linspace(-L / 2 + .05, L / 2 - .05, 80)
    zipper(np.stack([0 * y, y, 1.32 + .062 + 0 * y], 1), (0, 0, 1), metal, tape, .042, .22, .14, trim)
    for q in (-.16, .16):
        sew(np.stack([q + 0 * y, y, 1.375 + 0 * y], 1), row, .04, .022, .007)
    for s in (-1, 1):
        strap("tab", [(0, s * (L / 2 - .16), 1.40), (0, s * (L / 2 + .10), 1.40), (0, s * (L / 2 + .2), 1.30), (0, s * (L / 2 + .12), 1.16)], .30, .04, trim, (0, s * .3, 1))
    strap("handle", [(0, -L / 2 - .10, 1.12), (0, -L / 2 - .34, 1.02), (0, -L / 2 - .44, .72), (0, -L / 2 - .34, .40), (0, -L / 2 - .11, .28)], .30, .06, trim, (0, -1, .01))
    sag = lambda t: np.clip(1 - (t / (L / 2)) ** 2, 0, 1)

    def move(x, y, z):
        up = np.clip(z / 1.32, 0, 1)
        z = z - up ** 1.5 * (.07 * sag(y * .9 + .15) - .02) + .018 * np.sin(y * 3.1) * up
        x = x * (1 + .08 * sag(y) * (1 - up) + .02 * np.sin(y * 2.7 + 1))
        return y + .03 * np.sin(x * 2.4 + z * 2), -x, z
    warp(move)
    if look.view == "detail":
        return Shot(azimuth=-48, elevation=34, aim=(-L / 2 + .45, -.1, 1.1), span=1.8, dof=.01)
    return Shot(azimuth=-32, elevation=24, fill=.8)
