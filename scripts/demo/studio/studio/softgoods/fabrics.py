"""Fabrics as materials. UV are in units."""


from ..geometry import pi
from ..materials import Mat
from ..palette import rgb
from ..textiles import dyed, weave


def tone(col, factor, sheen=.35):
    """The colour of cloth, darker or lighter."""
    return dyed(col, factor, sheen)


def heathered(m, base, col, amount, co, along=(90, 9, 1)):
    """Fibres that are lighter and darker than the rest."""
    f = m.noise(m.n("Mapping", {"Vector": co, "Scale": along}).outputs[0], 1., 3, .6)
    g = m.noise(m.n("Mapping", {"Vector": co, "Scale": (along[1] * 1.4, along[0] * .8, 1), "Location": (3, 7, 0)}).outputs[0], 1., 3, .6)
    base = m.mix(m.math("MULTIPLY", m.ramp(f, (.5, 0.), (.68, 1.)), amount), base, tone(col, 1.7))
    return m.mix(m.math("MULTIPLY", m.ramp(g, (.5, 0.), (.7, 1.)), amount), base, tone(col, .5))


def knit(col, gauge=22., depth=.8, heather=.25, rib=0, sheen=.4, rows=1.3, coords="UV"):
    """Stockinette by bump: chevrons in columns, `gauge` to the unit; `rib` columns up and as many down."""
    m = Mat("knit")
    co = m.co(coords)
    wob = m.math("MULTIPLY", m.noise(co, 2.2, 2), .35)
    sep = m.n("SeparateXYZ", {0: co})
    u = m.math("MULTIPLY_ADD", sep.outputs[0], gauge, wob)
    v = m.math("MULTIPLY_ADD", sep.outputs[1], gauge * rows, wob)
    a = m.math("MULTIPLY", m.math("ABSOLUTE", m.math("SUBTRACT", m.math("FRACT", u), .5)), 2.)
    stripe = m.math("ABSOLUTE", m.math("SINE", m.math("MULTIPLY", m.math("MULTIPLY_ADD", a, .75, v), pi)))
    leg = m.math("POWER", m.math("SINE", m.math("MULTIPLY", m.math("MULTIPLY_ADD", a, .86, .07), pi)), .6)
    h = m.math("MULTIPLY", m.math("POWER", stripe, .6), leg)
    base = m.mix(m.ramp(h, (.1, 0.), (.75, 1.)), tone(col, .5, sheen), dyed(col, 1., sheen))
    if heather:
        base = heathered(m, base, col, heather, co)
    base = m.mix(m.math("MULTIPLY", m.ramp(m.noise(co, 1.6, 3), (.35, 0.), (.7, 1.)), .14), base, tone(col, .7, sheen))
    fibre = m.noise(co, gauge * 7, 2)
    height = m.math("MULTIPLY_ADD", fibre, .22, h)
    if rib:
        wave = m.math("SINE", m.math("MULTIPLY", u, pi / rib))
        height = m.math("MULTIPLY_ADD", m.ramp(wave, (.2, 0.), (.8, 1.)), 2.2, height)
        base = m.mix(m.math("MULTIPLY", m.ramp(wave, (.1, 1.), (.6, 0.)), .4), base, tone(col, .6))
    return m.p(Base_Color=base, Roughness=1., Specular_IOR_Level=.12, Sheen_Weight=sheen, Sheen_Roughness=.5, Normal=m.bump(height, depth, .35 / gauge))


def yarn(col, heather=.3, twist=3., sheen=.4, light=1.):
    """The yarn of `knitting`: plies by bump, fibres by colour. Where many yarns shade one another, `light` makes up for it."""
    m = Mat("yarn")
    light = max(1., min(light, .88 / max(dyed(col)[:3])))
    tone = lambda col, factor: dyed(col, factor * light, sheen)
    uv, co = m.co("UV"), m.co()
    sep = m.n("SeparateXYZ", {0: uv})
    ply = m.math("ABSOLUTE", m.math("SINE", m.math("MULTIPLY", m.math("MULTIPLY_ADD", sep.outputs[0], 1.3, sep.outputs[1]), pi * twist)))
    fibre = m.noise(co, 120, 3, .7)
    base = m.mix(m.ramp(ply, (0., 0.), (.6, 1.)), tone(col, .62), tone(col, 1.))
    if heather:
        f = m.noise(co, 38, 3, .7)
        base = m.mix(m.math("MULTIPLY", m.ramp(f, (.52, 0.), (.66, 1.)), heather), base, tone(col, 1.7))
        base = m.mix(m.math("MULTIPLY", m.ramp(f, (.34, 1.), (.46, 0.)), heather), base, tone(col, .45))
    base = m.mix(m.math("MULTIPLY", m.noise(co, 1.3, 3), .18), base, tone(col, .72))
    h = m.math("MULTIPLY_ADD", fibre, .7, ply)
    return m.p(Base_Color=base, Roughness=1., Specular_IOR_Level=.1, Sheen_Weight=sheen, Sheen_Roughness=.5, Normal=m.bump(h, .6, .02))


