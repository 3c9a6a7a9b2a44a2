"""Cloth, leather and what is sewn from them."""
from .geometry import pi
from .materials import Mat
from .palette import rgb


def dyed(col, factor=1., sheen=.35):
    """The colour of cloth, times a factor, as linear red, green, blue and alpha 1.

    The camera's tone curve (Khronos PBR Neutral) takes up to 0.04 from every channel, since most things reflect that much at
    their surface. Cloth hardly does, so without this its colours come out darker and more vivid than their names; only its `sheen`
    makes them paler by itself."""
    parts = [min(1., p * factor) for p in rgb(col)[:3]]
    low = min(parts)
    lost = .04 if low > .04 else .4 * low ** .5 - low
    return tuple(min(1., p + max(0., .9 - .8 * sheen) * lost) for p in parts) + (1.,)


def weave(col, threads=14., slub=.5, depth=.6, coords="UV", sheen=.35, through=0., contrast=.4, rot=0.):
    """Plain weave; threads per 10 cm/10. UV are in units."""
    m = Mat("weave"); co = m.co(coords, (1, 1, 1), (0, 0, rot))
    sep = m.n("SeparateXYZ", {0: co})
    nu = m.noise(m.n("Mapping", {"Vector": co, "Scale": (threads*.9, threads*.06, 1)}).outputs[0], 1., 3)
    nv = m.noise(m.n("Mapping", {"Vector": co, "Scale": (threads*.06, threads*.9, 1)}).outputs[0], 1., 3)
    u = m.math("MULTIPLY_ADD", sep.outputs[0], threads, m.math("MULTIPLY", nv, slub))
    v = m.math("MULTIPLY_ADD", sep.outputs[1], threads, m.math("MULTIPLY", nu, slub))
    su, sv = m.math("SINE", m.math("MULTIPLY", u, pi)), m.math("SINE", m.math("MULTIPLY", v, pi))
    cu, cv = m.math("COSINE", m.math("MULTIPLY", u, pi)), m.math("COSINE", m.math("MULTIPLY", v, pi))
    warp = m.math("MULTIPLY", m.math("ABSOLUTE", su), m.math("MULTIPLY_ADD", m.math("MULTIPLY", cv, m.math("SIGN", su)), .4, .6))
    weft = m.math("MULTIPLY", m.math("ABSOLUTE", sv), m.math("MULTIPLY_ADD", m.math("MULTIPLY", cu, m.math("SIGN", sv)), -.4, .6))
    h = m.math("MAXIMUM", warp, weft)
    c, dk, lt = (dyed(col, f, sheen) for f in (1, 1-contrast*1.3, 1+contrast*.35))
    base = m.mix(m.ramp(h, (.15, 0.), (.7, 1.)), dk, c)
    th = m.math("MULTIPLY", m.math("ADD", nu, nv), .5)
    base = m.mix(m.ramp(th, (.42, 0.), (.68, .8)), base, lt)
    base = m.mix(m.math("MULTIPLY", m.ramp(m.noise(co, 1.3, 4), (.35, 0.), (.7, 1.)), .18), base, dk)
    m.p(Base_Color=base, Roughness=.9, Sheen_Weight=sheen, Sheen_Roughness=.5, Normal=m.bump(m.math("ADD", h, m.math("MULTIPLY", th, .8)), depth, .012), Specular_IOR_Level=.2)
    if through:
        tr = m.n("BsdfTranslucent", {"Color": base})
        mx = m.n("MixShader", {0: through, 1: m.b.outputs[0], 2: tr.outputs[0]})
        m.t.links.new(mx.outputs[0], m.out.inputs[0])
    m.base, m.h = base, h
    return m

def leather(col, scale=26., rough=.42, depth=.35):
    m = Mat("leather"); co = m.co()
    w = m.n("TexNoise", {"Vector": co, "Scale": scale*.6, "Detail": 2.}).outputs[1]
    v = m.n("VectorMath", {0: co, 1: m.n("VectorMath", {0: w, "Scale": .02}, operation="SCALE").outputs[0]}, operation="ADD").outputs[0]
    cell = m.n("TexVoronoi", {"Vector": v, "Scale": scale}, feature="DISTANCE_TO_EDGE").outputs[0]
    peb = m.ramp(cell, (0., 0.), (.3, 1.))
    c = rgb(col); tone = m.noise(co, 2.5, 4)
    base = m.mix(m.ramp(tone, (.3, 0.), (.75, 1.)), tuple(x*.78 for x in c[:3])+(1,), tuple(min(1, x*1.12) for x in c[:3])+(1,))
    base = m.mix(m.math("MULTIPLY", m.math("SUBTRACT", 1., peb), .12), base, tuple(x*.45 for x in c[:3])+(1,))
    return m.p(Base_Color=base, Roughness=m.math("MULTIPLY_ADD", tone, .2, rough-.1), Normal=m.bump(peb, depth, .006), Sheen_Weight=.05)


def terry(col):
    """Looped towelling."""
    m = Mat("terry"); co = m.co()
    loops = m.n("TexVoronoi", {"Vector": co, "Scale": 62.}).outputs[0]
    big = m.noise(co, 5, 4)
    base = m.mix(m.ramp(loops, (0., 0.), (.75, 1.)), dyed(col, 1.1, .6), dyed(col, .62, .6))
    base = m.mix(m.math("MULTIPLY", m.ramp(big, (.35, 0.), (.7, 1.)), .2), base, dyed(col, .7, .6))
    return m.p(Base_Color=base, Roughness=1., Sheen_Weight=.6, Sheen_Roughness=.6, Specular_IOR_Level=.1, Normal=m.bump(m.math("MULTIPLY", loops, -1.), .9, .03))
