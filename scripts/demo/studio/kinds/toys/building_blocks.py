"""Building blocks stacked to a gate and a tower: beech with painted pieces, plain maple with a few muted ones, or cork."""
from studio import *
from studio.open_air import *
from .parts import lacquer

DEPARTMENT = "Toys"


def build(look):
    bevel = .028 if look.material != "Cork" else .04

    def stuff(along=(1, 0, 0), paint=None):
        if look.material == "Cork":
            return cork().m
        if look.material == "Beech" and paint:
            return lacquer(paint, "Beech", along).m
        if look.material == "Maple" and paint in ("#b4532f", "#6f7f8c"):
            return lacquer({"#b4532f": "#c9896a", "#6f7f8c": "#8fa3a6"}[paint], "Maple", along, .62).m
        return tree(look.material, along, 1.8, vary=True).m

    def block(size, at, turn=0, paint=None):
        long = max(range(3), key=lambda i: size[i])
        return put(box("block", size, stuff(tuple(float(i == long) for i in range(3)), paint), bevel=bevel, seg=5), at, (0, 0, turn))

    def cut(outline, depth, at, turn=0, paint=None, along=(1, 0, 0), holes=()):
        """A piece sawn along an outline (x, z), `depth` thick; `at` is the middle of its foot."""
        ob = plate("cut", outline, depth, stuff(along, paint), bevel, holes)
        for v in ob.data.vertices:
            v.co = (v.co.x, depth / 2 - v.co.z, v.co.y)
        return put(ob, at, (0, 0, turn))

    def pillar(r, high, at, turn=(0, 0, 0), paint=None):
        return put(lathe("pillar", rounded([(0, 0), (r, 0, bevel), (r, high, bevel), (0, high)], 5), stuff((0, 0, 1), paint), 96), at, turn)

    arc = lambda r, x=0, z=0: [(x + r * math.cos(t), z + r * math.sin(t)) for t in np.linspace(pi, 0, 36)]
    u = .55
    # the gate
    block((u, u, 2 * u), (-1.35, .1, u), -2)
    block((u, u, 2 * u), (.02, .1, u), 3, "#6f7f8c")
    gate = [(-.96, 0), *arc(.45), (.96, 0), (.96, .83), (-.96, .83)]
    cut(gate, u, (-.665, .1, 2 * u), 1, "#d3a13c")
    block((1.7, u, .26), (-.66, .1, 2 * u + .83 + .13), -1)
    pillar(.24, .62, (-1.18, .12, 2 * u + 1.09))
    pillar(.24, .62, (-.14, .10, 2 * u + 1.09))
    cut([(-.86, 0), (.86, 0), (0, .66)], u, (-.66, .1, 2 * u + 1.71), 2, "#b4532f")
    # the tower
    block((u, u, u), (1.02, .25, u / 2), 8, "#9db08f")
    block((u, u, u), (1.03, .24, u * 1.5), -4)
    block((u, u, u), (1.01, .25, u * 2.5), 5, "#b4532f")
    cut([*arc(.29), ], u, (1.02, .25, 3 * u), 12)
    # what lies about
    pillar(.26, .85, (.42, -.88, .26), (90, 0, 62), "#6f7f8c")
    block((u, u, u), (-.62, -1.02, u / 2), 28, "#b4532f" if look.material == "Beech" else None)
    cut([(-.5, 0), (.5, 0), (-.5, 1.0 * .55)], u, (-1.78, -.55, 0), 20, "#9db08f")
    block((1.35, .5, .26), (1.35, -.62, .13), -38, "#d3a13c" if look.material == "Beech" else None)
    if look.view == "detail":
        return Shot(azimuth=26, elevation=20, aim=(-.68, 0, 2.3), span=2.75, dof=.012)
    return Shot(azimuth=20, elevation=15, fill=.80)
