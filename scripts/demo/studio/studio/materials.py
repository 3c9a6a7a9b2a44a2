"""Materials with procedural textures: `Mat` builds the node tree, the functions below make what things are made of."""
import bpy

from .geometry import pi
from .palette import rgb

class Mat:
    def __init__(self, name):
        self.m = bpy.data.materials.new(name)
        self.m.use_nodes = True
        self.t = self.m.node_tree
        self.t.nodes.clear()
        self.out = self.t.nodes.new("ShaderNodeOutputMaterial")
        self.b = self.n("BsdfPrincipled")
        self.t.links.new(self.b.outputs[0], self.out.inputs[0])
    def n(self, kind, ins=None, **at):
        x = self.t.nodes.new("ShaderNode"+kind)
        for k, v in at.items(): setattr(x, k, v)
        for k, v in (ins or {}).items(): self.set(x.inputs[k], v)
        return x
    def set(self, sock, v):
        if isinstance(v, bpy.types.NodeSocket): self.t.links.new(v, sock)
        elif isinstance(v, bpy.types.Node): self.t.links.new(v.outputs[0], sock)
        else: sock.default_value = v
    def p(self, **kw):
        for k, v in kw.items(): self.set(self.b.inputs[k.replace("_", " ")], v)
        return self
    def math(self, op, a, b=0., c=None):
        x = self.n("Math", operation=op); self.set(x.inputs[0], a); self.set(x.inputs[1], b)
        if c is not None: self.set(x.inputs[2], c)
        return x.outputs[0]
    def mix(self, f, a, b, blend="MIX"):
        x = self.n("Mix", data_type="RGBA", blend_type=blend)
        self.set(x.inputs[0], f); self.set(x.inputs[6], a); self.set(x.inputs[7], b)
        return x.outputs[2]
    def ramp(self, f, *stops):
        x = self.n("ValToRGB"); self.set(x.inputs[0], f)
        e = x.color_ramp.elements
        while len(e) < len(stops): e.new(.5)
        for el, (pos, col) in zip(e, stops):
            el.position = pos; el.color = (col,)*3+(1,) if isinstance(col, (int, float)) else col
        return x.outputs[0]
    def co(self, kind="Object", scale=(1, 1, 1), rot=(0, 0, 0), loc=(0, 0, 0), vary=False):
        c = self.n("TexCoord").outputs[kind]
        if vary:
            r = self.n("ObjectInfo").outputs["Random"]
            v = self.n("CombineXYZ", {"X": self.math("MULTIPLY", r, 17.), "Y": self.math("MULTIPLY", r, 29.), "Z": self.math("MULTIPLY", r, 11.)})
            c = self.n("VectorMath", {0: c, 1: v.outputs[0]}, operation="ADD").outputs[0]
        return self.n("Mapping", {"Vector": c, "Scale": scale, "Rotation": rot, "Location": loc}).outputs[0]
    def noise(self, co, scale, detail=4., rough=.55, dist=0.):
        return self.n("TexNoise", {"Vector": co, "Scale": scale, "Detail": detail, "Roughness": rough, "Distortion": dist}).outputs[0]
    def bump(self, h, strength=.3, dist=.01, normal=None):
        x = self.n("Bump", {"Height": h, "Strength": strength, "Distance": dist})
        if normal is not None: self.set(x.inputs["Normal"], normal)
        return x.outputs[0]

def glaze(col, speck=.5, rough=.12, name="glaze"):
    m = Mat(name); co = m.co()
    c = rgb(col); d = tuple(x*.55 for x in c[:3])+(1,)
    cloud = m.noise(co, 2.2, 5)
    base = m.mix(m.ramp(cloud, (.3, 0.), (.75, 1.)), c, tuple(x*.86 for x in c[:3])+(1,))
    dots = m.ramp(m.noise(co, 60, 2, .4), (.66, 0.), (.71, 1.))
    base = m.mix(m.math("MULTIPLY", dots, speck), base, d)
    h = m.noise(co, 6, 2)
    return m.p(Base_Color=base, Roughness=rough+.12, Coat_Weight=.9, Coat_Roughness=rough*.5, Normal=m.bump(h, .12, .02),
               Subsurface_Weight=.06, Subsurface_Radius=(.1, .08, .06), Subsurface_Scale=.3)

