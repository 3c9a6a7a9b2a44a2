"""Takes one picture: `python photograph.py kitchen/mug out.png --material Stoneware --colour Moss --view detail`."""
import argparse
import importlib
import sys
from pathlib import Path

import bpy

here = Path(__file__).parent
sys.path[:0] = [str(here)]

from studio.camera import render  # noqa: E402
from studio.look import Look  # noqa: E402
from studio.palette import GROUNDS  # noqa: E402

parser = argparse.ArgumentParser()
parser.add_argument("kind", help="folder and file of the kind, such as kitchen/mug")
parser.add_argument("out", help="the PNG to write")
parser.add_argument("--material", default="")
parser.add_argument("--colour")
parser.add_argument("--view", default="front", choices=["front", "detail"])
parser.add_argument("--size", type=int, default=800, help="width in pixels")
parser.add_argument("--height", type=int, help="in pixels, where the picture is not square")
parser.add_argument("--samples", type=int, default=32)
asked = parser.parse_args()

bpy.ops.wm.read_factory_settings(use_empty=True)
kind = importlib.import_module("kinds." + asked.kind.replace("/", ".").replace("-", "_"))
shot = kind.build(Look(asked.material, asked.colour, asked.view))
render(shot, GROUNDS[kind.DEPARTMENT], asked.out, asked.size, asked.height or asked.size, asked.samples)
