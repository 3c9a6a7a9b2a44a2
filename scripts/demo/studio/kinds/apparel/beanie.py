"""A beanie that stands as worn: knitted from real yarn in two by two ribs, its cuff turned up, the crown drawn together."""
from .parts import *

DEPARTMENT = "Apparel"


def dome(columns, rows):
    """Radius and height of the hat by row: an egg that ends in a small flat crown."""
    s = np.linspace(0, 1, 200)
    a = s * pi / 2
    r, z = 1.0 * np.cos(a) ** .72, 1.62 * np.sin(a) ** .92
    r, z = np.concatenate([[1.0] * 60, r]), np.concatenate([np.linspace(-.55, 0, 60, endpoint=False), z])
    way = np.concatenate([[0], np.cumsum(np.hypot(np.diff(r), np.diff(z)))])

    def surface(u, v):
        w = np.clip(v / rows, 0, .985) * way[-1]
        q, h = np.interp(w, way, r), np.interp(w, way, z) + .6
        a = u / columns * 2 * pi
        lean = 1 + .03 * np.sin(2 * a + .6) + .02 * np.sin(3 * a + h * 2)
        slump = .07 * np.clip(h / 2.2, 0, 1) ** 2 * np.cos(a - 2.4) + .035 * np.sin(a * 5 + 1) * np.clip(h / 2.2, 0, 1) ** 3
        return np.stack([q * lean * np.cos(a) * 1.04 + .06 * h ** 2 / 4, q * lean * np.sin(a) * .98, h + slump], -1)
    return surface


def cuff(columns, rows):
    """The turned-up cuff: a band that bulges, rolled inwards at both rims."""
    section = catmull([(1.0, .08), (1.06, .0), (1.135, .03), (1.16, .2), (1.17, .45), (1.145, .68), (1.09, .75), (1.03, .70)], 12)
    way = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(section, axis=0), axis=1))])

    def surface(u, v):
        w = np.clip(v / rows, 0, 1) * way[-1]
        a = u / columns * 2 * pi
        q = np.interp(w, way, section[:, 0]) * (1 + .03 * np.sin(2 * a + .6) + .012 * np.sin(5 * a) + .01 * np.sin(9 * a + 2))
        z = np.interp(w, way, section[:, 1]) * (1 + .05 * np.sin(a * 3 + 1) + .03 * np.sin(a * 7)) + .03
        return np.stack([q * np.cos(a) * 1.04, q * np.sin(a) * .98, z], -1)
    return surface


def lining(surface, columns, rows, colour):
    """A dark skin under the stitches, so that no light falls through."""
    u, v = np.meshgrid(np.linspace(0, columns, 97), np.linspace(0, rows * .99, 40), indexing="ij")
    P = surface(u, v) * [.955, .955, .99]
    F = [(i * 40 + k, (i + 1) * 40 + k, (i + 1) * 40 + k + 1, i * 40 + k + 1) for i in range(96) for k in range(39)]
    m = Mat("lining")
    return mesh("lining", P.reshape(-1, 3).tolist(), F, m.p(Base_Color=tone(colour, .6), Roughness=1., Specular_IOR_Level=0.).m, sharp=None)


def build(look):
    colour = look.paint({"Recycled Wool": "Rust", "Merino": "Slate", "Cashmere": "Oat"}[look.material])
    columns, heather, hairs, long = {"Recycled Wool": (88, .55, 9000, .055), "Merino": (120, .14, 5000, .035), "Cashmere": (132, .1, 30000, .07)}[look.material]
    wool = yarn(colour, heather, 2.4, light=2.5).m
    rows, turned = round(columns * .50), round(columns * .19)
    for surface, n in ((dome(columns, rows), rows), (cuff(columns, turned), turned)):
        hat = knitting("hat", surface, columns, n, wool, .62, ribs)
        fuzz(hat, hairs // (1 if n == rows else 2), long, lighter(colour, 1.35), n)
        lining(surface, columns, n, colour)
    box("label", (.30, .03, .22), leather("#8a532f").m, loc=(.355, -1.225, .42), bevel=.008, rot=(.04, 0, .29))
    if look.view == "detail":
        return Shot(azimuth=-18, elevation=14, aim=(-.25, -.9, .72), span=1.75, dof=.006)
    return Shot(azimuth=10, elevation=12, fill=.74)
