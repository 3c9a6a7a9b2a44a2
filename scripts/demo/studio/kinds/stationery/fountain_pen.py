"""A fountain pen beside its cap: brushed aluminium, marbled resin, or six-sided brass."""
from .parts import *

DEPARTMENT = "Stationery"


def marble(a, b):
    """Resin with clouds of two colours drawn into each other."""
    m = Mat("resin")
    v = m.co(scale=(1., 2.2, 2.2))
    swirl = m.noise(v, 3.2, 4, .5, 2.6)
    base = m.mix(m.ramp(swirl, (.40, 0.), (.52, 1.)), rgb(a), rgb(b))
    base = m.mix(m.ramp(m.noise(v, 6, 3, .5, 3.), (.60, 0.), (.66, .7)), base, rgb("#e9e2cf"))
    return m.p(Base_Color=base, Roughness=.12, Coat_Weight=1., Coat_Roughness=.03)


def nib(mat, dark):
    """A curved nib along +x with a slit, a breather hole, and the feed under it."""
    u, V = np.linspace(0, 1, 30), []
    half = np.interp(u, [0, .15, .38, .5, .72, .93, 1], [.052, .052, .056, .054, .034, .010, .005])
    for q, w in zip(u, half):
        r = .048 * (1 - .25 * q)
        for s in np.linspace(-1, 1, 21):
            a = s * min(1.35, w / r)
            V.append((.27 * q, r * math.sin(a), r * math.cos(a) - .008 - .012 * q * q))
    F = [(i * 21 + k, i * 21 + k + 1, (i + 1) * 21 + k + 1, (i + 1) * 21 + k) for i in range(29) for k in range(20)]
    plate = mesh("nib", V, F, mat, sharp=None)
    plate.modifiers.new("S", "SOLIDIFY").thickness = .006
    top = lambda x: .048 * (1 - .25 * x / .27) - .008 - .012 * (x / .27) ** 2 + .0035
    slit = mesh("slit", [(x, s * .0014, top(x) - .001) for x in np.linspace(.125, .262, 12) for s in (-1, 1)], [(2 * k, 2 * k + 1, 2 * k + 3, 2 * k + 2) for k in range(11)], dark)
    hole = lathe("hole", [(0, 0), (.0085, 0)], dark, 24)
    hole.location = (.122, 0, top(.122) + .0005)
    point = lathe("point", rounded([(0, -.007), (.007, 0, .006), (0, .007)], 6), mat, 16)
    point.location = (.27, 0, top(.27) - .005)
    path = [(x, 0, z) for x, z in ((-.02, .0), (.05, .0), (.15, -.002), (.22, .002), (.245, .006))]
    feed = sweep("feed", catmull(path, 8), circle(.036, 20, .03), dark, scale=np.interp(np.linspace(0, 1, 33), [0, .5, .8, 1], [1, 1, .6, .3]))
    return [plate, slit, hole, point, feed]


def along_x(name, profile, mat, sides=0):
    """A lathe that lies along x; six-sided where asked."""
    ob = lathe(name, rounded(profile, 6), mat, 96)
    if sides:
        half = pi / sides
        for v in ob.data.vertices:
            a = math.atan2(v.co[1], v.co[0]) % (2 * half) - half
            k = min(1., math.cos(half) / math.cos(a) * 1.09)
            v.co = (v.co[0] * k, v.co[1] * k, v.co[2])
        ob.data.set_sharp_from_angle(angle=math.radians(18))
    ob.rotation_euler = (0, pi / 2, 0)
    return ob


def build(look):
    six = 6 if look.material == "Brass" else 0
    if look.material == "Aluminium":
        body, trim, grip = steel(look.paint("#a9b3bd"), .37, along=(0, 0, 1), aniso=.5), polished("#d4d6d8", .14), plastic("#2b2c2f", .3, .02)
    elif look.material == "Resin":
        body, trim, grip = marble("#1f4a55", "#4f98a0"), polished("#d0a552", .14), plastic("#1f2a2e", .15, .02)
    else:
        body, trim, grip = steel("#b7a074", .28, along=(0, 0, 1), aniso=.4), polished("#c6b283", .14), polished("#b7a074", .22)
    metal = polished("#d3b679" if look.material != "Aluminium" else "#d8dadc", .12)
    r = .066
    pen = [along_x("barrel", [(0, -.86), (.034, -.86, .012), (.052, -.80, .05), (r, -.5, .1), (r, .0, .008), (r - .006, .008), (0, .008)], body.m, six),
           along_x("ring", [(0, .004), (r - .008, .004, .003), (r - .008, .026, .003), (0, .026)], trim.m),
           along_x("grip", [(0, .024), (.053, .024), (.053, .06, .02), (.046, .20, .08), (.046, .27, .01), (.053, .295, .01), (.051, .31, .008), (0, .31)], grip.m)]
    tip = nib(metal.m, plain("#141312", .5).m)
    pose(tip, Matrix.Translation((.30, 0, .002)))
    pose(pen + tip, Matrix.Translation((.12, .13, r)) @ Matrix.Rotation(math.radians(0), 4, "Z") @ Matrix.Rotation(math.radians(-18), 4, "X"))
    k = .078
    cap = [along_x("cap", [(.064, -.30), (k, -.30, .006), (k, -.1), (k, .18, .08), (.066, .31, .03), (.05, .325, .01), (0, .325)], body.m, six),
           along_x("dark", [(0, -.285), (.066, -.285)], plain("#141312", .7).m),
           along_x("lip", [(.060, -.302), (.068, -.310, .003), (k + .003, -.302, .004), (k + .003, -.262, .004), (k - .004, -.26)], trim.m),
           along_x("crown", [(0, .31), (.045, .31), (.045, .345, .012), (0, .35)], trim.m)]
    path = catmull([(.30, 0, k - .02), (.305, 0, k + .012), (.28, 0, k + .026), (.1, 0, k + .024), (-.12, 0, k + .012), (-.155, 0, k + .006), (-.18, 0, k + .018)], 12)
    cap.append(sweep("clip", path, rrect(.034, .011, .005, 4), trim.m, scale=np.interp(np.linspace(0, 1, len(path)), [0, .3, .9, 1], [1.15, 1.1, .8, .6])))
    pose(cap, Matrix.Translation((.02, -.20, k + .002)) @ Matrix.Rotation(math.radians(-9), 4, "Z") @ Matrix.Rotation(math.radians(24), 4, "X"))
    everything = list(bpy.context.scene.objects)
    pose(everything, Matrix.Rotation(math.radians(38), 4, "Z"))
    if look.view == "detail":
        return Shot(azimuth=-6, elevation=30, aim=(.25, .19, .07), span=1.2, dof=.008)
    return Shot(azimuth=0, elevation=46, fill=.8, dof=.005)
