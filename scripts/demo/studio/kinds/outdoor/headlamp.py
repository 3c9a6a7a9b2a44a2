"""A headlamp with its elastic strap standing in a loop: recycled plastic, finned aluminium, or cast magnesium."""
from studio import *
from studio.open_air import *

DEPARTMENT = "Outdoor"


def strap_cloth(col, stripe):
    m = Mat("strap")
    sep = m.n("SeparateXYZ", {0: m.co("UV")})
    ribs = m.math("ABSOLUTE", m.math("SINE", m.math("MULTIPLY", sep.outputs[0], 150.)))
    cross = m.math("ABSOLUTE", m.math("SINE", m.math("MULTIPLY", sep.outputs[1], 110.)))
    height = m.math("MULTIPLY", ribs, cross)
    far = m.math("ABSOLUTE", m.math("SUBTRACT", sep.outputs[0], .15))
    line = m.ramp(far, (.030, 1.), (.034, 0.))
    base = m.mix(line, rgb(col), rgb(stripe))
    return m.p(Base_Color=m.mix(m.ramp(height, (0., .6), (.5, 0.)), base, (.01, .01, .01, 1)), Roughness=.9, Sheen_Weight=.3, Specular_IOR_Level=.2, Normal=m.bump(height, .6, .012))


def build(look):
    if look.material == "Recycled Plastic":
        shell, trim, accent = plastic(look.paint("Mustard"), .42, .1).m, plastic("#35383a", .5, .1).m, "#d3a13c"
    elif look.material == "Aluminium":
        shell, trim, accent = metal("#c9ccce", .32, .05).m, plastic("#2f3234", .5, .1).m, "#7fa6b5"
    else:
        shell, trim, accent = metal("#5d5f62", .42, .22, 60, .2).m, plastic("#292a2b", .5, .1).m, "#b4532f"
    # the strap: an oval on its edge, its back rising a little
    angles = np.linspace(0, 2 * pi, 220, endpoint=False) - pi / 2
    oval = lambda off=0: [((.88 + off) * math.cos(a), (1.02 + off) * math.sin(a) + .02 * math.sin(3 * a), .24 + .05 * (1 + math.sin(a)) * .5 + .012 * math.sin(5 * a)) for a in angles]
    ring, rows = oval(), []
    for x, y, z in ring:
        t = np.array((x, y * .88 / 1.02, 0))
        t /= np.linalg.norm(t)
        rows.append([np.array((x, y, z)) + t * b + np.array((0, 0, h)) for h, b in [(-.15, .008), (-.143, .014), (0, .017), (.143, .014), (.15, .008), (.143, -.006), (0, -.008), (-.143, -.006)]])
    rows.append(rows[0])
    skin("strap", rows, strap_cloth("#3f4547", accent).m, closed=True, uv=([0, .007, .15, .293, .3, .307, .45, .593, .6], np.linspace(0, 6, len(rows))))
    # adjusters on both sides
    for a in (.5, pi - .5):
        x, y = .88 * math.cos(a), 1.02 * math.sin(a)
        turn = math.degrees(math.atan2(math.sin(a) * .88, math.cos(a) * 1.02))
        frame = plate("buckle", rrect(.20, .42, .05), .05, trim, .016, holes=[rrect(.035, .31, .015), [(p + .06, q) for p, q in rrect(.035, .31, .015)], [(p - .06, q) for p, q in rrect(.035, .31, .015)]])
        frame.matrix_world = Matrix.Translation((x * 1.012, y * 1.012, .275)) @ Matrix.Rotation(math.radians(turn), 4, "Z") @ Matrix(((0, 0, 1, 0), (1, 0, 0, 0), (0, 1, 0, 0), (0, 0, 0, 1)))
    # back plate, hinge and lamp; the lamp looks to -y
    front = -1.06
    forward = lambda ob, y, z=.30, tilt=0: put(ob, (0, y, z), (90 + tilt, 0, 0))
    forward(prism("back", rounded([(.0, 0), (.5, 0, .02), (.5, .07, .03), (0, .07)], 4), trim, .10, sx=.74, sy=.40), front + .03, .25)
    for s in (-1, 1):
        box("ear", (.05, .16, .16), trim, (s * .285, front - .10, .13), .02)
    put(lathe("hinge", rounded([(0, -.33), (.045, -.33, .012), (.045, .33, .012), (0, .33)], 4), trim, 32), (0, front - .13, .12), (0, 90, 0))
    tilt = -6
    parts = [prism("case", rounded([(0, 0), (.42, 0, .04), (.5, .08, .05), (.5, .24, .04), (.46, .30, .03), (0, .30)], 6), shell, .16, sx=.68, sy=.46)]
    parts.append(put(prism("bezel", rounded([(.0, .29), (.43, .29, .01), (.43, .325, .02), (0, .325)], 4), trim, .13, sx=.70, sy=.44)))
    for x, r in ((-.115, .135), (.165, .070)):
        lens = [lathe("rim", rounded([(r - .005, .30), (r + .022, .30), (r + .022, .345, .012), (r, .345, .008), (r - .005, .30)], 4), metal("#c9ccce", .2).m, 64),
                lathe("cup", [(r, .34), (r * .8, .329), (r * .35, .327), (0, .3265)], polished("#e3e5e6", .08).m, 64),
                lathe("led", rounded([(0, .326), (r * .30, .326), (r * .30, .332, .004), (0, .334)], 3), plain("#e9c84f", .4).m, 4),
                lathe("glass", [(0, .3415), (r, .3405)], pane().m, 64)]
        for p in lens:
            p.location.x = x
        parts += lens
    if look.material != "Recycled Plastic":
        for k in range(5):
            parts.append(box("fin", (.30, .016, .10), shell, (0, .203, .07 + k * .035), .006, rot=(pi / 2, 0, 0)))
    button = put(prism("button", rounded([(0, 0), (.5, 0), (.5, .03, .02), (0, .035)], 4), silicone(accent).m, .05, sx=.22, sy=.11), (.0 if look.material == "Recycled Plastic" else .22, .22, .17), (-90, 0, 0))
    parts.append(button)
    whole = group(parts, (0, front - .06, .27), (90 + tilt, 0, 0))
    if look.view == "detail":
        return Shot(azimuth=-34, elevation=20, aim=(.02, front - .2, .28), span=1.15, dof=.012)
    return Shot(azimuth=28, elevation=24, fill=.80)
