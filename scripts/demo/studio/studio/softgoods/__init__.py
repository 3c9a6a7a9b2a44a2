"""Soft goods (Apparel, Bedding & Bath, Bags): cloth that is cut, laid, folded and sewn, and what it is woven or knitted of.

`piece` cuts an outline and gives it a rounded rim; `Pile` lays pieces over one another so that each drapes over those below;
`folded` widens a folded section; `knitting` lays real yarn on a surface; `sew`, `zipper`, `strap` and `fuzz` finish the work.
"""
from .fabrics import *
from .fields import *
from .pieces import *
from .sewing import *
