"""Six rings on a peg with a ball on top: soft silicone in six colours, beech painted by turns, or maple stained from light to dark."""
from studio import *
from studio.open_air import *
from .parts import lacquer

DEPARTMENT = "Toys"


def build(look):
    if look.material == "Silicone":
        mats = [silicone(c).m for c in ("#c9674a", "#dfa25a", "#e3cf96", "#a9bd94", "#7f9fae", "#8f7f9f")]
        base, knob = silicone("#efe6d8").m, silicone("#c9674a").m
    elif look.material == "Beech":
        natural = lambda: tree("Beech", (1, 0, 0), 1.7).m
        mats = [lacquer("#b4532f").m, natural(), lacquer("#d3a13c").m, natural(), lacquer("#5f7f86").m, natural()]
        base, knob = natural(), lacquer("#b4532f").m
    else:
        mats = [lacquer("#4f7275", "Maple", (1, 0, 0), s).m for s in (.88, .72, .56, .40, .22, .0)]
        base, knob = tree("Maple", (1, 0, 0), 1.7).m, lacquer("#4f7275", "Maple", (1, 0, 0), .88).m
    lathe("base", rounded([(0, 0), (1.02, 0, .05), (1.06, .12, .08), (.98, .20, .06), (0, .22)], 8), base, 160)
    lathe("peg", [(.26, .15), (.20, 2.6)], base, 64)
    rng = np.random.default_rng(4)
    z, high = .205, .40
    for k, m in enumerate(mats):
        out = 1.14 - .115 * k
        inner = .36 - .02 * k
        soft = .195 if look.material == "Silicone" else .17
        ring = lathe("ring", rounded([(inner, high / 2), (inner, 0, soft), (out, 0, soft), (out, high, soft), (inner, high, soft), (inner, high / 2)], 12), m, 160, sharp=None)
        put(ring, (rng.uniform(-.03, .03), rng.uniform(-.03, .03), z), (rng.uniform(-.5, .5), rng.uniform(-.5, .5), rng.uniform(0, 360) if look.material == "Silicone" else rng.uniform(-30, 30)))
        z += high + .004
    ball("ball", .36, knob, (0, 0, z + .25), seg=96)
    if look.view == "detail":
        return Shot(azimuth=-24, elevation=30, aim=(.05, -.2, 2.25), span=2.3, dof=.015)
    return Shot(azimuth=20, elevation=17, fill=.80)
