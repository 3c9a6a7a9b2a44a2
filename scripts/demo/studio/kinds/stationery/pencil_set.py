"""Six pencils in a card tray that is half drawn out of its sleeve, and one that lies beside it."""
from .parts import *

DEPARTMENT = "Stationery"
CRAYONS = ("#b4532f", "#d3a13c", "#7d8a55", "#3f7f86", "#3b4a68", "#7a4a66")


def build(look):
    wooden = timber({"Cedar": "Cedar", "Graphite": "Basswood", "Basswood": "Basswood"}[look.material], scale=2.4)
    lead = Mat("graphite")
    lead.p(Base_Color=rgb("#4a4b4e"), Metallic=.55, Roughness=.42)

    def one(k):
        if look.material == "Cedar":
            raw = timber("Cedar", scale=2.2, rough=.34, rings=3.)
            return pencil(raw.m, lead.m, wooden.m)
        if look.material == "Graphite":
            stick = Mat("stick")
            grain = stick.noise(stick.co(scale=(2, 40, 40)), 1., 3)
            stick.p(Base_Color=rgb("#3b3c3f"), Metallic=.5, Roughness=stick.math("MULTIPLY_ADD", grain, .2, .3))
            return pencil(stick.m, lead.m, lead.m, lead=.03, length=1.7)
        shade = CRAYONS[k % 6]
        return pencil(plastic(shade, .28, .02).m, plain(shade, .6).m, wooden.m, lead=.014, end=plain(shade, .6).m)

    board = paper("#c9a67c", .8, .10, .15)
    wide, long, wall = .545, 1.86, .02
    inside = [(rrect(long - 2 * i, wide - 2 * i, .012, 3), z) for i, z in ((0, 0), (0, .098), (.004, .104), (wall - .004, .104), (wall, .098), (wall, .018))]
    tray = loft("tray", inside, board.m, sharp=50)
    tray.location = (.55, 0, .012)
    for k in range(6):
        ob = one(k)
        x = .55 - long / 2 + wall + .012 + .015 * ((k * 7) % 4) / 3
        pose([ob], Matrix.Translation((x, -.205 + .082 * k, .012 + .018 + .035)) @ Matrix.Rotation(math.radians(30 + 3 * math.sin(5 * k)), 4, "X"))
    cover = paper({"Cedar": "#8f5a3c", "Graphite": "#55606a", "Basswood": "#f1e8d6"}[look.material], .7, .05)
    outline = rrect(wide + .03, .135, .012, 4)
    inner = rrect(wide + .006, .115, .008, 4)
    rings = [(outline, 0), (outline, 1.2), (inner, 1.2), (inner, 0)]
    sleeve = loft("sleeve", rings, cover.m, caps=False, sharp=40)
    pose([sleeve], Matrix.Translation((-.72, 0, .0675)) @ Matrix(((0, 0, 1, 0), (1, 0, 0, 0), (0, 1, 0, 0), (0, 0, 0, 1))))
    ink = plain("#f1e6cf" if look.material != "Basswood" else "#3f3a33", .6)
    at = tabletop(.135, (-.12, 0))
    V, F = lettering({"Cedar": "Cedar", "Graphite": "Graphite", "Basswood": "Colours"}[look.material], .13, 1.05)
    lay("name", (V + (0, .03), F), ink.m, at, .003)
    V, F = lettering("SIX PENCILS", .05, 1.3)
    lay("what", (V + (0, -.09), F), ink.m, at, .003)
    lay("frame", frame(1.1, .48, .006), ink.m, at, .003)
    loose = one(3)
    pose([loose], Matrix.Translation((-.35, -.62, .032)) @ Matrix.Rotation(math.radians(9), 4, "Z") @ Matrix.Rotation(math.radians(30), 4, "X"))
    if look.view == "detail":
        return Shot(azimuth=30, elevation=34, aim=(1.15, -.12, .08), span=1.05, dof=.006)
    everything = list(bpy.context.scene.objects)
    pose(everything, Matrix.Rotation(math.radians(24), 4, "Z"))
    return Shot(azimuth=0, elevation=46, fill=.84, dof=.004)
