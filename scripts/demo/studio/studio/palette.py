"""Colours by name, and the backdrop of each department. Hex values are sRGB."""

COLOURS = {
    # finishes and options of the demo's vocabulary
    "Oat": "#d8c7a6", "Moss": "#7d8a55", "Slate": "#6f7f8c", "Clay": "#c0765a", "Ink": "#3b4a68",
    "Chalk": "#f4f0e8", "Rust": "#b4532f", "Plum": "#7a4a66", "Sand": "#d9bd8f", "Sage": "#9db08f",
    "Mustard": "#d3a13c", "Tan": "#c08a54", "Chestnut": "#8a532f", "Black": "#3a3735", "Olive": "#74704a",
}

GROUNDS = {
    "Kitchen": "#ead9c4", "Lighting": "#4a5263", "Furniture": "#d5ddd2", "Bedding & Bath": "#d3dfe6",
    "Apparel": "#ecd6cc", "Bags": "#e3d7bd", "Audio": "#d9d3e2", "Stationery": "#f0dfae",
    "Outdoor": "#c9dbc6", "Garden": "#d6e3bd", "Toys": "#bfe0e0", "Pantry": "#efd0b4",
}


def rgb(colour):
    """`#rrggbb`, or a name of COLOURS, as linear red, green, blue and alpha 1."""
    text = COLOURS.get(colour, colour).lstrip("#")
    parts = [int(text[i:i + 2], 16) / 255 for i in (0, 2, 4)]
    return tuple(p / 12.92 if p <= .04045 else ((p + .055) / 1.055) ** 2.4 for p in parts) + (1.0,)


def darker(colour, factor):
    """The linear colour times a factor."""
    return tuple(min(1.0, p * factor) for p in rgb(colour)[:3]) + (1.0,)
