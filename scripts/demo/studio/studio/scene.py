"""Several things in one picture."""
import importlib
import math

import bpy
from mathutils import Matrix

from .look import Look


def place(kind, material, colour=None, at=(0, 0, 0), turn=0, scale=1):
    """Builds a kind (such as "kitchen/mug") and puts it at a point, in units, turned by degrees around z. Answers its objects."""
    before = set(bpy.data.objects)
    module = importlib.import_module("kinds." + kind.replace("/", "."))
    module.build(Look(material, colour, "front"))
    bpy.context.view_layer.update()
    new = [ob for ob in bpy.data.objects if ob not in before]
    move = Matrix.Translation(at) @ Matrix.Rotation(math.radians(turn), 4, "Z") @ Matrix.Scale(scale, 4)
    for ob in new:
        if ob.parent is None:
            ob.matrix_world = move @ ob.matrix_world
    bpy.context.view_layer.update()
    return new
