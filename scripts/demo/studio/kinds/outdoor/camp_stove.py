"""A camp stove: a burner of aluminium or titanium screwed on a gas cartridge, or a low gas ring of cast iron on three legs."""
from studio import *
from studio.open_air import *

DEPARTMENT = "Outdoor"


def cartridge_stove(look):
    if look.material == "Aluminium":
        body, arm, head, paint = metal("#d3d5d6", .3, .03).m, metal("#cdd0d1", .34, .05).m, metal("#c3b48d", .34, .05).m, look.paint("Ink")
    else:
        body, arm, paint = metal("#8f8880", .32, .05).m, metal("#98918a", .36, .06).m, look.paint("Rust")
        heat = Mat("heat")
        height = heat.n("SeparateXYZ", {0: heat.co()}).outputs[2]
        heat.p(Base_Color=heat.ramp(heat.math("MULTIPLY_ADD", height, 1.8, heat.math("MULTIPLY_ADD", heat.noise(heat.co(), 5, 3), .3, -2.9)),
                                    (.1, rgb("#8f8880")), (.4, rgb("#a58a58")), (.62, rgb("#74608a")), (.85, rgb("#5a7596"))), Metallic=1., Roughness=.3)
        head = heat.m
    can = Mat("can").p(Base_Color=rgb(paint), Roughness=.3, Coat_Weight=.6, Coat_Roughness=.1)
    steel_ = metal("#c9cbcc", .22, .01).m
    lathe("can", rounded([(.40, .03), (.46, .0, .02), (.54, .035, .04), (.545, .09)], 6), steel_, 128)
    lathe("paint", [(.53, .08), (.54, .083)] + [(r, z) for r, z in catmull([(.547, .095), (.55, .30), (.545, .48), (.505, .63), (.41, .745), (.30, .80), (.235, .82)], 10)], can.m, 128)
    lathe("valve", rounded([(.26, .81), (.25, .845, .015), (.21, .845, .015), (.17, .815, .02), (.10, .82, .02), (.10, .93), (0, .93)], 6), steel_, 96)
    lathe("nut", rounded([(0, .87), (.135, .87, .015), (.135, .98, .02), (.09, 1.0, .01), (.09, 1.14), (0, 1.14)], 5), body, 64)
    lathe("knurl", rounded([(.12, .885), (.148, .885, .008), (.148, .965, .008), (.12, .965)], 4), body, 18)
    point(lathe("stem", rounded([(0, 0), (.055, 0), (.055, .22, .01), (.04, .23, .01), (.04, .30), (0, .30)], 4), metal("#c9a65c", .26).m, 48), (.04, 0, 1.06), (1, -.35, 0))
    key = catmull([(.33, -.10, 1.06), (.45, -.06, 1.06), (.62, -.08, 1.07), (.98, -.24, 1.09), (1.03, -.33, 1.09), (.98, -.40, 1.08), (.60, -.30, 1.06), (.47, -.24, 1.06), (.33, -.13, 1.06)], 10)
    sweep("key", key, circle(.017, 14), steel_, sharp=None)
    lathe("mixer", rounded([(0, 1.12), (.075, 1.12, .01), (.075, 1.38, .03), (.13, 1.45, .03), (0, 1.46)], 5), body, 64)
    dark = plain("#0b0a0a", .9).m
    for k in range(4):
        a = k * pi / 2 + .3
        point(lathe("air", rounded([(0, .004), (.03, .004), (.032, -.02)], 3), dark, 24), (.073 * math.cos(a), .073 * math.sin(a), 1.24), (math.cos(a), math.sin(a), 0))
    lathe("head", rounded([(0, 1.43), (.16, 1.44, .03), (.32, 1.56, .03), (.335, 1.62, .02), (.30, 1.645, .02), (.24, 1.63, .03), (.20, 1.60, .03), (0, 1.60)], 6), head, 128)
    holes = []
    for many, r, z, tip in ((36, .318, 1.628, .7), (30, .262, 1.636, -.5)):
        holes += [((r * math.cos(a), r * math.sin(a), z), Vector((tip * math.cos(a), tip * math.sin(a), 1)).to_track_quat("Z", "Y").to_euler(), 1) for a in np.linspace(0, 2 * pi, many, endpoint=False)]
    copies(lathe("hole", rounded([(0, .006), (.011, .006), (.013, -.01)], 3), dark, 12), holes)
    lathe("cap", rounded([(0, 1.59), (.13, 1.60, .02), (.13, 1.63, .02), (0, 1.64)], 5), body, 64)
    lathe("carrier", rounded([(.07, 1.33), (.17, 1.33, .012), (.17, 1.365, .012), (.07, 1.365)], 4), arm, 64)
    outline = [(.10, 1.30), (.22, 1.29), (.40, 1.42), (.47, 1.62), (.62, 1.80), (.86, 1.84), (.86, 1.90), (.80, 1.885), (.74, 1.90), (.68, 1.885), (.62, 1.90), (.56, 1.885), (.50, 1.90), (.45, 1.87), (.42, 1.70), (.36, 1.50), (.22, 1.375), (.10, 1.38)]
    for k in range(3):
        leg = plate("arm", rounded([(*p, .03) for p in outline], 4, True), .05, arm, .012, holes=[[(.50 + .028 * math.cos(t), 1.77 + .028 * math.sin(t)) for t in np.linspace(0, 2 * pi, 24)]])
        for v in leg.data.vertices:
            v.co = (v.co.x, v.co.z - .025, v.co.y)
        leg.data.flip_normals()
        leg.rotation_euler = (0, 0, k * 2 * pi / 3 + .45)
        a = k * 2 * pi / 3 + .45
        point(lathe("rivet", rounded([(0, -.05), (.022, -.05, .01), (.022, .05, .01), (0, .05)], 4), steel_, 24), (.155 * math.cos(a), .155 * math.sin(a), 1.345), (-math.sin(a), math.cos(a), 0))


