"""A card holder: two slanted pockets a side with stitched edges and cards in them, or two metal plates held by a band."""
from .parts import *

DEPARTMENT = "Bags"
W, D = 1.02, .72


def plate(w, d, r, x=0, y=0):
    return rounded([(x - w / 2, y - d / 2, r), (x + w / 2, y - d / 2, r), (x + w / 2, y + d / 2, r), (x - w / 2, y + d / 2, r)], 8, True)


def card(colour, at, turn=0.):
    ob = box("card", (.856, .54, .009), plain(colour, .35, Coat_Weight=.2).m, at, .003, 2, (0, 0, turn))
    return ob


def folded_holder(look):
    """Cork or leather: base, cards, pockets over them, a row of stitches round three sides."""
    hide = cork(34.).m if look.material == "Cork" else leather("#a4602f", 60, .42, .5).m
    row = stitch_thread("#e9d6ae" if look.material == "Leather" else "#6b4a2f")
    pile = Pile(.9, 240)
    pile.lay("base", plate(W, D, .06), hide, .03, .012, None, 0, .03)
    cards = [("#3b4a68", .15, .012), ("#c9c4b8", -.035, -.02)]
    for k, (colour, y, turn) in enumerate(cards):
        z = float(pile.z.max()) + .006
        card(colour, (.01 * (-1) ** k, y, z), turn)
        G = inside(np.stack([pile.gx.ravel(), pile.gy.ravel()], 1), plate(.856, .54, .02, 0, y)).reshape(pile.z.shape)
        pile.z[G] = np.maximum(pile.z[G], z + .005)
        top = (.29, .115)[k]
        pocket = rounded([(-W / 2, -D / 2, .06), (W / 2, -D / 2, .06), (W / 2, top, .012), (.20, top, .05), (.13, top - .07, .06), (-.13, top - .07, .06), (-.20, top, .05), (-W / 2, top, .012)], 7, True)
        pile.lay("pocket", pocket, hide, .024, .011, lambda x, y: .006 * swell(x, y, .5, k), 10, .022)
        sew(pile.on([(-.5, top - .025), (-.22, top - .025)], .002, .01), row, .022, .012, .0035)
        sew(pile.on([(.22, top - .025), (.5, top - .025)], .002, .01), row, .022, .012, .0035)
    m = .035
    border = rounded([(-W / 2 + m, D / 2 - .05), (-W / 2 + m, -D / 2 + m, .05), (W / 2 - m, -D / 2 + m, .05), (W / 2 - m, D / 2 - .05)], 7)
    sew(pile.on(border, .002, .01), row, .024, .013, .0045)


def plates(look):
    """Brushed aluminium: two milled plates, cards between them, screws, an elastic band."""
    metal = steel("#c3c6ca", .3, (1, 0, 0), aniso=.6).m
    dark = plain("#26282b", .75, Sheen_Weight=.2).m
    for z in (.012, .118):
        for outline in ([plate(.90, .58, .05)] if z < .1 else [rounded([(-.45, -.29, .05), (.45, -.29, .05), (.45, .29, .05), (.17, .29, .02), (.13, .15, .05), (-.13, .15, .05), (-.17, .29, .02), (-.45, .29, .05)], 8, True)]):
            ob = piece("plate", outline, metal, lambda x, y, d: .016 * arc(d / .008) ** .8, lambda x, y, d: -.012 * arc(d / .008), .03, .009)
            ob.location.z = z
    for k, (colour, dx) in enumerate((("#b4532f", .03), ("#ece6da", -.02), ("#3b4a68", .05), ("#6b7a58", .0), ("#d3a13c", .02))):
        ob = card(colour, (dx * .3, .028 + dx * .5, .034 + .0135 * k), 0)
    for x in (-.40, .40):
        for y in (-.245, .245):
            screw = lathe("screw", rounded([(0, .002), (.012, .002), (.016, .007, .003), (.024, .004, .003), (.026, 0), (0, 0)], 4), polished("#b9bcbf", .25).m, 28)
            screw.location = (x, y, .134)
    band = rounded([(-.31, -.004, .02), (.31, -.004, .02), (.31, .139, .02), (-.31, .139, .02)], 6, True)
    sweep("band", [(x * 0 + .26, x / .31 * .305, z) for x, z in even(band, .01, True)], rrect(.17, .008, .003, 2), webbing("#2b2f36"), up=[(0, math.copysign(1, x) if abs(x) > .3 else 0, .001 if abs(x) > .3 else (1 if z > .06 else -1)) for x, z in even(band, .01, True)], closed=True)


def build(look):
    plates(look) if look.material == "Aluminium" else folded_holder(look)
    if look.view == "detail":
        return Shot(azimuth=-34, elevation=28, aim=(-.12, -.02, .08), span=.85, dof=.008)
    return Shot(azimuth=24, elevation=44, fill=.78)
