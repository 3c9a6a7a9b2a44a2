"""A sitting soft rabbit with long ears, one of them folded, and a scarf; fine cotton, slubby linen, or knitted merino."""
from studio import *
from studio.open_air import *
from .parts import limb, lumps

DEPARTMENT = "Toys"


def ear(side, path, cloth, lining, facing):
    """A flat ear: cloth behind, lining in front."""
    path = catmull(path, 20)
    t = np.linspace(0, 1, len(path))
    half = .20 * np.sin(np.clip(.14 + .86 * t, 0, 1) ** .8 * pi) ** .7 * (.75 + .45 * t) + .035
    half *= np.sqrt(np.clip((1.002 - t) / .10, 0, 1))
    tan = np.gradient(path, axis=0)
    tan /= np.linalg.norm(tan, axis=1)[:, None]
    shown = []
    for lift, share, mat in ((0, 1., cloth), (.034, .72, lining)):
        rows = []
        for p, d, w in zip(path, tan, half):
            f = np.array(facing, float)
            f -= d * f.dot(d)
            f /= np.linalg.norm(f)
            s = np.cross(d, f)
            section = []
            for q in np.linspace(0, 2 * pi, 40, endpoint=False):
                c, n = math.cos(q), math.sin(q)
                cup = .35 * w * (abs(c) * share) ** 2
                section.append(p + s * w * share * c + f * (lift + cup + n * (.055 if mat is cloth else .022) * (1 - .5 * abs(c) ** 3)))
            rows.append(section)
        if mat is lining:
            rows = rows[7:-5]
        shown.append(skin("ear", rows, mat, closed=True, caps=True, smooth=1))
    return shown


def build(look):
    if look.material == "Organic Cotton":
        make = lambda: weave(look.paint("#e3cfab"), 84, .5, .5, sheen=.5, contrast=.2).m
        lining, scarf = weave("#d9a593", 84, .5, .45, sheen=.4, contrast=.2).m, weave("#6f7f8c", 64, .8, .6, contrast=.3).m
    elif look.material == "Linen":
        make = lambda: weave(look.paint("#b9aa93"), 30, 1.5, .8, sheen=.25, contrast=.5).m
        lining, scarf = weave("#e9dfcb", 34, .8, .6, contrast=.3).m, weave("#b4532f", 34, 1., .6, contrast=.35).m
    else:
        make = lambda: knit(look.paint("#e6ddcf"), 12.5).m
        lining, scarf = knit("#d6b7a6", 14.).m, knit("#7d8a55", 8.).m
    cloth = make()
    thread = plain("#3a2f2a", .6).m
    seam = plain("#8b7a60" if look.material != "Merino" else "#b9ad9a", .9).m
    body = lathe("body", [(max(0, r), z) for r, z in catmull([(0, .02), (.34, .03), (.62, .18), (.70, .48), (.63, .86), (.47, 1.22), (.33, 1.48), (.2, 1.6), (0, 1.62)], 8)], cloth, 128, 1., .92, sharp=None)
    lumps(body, .06, .5)
    head = lathe("head", [(max(0, r), z) for r, z in catmull([(0, -.44), (.24, -.42), (.46, -.26), (.54, -.02), (.50, .22), (.36, .41), (.16, .50), (0, .51)], 8)], cloth, 128, 1., .93, sharp=None)
    lumps(put(head, (0, -.06, 1.93), (8, 0, 3)), .04, .4)
    ball("muzzle", .25, cloth, (0, -.46, 1.83), sx=1.15, sy=.9, sz=.78)
    for s in (-1, 1):
        limb("arm", [(s * .40, -.10, 1.36), (s * .63, -.24, 1.06), (s * .62, -.44, .76), (s * .50, -.56, .60)], [.15, .17, .165, .18], cloth, up=(0, 1, 0))
        lumps(limb("leg", [(s * .40, -.20, .27), (s * .52, -.66, .25), (s * .60, -1.08, .26)], [.26, .24, .235], cloth), .03, .4)
        lumps(ball("foot", .29, cloth, (s * .61, -1.16, .33), sx=.95, sy=.62, sz=1.22, turn=(-8, 0, s * 8)), .02, .4)
        ball("sole", .20, lining, (s * .635, -1.315, .34), sx=.9, sy=.22, sz=1.25, turn=(-8, 0, s * 8))
        ball("eye", .062, plastic("#1d1715", .12).m, (s * .215, -.50, 2.02), sy=.75)
    ball("tail", .24, lining, (.18, .62, .34))
    # nose and mouth in thread
    ball("nose", .075, plain("#a8644f", .8).m, (0, -.695, 1.90), sx=1.15, sy=.5, sz=.72)
    tube("mouth", [(0, -.70, 1.87), (0, -.705, 1.80)], .011, thread, 4)
    for s in (-1, 1):
        tube("mouth", [(0, -.705, 1.80), (s * .05, -.70, 1.755), (s * .12, -.675, 1.765)], .011, thread, 8)
    # ears
    ear(-1, [(-.20, -.02, 2.33), (-.27, .02, 2.62), (-.36, .05, 3.00), (-.40, .0, 3.32), (-.36, -.06, 3.52)], cloth, lining, (.25, -1, 0))
    ear(1, [(.20, -.02, 2.34), (.27, .0, 2.60), (.40, -.03, 2.84), (.62, -.10, 2.93), (.84, -.18, 2.80), (.95, -.24, 2.50), (.97, -.26, 2.18), (.95, -.25, 2.02)], cloth, lining, (.05, -1, .12))
    # seams of the body, and a scarf
    line = [(.008 * math.sin(9 * z), -.92 * np.interp(z, [.10, .18, .48, .86, 1.22, 1.42], [.50, .62, .70, .63, .47, .36]) - .012, z) for z in np.linspace(.3, 1.4, 60)]
    stitches(line, seam, .05, .035, .010, (0, -.004, 0))
    ringed = []
    for a in np.linspace(0, 2 * pi, 120, endpoint=False):
        r = .42 + .015 * math.sin(5 * a)
        ringed.append((r * math.sin(a), -.93 * r * math.cos(a) - .02, 1.50 - .04 * math.cos(a) + .012 * math.sin(3 * a)))
    fold = [(x * (1 + .2 * math.sin(3 * q)), y) for q, (x, y) in zip(np.linspace(0, 2 * pi, 40), rrect(.14, .26, .06, 9))]
    lumps(sweep("scarf", ringed, fold, scarf, closed=True, sharp=None), .03, .12)
    lumps(ball("knot", .12, scarf, (.10, -.47, 1.44), sx=1.1, sy=.75, sz=.9), .02, .1)
    for path in ([(.10, -.50, 1.42), (.03, -.60, 1.24), (-.03, -.69, 1.03), (-.05, -.73, .90)], [(.12, -.50, 1.42), (.20, -.60, 1.22), (.27, -.68, 1.04), (.31, -.70, .95)]):
        p = catmull(path, 14)
        end = sweep("end", p, [(x, y + .01 * math.sin(30 * x)) for x, y in rrect(.26, .035, .014, 6)], scarf, up=(0, -1, .3), scale=np.linspace(.55, 1.1, len(p)), sharp=None)
        lumps(end, .02, .15)
    if look.view == "detail":
        return Shot(azimuth=22, elevation=12, aim=(.13, -.35, 2.0), span=2.15, dof=.012)
    return Shot(azimuth=20, elevation=11, fill=.84)
