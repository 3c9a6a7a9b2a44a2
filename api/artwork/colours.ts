/** Colours by words of a product's name; the most specific words first. */
const byWord: readonly (readonly [words: string, colour: string])[] = [
  ["oat", "#d8c7a6"],
  ["moss", "#7d8a55"],
  ["slate", "#6f7f8c"],
  ["clay", "#c0765a"],
  ["ink", "#3b4a68"],
  ["chalk", "#f4f0e8"],
  ["rust", "#b4532f"],
  ["plum", "#7a4a66"],
  ["sand", "#d9bd8f"],
  ["sage", "#9db08f"],
  ["mustard", "#d3a13c"],
  ["whitewashed", "#ddd2bf"],
  ["ebonised|matte black|black|blackened", "#3a3735"],
  ["tan", "#c08a54"],
  ["olive", "#74704a"],
  ["satin white|marble|plaster", "#ebe7df"],
  ["wildflower", "#d99a2b"],
  ["acacia", "#e6b84f"],
  ["heather", "#b9772e"],
  ["chestnut", "#8a532f"],
  ["apricot", "#e39a4a"],
  ["blackcurrant", "#54335a"],
  ["raspberry", "#b93a52"],
  ["fig", "#764660"],
  ["dark", "#4e3026"],
  ["milk|hazelnut", "#8f6244"],
  ["caramel", "#b9743a"],
  ["earl grey", "#5c6b7a"],
  ["peppermint|rosemary", "#7da28a"],
  ["sencha", "#7d9a55"],
  ["darjeeling|ethiopian|colombian", "#9a5a30"],
  ["house blend|decaf", "#6b4a38"],
  ["lemon", "#e2c44f"],
  ["smoked", "#7b6450"],
  ["walnut", "#7f573b"],
  ["teak|cedar", "#b0764a"],
  ["oak|olivewood|cork|rattan", "#c99b62"],
  ["ash|birch|maple|basswood", "#dcc094"],
  ["beech|pine|bamboo", "#d9af76"],
  ["brass", "#c9a24a"],
  ["bronze", "#9c6b3c"],
  ["copper", "#c4764a"],
  ["corten|terracotta", "#b9623f"],
  ["iron|graphite", "#50555b"],
  ["titanium|magnesium", "#8e9399"],
  ["steel|aluminium", "#a3adb2"],
  ["fibrecement|felt", "#aeaaa2"],
  ["leather", "#a8693c"],
  ["waxed", "#7f7850"],
  ["glass|porcelain", "#eef0ea"],
  ["paper|kapok|buckwheat", "#dccaa4"],
];
/** Colours that merchants name as options; after the words above, which are more specific. */
const plain: readonly (readonly [words: string, colour: string])[] = [
  ["black|charcoal|anthracite|onyx", "#33312e"],
  ["white|ivory|cream|ecru|natural|off-white", "#f3efe6"],
  ["grey|gray|silver", "#9a9c9d"],
  ["navy|midnight|indigo", "#2c3a5a"],
  ["blue|azure|cobalt|denim|sky", "#4a6f9c"],
  ["teal|petrol|turquoise|aqua|mint", "#4f8f8a"],
  ["green|forest|emerald|khaki|lime", "#5f8256"],
  ["yellow|gold|amber|honey", "#dcb04a"],
  ["orange|coral|peach|tangerine", "#d97b4a"],
  ["red|crimson|scarlet|burgundy|bordeaux|maroon|cherry", "#a8383a"],
  ["pink|rose|blush|fuchsia|magenta", "#d592a0"],
  ["purple|violet|lavender|lilac|aubergine", "#7f6a9c"],
  ["brown|chocolate|mocha|coffee|taupe|camel|beige", "#9a7656"],
];
const words = [...byWord, ...plain].map(([some, colour]) => ({
  pattern: new RegExp(`\\b(${some})\\b`, "i"),
  colour,
}));

/**
 * The colour that a product's name says: "Fjord Stoneware Mug, Moss" is moss green, an oak bench is oak.
 * Undefined when it names none.
 */
