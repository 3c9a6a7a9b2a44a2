"""Writes the files of a picture: AVIF and WebP in every size, and a JPEG for link previews."""
from pathlib import Path
from typing import TypedDict

from PIL import Image

SIZES = (1600, 800, 400)
JPEG_SIZE = 800


class Encoded(TypedDict):
    """What pages need to know of a picture: its size in pixels and the colour to show until it arrives."""

    width: int
    height: int
    color: str


def dominant(image):
    """The average of the picture's edge, which is its backdrop, as #rrggbb."""
    small = image.resize((32, 32), Image.LANCZOS)
    edge = [small.getpixel((x, y)) for x in range(32) for y in range(32) if x in (0, 31) or y == 0]
    parts = [round(sum(pixel[i] for pixel in edge) / len(edge)) for i in range(3)]
    return "#" + "".join(f"{part:02x}" for part in parts)


def encode(png, stem):
    """Reads a PNG and writes `stem-800.avif` and so on."""
    image = Image.open(png).convert("RGB")
    stem = Path(stem)
    stem.parent.mkdir(parents=True, exist_ok=True)
    longer = max(image.size)
    for size in (longer, *(one for one in SIZES if one < longer)):
        sized = image.resize((round(image.width * size / longer), round(image.height * size / longer)), Image.LANCZOS)
        sized.save(f"{stem}-{size}.webp", "WEBP", quality=60, method=6)
        sized.save(f"{stem}-{size}.avif", "AVIF", quality=50, speed=4)
        if size == JPEG_SIZE:
            sized.save(f"{stem}-{size}.jpg", "JPEG", quality=42, progressive=True, optimize=True)
    return Encoded(width=image.width, height=image.height, color=dominant(image))
