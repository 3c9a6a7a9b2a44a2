"""A water bottle: clear glass in a silicone sleeve, brushed steel with a bamboo lid, or bead-blasted titanium with a knurled cap."""
from studio import *
from studio.open_air import *

DEPARTMENT = "Outdoor"
OUTSIDE = [(0, .035), (.26, .035, .02), (.30, .0, .02), (.40, .02, .06), (.405, 1.72, .20), (.30, 1.98, .18), (.235, 2.10, .06), (.235, 2.16)]


def loop(mat, z, thick=.05, wide=.12, high=.34):
    """The carrying loop over the lid."""
    path = catmull([(-.25, 0, z), (-.275, 0, z + .12), (-.24, 0, z + high * .8), (-.1, 0, z + high), (.1, 0, z + high), (.24, 0, z + high * .8), (.275, 0, z + .12), (.25, 0, z)], 14)
    sweep("loop", path, rrect(wide, thick, thick * .45, 5), mat, up=np.gradient(path, axis=0)[:, [2, 1, 0]] * (-1, 1, 1), sharp=None)
    for s in (-1, 1):
        screw((s * (.262 + thick * .5), 0, z + .05), .03, polished("#c9cbcc", .2).m, (s, 0, 0))


def build(look):
    kind = look.material
    if kind == "Glass":
        inner = [(.205, 2.16), (.205, 2.10, .06), (.27, 1.95, .18), (.368, 1.70, .2), (.368, .12, .08), (0, .10)]
        lathe("glass", rounded([*OUTSIDE[:-1], (.235, 2.17, .014), *[(r, z + (.01 if i == 0 else 0), *q) for i, (r, z, *q) in enumerate(inner)]], 10), clear_glass("#f6fbf8").m, 160)
        lathe("water", rounded([(0, .095), (.374, .11, .08), (.374, 1.55), (.36, 1.535), (0, 1.535)], 10), clear_glass("#fafdfd", 1.33).m, 160)
        sleeve = silicone(look.paint("Sage"))
        lathe("sleeve", rounded([(.2, -.018), (.41, -.018, .07), (.432, .06), (.432, .86, .018), (.405, .86, .015), (.405, .1)], 8), sleeve.m, 160)
        for k in range(9):
            z = .14 + k * .075
            lathe("rib", rounded([(.43, z - .018), (.440, z, .012), (.43, z + .018)], 4), sleeve.m, 160)
        lid = steel("#c6c8c9", .24, along=(0, 0, 1)).m
        lathe("lid", rounded([(.225, 2.06), (.27, 2.06, .012), (.27, 2.34, .03), (0, 2.345)], 8), lid, 128)
        loop(silicone(look.paint("Sage")).m, 2.2, .035, .13, .36)
    elif kind == "Stainless Steel":
        lathe("body", rounded([*OUTSIDE, (.20, 2.16), (.20, 1.9)], 10), steel("#c4c7c8", .27, along=(1, 1, 0), aniso=.75).m, 160)
        lathe("band", rounded([(.232, 2.12), (.262, 2.12, .012), (.262, 2.17, .012), (.232, 2.17)], 5), silicone("#3f4443").m, 128)
        lathe("lid", rounded([(.0, 2.165), (.268, 2.165, .012), (.268, 2.38, .012), (0, 2.38)], 6), plastic("#3d403f", .45).m, 128)
        lathe("top", rounded([(0, 2.375), (.268, 2.375, .01), (.268, 2.43, .025), (0, 2.435)], 6), tree("Bamboo", (1, 0, 0), 3.).m, 128)
        loop(leather("#9a6236", 60).m, 2.27, .035, .13, .44)
    else:
        tint = Mat("titanium")
        sep = tint.n("SeparateXYZ", {0: tint.co()})
        cloud = tint.noise(tint.co(), 1.5, 4)
        tint.p(Base_Color=tint.mix(cloud, rgb("#8d8780"), rgb("#a39c93")), Metallic=1., Roughness=tint.math("MULTIPLY_ADD", cloud, .1, .36),
               Normal=tint.bump(tint.noise(tint.co(), 110, 2), .10, .004))
        lathe("body", rounded([*OUTSIDE, (.20, 2.16), (.20, 1.9)], 10), tint.m, 160)
        cap = metal("#8b857e", .26, .02).m
        knurl = Mat("knurl")
        s2 = knurl.n("SeparateXYZ", {0: knurl.co()})
        turn = knurl.math("MULTIPLY", knurl.math("ARCTAN2", s2.outputs[1], s2.outputs[0]), 36.)
        rise = knurl.math("MULTIPLY", s2.outputs[2], 130.)
        bumps = knurl.math("MULTIPLY", knurl.math("SINE", knurl.math("ADD", turn, rise)), knurl.math("SINE", knurl.math("SUBTRACT", turn, rise)))
        knurl.p(Base_Color=rgb("#8b857e"), Metallic=1., Roughness=.32, Normal=knurl.bump(bumps, .8, .02))
        lathe("thread", rounded([(.2, 2.14), (.24, 2.14, .01), (.24, 2.18), (.2, 2.18)], 4), cap, 96)
        lathe("cap", rounded([(0, 2.18), (.265, 2.18, .012), (.272, 2.21, .01), (.272, 2.40, .01), (.262, 2.43, .012), (.20, 2.44, .02), (.18, 2.425, .01), (0, 2.425)], 5), knurl.m, 192)
        for s in (-1, 1):
            put(lathe("lug", rounded([(0, 0), (.05, 0, .01), (.05, .06, .015), (0, .07)], 5), cap, 32), (s * .265, 0, 2.30), (0, s * 90, 0))
        path = [(.325 * math.cos(t), 0, 2.30 + .36 * math.sin(t)) for t in np.linspace(0, pi, 50)]
        sweep("bail", path, circle(.02, 20), cap, up=(0, 1, 0), sharp=None)
    if look.view == "detail":
        return Shot(azimuth=30, elevation=16 if kind == "Glass" else 24, aim=(0, 0, 1.62 if kind == "Glass" else 2.12), span=2.3 if kind == "Glass" else 1.5, dof=.012, flags=(1.3,), bounces=18)
    return Shot(azimuth=24, elevation=10, fill=.84, flags=(1.2, -1.6), bounces=18)
