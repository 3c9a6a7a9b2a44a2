"""A table lamp that is lit: a glazed, turned or brass base, a linen shade, a cloth cord."""
from .parts import *

DEPARTMENT = "Lighting"


def ceramic_base():
    """A round-bellied jar of glazed stoneware on an oak foot."""
    glazed = glaze("#b9694c", .5, .1)
    wave = glazed.n("TexWave", {"Vector": glazed.co(), "Scale": 5.2, "Distortion": .5}, bands_direction="Z").outputs[1]
    old = glazed.b.inputs["Normal"].links[0].from_socket
    glazed.p(Normal=glazed.bump(wave, .10, .03, old))
    lathe("jar", rounded([(0, .14), (.50, .14, .03), (.62, .24, .08), (.92, .80, .5), (.80, 1.42, .4), (.34, 1.76, .25), (.24, 1.93, .08), (.27, 2.03, .02),
                          (.22, 2.05, .01), (0, 2.05)], 14), glazed.m, 160)
    oak = wood("#b98f5c", "#7b5228", along=(1, 0, 0), scale=1.3)
    lathe("foot", rounded([(0, .0), (.56, 0, .02), (.58, .14, .03), (0, .15)], 6), oak.m, 128)


def oak_base():
    """A turned baluster."""
    oak = wood("#c9a878", "#8b6238", scale=1.1, rings=2.6)
    plate = rounded([(0, .02), (.70, .02, .02), (.73, .05, .02), (.73, .13, .05), (.62, .175, .03), (.40, .20, .05), (.395, .22)], 6)
    belly = [tuple(q) for q in catmull([(.395, .22), (.36, .27), (.37, .36), (.47, .60), (.52, .90), (.47, 1.22), (.33, 1.56), (.225, 1.84), (.20, 1.98)], 14)]
    top = rounded([(.20, 1.98), (.225, 2.0, .01), (.225, 2.05, .015), (0, 2.06)], 5)
    lathe("base", plate + belly + top, oak.m, 128)


def brass_base(metal):
    """A heavy disc, a slender column with two rings, and a pull chain under the shade."""
    lathe("disc", rounded([(0, 0), (.74, 0, .02), (.76, .06, .03), (.70, .13, .05), (.16, .16, .08), (.10, .34, .1), (.065, .42, .05), (.065, 2.06), (0, 2.06)], 8), metal.m, 128)
    for z, r in ((.95, .1), (1.9, .12)):
        lathe("ring", rounded([(.05, z - .05), (r, z - .035, .03), (r, z + .035, .03), (.05, z + .05)], 6), metal.m, 64)
    for k in range(18):
        bead = lathe("bead", [(.022 * math.sin(t), .022 * math.cos(t)) for t in np.linspace(0, pi, 9)], metal.m, 12)
        bead.location = (.3, -.12, 2.5 - k * .045)
    lathe("drop", rounded([(0, 0), (.035, .01, .02), (.045, .06, .02), (.012, .14, .02), (0, .15)], 5), metal.m, 24).location = (.3, -.12, 1.57)
    tube("arm", [(.12, -.05, 2.52), (.3, -.12, 2.52)], .018, metal.m, 2)


def build(look):
    metal = brass()
    {"Ceramic": ceramic_base, "Oak": oak_base, "Brass": lambda: brass_base(metal)}[look.material]()
    lathe("neck", rounded([(0, 2.04), (.15, 2.04, .01), (.15, 2.10, .02), (.075, 2.13, .02), (.075, 2.42, .02), (.13, 2.45, .02), (.13, 2.75, .02),
                           (0, 2.76)], 5), metal.m, 64)
    low, high, wide, narrow = {"Ceramic": (2.32, 4.0, 1.42, 1.22), "Oak": (2.30, 4.15, 1.28, .98), "Brass": (2.3, 3.85, 1.30, .72)}[look.material]
    shade(low, high, wide, narrow, linen({"Ceramic": "#efe6d6", "Oak": "#efe5d2", "Brass": "#e9e2d4"}[look.material]), metal)
    bulb((0, 0, 2.74), 85)
    cord([(.2, .6, .07), (.5, .95, .045), (1.1, 1.15, .04), (1.7, .9, .04), (2.3, .85, .04), (3.4, 1.3, .04), (7, 2.2, .04), (14, 3, .04)])
    if look.view == "detail":
        return Shot(azimuth=-24, elevation=2, aim=(0, 0, 2.0), span=2.5, key=.9, dof=.012)
    return Shot(azimuth=22, elevation=10, fill=.8, key=.9)