export function colourNamed(name: string): string | undefined {
  const [, finish] = name.split(", ");
  const of = (text: string) => words.find(({ pattern }) => pattern.test(text))?.colour;
  return (finish && of(finish)) ?? of(name);
}

/** Mixes `colour` (#rrggbb) with black by `share`, or with white when `share` is negative. */
export function shaded(colour: string, share: number): string {
  const goal = share < 0 ? 255 : 0;
  const parts = [1, 3, 5].map((place) => Number.parseInt(colour.slice(place, place + 2), 16));
  const mixed = parts.map((part) => Math.round(part + (goal - part) * Math.abs(share)));
  return `#${mixed.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}

/**
 * The colours of a category: backgrounds, one dark and one light colour, and accents for products without a
 * named colour.
 */
export type Palette = {
  readonly grounds: readonly string[];
  readonly deep: string;
  readonly light: string;
  readonly accents: readonly string[];
};

const palette = (grounds: string, deep: string, light: string, accents: string): Palette => ({
  grounds: grounds.split(" "),
  deep,
  light,
  accents: accents.split(" "),
});

const palettes: Readonly<Record<string, Palette>> = {
  Kitchen: palette("#ead9c4 #e6d3bf #efe0cd", "#3f4a3c", "#fbf6ec", "#c4673f #6f8a7a #d9a441 #5f7f86"),
  Lighting: palette("#3f4a5c #4a4a60 #45525a", "#1f2530", "#f7ecd6", "#c98b6b #d9a441 #8fa3a0 #e0d6c4"),
  Furniture: palette("#d5ddd2 #dbdccb #ccd8d3", "#3a4238", "#f7f5ee", "#b5654a #6d8270 #c79a4e #7d6b8a"),
  "Bedding & Bath": palette(
    "#d3dfe6 #dbe2ea #d0dcdd",
    "#3c5468",
    "#fbfaf6",
    "#8fa8b8 #c9a08a #9db08f #b8a0b4",
  ),
  Apparel: palette("#ecd6cc #e8d2d0 #f0ddcf", "#4d3140", "#fcf4ee", "#a8503c #4f6478 #7b8f6a #c28a3e"),
  Bags: palette("#e3d7bd #ddd3b6 #e8dcc6", "#46382a", "#faf4e4", "#8a5a3a #59705f #b4623c #46566b"),
  Audio: palette("#d9d3e2 #d2d2e0 #ded6df", "#332f4a", "#f7f5fa", "#6a5f94 #c98b6b #4f7f86 #d0a04a"),
  Stationery: palette("#f0dfae #efe2bd #ecd9a6", "#37425a", "#fffaf0", "#c4673f #4a6a8a #7b8f6a #8a4f64"),
  Outdoor: palette("#c9dbc6 #d2dfc4 #c3d8cf", "#27463a", "#f4f8ef", "#c7754f #d9a441 #3f6f78 #a4532f"),
  Garden: palette("#d6e3bd #dbe6c6 #cfdfba", "#35502f", "#f8faee", "#c0694a #5f8a86 #c99a3e #8a6a9a"),
  Toys: palette("#bfe0e0 #c6dfe9 #d0e6da", "#2f4f62", "#fffdf4", "#e2725b #f0b44c #5c9ead #8f79b8"),
  Pantry: palette("#efd0b4 #f0d6b0 #ecc9b0", "#5a3026", "#fff6e6", "#b9552f #d99a2b #7d8f4a #8a3f4f"),
};
const neutralPalette = palette(
  "#e4e0d8 #dfdfdc #e6dfd9",
  "#3d3a36",
  "#f9f7f2",
  "#b0764f #7c8a83 #8a7f94 #c29a5a",
);

/** The palette of a category; a neutral one for categories without their own. */
export const paletteOf = (category: string): Palette =>
  Object.hasOwn(palettes, category) ? (palettes[category] ?? neutralPalette) : neutralPalette;
