"""Writes contact sheets of all rendered pictures, one of each department, to docs/pictures."""
import json
from itertools import groupby
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

TILE, LABEL, ACROSS = 200, 22, 6

root = Path(__file__).parents[3]
pictures = root / "scripts/demo/pictures"
sheets = root / "docs/pictures"


def sheet(ids):
    """The pictures side by side, each above its name."""
    rows = -(-len(ids) // ACROSS)
    image = Image.new("RGB", (ACROSS * TILE, rows * (TILE + LABEL)), "white")
    draw, font = ImageDraw.Draw(image), ImageFont.load_default(12)
    for place, name in enumerate(ids):
        x, y = place % ACROSS * TILE, place // ACROSS * (TILE + LABEL)
        tile = Image.open(pictures / f"{name}-400.webp").resize((TILE, TILE), Image.LANCZOS)
        image.paste(tile, (x, y))
        draw.text((x + 4, y + TILE + 3), name.split("/")[1][:34], fill="#333333", font=font)
    return image


def main():
    sheets.mkdir(parents=True, exist_ok=True)
    known = sorted(json.loads((pictures / "manifest.json").read_text()))
    for department, ids in groupby(known, key=lambda name: name.split("/")[0]):
        sheet(list(ids)).save(sheets / f"{department}.webp", "WEBP", quality=78, method=6)


if __name__ == "__main__":
    main()
