"""A mug: glazed stoneware with a raw foot, a thin porcelain cup with a painted line, or an enamelled steel camping mug with a dark rim."""
from .parts import *

DEPARTMENT = "Kitchen"


def stoneware_mug(look):
    m = stoneware(look.paint("Moss"), .105, .94)
    body = lathe("body", rounded([(0, .03), (.30, .03), (.31, 0, .01), (.345, 0, .02), (.40, .09, .10), (.425, .25, .1), (.42, .95, .024), (.378, .95, .024),
                                  (.38, .26, .1), (.33, .075, .12), (0, .07)], 8), m.m, 160)
    path = catmull([(.395, 0, .76), (.52, 0, .80), (.66, 0, .76), (.73, 0, .62), (.71, 0, .46), (.62, 0, .34), (.50, 0, .27), (.40, 0, .23)], 40)
    widths = [1.25 - .45 * math.sin(pi * i / (len(path) - 1)) ** .6 for i in range(len(path))]
    handle = sweep("handle", path, circle(.062, 28, .04), m.m, up=(0, 1, 0), scale=widths)
    return [fuse([body, handle], .0058, 14, "mug")]


def porcelain_mug(look):
    m = porcelain(look.paint("#fbfaf5"), "#3d5f94", (.838, .852))
    body = lathe("body", rounded([(0, .035), (.20, .035), (.21, 0, .01), (.232, 0, .01), (.24, .05, .03), (.36, .16, .16), (.405, .45, .3), (.43, .90, .01),
                                  (.408, .90, .01), (.385, .45, .3), (.335, .18, .15), (.2, .07, .1), (0, .065)], 10), m.m, 160)
    path = catmull([(.40, 0, .70), (.50, 0, .76), (.62, 0, .74), (.685, 0, .62), (.66, 0, .46), (.57, 0, .33), (.47, 0, .265), (.37, 0, .235)], 40)
    widths = [1.25 - .5 * math.sin(pi * i / (len(path) - 1)) ** .5 for i in range(len(path))]
    handle = sweep("handle", path, circle(.052, 28, .034), m.m, up=(0, 1, 0), scale=widths)
    return [fuse([body, handle], .0048, 8, "mug")]


def enamel_mug(look):
    m = enamel(look.paint("Chalk"))
    rim = enamel("#2c3d5c")
    steps = rounded([(0, .02), (.33, .02, .02), (.35, 0, .01), (.375, .02, .02), (.40, .06, .03), (.425, .84, .01), (.412, .84, .01), (.385, .07, .04), (0, .045)], 8)
    body = lathe("body", steps, m.m, 160)
    bead = lathe("rim", [(.422 + .021 * math.cos(a), .845 + .021 * math.sin(a)) for a in np.linspace(0, 2 * pi, 20)], rim.m, 160, sharp=None)
    path = catmull([(.405, 0, .70), (.50, 0, .735), (.63, 0, .735), (.70, 0, .67), (.685, 0, .54), (.62, 0, .40), (.53, 0, .29), (.44, 0, .235), (.385, 0, .225)], 30)
    handle = sweep("handle", path, rrect(.17, .03, .0145, 5), m.m, up=(0, 1, 0))
    edges = [sweep("edge", path + np.array([0, y, 0]), circle(.017, 14), rim.m, up=(0, 1, 0)) for y in (-.085, .085)]
    return [body, bead, handle] + edges


def build(look):
    for ob in {"Enamel": enamel_mug, "Stoneware": stoneware_mug, "Porcelain": porcelain_mug}[look.material](look):
        ob.rotation_euler = (0, 0, math.radians(-18))
    if look.view == "detail":
        return Shot(azimuth=-34, elevation=44, fill=.8, dof=.01)
    return Shot(azimuth=20, elevation=17, fill=.66, dof=.012)
