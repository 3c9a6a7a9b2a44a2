"""A wide salad bowl with a pair of servers: coiled bamboo, speckled stoneware, or turned olivewood."""
from .parts import *

DEPARTMENT = "Kitchen"


def bamboo():
    """Strips coiled up and glued: thin rings of slightly different tone, fibres along them."""
    m = Mat("bamboo")
    at = m.n("SeparateXYZ", {0: m.co()})
    level = m.math("MULTIPLY", m.math("ADD", at.outputs[2], m.math("MULTIPLY", m.noise(m.co(), .8, 2), .05)), 26.)
    strip = m.n("TexWhiteNoise", {"W": m.math("FLOOR", level)}, noise_dimensions="1D").outputs[0]
    joint = m.ramp(m.math("ABSOLUTE", m.math("SUBTRACT", m.math("FRACT", level), .5)), (.44, 0.), (.5, 1.))
    angle = m.math("ARCTAN2", at.outputs[1], at.outputs[0])
    v = m.n("CombineXYZ", {"X": m.math("MULTIPLY", angle, 2.5), "Y": m.math("MULTIPLY", at.outputs[2], 90.)}).outputs[0]
    fibre = m.noise(v, 1., 4, .6)
    base = m.mix(strip, rgb("#e2bf80"), rgb("#c99d5c"))
    base = m.mix(m.math("MULTIPLY", m.ramp(fibre, (.4, 0.), (.75, 1.)), .4), base, rgb("#a87a40"))
    base = m.mix(m.math("MULTIPLY", joint, .45), base, rgb("#7d5628"))
    return m.p(Base_Color=base, Roughness=.36, Coat_Weight=.35, Coat_Roughness=.2, Normal=m.bump(m.math("MULTIPLY", joint, -1.), .15, .006))


def server(mat, start, end):
    """A flat spoon from its bowl at `start` to the end of its handle."""
    a, b = np.array(start, float), np.array(end, float)
    t = np.linspace(0, 1, 60)
    path = a + (b - a) * t[:, None] + np.outer(np.sin(pi * t) * .06, (0, 0, -1))
    wide = np.interp(t, [0, .03, .10, .2, .32, .42, .7, .95, 1], [.3, .9, 1.4, 1.45, .95, .5, .52, .68, .4])
    thick = np.interp(t, [0, .3, .45, 1], [.035, .045, .055, .05])
    side = np.cross(b - a, (0, 0, 1)).astype(float)
    side /= np.linalg.norm(side)
    up = np.cross(side, (b - a) / np.linalg.norm(b - a))
    V, n = [], 20
    for p, w, h in zip(path, wide, thick):
        for q in np.linspace(0, 2 * pi, n, endpoint=False):
            hollow = -.09 * max(0, (w - .5)) * (1 - math.cos(q) ** 2)
            V.append(p + side * .17 * w * math.cos(q) + up * (h * math.sin(q) + hollow))
    F = [(i * n + k, i * n + (k + 1) % n, (i + 1) * n + (k + 1) % n, (i + 1) * n + k) for i in range(59) for k in range(n)]
    return outwards(mesh("server", V, F + [tuple(range(n)), tuple(range(59 * n, 60 * n))], mat, sharp=None), 60)


def build(look):
    if look.material == "Stoneware":
        m, tools = stoneware(look.paint("Sage"), .12, .80, .7), timber("Oak", scale=1.6)
        side = [(0, .04), (.46, .04), (.48, 0, .01), (.54, 0, .02), (.60, .08, .04), (1.02, .36, .35), (1.24, .80, .025), (1.185, .815, .025), (.97, .40, .35), (.52, .13, .2), (0, .10)]
    elif look.material == "Bamboo":
        m, tools = bamboo(), timber("Bamboo", scale=1.6)
        side = [(0, .02), (.50, 0, .03), (.95, .20, .4), (1.22, .76, .02), (1.175, .775, .02), (.90, .24, .38), (.45, .06, .1), (0, .06)]
    else:
        m, tools = timber("Olivewood", along=(1, 0, 0), scale=.85, rings=3.4, rough=.38, centre=(.4, 1.1, 1.6)), timber("Olivewood", scale=1.6)
        side = [(0, 0), (.52, 0, .05), (1.0, .22, .45), (1.20, .76, .04), (1.09, .80, .04), (.90, .30, .38), (.45, .12, .15), (0, .11)]
    bowl = lathe("bowl", rounded(side, 12), m.m, 192)
    bowl.rotation_euler = (0, 0, math.radians(40))
    server(tools.m, (-.45, .28, .24), (1.40, .98, 1.16))
    server(tools.m, (-.42, -.27, .22), (1.55, .50, 1.12))
    if look.view == "detail":
        return Shot(azimuth=-36, elevation=46, fill=.84, dof=.006)
    return Shot(azimuth=18, elevation=22, fill=.82, dof=.006)
