"""A portable speaker: a pressed-plastic block with a strap, a canvas roll with leather ends, or an aluminium drum."""
from .parts import *

DEPARTMENT = "Audio"


def strap(path, mat, wide=.20, thick=.035):
    return sweep("strap", path, rrect(wide, thick, thick * .45, 5), mat, up=(0, 1, 0))


def plastic_block():
    """A soft-edged block of flecked plastic, a front of punched metal set into it, buttons on top, a leather strap at its side."""
    body = recycled("#4f6f6a", ["#e9e3d2", "#d98a55", "#2d3c44"], .5)
    shell("body", (2.1, .84, 1.25), .30, body.m, (0, 0, .66), .17, n=14)
    shell("rim", (1.86, .06, 1.01), .21, plastic("#2a2f30", .45).m, (0, -.405, .66), .02, n=14)
    shell("front", (1.79, .05, .94), .18, perforated("#3b4243", "#060606", .052, .33, .3, .5).m, (0, -.42, .66), .012, n=14)
    rubber = plastic("#2d3334", .6)
    for k, x in enumerate((-.62, -.22, .18, .58)):
        button = lathe("button", rounded([(0, 0), (.105, 0), (.10, .028, .012), (0, .032)], 5), rubber.m, 48)
        button.location = (x, -.02, 1.277)
    mark = plain("#d7d2c6", .6)
    box("plus", (.09, .016, .003), mark.m, (.58, -.02, 1.311), 0)
    box("plus", (.016, .09, .003), mark.m, (.58, -.02, 1.311), 0)
    box("minus", (.09, .016, .003), mark.m, (.18, -.02, 1.311), 0)
    for x in (-.8, .8):
        box("foot", (.3, .5, .05), plain("#191919", .9).m, (x, 0, .022), .02)
    hide = leather("#a8693c", 60, .45, .2)
    path = catmull([(1.03, 0, .98), (1.13, 0, 1.00), (1.20, -.02, .86), (1.22, -.04, .58), (1.17, -.03, .34), (1.03, 0, .34)], 16)
    strap(path, hide.m, .17, .03)
    for z in (.98, .34):
        rivet = lathe("rivet", rounded([(0, .05), (.05, .045, .02), (.06, 0)], 5), polished("#c9a25a", .25).m, 32)
        place(rivet, (1.07, 0, z), (1, 0, 0))


def canvas_roll():
    """A cylinder in heavy canvas that lies on two feet: leather-bound ends, metal discs, a carrying strap with rivets."""
    cloth = weave("#a79a72", 46, .35, .6, contrast=.4)
    hide = leather("#6d4226", 60, .45, .2)
    metal = steel("#c7c9ca", .24, radial=True)
    parts = [lathe("roll", rounded([(.52, -1.05), (.535, -1.03, .02), (.535, 1.03, .02), (.52, 1.05)], 5), cloth.m, 128)]
    for s in (-1, 1):
        ring = rounded([(.0, 1.12), (.40, 1.12, .02), (.44, 1.15, .02), (.53, 1.14, .04), (.565, 1.08, .03), (.565, .90, .02), (.535, .895)], 7)
        parts.append(lathe("end", [(r, s * z) for r, z in ring], hide.m, 128))
        parts.append(lathe("disc", rounded([(0, s * 1.124), (.37, s * 1.124, .01), (.385, s * 1.11)], 4), perforated("#c9cbcc", "#0a0a0a", .06, .3, 1., .3, "XY").m, 96))
    for part in parts:
        part.rotation_euler, part.location = (0, pi / 2, 0), (0, 0, .60)
    thread = plain("#e6d9bd", .8)
    for s in (-1, 1):
        for k in range(64):
            a = k / 64 * 2 * pi
            stitch = box("stitch", (.012, .036, .01), thread.m, (s * .935, .567 * math.cos(a), .60 + .567 * math.sin(a)), .004, 2)
            stitch.rotation_euler = (a + pi / 2, 0, 0)
    path = catmull([(-.985, 0, 1.13), (-.93, 0, 1.26), (-.70, 0, 1.46), (-.3, 0, 1.58), (.1, -.01, 1.60), (.5, 0, 1.53), (.85, 0, 1.34), (.97, 0, 1.22), (.985, 0, 1.13)], 12)
    strap(path, hide.m, .26, .045)
    for x in (-.985, .985):
        place(lathe("stud", rounded([(0, .06), (.06, .055, .02), (.07, 0)], 5), polished("#c9a25a", .25).m, 32), (x + math.copysign(.02, x), 0, 1.2), (math.copysign(1, x), 0, .25))
    for x in (-.6, .6):
        box("foot", (.34, .5, .12), plastic("#1c1c1c", .6).m, (x, 0, .06), .04)
    box("panel", (.74, .34, .05), plastic("#2a2826", .55).m, (0, -.20, 1.095), .02, rot=(math.radians(22), 0, 0))
    for x in (-.22, 0, .22):
        button = lathe("button", rounded([(0, 0), (.07, 0), (.065, .03, .01), (0, .032)], 5), metal.m, 40)
        button.location, button.rotation_euler = (x, -.21, 1.118), (math.radians(22), 0, 0)


def aluminium_drum():
    """An upright drum: punched aluminium round it, a turned cap with a ring to press, a cord loop."""
    satin, turned = steel("#d3d6d8", .28, along=(0, 0, 1), aniso=.3), steel("#dadcde", .22, radial=True)
    lathe("foot", rounded([(0, 0), (.66, 0, .02), (.68, .05, .01), (.68, .09), (.64, .09)], 5), plastic("#222222", .6).m, 128)
    lathe("base", rounded([(.6, .09), (.735, .09, .02), (.745, .24, .02), (.73, .26)], 5), turned.m, 128)
    lathe("mesh", [(.725, .25), (.725, 1.72)], perforated("#c6c9cb", "#080808", .05, .31, 1., .34, "XY", "UV").m, 160)
    cap = rounded([(.725, 1.71), (.745, 1.72, .01), (.745, 1.86, .05), (.66, 1.90, .04), (.60, 1.87, .03), (.0, 1.85)], 8)
    lathe("cap", cap, turned.m, 160)
    lathe("dial", rounded([(0, 1.84), (.36, 1.84), (.36, 1.90, .02), (.30, 1.905, .02), (0, 1.885)], 6), turned.m, 128)
    light = Mat("light").p(Base_Color=(1, 1, 1, 1), Emission_Color=(1, .83, .6, 1), Emission_Strength=2.)
    lathe("light", [(.372, 1.8605), (.39, 1.861)], light.m, 96)
    cord = weave("#d97b3f", 60, .4, .6, contrast=.4)
    tube("loop", [(.72, 0, 1.79), (.82, 0, 1.80), (.98, -.03, 1.62), (1.02, -.06, 1.25), (.93, -.07, .98), (.84, -.05, 1.1), (.86, -.02, 1.5), (.78, 0, 1.76), (.72, 0, 1.77)], .032, cord.m, 14, up=(0, 1, 0))


def build(look):
    {"Recycled Plastic": plastic_block, "Canvas": canvas_roll, "Aluminium": aluminium_drum}[look.material]()
    if look.view == "detail":
        at = {"Recycled Plastic": (.75, -.2, .85), "Canvas": (.72, -.2, .95), "Aluminium": (.25, -.2, 1.55)}[look.material]
        return Shot(azimuth=30, elevation=26, aim=at, span=1.5, dof=.014)
    return Shot(azimuth=28, elevation=17, fill=.76)
