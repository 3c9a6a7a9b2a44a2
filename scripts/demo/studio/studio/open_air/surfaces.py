"""What things outdoors and toys are made of."""


from ..geometry import pi
from ..materials import Mat, wood
from ..palette import darker, rgb
from ..textiles import weave


def tree(name, along=(0, 0, 1), scale=1.6, **kw):
    """Woods by name; the grain runs along `along`."""
    light, dark, rings = {
        "Beech": ("#d9b48a", "#bd8f62", 1.6), "Maple": ("#e6cfa8", "#cdae80", 1.5), "Walnut": ("#7d5436", "#452a19", 2.2),
        "Cedar": ("#c48a5c", "#8f5733", 2.4), "Teak": ("#a8753f", "#6d4420", 2.2), "Birch": ("#ead9b8", "#d3b98d", 1.5),
        "Ash": ("#dcc29a", "#b08d60", 2.2), "Bamboo": ("#d8b578", "#b88d4e", 1.6), "Oak": ("#c9a070", "#8b6238", 2.4)}[name]
    return wood(light, dark, along, scale, rings=rings, **kw)


def metal(tint, rough=.3, grain=.06, scale=40., patina=.15):
    """Metal without a brushed direction: cast, drawn, bead-blasted or gently worn."""
    m = Mat("metal")
    cloud = m.noise(m.co(), 2.2, 5)
    fine = m.noise(m.co(), scale, 3)
    m.p(Base_Color=m.mix(m.math("MULTIPLY", m.ramp(cloud, (.35, 0.), (.7, 1.)), patina * 2), rgb(tint), darker(tint, .62)), Metallic=1.,
        Roughness=m.math("MULTIPLY_ADD", cloud, .16, m.math("MULTIPLY_ADD", fine, .08, rough - .12)), Normal=m.bump(fine, grain, .006))
    return m


def galvanised():
    """Hot-dipped zinc with its spangle of crystals."""
    m = Mat("zinc")
    bent = m.n("VectorMath", {0: m.co(), 1: m.n("VectorMath", {0: m.n("TexNoise", {"Vector": m.co(), "Scale": 9., "Detail": 3.}).outputs[1], "Scale": .10},
                                                   operation="SCALE").outputs[0]}, operation="ADD").outputs[0]
    cell = m.n("SeparateColor", {0: m.n("TexVoronoi", {"Vector": bent, "Scale": 10.}).outputs["Color"]})
    tone, cloud = cell.outputs[0], m.noise(m.co(), 1.6, 5)
    base = m.mix(tone, rgb("#aeb6b9"), rgb("#c9cfd1"))
    base = m.mix(m.math("MULTIPLY", m.ramp(cloud, (.4, 0.), (.75, 1.)), .35), base, rgb("#868e92"))
    return m.p(Base_Color=base, Metallic=1., Roughness=m.math("MULTIPLY_ADD", tone, .16, m.math("MULTIPLY_ADD", cloud, .14, .30)),
               Normal=m.bump(m.math("ADD", m.math("MULTIPLY", cell.outputs[1], .5), m.noise(m.co(), 50, 2)), .07, .01))


def cast_iron():
    m = Mat("iron")
    fine = m.noise(m.co(), 34, 5, .65)
    return m.p(Base_Color=m.mix(m.noise(m.co(), 3, 4), rgb("#2c2b2b"), rgb("#454342")), Metallic=.55, Roughness=.5, Normal=m.bump(fine, .45, .02))


def pane():
    """A thin sheet of glass: light falls through, so what is behind stays bright."""
    m = Mat("pane")
    through = m.n("BsdfTransparent", {"Color": (.965, .98, .97, 1)})
    shine = m.n("BsdfGlossy", {"Color": (1, 1, 1, 1), "Roughness": .02})
    facing = m.math("MULTIPLY_ADD", m.n("LayerWeight", {"Blend": .25}).outputs[0], .6, .02)
    m.t.links.new(m.n("MixShader", {0: facing, 1: through.outputs[0], 2: shine.outputs[0]}).outputs[0], m.out.inputs[0])
    return m


def cork():
    m = Mat("cork")
    co = m.co(vary=True)
    wobble = m.n("VectorMath", {0: m.n("TexNoise", {"Vector": co, "Scale": 14.}).outputs[1], "Scale": .05}, operation="SCALE").outputs[0]
    bent = m.n("VectorMath", {0: co, 1: wobble}, operation="ADD").outputs[0]
    grain = m.n("SeparateColor", {0: m.n("TexVoronoi", {"Vector": bent, "Scale": 17.}).outputs["Color"]}).outputs[0]
    edge = m.n("TexVoronoi", {"Vector": bent, "Scale": 17.}, feature="DISTANCE_TO_EDGE").outputs[0]
    pores = m.ramp(m.noise(co, 30, 3, .6), (.60, 0.), (.68, 1.))
    base = m.mix(grain, rgb("#d0a06a"), rgb("#ad7842"))
    base = m.mix(m.ramp(edge, (0., .55), (.06, 0.)), base, rgb("#7d5028"))
    base = m.mix(m.math("MULTIPLY", pores, .8), base, rgb("#55331a"))
    height = m.math("SUBTRACT", m.math("MULTIPLY", m.ramp(edge, (0., 0.), (.1, 1.)), .5), pores)
    return m.p(Base_Color=base, Roughness=.85, Specular_IOR_Level=.25, Normal=m.bump(height, .5, .012))


def silicone(col):
    m = Mat("silicone")
    return m.p(Base_Color=rgb(col), Roughness=m.math("MULTIPLY_ADD", m.noise(m.co(), 3, 3), .1, .42), Specular_IOR_Level=.35, Sheen_Weight=.12,
               Subsurface_Weight=.25, Subsurface_Radius=(.5, .4, .4), Subsurface_Scale=.12, Normal=m.bump(m.noise(m.co(), 120, 2), .04, .004))


