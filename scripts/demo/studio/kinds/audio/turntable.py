"""A turntable that plays a record: plinth, platter, grooves that catch the light, an S-shaped tonearm with its counterweight."""
from .parts import *

DEPARTMENT = "Audio"


def vinyl():
    """Black, with grooves round the middle; the bands between songs are smoother."""
    m = Mat("vinyl")
    sep = m.n("SeparateXYZ", {0: m.co()})
    flat = m.n("CombineXYZ", {"X": sep.outputs[0], "Y": sep.outputs[1]}).outputs[0]
    r = m.n("VectorMath", {0: flat}, operation="LENGTH").outputs["Value"]
    groove = m.noise(m.n("CombineXYZ", {"X": m.math("MULTIPLY", r, 60.)}).outputs[0], 1., 3, .7)
    songs = m.ramp(m.noise(m.n("CombineXYZ", {"X": r, "Y": 3.}).outputs[0], 4., 0), (.44, 0.), (.5, 1.))
    gap = m.ramp(m.math("ABSOLUTE", m.math("SUBTRACT", m.math("FRACT", m.math("MULTIPLY", r, 4.3)), .5)), (.0, 1.), (.03, 0.))
    tangent = m.n("Tangent", direction_type="RADIAL", axis="Z").outputs[0]
    rough = m.math("ADD", m.math("MULTIPLY", groove, .14), m.math("MULTIPLY_ADD", songs, .04, .16))
    return m.p(Base_Color=rgb("#0b0b0c"), Roughness=m.math("MULTIPLY_ADD", gap, -.1, rough), Anisotropic=.85, Tangent=tangent,
               Specular_IOR_Level=.8, Normal=m.bump(groove, .08, .003))


def build(look):
    black = look.material == "Matte Black"
    case = plastic("#252525", .55, .08) if black else veneer(look.material, (1, 0, 0), .8, 2., .42)
    wide, deep, high = 4.4, 3.5, .62
    box("plinth", (wide, deep, high), case.m, (0, 0, .34 + high / 2 - .06), .09, 6)
    deck = .28 + high
    for x in (-1.75, 1.75):
        for y in (-1.35, 1.35):
            lathe("foot", rounded([(0, 0), (.30, 0, .04), (.32, .12, .04), (.24, .30, .03), (0, .3)], 6), plastic("#1d1d1d", .5).m, 64).location = (x, y, 0)
    silver = steel("#d4d6d7", .22, radial=True)
    bright = polished("#cfd1d2", .14)
    dark = plastic("#1f1f20", .4)
    cx, cy = -.45, 0
    lathe("well", [(0, deck + .002), (1.60, deck + .002)], plain("#0d0d0d", .8).m, 128).location = (cx, cy, 0)
    lathe("platter", rounded([(0, deck + .02), (1.545, deck + .02, .01), (1.56, deck + .19, .02), (1.53, deck + .21, .01), (0, deck + .21)], 6), silver.m, 192).location = (cx, cy, 0)
    lathe("mat", rounded([(0, deck + .21), (1.50, deck + .21), (1.50, deck + .235, .01), (0, deck + .235)], 4), plain("#2a2a2b", .95).m, 128).location = (cx, cy, 0)
    top = deck + .237
    lathe("record", rounded([(.03, top), (1.50, top, .004), (1.505, top + .014, .006), (1.48, top + .017), (.55, top + .014), (.03, top + .014)], 4), vinyl().m, 256).location = (cx, cy, 0)
    label = {"Matte Black": "#c8553d", "Birch": "#3f6f73", "Walnut": "#d3a13c"}[look.material]
    lathe("label", [(.035, top + .016), (.50, top + .016)], plain(label, .6).m, 96).location = (cx, cy, 0)
    for r, colour in ((.44, "#f0e8d8"), (.30, "#f0e8d8")):
        lathe("print", [(r, top + .0165), (r + .02, top + .0165)], plain(colour, .6).m, 96).location = (cx, cy, 0)
    lathe("spindle", rounded([(.033, top - .02), (.033, top + .08, .02), (0, top + .10)], 5), bright.m, 32).location = (cx, cy, 0)
    # the tonearm: its pivot at the back right, the needle on the record
    px, py = 1.62, .95
    arm = deck + .52
    lathe("arm base", rounded([(0, deck), (.36, deck, .01), (.36, deck + .07, .03), (.22, deck + .1, .02), (.20, deck + .34, .02), (0, deck + .34)], 6), dark.m, 96).location = (px, py, 0)
    lathe("collar", rounded([(.0, deck + .075), (.30, deck + .075), (.30, deck + .12, .02), (0, deck + .12)], 5), silver.m, 96).location = (px, py, 0)
    for y in (-.15, .15):
        box("yoke", (.20, .07, .36), dark.m, (px, py + y, deck + .46), .025)
    facing(lathe("bearing", rounded([(0, -.2), (.055, -.2, .015), (.055, .2, .015), (0, .2)], 5), bright.m, 40), (px, py, arm))
    tip = Vector((cx + 1.08, cy - .88, top + .10))
    pivot = Vector((px, py, arm))
    side = Vector((1, .1, 0))
    path = [pivot + Vector((.03, .25, 0)), pivot, pivot + Vector((-.02, -.35, -.005)), pivot.lerp(tip, .5) + side * .16, pivot.lerp(tip, .78) + side * .16, tip + Vector((.10, .18, .03)), tip]
    path = catmull([tuple(p) for p in path], 14)
    sweep("arm", path, circle(.034, 20), bright.m)
    ahead = Vector(path[-1] - path[-4]).normalized()
    turn = math.atan2(ahead.y, ahead.x)
    nod = math.asin(max(-1, min(1, ahead.z)))
    middle = tip + ahead * .17
    box("headshell", (.40, .16, .035), dark.m, tuple(middle), .014, rot=(0, -nod, turn))
    box("cartridge", (.22, .13, .075), plastic(label, .35).m, tuple(middle + Vector((0, 0, -.052))), .012, rot=(0, -nod, turn))
    tube("lift", [tuple(tip + ahead * .2), tuple(tip + ahead * .3 + Vector((ahead.y, -ahead.x, 0)) * .16), tuple(tip + ahead * .28 + Vector((ahead.y, -ahead.x, .1)) * .24)], .011, bright.m, 8)
    weight = pivot + Vector((.06, .50, 0))
    rear = Vector((.12, 1, 0)).normalized()
    place(lathe("weight", rounded([(0, -.16), (.19, -.16, .02), (.20, -.08, .02), (.20, .14, .04), (.12, .17, .02), (0, .17)], 6), silver.m, 96), tuple(weight), tuple(rear))
    tube("tail", [tuple(pivot + rear * .2), tuple(weight)], .05, bright.m, 2)
    rest = (1.70, .10)
    lathe("rest", rounded([(0, deck), (.06, deck), (.045, deck + .36, .02), (0, deck + .38)], 5), dark.m, 32).location = (*rest, 0)
    # start knob and the pitch slider's plate
    lathe("knob", rounded([(0, deck), (.27, deck), (.27, deck + .03, .01), (.235, deck + .04, .01), (.225, deck + .19, .025), (0, deck + .195)], 6), silver.m, 96).location = (1.60, -1.15, 0)
    box("mark", (.018, .12, .004), plain("#222222").m, (1.60, -1.05, deck + .197), 0)
    if look.view == "detail":
        return Shot(azimuth=36, elevation=26, aim=(1.02, .05, 1.05), span=3.2, dof=.012)
    return Shot(azimuth=-20, elevation=33, fill=.84, dof=.006)
