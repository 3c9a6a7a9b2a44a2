"""A planter with a snake plant: a terracotta pot on its saucer, a round fibrecement tub, or a folded box of weathered Corten steel."""
from studio import *
from studio.open_air import *
from .parts import earth, sword_leaves

DEPARTMENT = "Garden"


def terracotta():
    m = Mat("terracotta")
    sep = m.n("SeparateXYZ", {0: m.co()})
    cloud, fine = m.noise(m.co(), 1.8, 6, .6), m.noise(m.co(), 70, 3)
    base = m.mix(m.ramp(cloud, (.3, 0.), (.7, 1.)), rgb("#bb7858"), rgb("#a56347"))
    bloom = m.math("MULTIPLY", m.ramp(m.noise(m.co(), 2.6, 7, .65), (.5, 0.), (.72, 1.)), .38)
    base = m.mix(bloom, base, rgb("#e0b597"))
    lines = m.math("SINE", m.math("MULTIPLY_ADD", sep.outputs[2], 90., m.math("MULTIPLY", cloud, 9.)))
    return m.p(Base_Color=base, Roughness=.9, Specular_IOR_Level=.2, Normal=m.bump(m.math("MULTIPLY_ADD", lines, .12, fine), .22, .012))


def fibrecement():
    m = Mat("cement")
    cloud, fine = m.noise(m.co(), 1.3, 7, .65), m.noise(m.co(), 55, 4)
    pores = m.ramp(m.n("TexVoronoi", {"Vector": m.co(), "Scale": 9., "Randomness": 1.}).outputs[0], (.07, 1.), (.11, 0.))
    base = m.mix(m.ramp(cloud, (.3, 0.), (.7, 1.)), rgb("#8f8f8b"), rgb("#b4b3ad"))
    base = m.mix(m.math("MULTIPLY", pores, .6), base, rgb("#5c5c59"))
    return m.p(Base_Color=base, Roughness=.88, Specular_IOR_Level=.25, Normal=m.bump(m.math("SUBTRACT", fine, m.math("MULTIPLY", pores, 1.5)), .25, .02))


def corten():
    m = Mat("corten")
    cloud = m.noise(m.co(scale=(1, 1, .45)), 2.4, 8, .7, .5)
    fine = m.noise(m.co(), 38, 5, .7)
    base = m.mix(m.ramp(cloud, (.32, 0.), (.68, 1.)), rgb("#6b3a22"), rgb("#ad6433"))
    base = m.mix(m.ramp(fine, (.45, 0.), (.8, .8)), base, rgb("#4b2819"))
    return m.p(Base_Color=base, Roughness=.8, Metallic=.15, Normal=m.bump(fine, .35, .02))


def build(look):
    if look.material == "Terracotta":
        clay = terracotta().m
        lathe("pot", rounded([(0, .10), (.78, .10, .06), (1.0, 1.62, .04), (1.12, 1.64, .05), (1.17, 2.1, .07), (1.03, 2.1, .06), (.98, 1.6, .1), (0, 1.5)], 8), clay, 160)
        lathe("saucer", rounded([(0, 0), (.96, 0, .06), (1.12, .24, .04), (1.03, .24, .04), (.92, .09, .05), (0, .09)], 8), clay, 160)
        earth(1.01, 1.86)
        sword_leaves(1.85)
        rim, aim = 2.1, (.1, -.95, 1.75)
    elif look.material == "Fibrecement":
        lathe("tub", rounded([(0, .02), (.86, .02, .16), *[(r, z) for r, z in catmull([(.98, .3), (1.10, .75), (1.17, 1.25), (1.18, 1.7)], 8)], (1.165, 1.88, .05), (1.04, 1.88, .05), (1.04, 1.5, .1), (0, 1.4)], 12), fibrecement().m, 160)
        earth(1.04, 1.66)
        sword_leaves(1.64, seed=8)
        aim = (.1, -.95, 1.55)
    else:
        prism("box", rounded([(0, .0), (.98, .0, .02), (1.0, 1.85, .015), (.9, 1.85, .015), (.9, 1.81, .008), (.96, 1.79, .01), (.95, 1.4), (0, 1.4)], 5), corten().m, .035)
        earth(.955, 1.66, square=True)
        sword_leaves(1.62, seed=5)
        aim = (.35, -.75, 1.6)
    if look.view == "detail":
        return Shot(azimuth=24, elevation=30, aim=aim, span=1.9, dof=.015)
    return Shot(azimuth=30, elevation=15, fill=.82, dof=.008)