def jersey(col, gauge=70., heather=0., slub=0., sheen=.25, depth=.35):
    """The fine knit of T-shirts; `slub` draws uneven yarns across it."""
    m = knit(col, gauge, depth, heather, 0, sheen)
    if slub:
        old = m.b.inputs["Base Color"].links[0].from_socket
        lines = m.noise(m.n("Mapping", {"Vector": m.co("UV"), "Scale": (3, 95, 1)}).outputs[0], 1., 4, .7)
        m.p(Base_Color=m.mix(m.math("MULTIPLY", m.ramp(lines, (.5, 0.), (.68, 1.)), slub), old, tone(col, 1.5)))
        base = m.b.inputs["Base Color"].links[0].from_socket
        m.p(Base_Color=m.mix(m.math("MULTIPLY", m.ramp(lines, (.3, 1.), (.45, 0.)), slub), base, tone(col, .62)))
    return m


def twill(col, rate=30., rough=.9, depth=.5, heather=0., sheen=.3, contrast=.4, steep=1., herring=0.):
    """Diagonal weave, `rate` lines to the unit; `herring` turns the diagonal every so many units."""
    m = Mat("twill")
    co = m.co("UV")
    sep = m.n("SeparateXYZ", {0: co})
    u = sep.outputs[0]
    if herring:
        u = m.math("PINGPONG", u, herring)
    uneven = m.math("MULTIPLY", m.noise(co, rate * .25, 3), .7)
    phase = m.math("ADD", m.math("MULTIPLY_ADD", u, rate, uneven), m.math("MULTIPLY", sep.outputs[1], rate * steep))
    line = m.math("ABSOLUTE", m.math("SINE", m.math("MULTIPLY", phase, pi)))
    cross = m.math("ABSOLUTE", m.math("SINE", m.math("MULTIPLY", sep.outputs[0], rate * 1.9 * pi)))
    h = m.math("MULTIPLY_ADD", cross, .3, m.math("POWER", line, .7))
    base = m.mix(m.ramp(h, (.15, 0.), (.8, 1.)), tone(col, 1 - contrast, sheen), dyed(col, 1., sheen))
    if heather:
        base = heathered(m, base, col, heather, co)
    base = m.mix(m.math("MULTIPLY", m.ramp(m.noise(co, 1.4, 4), (.35, 0.), (.7, 1.)), .15), base, tone(col, .7))
    height = m.math("MULTIPLY_ADD", m.noise(co, rate * 5, 2), .3, h)
    m.p(Base_Color=base, Roughness=rough, Specular_IOR_Level=.2, Sheen_Weight=sheen, Sheen_Roughness=.5, Normal=m.bump(height, depth, .3 / rate))
    m.base, m.h = base, height
    return m


def waxed(col, rate=60.):
    """Canvas with wax: a dry shine, darker and lighter clouds where it was bent."""
    m = weave(col, rate, .5, .7, "UV", .12, 0, .3)
    co = m.co()
    cloud = m.noise(co, 1.8, 6, .62, .4)
    scuff = m.noise(co, 5., 8, .72, 1.2)
    base = m.mix(m.math("MULTIPLY", m.ramp(cloud, (.38, 0.), (.66, 1.)), .45), m.base, tone(col, .62))
    base = m.mix(m.math("MULTIPLY", m.ramp(scuff, (.56, 0.), (.72, 1.)), .4), base, tone(col, 1.7))
    return m.p(Base_Color=base, Roughness=m.math("MULTIPLY_ADD", cloud, .3, .46), Specular_IOR_Level=.35)


def nylon(col, ripstop=0., rate=44.):
    """Fine shining cloth; `ripstop` is the distance of the raised threads that cross it."""
    m = weave(col, rate, .2, .5, "UV", .3, 0, .3)
    h = m.h
    if ripstop:
        sep = m.n("SeparateXYZ", {0: m.co("UV")})
        for axis in (0, 1):
            near = m.math("ABSOLUTE", m.math("SUBTRACT", m.math("FRACT", m.math("DIVIDE", sep.outputs[axis], ripstop)), .5))
            rise = m.ramp(near, (.0, 1.), (.12, 0.))
            h = m.math("MULTIPLY_ADD", rise, 1.6, h)
            m.base = m.mix(m.math("MULTIPLY", rise, .4), m.base, tone(col, 1.5))
        m.p(Base_Color=m.base)
    crumple = m.noise(m.co(), 3.2, 5, .6, .6)
    first = m.bump(crumple, .22, .12)
    return m.p(Roughness=.52, Specular_IOR_Level=.45, Normal=m.bump(h, .45, .01, first))


