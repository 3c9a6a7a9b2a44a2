"""A square garden lantern with glass panes and a lit candle: powder-coated steel, oiled teak with a steel roof, or brass."""
from studio import *
from studio.open_air import *

DEPARTMENT = "Garden"


def build(look):
    if look.material == "Teak":
        frame, rail, roof = tree("Teak", (0, 0, 1), 2.2).m, tree("Teak", (1, 0, 0), 2.2).m, powder("#4a4a46", .4).m
        metalwork, post = polished("#b9babb", .25).m, .17
    elif look.material == "Brass":
        frame = rail = roof = metal("#b59a66", .27, .03).m
        metalwork, post = metal("#a78a55", .25, .03).m, .095
    else:
        frame = rail = roof = powder(look.paint("#33403f"), .4).m
        metalwork, post = polished("#b9babb", .25).m, .095
    half, low, high = .70, .22, 2.10
    prism("base", rounded([(0, .06), (.84, .06, .02), (.84, .16, .03), (.78, .20, .02), (.76, low, .01), (0, low)], 5), rail, .05)
    for x in (-1, 1):
        for y in (-1, 1):
            box("foot", (.16, .16, .07), metalwork if look.material == "Teak" else frame, (x * .70, y * .70, .035), .015)
            box("post", (post, post, high - low), frame, (x * half, y * half, (high + low) / 2), .014)
    for z in (low + post * .4, high - post * .4):
        for s in (-1, 1):
            box("rail", (2 * half - post, post * .8, post * .8), rail, (0, s * half, z), .012)
            box("rail", (2 * half - post, post * .8, post * .8), rail, (s * half, 0, z), .012, rot=(0, 0, pi / 2))
    glass_ = pane().m
    for s in (-1, 1):
        sheet("pane", 2 * half - post * .8, high - low - .1, glass_, (0, s * (half - .01), (high + low) / 2))
        sheet("pane", 2 * half - post * .8, high - low - .1, glass_, (s * (half - .01), 0, (high + low) / 2), (0, 0, 90))
    top = high
    prism("cornice", rounded([(0, top), (.80, top, .01), (.86, top + .05, .02), (.86, top + .11, .02), (0, top + .11)], 5), rail, .05)
    prism("roof", rounded([(.0, top + .10), (.80, top + .10, .02), (.80, top + .16, .03), (.34, top + .58, .04), (.30, top + .60), (0, top + .60)], 6), roof, .05)
    lathe("vent", rounded([(0, top + .58), (.22, top + .58, .02), (.22, top + .78), (0, top + .78)], 5), roof, 64)
    dark = plain("#0c0b0a", .9).m
    for k in range(12):
        a = k / 12 * 2 * pi
        box("slot", (.02, .05, .10), dark, (.213 * math.cos(a), .213 * math.sin(a), top + .69), .008, rot=(0, 0, a))
    lathe("cap", rounded([(0, top + .77), (.33, top + .77, .02), (.34, top + .80, .02), (.16, top + .92, .08), (0, top + .94)], 8), roof, 64)
    put(lathe("eye", rounded([(0, 0), (.04, 0), (.04, .06, .015), (0, .07)], 5), metalwork, 32), (0, 0, top + .92))
    ring = [(.30 * math.cos(t), 0, top + 1.28 + .30 * math.sin(t)) for t in np.linspace(0, 2 * pi, 80, endpoint=False)]
    sweep("ring", ring, circle(.032, 20), metalwork, up=(0, 1, 0), closed=True, sharp=None).rotation_euler = (0, 0, .5)
    for z in (.62, 1.72):
        lathe("hinge", rounded([(0, z), (.032, z, .008), (.032, z + .2, .008), (0, z + .2)], 4), metalwork, 24).location = (-half - post * .25, -half - post * .52, 0)
    box("latch", (.05, .035, .16), metalwork, (half - .01, -half - post * .55, 1.18), .012)
    put(lathe("knob", rounded([(0, 0), (.022, 0), (.022, .05), (.042, .06, .015), (.042, .10, .015), (0, .105)], 4), metalwork, 32), (half - .01, -half - post * .55, 1.20), (90, 0, 0))
    wax = Mat("wax").p(Base_Color=rgb("#f3e6cf"), Roughness=.45, Subsurface_Weight=.7, Subsurface_Radius=(.5, .28, .14), Subsurface_Scale=.5, Emission_Color=(1, .6, .25, 1), Emission_Strength=.09).m
    lathe("candle", rounded([(0, low), (.34, low, .02), (.34, 1.02, .03), (.28, 1.03, .03), (.20, .95, .05), (0, .94)], 6), wax, 96)
    lathe("dish", rounded([(0, low), (.44, low, .02), (.47, low + .05, .01), (.44, low + .05, .01), (.40, low + .02), (0, low + .02)], 4), metalwork, 64)
    tube("wick", [(0, 0, .93), (.005, 0, 1.0), (.02, 0, 1.06)], .012, dark, 8)
    flame = Mat("flame")
    flame.p(Base_Color=(1, 1, 1, 1), Emission_Color=flame.mix(flame.ramp(flame.n("SeparateXYZ", {0: flame.co()}).outputs[2], (.02, 0.), (.2, 1.)), (1, .36, .05, 1), (1, .68, .22, 1)), Emission_Strength=6.)
    lit = put(lathe("flame", [(r, z) for r, z in catmull([(0, 0), (.045, .04), (.055, .10), (.035, .20), (.012, .29), (0, .33)], 8)], flame.m, 32), (.01, 0, 1.02))
    lit.visible_shadow = False
    lamp = bpy.data.lights.new("glow", "POINT")
    lamp.energy, lamp.color, lamp.shadow_soft_size = 9, (1, .62, .30), .06
    put(bpy.data.objects.new("glow", lamp), (.01, 0, 1.2))
    bpy.context.scene.collection.objects.link(bpy.data.objects["glow"])
    if look.view == "detail":
        return Shot(azimuth=38, elevation=15, aim=(.05, -.2, .98), span=2.65, dof=.008, exposure=-.5)
    return Shot(azimuth=28, elevation=12, fill=.84, exposure=-.5)
