"""A table radio: a rounded cabinet, a slatted or punched loudspeaker, a round dial with a pointer, two knobs, an aerial and a handle."""
from .parts import *

DEPARTMENT = "Audio"


def dial(x, z, front, face, ink, metal):
    """The round scale behind a rim: strokes of three lengths and a red pointer."""
    facing(lathe("scale", rounded([(0, .012), (.50, .012, .004), (.50, 0)], 4), face.m, 128), (x, front, z))
    facing(lathe("rim", rounded([(.495, 0), (.495, .04, .01), (.53, .05, .015), (.565, .03, .02), (.57, 0)], 6), metal.m, 128), (x, front, z))
    for k in range(41):
        a = math.radians(225 - 270 * k / 40)
        long_ = .085 if k % 10 == 0 else .06 if k % 5 == 0 else .035
        r = .46 - long_ / 2
        stroke = box("stroke", (long_, .004, .012 if k % 5 else .016), ink.m, (x + r * math.cos(a), front - .013, z + r * math.sin(a)), 0)
        stroke.rotation_euler = (0, -a, 0)
    a = math.radians(74)
    pointer = box("pointer", (.36, .012, .018), plain("#c8402c", .4).m, (x + .25 * math.cos(a), front - .022, z + .25 * math.sin(a)), .004)
    pointer.rotation_euler = (0, -a, 0)


def knob(x, z, front, radius, mat, mark):
    """A ribbed knob with a white stroke."""
    n = 24
    outline = [(radius * (1 + .022 * math.cos(k * n * 2 * pi / 240)) * math.cos(k * 2 * pi / 240), radius * (1 + .022 * math.cos(k * n * 2 * pi / 240)) * math.sin(k * 2 * pi / 240)) for k in range(240)]
    levels = [(1.06, 0), (1.05, .03), (1., .05), (1., .17), (.97, .195), (.90, .205), (.0, .205)]
    V = [(px * s, py * s, h) for s, h in levels for px, py in outline]
    F = [(i * 240 + k, i * 240 + (k + 1) % 240, (i + 1) * 240 + (k + 1) % 240, (i + 1) * 240 + k) for i in range(len(levels) - 1) for k in range(240)]
    facing(mesh("knob", V, F, mat.m, sharp=45), (x, front, z))
    stroke = box("mark", (radius * .6, .006, .022), mark.m, (x + radius * .45, front - .206, z + radius * .25), .002)
    stroke.rotation_euler = (0, -math.atan2(.25, .45), 0)


def build(look):
    plastic_body = look.material == "Recycled Plastic"
    wide, deep, tall = 2.9, 1.05, 1.75
    if plastic_body:
        case = recycled("#c9634a", ["#f0dcc4", "#8c3b2c", "#e59a6f"], .5)
        panel, face, ink = plastic("#f0e6d6", .5, .08), plastic("#f6efe2", .45, .03), plain("#3a2d28", .6)
    else:
        case = veneer(look.material, (1, 0, 0), 1.1, 2., .42)
        panel = plastic("#ece4d6", .5, .08) if look.material == "Walnut" else plastic("#3d5054", .5, .08)
        face, ink = (plastic("#26282a", .4), plain("#efe7d8", .6)) if look.material == "Birch" else (plastic("#f6efe2", .45, .03), plain("#33291f", .6))
    metal = steel("#cfd1d2", .22, radial=True)
    bright = polished("#cfd1d2", .15)
    middle = .09 + tall / 2
    shell("cabinet", (wide, deep, tall), .26, case.m, (0, 0, middle), .06, n=14)
    front = -deep / 2
    shell("panel", (wide - .20, .05, tall - .20), .18, panel.m, (0, front - .004, middle), .018, n=14)
    front -= .029
    # the loudspeaker: a punched disc behind horizontal slats
    if plastic_body or look.material == "Birch":
        shell("speaker", (1.30, .03, 1.22), .12, perforated("#d8cdbb" if plastic_body else "#46595d", "#12100e", .062, .30, 0, .5).m, (-.66, front - .004, middle), .008, n=12)
    else:
        shell("speaker", (1.30, .02, 1.22), .10, weave("#6a5a48", 40, .6, .6, coords="Object", contrast=.4).m, (-.66, front, middle), .008, n=12)
        for k in range(11):
            box("slat", (1.32, .055, .052), case.m, (-.66, front - .025, middle - .55 + k * .11), .018)
    dial(.72, middle + .24, front, face, ink, metal)
    dark = plastic("#2b2724", .4, .08) if look.material != "Birch" else plastic("#efe8da", .42, .06)
    light = plain("#f3ecdf" if look.material != "Birch" else "#2b2724", .5)
    for x in (.42, 1.02):
        knob(x, middle - .52, front, .17, dark, light)
    lamp = Mat("lamp").p(Base_Color=(.1, .8, .3, 1), Emission_Color=(.15, 1, .4, 1), Emission_Strength=1.6)
    facing(lathe("lamp", rounded([(0, .014), (.026, .008, .01), (.03, 0)], 4), lamp.m, 24), (.72, front, middle - .34))
    for x in (-1.15, 1.15):
        for y in (-.33, .33):
            lathe("foot", rounded([(0, 0), (.09, 0, .015), (.10, .09, .01), (0, .1)], 4), plain("#1b1a19", .8).m, 32).location = (x, y, 0)
    # the handle on its two posts, the aerial folded along the back edge
    top = .09 + tall
    hide = leather("#8a532f" if plastic_body else "#3a2a20", 60, .45, .2)
    path = catmull([(-1.05, 0, top + .01), (-1.02, 0, top + .12), (-.85, 0, top + .26), (-.4, 0, top + .36), (0, 0, top + .38), (.4, 0, top + .36), (.85, 0, top + .26), (1.02, 0, top + .12), (1.05, 0, top + .01)], 12)
    sweep("handle", path, rrect(.26, .055, .024, 6), hide.m, up=(0, 1, 0))
    for x in (-1.05, 1.05):
        box("clasp", (.09, .34, .10), bright.m, (x, 0, top + .035), .02)
    base = Vector((1.18, .34, top))
    lathe("pivot", rounded([(0, -.03), (.08, -.03), (.08, .05, .02), (0, .06)], 5), bright.m, 40).location = base
    lean = Vector((.42, .12, 1)).normalized()
    start = base + Vector((0, 0, .03))
    for length, r in ((.75, .034), (1.25, .026), (1.65, .018)):
        path = [tuple(start), tuple(start + lean * length)]
        tube("aerial", path, r, bright.m, 2, up=(0, 1, 0), n=20)
    place(lathe("tip", rounded([(0, 0), (.04, .0, .015), (.045, .05, .02), (0, .07)], 5), bright.m, 32), tuple(start + lean * 1.64), tuple(lean))
    if look.view == "detail":
        return Shot(azimuth=26, elevation=10, aim=(.70, front, middle + .04), span=1.9, dof=.012)
    return Shot(azimuth=-26, elevation=13, fill=.80)
