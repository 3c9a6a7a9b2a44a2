"""A kitchen table in the morning: coffee is being poured, with two mugs, a board and a bowl."""
from studio import *

DEPARTMENT = "Kitchen"


def build(look):
    place("kitchen/cutting_board", "Walnut", at=(-2.4, .8, 0), turn=12)
    place("kitchen/pour_over_set", "Stoneware", at=(0, .6, 0), turn=-8)
    place("kitchen/mug", "Stoneware", "Oat", at=(1.5, -.7, 0), turn=10)
    place("kitchen/mug", "Stoneware", "Moss", at=(2.5, .1, 0), turn=-40)
    place("kitchen/salad_bowl", "Olivewood", at=(4.3, .9, 0), turn=20)
    return Shot(azimuth=8, elevation=13, fill=.84, dof=.01, lens=85)
