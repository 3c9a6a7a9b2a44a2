"""The shared studio. A kind's file starts with `from studio import *`."""
import math

import bpy
import numpy as np
from mathutils import Euler, Matrix, Vector

from .geometry import *
from .look import Look, Shot
from .materials import *
from .palette import COLOURS, darker, rgb
from .scene import place
from .textiles import *