def corduroy(col, wales=16.):
    """Ribs of pile along v."""
    m = Mat("corduroy")
    co = m.co("UV")
    wob = m.math("MULTIPLY", m.noise(co, 3, 2), .25)
    u = m.math("MULTIPLY_ADD", m.n("SeparateXYZ", {0: co}).outputs[0], wales, wob)
    h = m.math("POWER", m.math("ABSOLUTE", m.math("SINE", m.math("MULTIPLY", u, pi))), .55)
    pile = m.noise(m.n("Mapping", {"Vector": co, "Scale": (1, .35, 1)}).outputs[0], 150, 3, .7)
    base = m.mix(m.ramp(h, (.25, 0.), (.85, 1.)), tone(col, .45), dyed(col))
    base = m.mix(m.math("MULTIPLY", pile, .5), base, tone(col, .55))
    base = m.mix(m.math("MULTIPLY", m.ramp(m.noise(co, 2.2, 4), (.35, 0.), (.7, 1.)), .25), base, tone(col, 1.35))
    return m.p(Base_Color=base, Roughness=1., Specular_IOR_Level=.1, Sheen_Weight=.4, Sheen_Roughness=.6, Normal=m.bump(m.math("MULTIPLY_ADD", pile, .4, h), .8, .4 / wales))


def felt(col, heather=.75):
    """Pressed wool: no threads, only fibres."""
    m = Mat("felt")
    co = m.co("UV")
    fine = m.noise(co, 30, 6, .8, 1.2)
    base = m.mix(m.math("MULTIPLY", m.ramp(fine, (.4, 0.), (.65, 1.)), heather), dyed(col), tone(col, 1.5))
    dark = m.noise(co, 17, 6, .78, 2.5)
    base = m.mix(m.math("MULTIPLY", m.ramp(dark, (.52, 0.), (.7, 1.)), heather), base, tone(col, .5))
    return m.p(Base_Color=base, Roughness=1., Specular_IOR_Level=.08, Sheen_Weight=.3, Sheen_Roughness=.5, Normal=m.bump(m.math("ADD", fine, dark), .8, .04))


def waffle(col, cell=.16, depth=1.):
    """Square hollows between raised threads."""
    m = Mat("waffle")
    co = m.co("UV")
    sep = m.n("SeparateXYZ", {0: co})
    wob = m.math("MULTIPLY", m.noise(co, 4, 2), .25)
    a = [m.math("ABSOLUTE", m.math("SINE", m.math("MULTIPLY_ADD", sep.outputs[k], pi / cell, wob))) for k in (0, 1)]
    hollow = m.math("MULTIPLY", a[0], a[1])
    threads = m.noise(m.n("Mapping", {"Vector": co, "Scale": (9, 140, 1)}).outputs[0], 1., 3, .6)
    h = m.math("MULTIPLY_ADD", threads, .18, m.math("SUBTRACT", 1., m.math("POWER", hollow, .7)))
    base = m.mix(m.ramp(hollow, (.2, 0.), (.95, 1.)), dyed(col), tone(col, .55))
    base = m.mix(m.math("MULTIPLY", threads, .25), base, tone(col, .8))
    return m.p(Base_Color=base, Roughness=1., Specular_IOR_Level=.1, Sheen_Weight=.4, Sheen_Roughness=.5, Normal=m.bump(h, depth, cell * .45))


def brass(rough=.26):
    m = Mat("brass")
    return m.p(Base_Color=rgb("#c39a4e"), Metallic=1., Roughness=m.math("MULTIPLY_ADD", m.noise(m.co(), 6, 3), .12, rough - .05)).m


def cork(scale=16.):
    """Pressed granules of many browns, with a few dark pores."""
    m = Mat("cork")
    co = m.co()
    bent = m.n("VectorMath", {0: co, 1: m.n("VectorMath", {0: m.n("TexNoise", {"Vector": co, "Scale": scale * .6, "Detail": 3.}).outputs[1], "Scale": .09}, operation="SCALE").outputs[0]}, operation="ADD").outputs[0]
    cells = m.n("TexVoronoi", {"Vector": bent, "Scale": scale})
    edge = m.n("TexVoronoi", {"Vector": bent, "Scale": scale}, feature="DISTANCE_TO_EDGE").outputs[0]
    shade = m.n("SeparateXYZ", {0: cells.outputs[1]}).outputs[0]
    base = m.mix(m.ramp(shade, (0., 0.), (1., 1.)), rgb("#b98a58"), rgb("#dcb384"))
    base = m.mix(m.ramp(shade, (.0, 1.), (.14, 0.)), base, rgb("#8a5f3a"))
    base = m.mix(m.ramp(edge, (.0, .45), (.06, 0.)), base, rgb("#6b4528"))
    pores = m.ramp(m.noise(co, scale * 3.2, 4, .7), (.64, 0.), (.72, 1.))
    base = m.mix(m.math("MULTIPLY", pores, .75), base, rgb("#4d3120"))
    fine = m.noise(co, scale * 6, 3)
    base = m.mix(m.math("MULTIPLY", fine, .3), base, rgb("#a4713f"))
    h = m.math("SUBTRACT", m.math("MULTIPLY_ADD", fine, .25, m.ramp(edge, (0., 0.), (.08, .4))), pores)
    return m.p(Base_Color=base, Roughness=.75, Specular_IOR_Level=.25, Normal=m.bump(h, .45, .02))
