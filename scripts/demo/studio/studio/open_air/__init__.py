"""Shapes and surfaces that Garden, Outdoor and Toys share: `from studio.open_air import *`."""
from .shapes import *
from .surfaces import *
