"""A wall calendar seen from the front: recycled paper in a wooden rail, a two-colour risograph print, or letterpress on thick cotton paper."""
from .parts import *

DEPARTMENT = "Stationery"
W, H, THICK = 2.1, 2.97, .035


def curling(x, y, lift):
    """The top sheet: its lower right corner comes up a little."""
    s = max(0, (x / W + .5) * .6 + (.5 - y / H) * .9 - .95)
    return (x - .25 * s * s, y + .16 * s * s, THICK + lift + .9 * s * s)


def numbers(ink, size, surface, lift, sunday=None, first=2):
    """The days of a month: five rows of seven."""
    for day in range(1, 32):
        col, row = (day + first - 1) % 7, (day + first - 1) // 7
        V, F = lettering(str(day), size)
        lay("day", (V + (-.78 + .26 * col, -.42 - .22 * row), F), sunday if col == 6 and sunday else ink, surface, lift)
    for col, name in enumerate("MTWTFSS"):
        V, F = lettering(name, size * .62)
        lay("weekday", (V + (-.78 + .26 * col, -.25), F), ink, surface, lift)


def stencil(colour, grain=.5):
    """Risograph ink: it tints what lies under it, and is a little uneven."""
    m = Mat("riso")
    speck = m.ramp(m.noise(m.co("Generated"), 260, 2, .6), (.30, 0.), (.42, 1.))
    tint = m.mix(m.math("MULTIPLY_ADD", speck, grain, 1 - grain), rgb("#fff8f0"), rgb(colour))
    m.t.links.new(m.n("BsdfTransparent", {"Color": tint}).outputs[0], m.out.inputs[0])
    return m.m


def rail():
    """Two battens that hold the sheets, with a cord to hang it by."""
    m = timber("Oak", along=(1, 0, 0), scale=1.8)
    slab("batten", (W + .16, .16, .06), m.m, .02, .012, (0, H / 2 - .06, THICK))
    slab("batten", (W + .16, .16, .03), m.m, .02, .01, (0, H / 2 - .06, -.03))
    for s in (-1, 1):
        lathe("screw", rounded([(0, 0), (.035, 0), (.035, .012, .008), (0, .018)], 4), polished("#c9a04e").m, 32).location = (s * .92, H / 2 - .06, THICK + .06)
    cord = weave("#e8dcc2", 60, .4, .5)
    tube("cord", [(-.92, H / 2 - .02, THICK + .07), (-.88, H / 2 + .06, .04), (-.4, H / 2 + .30, .0), (0, H / 2 + .47, .0), (.4, H / 2 + .30, .0), (.88, H / 2 + .06, .04), (.92, H / 2 - .02, THICK + .07)], .016, cord.m, 12)


def wire():
    """A comb of wire loops, with a hanger in the middle."""
    m = polished("#d6d4cf", .2)
    dark = plain("#2a2723", .9)
    for k in range(46):
        x = -.945 + .042 * k
        if abs(x) < .16:
            continue
        hole = slab("hole", (.026, .034, .002), dark.m, .004, .0005, (x, H / 2 - .07, THICK))
        a = np.linspace(-.6, pi + .35, 14)
        tube("loop", [(x, H / 2 - .005 - .062 * math.cos(q), .012 + .062 * math.sin(q)) for q in a], .0075, m.m, 2, n=10)
    hook = [(-.30, H / 2 + .045, .03), (-.2, H / 2 + .05, .03), (-.09, H / 2 + .06, .03), (-.03, H / 2 + .14, .03), (.03, H / 2 + .14, .03), (.09, H / 2 + .06, .03), (.2, H / 2 + .05, .03), (.30, H / 2 + .045, .03)]
    tube("hook", hook, .011, m.m, 10)


