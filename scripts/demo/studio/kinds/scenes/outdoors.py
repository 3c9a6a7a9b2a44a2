"""What goes along on a day outside: a backpack, a bottle and a stove."""
from studio import *

DEPARTMENT = "Outdoor"


def build(look):
    place("bags/backpack", "Waxed Canvas", at=(0, .8, 0), turn=8)
    place("outdoor/water_bottle", "Stainless Steel", at=(3.1, 0, 0))
    place("outdoor/camp_stove", "Aluminium", at=(-3.2, -.4, 0), turn=15)
    return Shot(azimuth=10, elevation=10, fill=.84, dof=.006, lens=85)
