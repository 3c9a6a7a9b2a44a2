"""A lounge chair: deep seat and back cushions with piped seams in a low upholstered shell on tapered oak legs."""
from .parts import *

DEPARTMENT = "Furniture"


def boucle(colour):
    """Curled yarn in loops: lumps of two sizes."""
    m = Mat("boucle")
    co = m.co()
    loops = m.n("TexVoronoi", {"Vector": co, "Scale": 13.}, feature="SMOOTH_F1").outputs[0]
    fine = m.noise(co, 26, 4, .6)
    c = rgb(colour)
    height = m.math("ADD", m.math("MULTIPLY", loops, -1.), m.math("MULTIPLY", fine, .5))
    base = m.mix(m.ramp(loops, (.1, 0.), (.75, 1.)), tuple(min(1, x * 1.06) for x in c[:3]) + (1,), tuple(x * .78 for x in c[:3]) + (1,))
    return m.p(Base_Color=base, Roughness=1., Sheen_Weight=.5, Sheen_Roughness=.6, Specular_IOR_Level=.1, Normal=m.bump(height, 1., .10))


def cover(material):
    """The cloth or leather, and the colour of its piping."""
    if material == "Linen":
        return weave("#b9653f", 36, .8, .5, contrast=.3), weave("#a4552f", 40, .5, .5, contrast=.3)
    if material == "Bouclé":
        return boucle("#efe8da"), boucle("#e6dece")
    hide = leather("#7a4628", 13, .54, .25)
    crease = hide.noise(hide.co(), 1.6, 6, .65)
    hide.p(Normal=hide.bump(crease, .12, .12, hide.b.inputs["Normal"].links[0].from_socket))
    return hide, leather("#6a3b21", 20, .45, .3)


def build(look):
    fabric, piping = cover(look.material)
    lumpy = look.material == "Bouclé"
    timber = Timber("Walnut" if lumpy else "Oak", .5)
    pipe = None if lumpy else piping.m
    wide, deep = 7.4, 7.4
    cushion("seat base", (wide - 1.5, deep - 1.2, 1.3), fabric.m, (0, -.15, 2.05), .04, .28, seed=1)
    for side in (-1, 1):
        cushion("arm", (1.15, deep - .5, 3.3), fabric.m, (side * (wide / 2 - .55), -.1, 3.15), .08, .46, .3, (0, side * .03, 0), seed=2 + side)
    cushion("back shell", (wide - .9, 1.05, 4.9), fabric.m, (0, deep / 2 - .75, 4.25), .04, .48, .3, (-.14, 0, 0), seed=5)
    cushion("seat cushion", (wide - 2.42, deep - 1.9, 1.25), fabric.m, (0, -.75, 3.22), .26, .42, .36, (.045, 0, 0), pipe, .10, 7)
    cushion("back cushion", (wide - 2.55, 3.9, 1.2), fabric.m, (.02, deep / 2 - 2.02, 5.15), .42, .46, .42, (pi / 2 - .26, 0, .0), pipe, .06, 9)
    for sx in (-1, 1):
        for sy in (-1, 1):
            x, y = sx * (wide / 2 - 1.0), sy * (deep / 2 - 1.1)
            leg("leg", (x, y, 1.55), (x + sx * .22, y + sy * .26, .02), .50, .27, timber.z)
    if look.view == "detail":
        return Shot(azimuth=-36, elevation=26, aim=(-.9, -1.4, 3.9), span=6.4, dof=.006, key=1.2)
    return Shot(azimuth=32, elevation=15, fill=.80)
