"""A low jar of sea salt with a cork, and a heap of the flakes in front."""
from .parts import *

DEPARTMENT = "Pantry"
SORTS = {"Flaked": ("#fbfaf6", "#6f7f8c"), "Smoked": ("#b49a80", "#5a4636"), "Rosemary": ("#f3f3e6", "#5f7440"), "Lemon": ("#fbf6df", "#c9a227")}


def build(look):
    white, accent = SORTS[look.material]
    m = salt(white)
    side = rounded([(.40, 0), (.46, 0, .04), (.48, .05, .04), (.48, .60, .07), (.425, .665, .04), (.425, .70, .02), (.445, .72, .014), (.445, .75)], 8)
    inner = jar(side, .034)
    grain = salt(white, .1)
    cell = grain.n("TexVoronoi", {"Vector": grain.co(), "Scale": 26.})
    shade = grain.mix(cell.outputs[0], rgb(white), tuple(c * .88 for c in rgb(white)[:3]) + (1,))
    grain.p(Base_Color=shade, Emission_Color=shade, Emission_Strength=.38, Normal=grain.bump(cell.outputs[0], .6, .03))
    filling(inner, .52, grain.m, -.012)
    flakes("top", heap(.40, .05, 500, .05, 7), m.m, 7).location = (0, 0, .515)
    lathe("cork", rounded([(.36, .60), (.385, .60, .02), (.402, .76, .01), (.405, .93, .025), (.37, .94, .01), (0, .94)], 6), cork().m, 96)
    label(cylinder(.48, .325, math.radians(-77)), .62, .40, look.material, "Sea salt", accent=accent, emblem="wave")
    at = (.56, -.56)
    lathe("mound", [(0, .10), (.14, .07), (.28, .02), (.32, 0)], m.m, 40).location = (*at, -.004)
    flakes("big", heap(.36, .125, 480, .050, 1, at), m.m, 1)
    flakes("small", heap(.42, .11, 700, .032, 2, at), m.m, 2)
    flakes("stray", heap(.62, 0, 70, .03, 3, at, .8), m.m, 3)
    if look.material in ("Rosemary", "Lemon"):
        bit = plain({"Rosemary": "#55672f", "Lemon": "#e3b92c"}[look.material], .6).m
        long = [(x * (1.6 if look.material == "Rosemary" else .9), y * .28, z * .8) for x, y, z in stone(3)[0]]
        for where, lift, n in ((at, .012, 90), ((0, 0), .53, 60)):
            places = [(x, y, z + lift, .075 * s / .05) for x, y, z, s in heap(.36, .12 if lift < .1 else .05, n, .05, 5, where)]
            strew("herb", (long, stone(3)[1]), places, bit, 60, 5)
        t = np.random.default_rng(2)
        ring = [(.430 * math.cos(a), .430 * math.sin(a), z, .045) for a, z in zip(t.uniform(-pi, 0, 60), t.uniform(.10, .46, 60))]
        strew("herb", (long, stone(3)[1]), ring, bit, 60, 6)
    if look.view == "detail":
        return Shot(azimuth=16, elevation=28, aim=(.34, -.40, .33), span=1.8, dof=.008, bounces=14)
    return Shot(azimuth=14, elevation=19, fill=.8, dof=.006, bounces=14)
