"""What lamps have in common: bulbs that glow, cloth cords, linen shades, opal glass, and a wall to hang them on."""
from studio import *
from studio.palette import GROUNDS

WARM = (1, .72, .42, 1)


def glow(at, watts, radius=.3):
    """The light that a bulb sheds."""
    light = bpy.data.lights.new("glow", "POINT")
    light.energy, light.color, light.shadow_soft_size = watts, (1, .74, .46), radius
    ob = bpy.data.objects.new("glow", light)
    ob.location = at
    bpy.context.scene.collection.objects.link(ob)
    return ob


def bulb(at, watts, scale=1., turn=None, strength=5.):
    """A frosted bulb, its neck at `at`, which points up unless it is turned."""
    m = Mat("bulb").p(Base_Color=(1, 1, 1, 1), Emission_Color=WARM, Emission_Strength=strength)
    profile = [(r * scale, z * scale) for r, z in rounded([(0, 0), (.12, .04, .05), (.28, .31, .15), (.28, .56, .2), (0, .68)], 8)]
    ob = lathe("bulb", profile, m.m, 48)
    ob.location = at
    ob.rotation_euler = turn or (0, 0, 0)
    ob.visible_shadow = False
    middle = Matrix.Translation(at) @ Euler(turn or (0, 0, 0)).to_matrix().to_4x4() @ Vector((0, 0, .4 * scale))
    glow(tuple(middle), watts, .25 * scale)
    return ob


def opal(strength=1.25):
    """Opal glass with a lamp in it: brightest in the middle, a clear gloss on the surface."""
    m = Mat("opal")
    facing = m.n("LayerWeight", {"Blend": .35}).outputs["Facing"]
    edge = m.ramp(facing, (.0, 1.), (.6, .62), (1., .22))
    m.p(Base_Color=rgb("#f4efe6"), Roughness=.2, Coat_Weight=1., Coat_Roughness=.05, Emission_Color=(1, .80, .56, 1),
        Emission_Strength=m.math("MULTIPLY", edge, strength))
    return m


def linen(colour="#efe5d2", through=.42):
    return weave(colour, 70, 1.3, .6, sheen=.2, through=through, contrast=.5)


def shade(low, high, wide, narrow, cloth, metal):
    """A linen shade from `low` to `high`, `wide` below and `narrow` above, with hems and the three spokes that carry it."""
    lathe("shade", [(wide, low), (narrow, high)], cloth.m, 192)
    hem = plain("#d9c9ab", .9)
    lean = (narrow - wide) / (high - low)
    for start, end in ((low - .005, low + .07), (high - .07, high + .005)):
        ring = [(wide + lean * (z - low) + o, z) for z, o in ((start, .012), (end, .012), (end, -.012), (start, -.012), (start, .012))]
        lathe("hem", ring, hem.m, 192)
    for i in range(3):
        a = i * 2 * pi / 3 + .4
        inner, outer = .06, narrow * .985
        tube("spoke", [(inner * math.cos(a), inner * math.sin(a), high - .2), (outer * math.cos(a), outer * math.sin(a), high - .05)], .02, metal.m, 2)


def cord(points, colour="#2c2926", radius=.034, aside=True, per=16, up=(0, 0, 1)):
    """A cloth-covered cord; `aside` where it leaves the frame."""
    ob = tube("cord", points, radius, weave(colour, 60, .4, .6, contrast=.5).m, per, up=up)
    if aside:
        ob["aside"] = 1
    return ob


def deep(depth):
    """Lowers the floor for things that hang: a point far below which nobody sees."""
    ob = mesh("depth", [(-.1, 0, -depth), (.1, 0, -depth), (0, .1, -depth)], [(0, 1, 2)])
    ob.hide_render = True


def wall(behind=0., half=60):
    """A painted wall in the department's colour; it faces -y."""
    m = Mat("wall")
    roller = m.noise(m.co(), 22, 4)
    m.p(Base_Color=rgb(GROUNDS["Lighting"]), Roughness=.85, Specular_IOR_Level=.15, Normal=m.bump(roller, .08, .01))
    ob = mesh("wall", [(-half, behind, -half), (half, behind, -half), (half, behind, half), (-half, behind, half)], [(0, 1, 2, 3)], m.m, sharp=None)
    ob["aside"] = 1
    return ob


def brass():
    return polished("#c8a055", .22)


def place(ob, at, towards=None):
    """Moves a turned part so that its z axis points `towards` a direction."""
    ob.location = at
    if towards is not None:
        ob.rotation_euler = Vector(towards).to_track_quat("Z", "Y").to_euler()
    return ob


def rod(a, b, radius, mat, name="rod", n=24):
    """A straight bar from a to b."""
    up = (0, 1, 0) if abs(b[1] - a[1]) < .7 * math.dist(a, b) else (1, 0, 0)
    return tube(name, [a, b], radius, mat, 2, up=up, n=n)
