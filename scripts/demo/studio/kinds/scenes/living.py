"""A corner to read in: a lounge chair, a floor lamp that is lit, and a side table."""
from studio import *

DEPARTMENT = "Furniture"


def build(look):
    place("furniture/lounge_chair", "Bouclé", at=(0, 0, 0), turn=-6)
    place("lighting/floor_lamp", "Ash", at=(7.2, 3.0, 0))
    place("furniture/side_table", "Oak", at=(-7.0, .6, 0), turn=10)
    return Shot(azimuth=14, elevation=9, fill=.86, dof=.004, lens=70)
