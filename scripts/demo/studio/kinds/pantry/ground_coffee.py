"""A block-bottom bag of ground coffee, its top rolled down and closed with a tin tie; a little heap of the coffee in front."""
from .parts import *
from mathutils import noise

DEPARTMENT = "Pantry"
TALL = 1.66
BAGS = {"House Blend": ("#bb9163", "#8a3f22"), "Ethiopian": ("#b9563a", "#b4532f"), "Colombian": ("#47634f", "#47634f"), "Decaf": ("#6f8594", "#4f6d80")}


def depth(z):
    """How deep the bag is at a height: full below, flat at the roll."""
    return .64 * (1 - .86 * max(0, (z - .25) / (TALL - .25)) ** 1.7)


def creases(x, z):
    """Dents of the foil-lined paper, deeper towards the roll."""
    high = .25 + .75 * (z / TALL) ** 2
    soft = noise.noise((x * 2.2, z * 1.7, 3.1)) * .020 + noise.noise((x * 5 + z * 2, z * 3.5, 9.)) * .011
    fold = abs(noise.noise((x * 3. - z * 1.2, z * 2.2 + x, 5.7))) * .028
    return (soft - fold) * high


def front(x, z):
    swell = .05 * math.sin(pi * min(1, z / TALL)) * (1 - (x / .5) ** 2)
    return -depth(z) / 2 - swell - creases(x, z)


def bag(mat):
    rings = []
    for z in np.concatenate([[0, .006, .02, .045], np.linspace(.08, TALL, 64)]):
        inset = .045 * (1 - min(1, z / .045)) ** 2
        d = depth(z)
        ring = np.array(rrect(.98 - 2 * inset, d - 2 * inset, min(.05, d * .4), 4))
        ring = np.concatenate([ring, ring[:1]])
        run = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(ring, axis=0), axis=1))])
        even = np.linspace(0, run[-1], 220, endpoint=False)
        pts = []
        for x, y in zip(np.interp(even, run, ring[:, 0]), np.interp(even, run, ring[:, 1])):
            across = abs(y) / (d / 2)
            tuck = .20 * (z / TALL) ** 1.6 * max(0, 1 - across) if abs(x) > .44 else 0
            if abs(x) < .44 and inset == 0:
                y += math.copysign(abs(front(x, z)) - d / 2, y) * (1 - (abs(x) / .44) ** 6)
            pts.append((x - math.copysign(tuck + .008 * noise.noise((y * 6, z * 4, x)), x), y))
        rings.append((pts, z))
    return loft("bag", rings, mat, sharp=60)


def build(look):
    colour, accent = BAGS[look.material]
    m = paper(look.paint(colour), .62, .09)
    bag(m.m)
    lean = math.radians(-9)
    roll = slab("roll", (.99, .20, .12), m.m, .03, .045, rot=(pi / 2 + lean, 0, 0))
    roll.location = (0, .07, TALL + .06)
    flap = slab("flap", (.985, .16, .035), m.m, .02, .016, rot=(pi / 2 + lean - .05, 0, 0))
    flap.location = (0, -.045, TALL + .035)
    tie = plain("#e9dcc2", .5)
    strip = slab("tie", (1.08, .075, .014), tie.m, .012, .005, rot=(pi / 2 + lean - .05, 0, 0))
    strip.location = (0, -.082, TALL + .065)
    for s in (-1, 1):
        end = slab("tie end", (.10, .075, .014), tie.m, .012, .005, rot=(pi / 2, 0, s * math.radians(62)))
        end.location = (s * .545, -.055, TALL + .065)
    label(lambda x, y, lift: (x, front(x, .80 + y) - lift - .004, .80 + y), .66, .78, look.material, "Ground coffee", accent=accent, emblem="bean")
    grounds = Mat("grounds")
    grounds.p(Base_Color=grounds.mix(each(grounds), rgb("#2c170d"), rgb("#5a3520")), Roughness=.75)
    at = (.62, -.42)
    lathe("mound", [(0, .085), (.12, .06), (.25, .015), (.27, 0)], grounds.m, 40).location = (*at, -.004)
    for seed in (1, 2, 3):
        strew("grounds", stone(seed), heap(.31, .10, 900, .021, seed, at), grounds.m, seed=seed)
    strew("stray", stone(4), heap(.46, .0, 110, .018, 9, at), grounds.m, seed=4)
    if look.view == "detail":
        return Shot(azimuth=24, elevation=24, aim=(.03, -.25, 1.22), span=1.65, dof=.006)
    return Shot(azimuth=20, elevation=14, fill=.8, dof=.006)