def build(look):
    if look.material == "Letterpress":
        press()
    else:
        recycled = look.material == "Recycled Paper"
        page = paper("#d3c6ad" if recycled else "#f6f0e1", .85, .08, .5 if recycled else 0)
        slab("sheets", (W, H, THICK), page.m, .012, .003)
        lay("sheet", sheet(W, H, 40, 56), page.m, curling, .004).modifiers.new("S", "SOLIDIFY").thickness = .003
        if recycled:
            green, rust = plain("#56684a", .8).m, plain("#a4552f", .8).m
            fern = [line(0, -.02, 0, 1.02, .014), leaf(0, 1.0, .2, .09, pi / 2)]
            for k in range(6):
                fern += [leaf(0, .08 + .15 * k, .46 - .045 * k, .115, .75), leaf(0, .13 + .15 * k, .46 - .045 * k, .115, pi - .75)]
            for k, part in enumerate(fern):
                lay("fern", moved(part, -.3, .12), green, curling, .008 + .0004 * k)  # each a little higher: they overlap
            lay("sun", disc(.45, .78, .27), rust, curling, .007)
            V, F = lettering("May", .26, 1.02)
            lay("month", (V + (-.02, -.06), F), green, curling, .008)
            numbers(plain("#3f3a33", .8).m, .115, curling, .008, rust)
            rail()
        else:
            pink, blue, dark = stencil("#f2647a"), stencil("#3d86c6"), plain("#2f5f9a", .8).m
            lay("sun", disc(.22, .72, .44), pink, curling, .007)
            t = np.linspace(-.88, .88, 40)
            for k, (mat, base, high, phase) in enumerate(((blue, .46, .20, .4), (blue, .26, .12, 2.2))):
                ridge = [(x, base + high * math.sin(2.6 * x + phase) + .3 * high * math.sin(6.1 * x + 2 * phase)) for x in t]
                V = [p for x, y in ridge for p in ((x, y), (x, .02))]
                lay("hill", (np.array(V), [(2 * i, 2 * i + 1, 2 * i + 3, 2 * i + 2) for i in range(39)]), mat, curling, .009 + .002 * k)
            lay("bird", together([leaf(-.5, 1.05, .14, .035, .5), leaf(-.5, 1.05, .14, .035, pi - .5), leaf(-.26, .93, .10, .028, .5), leaf(-.26, .93, .10, .028, pi - .5)]), pink, curling, .007)
            V, F = lettering("May", .24, 1.02, .008)
            lay("month", (V + (-.66, -.10), F), dark, curling, .008)
            numbers(dark, .115, curling, .008, plain("#e2566c", .8).m)
            wire()
    if look.view == "detail":
        return Shot(azimuth=-26, elevation=42, aim=(-.1, .85, .05), span=2.3, dof=.004)
    return Shot(azimuth=10, elevation=66, fill=.86, dof=.003)


def press():
    """Thick cotton paper with inked shapes."""
    page = paper("#f8f4ea", .9, .05)
    body = slab("sheets", (W, H, .05), page.m, .012, .006)
    ink, warm = plain("#31506b", .75).m, plain("#b4532f", .75).m
    shapes = []
    for k in range(9):
        a = 2 * pi * k / 9
        shapes.append((leaf(.15 * math.cos(a), .75 + .15 * math.sin(a), .38, .15, a), ink))
        shapes.append((leaf(.20 * math.cos(a + .35), .75 + .20 * math.sin(a + .35), .24, .06, a + .35), warm))
    shapes.append((disc(0, .75, .10), warm))
    shapes.append((frame(W - .26, H - .26, .016), ink))
    V, F = lettering("May", .30, 1.04, .006)
    shapes.append(((V + (0, -.02), F), ink))
    for k, (shape, mat) in enumerate(shapes):
        lay("inked", shape, mat, lambda x, y, lift: (x, y - .03, .0505 + lift), .0003 * k)  # each a little higher: they overlap
    numbers(ink, .115, lambda x, y, lift: (x, .95 * y - .03, .0505 + lift), 0, warm)
    wire()
