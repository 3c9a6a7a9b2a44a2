"""A pair of bookends with a row of cloth-bound books between them: bent steel, an oak block, or polished marble."""
from .parts import *

DEPARTMENT = "Stationery"
SPINES = (("#6f7f8c", .30, 1.42, 2.05, 2), ("#b4532f", .22, 1.30, 1.86, 1), ("#e6dcc6", .36, 1.46, 2.12, 3), ("#5c6b4c", .26, 1.36, 1.94, 2), ("#3b4a68", .32, 1.40, 2.02, 1))


def marble():
    m = Mat("marble")
    co = m.co(vary=True)
    cloud = m.noise(co, 1.6, 6, .6, .8)
    vein = m.math("ABSOLUTE", m.math("SUBTRACT", m.noise(co, 1.1, 7, .62, 1.4), .5))
    thin = m.ramp(vein, (0., 1.), (.022, .35), (.07, 0.))
    fine = m.ramp(m.math("ABSOLUTE", m.math("SUBTRACT", m.noise(co, 3.1, 6, .6, 1.), .5)), (0., .7), (.012, 0.))
    base = m.mix(m.ramp(cloud, (.35, 0.), (.75, 1.)), rgb("#f4f2ee"), rgb("#d6d5d3"))
    base = m.mix(m.math("MULTIPLY", thin, .75), base, rgb("#77797c"))
    base = m.mix(m.math("MULTIPLY", fine, .5), base, rgb("#96928c"))
    return m.p(Base_Color=base, Roughness=.14, Coat_Weight=.5, Coat_Roughness=.05, Subsurface_Weight=.12, Subsurface_Radius=(.3, .3, .3), Subsurface_Scale=.1)


def end(material, side, x, mat):
    """One bookend, its upright face at x; `side` is -1 on the left and 1 on the right."""
    if material == "Steel":
        t = .035
        face = [(q, z) for q, z in rrect(1.15, 1.5, .18, 8)]
        plate = prism("plate", face, t, mat, .008)
        pose([plate], Matrix.Translation((x + (0 if side > 0 else -t), 0, .76)) @ Matrix(((0, 0, 1, 0), (1, 0, 0, 0), (0, 1, 0, 0), (0, 0, 0, 1))))
        foot = prism("foot", rrect(.62, 1.15, .10, 8), t * .6, mat, .006)
        foot.location = (x - side * .28, 0, 0)
        return
    if material == "Oak":
        outline = rounded([(0, 0, .03), (.62, 0, .03), (.62, .70, .5), (0, 1.25, .06)], 14, True)
    else:
        outline = [(0, 0)] + [(.95 * math.cos(a), 1.15 * math.sin(a)) for a in np.linspace(.0, pi / 2, 30)]
    outline = [(side * a, z) for a, z in outline]
    block = prism("block", outline, 1.05, mat, .02, 4)
    pose([block], Matrix.Translation((x, .525, 0)) @ Matrix(((1, 0, 0, 0), (0, 0, -1, 0), (0, 1, 0, 0), (0, 0, 0, 1))))


def build(look):
    pages = leaves("#efe5cf", 0)
    x, lift = 0, .022 if look.material == "Steel" else 0  # the steel's feet reach under the books
    for colour, thick, deep, tall, bands in SPINES:
        cloth = weave(colour, 75, .8, .4, sheen=.15, contrast=.3)
        parts = book(thick, deep, tall, cloth.m, pages.m)
        gold = polished("#c09a4e", .3)
        t, d, bulge = thick / 2, deep / 2, .035
        spine = lambda u, v, lift: ((t + lift) * math.sin(u / t), -d - (bulge + lift) * math.cos(u / t), v)
        rules = [line(-t * 1.25, z, t * 1.25, z, .012) for k in range(bands) for z in (tall * .84 - .07 * k, tall * .16 + .07 * k)]
        mark = [line(0, tall * .55, 0, tall * .70, thick * .22)] if bands != 1 else [disc(0, tall * .62, thick * .2, thick * .15)]
        parts.append(lay("gold", together(rules + mark), gold.m, spine, .003))
        pose(parts, Matrix.Translation((x + t, -.60 + d, lift)))
        x += thick + .004
    mat = {"Steel": lambda: steel("#b4b8ba", .28, along=(0, 0, 1)), "Oak": lambda: timber("Oak", along=(0, 0, 1), scale=1.1), "Marble": marble}[look.material]
    end(look.material, -1, -.004, mat().m)
    end(look.material, 1, x, mat().m)
    if look.view == "detail":
        return Shot(azimuth=50, elevation=28, fill=.84, dof=.006)
    return Shot(azimuth=24, elevation=15, fill=.82, dof=.005)