def ripstop(col, cell=.055, shine=.45):
    """Thin nylon: a fine weave with a grid of thicker threads; UV in units."""
    m = Mat("ripstop")
    sep = m.n("SeparateXYZ", {0: m.co("UV")})
    lines = [m.ramp(m.math("ABSOLUTE", m.math("SUBTRACT", m.math("FRACT", m.math("MULTIPLY", sep.outputs[i], 1 / cell)), .5)), (.40, 0.), (.46, 1.)) for i in (0, 1)]
    grid = m.math("MAXIMUM", *lines)
    fine = m.math("MULTIPLY", m.math("SINE", m.math("MULTIPLY", sep.outputs[0], 420.)), m.math("SINE", m.math("MULTIPLY", sep.outputs[1], 420.)))
    wrinkle = m.noise(m.co("UV", (1, 1, 1)), 5., 5, .6, .6)
    base = m.mix(m.math("MULTIPLY", grid, .35), rgb(col), darker(col, .6))
    height = m.math("ADD", m.math("MULTIPLY_ADD", grid, .35, m.math("MULTIPLY", fine, .06)), m.math("MULTIPLY", wrinkle, 1.2))
    return m.p(Base_Color=base, Roughness=shine, Sheen_Weight=.25, Sheen_Roughness=.4, Specular_IOR_Level=.4, Normal=m.bump(height, .35, .03))


def knit(col, gauge=11.):
    """Stocking stitch; UV in units, the columns run along v."""
    m = Mat("knit")
    wob = m.noise(m.co("UV"), 6., 2)
    sep = m.n("SeparateXYZ", {0: m.co("UV")})
    u = m.math("MULTIPLY_ADD", sep.outputs[0], gauge, m.math("MULTIPLY", wob, .12))
    side = m.math("ABSOLUTE", m.math("SUBTRACT", m.math("FRACT", u), .5))
    v = m.math("FRACT", m.math("SUBTRACT", m.math("MULTIPLY_ADD", sep.outputs[1], gauge * 1.25, m.math("MULTIPLY", wob, .1)), m.math("MULTIPLY", side, 1.3)))
    leg = m.math("SINE", m.math("MULTIPLY", m.math("MULTIPLY", side, 2.), pi))
    height = m.math("POWER", m.math("MULTIPLY", m.math("SINE", m.math("MULTIPLY", v, pi)), m.math("POWER", m.math("ABSOLUTE", leg), .6)), .6)
    fuzz = m.noise(m.co("UV"), 160., 3)
    base = m.mix(m.ramp(height, (.1, 0.), (.75, 1.)), darker(col, .5), rgb(col))
    base = m.mix(m.math("MULTIPLY", fuzz, .25), base, darker(col, 1.2))
    return m.p(Base_Color=base, Roughness=1., Sheen_Weight=.55, Sheen_Roughness=.5, Specular_IOR_Level=.1,
               Normal=m.bump(m.math("MULTIPLY_ADD", fuzz, .3, height), .8, .03))


def checked(stripes_u, stripes_v, threads=40., weft=.5, **kw):
    """Cloth with a woven check: stops (position 0–1 within one repeat of 1 unit, colour) for warp and weft; `weft` is the weft's share."""
    m = weave("#ffffff", threads, **kw)
    sep = m.n("SeparateXYZ", {0: m.co("UV")})
    colours = []
    for stops, axis in ((stripes_u, 0), (stripes_v, 1)):
        x = m.n("ValToRGB", {0: m.math("FRACT", sep.outputs[axis])})
        x.color_ramp.interpolation = "CONSTANT"
        e = x.color_ramp.elements
        while len(e) < len(stops):
            e.new(.5)
        for el, (pos, col) in zip(e, stops):
            el.position, el.color = pos, rgb(col)
        colours.append(x.outputs[0])
    check = m.mix(weft, *colours)
    m.base = m.mix(1., m.base, check, "MULTIPLY")
    return m.p(Base_Color=m.base)


def leaf(col="#4f6b3c", edge="#b9bf6d"):
    """A thick leaf with darker bands across and a pale margin; u across 0–1, v along, in UV."""
    m = Mat("leaf")
    sep = m.n("SeparateXYZ", {0: m.co("UV")})
    band = m.ramp(m.noise(m.co("UV", (1.2, 9, 1), loc=(0, 0, 0)), 1., 4, .6, .8), (.42, 0.), (.6, 1.))
    base = m.mix(band, rgb(col), darker(col, .5))
    margin = m.ramp(m.math("ABSOLUTE", m.math("SUBTRACT", sep.outputs[0], .5)), (.40, 0.), (.45, 1.))
    return m.p(Base_Color=m.mix(margin, base, rgb(edge)), Roughness=.38, Subsurface_Weight=.1, Subsurface_Scale=.1,
               Normal=m.bump(m.noise(m.co("UV", (30, 1, 1)), 1., 2), .15, .01))


def clear_glass(tint="#f4faf6", ior=1.46):
    """Glass (or water) that refracts, with a light shadow."""
    m = Mat("clear")
    m.p(Base_Color=rgb(tint), Transmission_Weight=1., Roughness=0., IOR=ior)
    shadow = m.n("BsdfTransparent", {"Color": (.86, .89, .87, 1)})
    ray = m.n("LightPath").outputs["Is Shadow Ray"]
    m.t.links.new(m.n("MixShader", {0: ray, 1: m.b.outputs[0], 2: shadow.outputs[0]}).outputs[0], m.out.inputs[0])
    return m
