"""A kitchen table in the morning: a jug of coffee, two mugs, a board and a bowl."""
from studio import *

DEPARTMENT = "Kitchen"


def build(look):
    place("kitchen/cutting_board", "Walnut", at=(-1.7, 1.9, 0), turn=8)
    place("kitchen/pour_over_set", "Stoneware", at=(-.1, .9, 0), turn=-8)
    place("kitchen/mug", "Stoneware", "Oat", at=(-1.5, -.5, 0), turn=150)
    place("kitchen/mug", "Stoneware", "Moss", at=(1.15, -.75, 0), turn=-20)
    place("kitchen/salad_bowl", "Olivewood", at=(2.5, 1.5, 0), turn=20)
    return Shot(azimuth=6, elevation=14, fill=.8, dof=.01)
