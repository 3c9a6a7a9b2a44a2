"""A duvet cover folded for the shelf, its buttoned edge to the front, with its two pillowcases on top."""
from studio import *
from studio.softgoods import *

DEPARTMENT = "Bedding & Bath"


def build(look):
    colour = {"Percale": "#f4f2ec", "Washed Cotton": "#94a287", "Linen": "#c9ae85"}[look.material]
    cloth = {
        "Percale": lambda: weave(colour, 150, .2, .15, "UV", .2, 0, .08),
        "Washed Cotton": lambda: weave(colour, 100, .5, .4, "UV", .35, 0, .25),
        "Linen": lambda: weave(colour, 62, 1., .8, "UV", .3, 0, .45),
    }[look.material]().m
    crush = {"Percale": .012, "Washed Cotton": .045, "Linen": .036}[look.material]
    along = strew(40, (-2.2, 0, 2.2, 12), 80, 4, (.6, 2.), (.04, .12), (crush * .6, crush * 1.5), 34)

    def crumple(x, w):
        flat = creases(x, w, along) + crush * .5 * swell(x, w, .8, 6) + crush * .35 * swell(x, w, .33, 8)
        return np.maximum(flat, -.05)

    thick, depth, width = .40, 3.0, 4.3
    section = bend(zigzag(3, depth, thick * 1.05, thick * .52, 1, .015), .05, thick * .5)
    cover = folded("cover", section, width, thick, cloth, .03, 3, .045, crumple=crumple, edge=.025)
    top = 3 * thick * 1.05
    cases = []
    for k in (0, 1):
        line = bend(zigzag(2, 2.2, .17, .09, -1, .01), .05, .08)
        case = folded("case", line, 3.1, .16, cloth, .02, 7 + k, .045, crumple=lambda x, w: .6 * crumple(x + 1 + k, w + 3), edge=.02)
        case.location, case.rotation_euler = (.06 - .05 * k, .18 + .03 * k, top + .02 + k * .35), (0, 0, math.radians(2 - 3 * k))
        cases.append(case)
    hem = matching_thread(colour)
    if look.material == "Percale":
        x = np.linspace(-width / 2 + .06, width / 2 - .06, 80)
        y = -depth / 2 + .24 + .024 * swell(x, x * 0 + 5, 1.6, 5)
        for q in (0, .07):
            over(cover, np.stack([x, y + q], 1), .004, plain("#40557a", .8, Sheen_Weight=.3).m, .014)
    else:
        x = np.linspace(-width / 2 + .08, width / 2 - .08, 120)
        sew_over(cover, np.stack([x, np.full_like(x, -depth / 2 + .46)], 1), hem)
        for q in np.linspace(-1.75, 1.75, 5):
            z = height_on(cover, q, -depth / 2 + .22)
            body = lathe("button", rounded([(0, .012), (.055, .012), (.063, .03, .01), (.085, .028, .012), (.09, .0, .008), (.08, -.03), (0, -.03)], 5), shell(colour), 32)
            body.location = (q, -depth / 2 + .22, z + .014)
            for s in (-1, 1):
                tube("yarn", [(q - .022, -depth / 2 + .22 + s * .016, z + .02), (q, -depth / 2 + .22 + s * .016, z + .036), (q + .022, -depth / 2 + .22 + s * .016, z + .02)], .007, hem, 6, n=8)
    if look.view == "detail":
        return Shot(azimuth=34, elevation=30, aim=(.95, -.95, 1.15), span=2.6, dof=.006)
    return Shot(azimuth=30, elevation=25, fill=.8)


def shell(colour):
    m = Mat("shell")
    return m.p(Base_Color=m.mix(m.ramp(m.noise(m.co(), 5, 3, .6, 1.5), (.35, 0.), (.65, 1.)), rgb("#cdbfa8"), rgb("#f5efe2")), Roughness=.2, Coat_Weight=.6).m


def matching_thread(colour):
    return Mat("thread").p(Base_Color=tone(colour, .75), Roughness=.8).m


def height_on(ob, x, y):
    """The height of the cloth under a point, seen from above."""
    bpy.context.view_layer.update()
    hit, at, *_ = ob.evaluated_get(bpy.context.evaluated_depsgraph_get()).ray_cast((x, y, 20), (0, 0, -1))
    return at.z if hit else 0.


def over(ob, path, lift, mat, r):
    points = [(x, y, height_on(ob, x, y) + lift) for x, y in path]
    return sweep("cord", points, circle(r, 10), mat)


def sew_over(ob, path, mat):
    p = even(path, .03)
    return sew([(x, y, height_on(ob, x, y) + .004) for x, y in p], mat, .045, .022, .008)
