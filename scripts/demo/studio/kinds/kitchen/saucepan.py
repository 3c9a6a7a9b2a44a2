"""A saucepan with its lid: brushed stainless steel, enamelled iron with a beech grip, or copper with a tinned inside and a brass handle."""
from .parts import *

DEPARTMENT = "Kitchen"


def pot(outside, inside, wall, lip):
    """A round pan of radius .9: outer wall and lined inside as two surfaces that meet in the rim."""
    lathe("pan", rounded([(0, 0), (.84, 0, .06), (.90, .10, .08), (.90, .86, .03), (.90 + lip, .90, .012), (.90 + lip - .02, .912)], 8), outside, 192)
    lathe("lining", rounded([(.90 + lip - .02, .912), (.90 - wall + lip * .5, .905, .012), (.90 - wall, .86, .03), (.90 - wall, .12, .09), (.82 - wall, .04, .05), (0, .04)], 8), inside, 192)


def lid(mat, knob, edge):
    """A domed lid; the rim hangs over the pan."""
    lathe("lid", rounded([(.935, .905), (.945, .925, .012), (.90, .945, .02), (.80, .955, .05), (.45, 1.035, .4), (0, 1.06)], 10), mat, 192)
    lathe("lid edge", [(.938 + .016 * math.cos(a), .917 + .016 * math.sin(a)) for a in np.linspace(0, 2 * pi, 16)], edge, 192, sharp=None)
    lathe("stem", rounded([(0, 1.03), (.10, 1.045, .01), (.09, 1.065, .01), (.045, 1.075, .02), (.045, 1.14), (0, 1.14)], 5), edge, 48)
    lathe("knob", rounded([(0, 1.12), (.07, 1.12, .02), (.135, 1.17, .05), (.135, 1.215, .03), (.06, 1.245, .05), (0, 1.245)], 8), knob, 64)


def handle(mat, section, path, scale=None):
    return sweep("handle", catmull(path, 24), section, mat, up=(0, 1, 0), scale=scale)


def bracket(mat, fix):
    """A plate that follows the wall, with three rivets."""
    lay("plate", sheet(.46, .26, 20, 8), mat, cylinder(.90, .66, 0), .012).modifiers.new("S", "SOLIDIFY").thickness = -.02
    for x, z in ((-.16, .66), (.16, .66)):
        a = x / .90
        rivet((.922 * math.cos(a), .922 * math.sin(a), z), (math.cos(a), math.sin(a), 0), fix, .042, .03)


def build(look):
    bright = polished("#d4d5d6", .14)
    straight = [(.90, 0, .66), (1.05, 0, .69), (1.3, 0, .76), (1.8, 0, .87), (2.3, 0, .94), (2.42, 0, .955)]
    if look.material == "Stainless Steel":
        pot(turned("#c9cbcc", .26).m, turned("#bdbfc0", .3).m, .03, .035)
        lid(turned("#c9cbcc", .22).m, bright.m, bright.m)
        scale = np.interp(np.linspace(0, 1, 121), [0, .2, .35, .8, 1], [.8, .7, .9, 1.25, 1.05])
        handle(steel("#cfd0d1", .22, along=(1, 0, 0)).m, rrect(.17, .085, .04, 6), straight, scale)
        bracket(bright.m, bright.m)
    elif look.material == "Copper":
        warm = turned("#cf9272", .2, .6)
        pot(warm.m, turned("#c7c5bf", .3, .4).m, .035, .02)
        brass = polished("#c9a04e", .2)
        lid(warm.m, brass.m, brass.m)
        scale = np.interp(np.linspace(0, 1, 121), [0, .12, .3, .85, 1], [1.15, .8, .8, 1.25, 1.])
        handle(brass.m, rrect(.2, .075, .035, 6), straight, scale)
        bracket(brass.m, polished("#cf9272", .2).m)
    else:
        shade = look.paint("Slate")
        coat = enamel(shade)
        pot(coat.m, enamel("#efe6d3").m, .055, .03)
        grip = timber("Beech", vary=True)
        lid(coat.m, grip.m, polished("#cfd0d1", .16).m)
        lathe("rim", [(.905 + .032 * math.cos(a), .897 + .026 * math.sin(a)) for a in np.linspace(0, 2 * pi, 16)], bright.m, 192, sharp=None)
        neck = [(.88, 0, .64), (1.0, 0, .66), (1.15, 0, .71), (1.30, 0, .75)]
        handle(coat.m, circle(.1, 32, .075), neck, np.linspace(1.35, .8, 73))
        wooden = [(1.27, 0, .742), (1.35, 0, .76), (1.8, 0, .86), (2.25, 0, .93), (2.4, 0, .95)]
        handle(grip.m, circle(.1, 36, .085), wooden, np.interp(np.linspace(0, 1, 97), [0, .08, .4, .8, .97, 1], [.86, .95, 1.05, 1.15, .95, .6]))
        o = lathe("ferrule", rounded([(.08, -.04), (.1, -.04, .01), (.1, .04, .01), (.08, .04)], 4), bright.m, 48)
        o.location, o.rotation_euler = (1.28, 0, .745), (0, math.radians(78), 0)
    if look.view == "detail":
        return Shot(azimuth=52, elevation=24, aim=(.85, -.1, .74), span=1.75, dof=.006)
    return Shot(azimuth=48, elevation=22, fill=.8, flags=(1.6,), dof=.006)