def wood(light, dark, along=(0, 0, 1), scale=1., rough=.48, centre=(.9, 2.2, 0), rings=2.4, vary=True):
    m = Mat("wood")
    ax = max(range(3), key=lambda i: along[i])
    st = [1.*scale]*3; st[ax] = .09*scale
    co = m.co(scale=st, vary=vary)
    wob = m.n("TexNoise", {"Vector": co, "Scale": .9, "Detail": 2.}).outputs[1]
    off = m.n("VectorMath", {0: wob, 1: (.5,)*3}, operation="SUBTRACT").outputs[0]
    w2 = m.n("VectorMath", {0: off, "Scale": .55}, operation="SCALE").outputs[0]
    v = m.n("VectorMath", {0: co, 1: w2}, operation="ADD").outputs[0]
    v = m.n("VectorMath", {0: v, 1: centre}, operation="ADD").outputs[0]
    flat = [1, 1, 1]; flat[ax] = 0.0
    flatv = m.n("VectorMath", {0: v, 1: tuple(flat)}, operation="MULTIPLY").outputs[0]
    rad = m.n("VectorMath", {0: flatv}, operation="LENGTH").outputs["Value"]
    uneven = m.noise(m.n("CombineXYZ", {"X": rad}).outputs[0], 3.5, 3)
    ph = m.math("FRACT", m.math("MULTIPLY_ADD", rad, rings*2, m.math("MULTIPLY", uneven, 1.6)))
    ring = m.ramp(ph, (0., .1), (.7, .85), (.9, 1.), (1., .1))
    fs = [34.*scale]*3; fs[ax] = .8*scale
    fib = m.noise(m.co(scale=fs, vary=vary), 1., 5, .6)
    ps = [60.*scale]*3; ps[ax] = 3.2*scale
    pore = m.ramp(m.noise(m.co(scale=ps, vary=vary), 1., 2, .4), (.60, 0.), (.70, 1.))
    pore = m.math("MULTIPLY", pore, m.math("MULTIPLY_ADD", ring, .7, .3))
    L, D = rgb(light), rgb(dark)
    tone = m.noise(co, .8, 2)
    base = m.mix(m.math("MULTIPLY", ring, .72), L, D)
    base = m.mix(m.math("MULTIPLY", m.ramp(fib, (.35, 0.), (.75, 1.)), .45), base, D)
    base = m.mix(m.ramp(tone, (.3, 0.), (.8, .35)), base, tuple(x*1.25 for x in L[:3])+(1,))
    base = m.mix(m.math("MULTIPLY", pore, .6), base, tuple(x*.35 for x in D[:3])+(1,))
    h = m.math("SUBTRACT", m.math("MULTIPLY", fib, .35), pore)
    return m.p(Base_Color=base, Roughness=m.math("MULTIPLY_ADD", fib, .2, rough-.1), Normal=m.bump(h, .25, .006), Coat_Weight=.12, Coat_Roughness=.3)

def steel(tint="#b9bcbd", rough=.26, along=(1, 0, 0), radial=False, aniso=.7, name="steel"):
    m = Mat(name)
    s = [1, 1, 1]
    if radial:
        co = m.co(); sep = m.n("SeparateXYZ", {0: co})
        r = m.n("VectorMath", {0: m.n("CombineXYZ", {"X": sep.outputs[0], "Y": sep.outputs[1]}).outputs[0]}, operation="LENGTH").outputs["Value"]
        ang = m.math("ARCTAN2", sep.outputs[1], sep.outputs[0])
        v = m.n("CombineXYZ", {"X": m.math("MULTIPLY", r, 90.), "Y": m.math("MULTIPLY", ang, 2.5)}).outputs[0]
        tan = m.n("Tangent", direction_type="RADIAL", axis="Z").outputs[0]
    else:
        s = [80 if a == 0 else 1.2 for a in along]
        v = m.co(scale=s, vary=True); ax = "XYZ"[max(range(3), key=lambda i: along[i])]
        tan = m.n("Tangent", direction_type="RADIAL", axis=ax).outputs[0]
    f = m.noise(v, 1., 4, .65)
    smear = m.noise(m.co(), 1.4, 4)
    m.p(Base_Color=m.mix(m.math("MULTIPLY", f, .22), rgb(tint), tuple(x*.6 for x in rgb(tint)[:3])+(1,)), Metallic=1.,
        Roughness=m.math("ADD", m.math("MULTIPLY_ADD", f, .22, rough-.12), m.math("MULTIPLY_ADD", smear, .05, -.02)),
        Anisotropic=aniso, Tangent=tan, Normal=m.bump(f, .03, .003))
    return m

def polished(tint="#c9a24a", rough=.16):
    m = Mat("polished"); sm = m.noise(m.co(), 3, 4)
    return m.p(Base_Color=rgb(tint), Metallic=1., Roughness=m.math("MULTIPLY_ADD", sm, .14, rough-.05))

def powder(col, rough=.42):
    m = Mat("powder"); g = m.noise(m.co(), 70, 2)
    return m.p(Base_Color=rgb(col), Roughness=rough, Normal=m.bump(g, .10, .006), Specular_IOR_Level=.45)

def plastic(col, rough=.38, grain=.05):
    m = Mat("plastic"); g = m.noise(m.co(), 140, 2)
    return m.p(Base_Color=rgb(col), Roughness=m.math("MULTIPLY_ADD", m.noise(m.co(), 2, 3), .08, rough-.04), Normal=m.bump(g, grain, .004))

def glass(tint="#f7fbf8", rough=0.):
    m = Mat("glass")
    return m.p(Base_Color=rgb(tint), Transmission_Weight=1., Roughness=rough, IOR=1.46)

def plain(col, rough=.6, **kw):
    return Mat("plain").p(Base_Color=rgb(col), Roughness=rough, **kw)

