"""A jar of jam with a paper label, under a chequered cloth cap tied with twine."""
from .parts import *

DEPARTMENT = "Pantry"
SORTS = {"Apricot": ("#ff9420", "#d3a13c"), "Blackcurrant": ("#4a1238", "#5f5a86"), "Raspberry": ("#c01338", "#b5433f"), "Fig": ("#74303e", "#7d8a55")}


def gingham(colour):
    """Checks of two crossing stripes, woven."""
    m = weave("#f6f0e4", 70, .6, .35, contrast=.15)
    at = m.n("SeparateXYZ", {0: m.co("UV", (1, 1, 1), (0, 0, .3))})
    stripes = [m.math("GREATER_THAN", m.math("FRACT", m.math("MULTIPLY", at.outputs[k], 8.5)), .5) for k in (0, 1)]
    both = m.math("MULTIPLY", m.math("ADD", *stripes), .5)
    return m.p(Base_Color=m.mix(m.math("MULTIPLY", both, .92), m.base, rgb(colour)))


def cap(mat):
    """A round cloth over the lid: flat, over the edge, gathered by the twine, flared below it."""
    rings, n = 64, 288
    V, uv = [], []
    for i in range(rings):
        s = .80 * i / (rings - 1)
        flat, fall = .415, .155
        for k in range(n):
            a = 2 * pi * k / n
            wave = math.sin(13 * a + .6 * math.sin(2 * a)) * .6 + math.sin(7 * a + 1.3) * .25 + math.sin(19 * a + 2.) * .25
            if s < flat:
                r, z = s, 1.082 + .004 * math.sin(9 * s + 3 * a) * s
            elif s < flat + fall:
                t = (s - flat) / fall
                r, z = flat + .040 * math.sin(min(1, t * 2.2) * pi / 2) - .018 * t + .012 * wave * t, 1.082 - .145 * t ** 1.3
            else:
                t = (s - flat - fall) / (.80 - flat - fall)
                r, z = .437 + .012 * wave + t ** .85 * (.135 + .060 * wave), .937 - .165 * t ** 1.15 + .02 * t * math.sin(5 * a)
            V.append((r * math.cos(a), r * math.sin(a), z))
            uv.append((s * math.cos(a), s * math.sin(a)))
    F = [(i * n + k, i * n + (k + 1) % n, (i + 1) * n + (k + 1) % n, (i + 1) * n + k) for i in range(rings - 1) for k in range(n)]
    ob = mesh("cap", V, F, mat, [uv[k] for f in F for k in f], sharp=None)
    thick = ob.modifiers.new("S", "SOLIDIFY")
    thick.thickness, thick.offset = .008, 1
    return ob


def build(look):
    colour, cloth = SORTS[look.material]
    side = rounded([(.38, 0), (.44, 0, .05), (.455, .05, .05), (.455, .78, .09), (.40, .88, .06), (.40, 1.0)], 8)
    inner = jar(side, .032)
    m = Mat("jam")
    lumps = m.noise(m.co(), 9, 4, .6)
    seeds = m.ramp(m.n("TexVoronoi", {"Vector": m.co(), "Scale": 15.}).outputs[0], (.10, 1.), (.16, 0.))
    base = m.mix(m.ramp(lumps, (.35, 0.), (.7, 1.)), rgb(colour), darker(colour, .82))
    if look.material in ("Raspberry", "Fig"):
        base = m.mix(m.math("MULTIPLY", seeds, .75), base, rgb("#d9a25c"))
    m.p(Base_Color=base, Roughness=.6, Specular_IOR_Level=0., Subsurface_Weight=.25, Subsurface_Radius=(.4, .15, .1), Subsurface_Scale=.08,
        Emission_Color=base, Emission_Strength=.5 if look.material == "Apricot" else .3)  # light that has come through from behind
    filling(inner, .86, m.m, -.004)
    lathe("lid", rounded([(.43, .90), (.43, 1.05, .02), (.40, 1.07, .01), (0, 1.07)], 5), polished("#d0a552").m, 96)
    cap(gingham(cloth).m)
    twine = weave("#c9a878", 60, .5, .6)
    for k in range(2):
        r = .470 + .004 * k
        tube("twine", [(r * math.cos(a), r * math.sin(a), .945 - .026 * k + .006 * math.sin(2 * a + k)) for a in np.linspace(0, 2 * pi, 30, endpoint=False)], .016, twine.m, 4, True)
    a = math.radians(-62)
    knot, out, side_ = np.array((.492 * math.cos(a), .492 * math.sin(a), .93)), np.array((math.cos(a), math.sin(a), 0)), np.array((-math.sin(a), math.cos(a), 0))
    for s in (-1, 1):
        bow = [knot, knot + side_ * .07 * s + out * .05 + (0, 0, .05), knot + side_ * .17 * s + out * .09 + (0, 0, .035), knot + side_ * .18 * s + out * .11 + (0, 0, -.03), knot + side_ * .08 * s + out * .07 + (0, 0, -.01), knot + out * .01]
        tube("bow", bow, .014, twine.m, 10)
        tube("end", [knot, knot + side_ * .05 * s + out * .06 + (0, 0, -.06), knot + side_ * .10 * s + out * .105 + (0, 0, -.15), knot + side_ * .11 * s + out * .10 + (0, 0, -.24)], .014, twine.m, 10)
    tube("knot", [knot + side_ * -.025, knot + out * .022, knot + side_ * .025], .024, twine.m, 8)
    label(cylinder(.455, .40, math.radians(-76)), .60, .50, look.material, "Jam", accent=colour, emblem="leaf")
    if look.view == "detail":
        return Shot(azimuth=30, elevation=30, aim=(.08, -.30, .92), span=1.35, dof=.006, bounces=14)
    return Shot(azimuth=16, elevation=16, fill=.72, dof=.006, bounces=14)
