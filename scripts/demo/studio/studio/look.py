"""What a kind's file is asked for, and what it answers."""
from dataclasses import dataclass

from .palette import COLOURS


@dataclass(frozen=True)
class Look:
    """One picture: `material` and `colour` as the shop's vocabulary names them (`colour` is None where the product has none)."""

    material: str
    colour: str | None
    view: str  # "front" or "detail"

    def paint(self, default):
        """The hex value of the colour; of `default` (a name or a hex value) where the product has none."""
        name = self.colour or default
        return COLOURS.get(name, name)


@dataclass(frozen=True)
class Shot:
    """The camera: `azimuth` and `elevation` in degrees, `fill` the share of the frame that the thing takes.

    `flags` are black cards at these distances to the side, which draw the edges of metal and glass. A view that shows a part
    sets `aim` (a point, in units) and `span` (how many units are seen); otherwise the whole thing is in the frame.
    """

    azimuth: float = 28
    elevation: float = 14
    fill: float = .74
    lens: float = 85
    dof: float = .004
    key: float = 1
    world: float = .2
    exposure: float = -.42
    bounces: int = 8
    flags: tuple = ()
    shift: tuple = (0, 0)
    caustics: bool = False
    aim: tuple | None = None
    span: float | None = None
    ground: str | None = None