def iron_ring():
    iron, brass = cast_iron().m, metal("#c9a050", .25, .03).m
    lathe("ring", rounded([(.80, .52), (1.18, .50, .04), (1.24, .60, .05), (1.20, .72, .05), (.98, .74, .05), (.94, .66, .06), (.86, .60, .06), (.80, .60, .03), (.80, .52)], 6), iron, 160)
    lathe("burner", rounded([(.0, .34), (.34, .36, .06), (.58, .52, .06), (.60, .70, .05), (.44, .76, .05), (.40, .70, .05), (.24, .70, .05), (.20, .76, .05), (0, .76)], 6), iron, 128)
    dark = plain("#050505", .95).m
    holes = []
    for many, r, z, tip in ((30, .545, .742, 1.), (15, .205, .772, .6)):
        holes += [((r * math.cos(a), r * math.sin(a), z), Vector((tip * math.cos(a), tip * math.sin(a), 1)).to_track_quat("Z", "Y").to_euler(), 1) for a in np.linspace(0, 2 * pi, many, endpoint=False)]
    copies(lathe("hole", rounded([(0, .008), (.018, .008), (.021, -.02)], 3), dark, 14), holes)
    for k in range(3):
        a = k * 2 * pi / 3 + .6
        out = np.array((math.cos(a), math.sin(a), 0))
        up = np.array((0, 0, 1.))
        sweep("leg", catmull([out * 1.12 + up * .62, out * 1.30 + up * .50, out * 1.40 + up * .26, out * 1.50 + up * .07, out * 1.62 + up * .06], 10), rrect(.20, .12, .045, 5), iron, scale=np.linspace(1.15, .85, 41), sharp=None)
        lathe("pad", rounded([(0, 0), (.11, 0, .02), (.10, .07, .03), (0, .08)], 5), iron, 48).location = tuple(out * 1.56)
        sweep("bridge", [out * .50 + up * .50, out * .7 + up * .54, out * .95 + up * .60], rrect(.12, .10, .03, 4), iron, sharp=None)
        b = a + pi / 3
        side = np.array((math.cos(b), math.sin(b), 0))
        sweep("rib", catmull([side * 1.22 + up * .66, side * 1.16 + up * .86, side * 1.02 + up * .93, side * .78 + up * .92, side * .70 + up * .86], 8), rrect(.10, .12, .035, 4), iron, sharp=None)
        sweep("rib", catmull([out * 1.22 + up * .66, out * 1.16 + up * .86, out * 1.02 + up * .93, out * .78 + up * .92, out * .70 + up * .86], 8), rrect(.10, .12, .035, 4), iron, sharp=None)
    tube("mixer", [(.30, 0, .45), (.8, 0, .40), (1.30, 0, .38)], .10, iron, 8)
    along = lambda ob, x: put(ob, (x, 0, .38), (0, 90, 0))
    along(lathe("valve", rounded([(0, 0), (.13, 0, .01), (.13, .12, .01), (.085, .14, .01), (.085, .36, .01), (.11, .37, .01), (.11, .48, .01), (.06, .50), (.06, .70), (0, .70)], 4), brass, 48), 1.28)
    put(lathe("spindle", rounded([(0, 0), (.05, 0), (.05, .13), (.03, .14), (.03, .2), (0, .2)], 3), brass, 32), (1.52, 0, .38), (90, 0, 0))
    put(lathe("knob", rounded([(0, .16), (.12, .16, .02), (.135, .20, .02), (.12, .26, .02), (0, .265)], 5), plastic("#b4532f", .4).m, 12), (1.52, 0, .38), (90, 0, 0))
    hose = tube("hose", [(1.90, 0, .38), (2.15, 0, .34), (2.5, .08, .16), (2.9, .32, .085), (3.5, .65, .08), (5, 1.2, .08), (9, 2.2, .08)], .085, silicone("#d07a36").m, 16)
    hose["aside"] = True
    put(lathe("clip", rounded([(.085, -.04), (.1, -.04, .01), (.1, .04, .01), (.085, .04)], 4), metal("#c9cbcc", .2).m, 48), (1.98, 0, .372), (0, 96, 0))


def build(look):
    if look.material == "Cast Iron":
        iron_ring()
        if look.view == "detail":
            return Shot(azimuth=38, elevation=34, aim=(.7, -.2, .55), span=2.2, dof=.01, exposure=-.25)
        return Shot(azimuth=24, elevation=27, fill=.86, exposure=-.25)
    cartridge_stove(look)
    if look.view == "detail":
        return Shot(azimuth=40, elevation=34, aim=(0, 0, 1.55), span=1.9, dof=.012)
    return Shot(azimuth=26, elevation=16, fill=.82, flags=(1.4,))
