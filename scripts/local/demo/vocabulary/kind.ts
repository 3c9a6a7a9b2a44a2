/** A material: its name in a product's name, its care instructions, and the finishes it comes in. */
export type Material = {
  readonly name: string;
  readonly care: string;
  readonly finishes: readonly string[];
};

/** `steps`: how much more each value costs than the first, in percent. */
export type KindOption = {
  readonly name: string;
  readonly values: readonly string[];
  readonly steps?: readonly number[];
};

/**
 * Describes one kind of product. Prices are in whole currency units, from the cheapest of the first material
 * to the most expensive of the last. In `facts` and `uses`, `{30|40}` means one of the alternatives.
 */
export type Kind = {
  readonly noun: string;
  readonly counted?: "pair" | "mass";
  readonly prices: readonly [least: number, most: number];
  readonly materials: readonly Material[];
  /** Sentences with measures; one is used. */
  readonly facts: readonly string[];
  /** Sentences about its use; one is used. */
  readonly uses: readonly string[];
  readonly tags: readonly string[];
  readonly options?: readonly KindOption[];
};

/** A category of the demo shop: invented makers, and collections whose names begin product names. */
export type DemoCategory = {
  readonly name: string;
  readonly code: string;
  readonly makers: readonly string[];
  readonly collections: readonly string[];
  readonly kinds: readonly Kind[];
};

/** A material with its care instructions and finishes. */
export const of = (name: string, care: string, finishes: readonly string[] = []): Material => ({
  name,
  care,
  finishes,
});

export const glazes = ["Oat", "Moss", "Slate", "Clay", "Ink", "Chalk"];
export const cloths = ["Oat", "Slate", "Moss", "Rust", "Ink", "Plum", "Sand"];
export const paints = ["Chalk", "Sage", "Ink", "Mustard", "Clay"];
export const stains = ["Natural", "Smoked", "Whitewashed", "Ebonised"];
export const metals = ["Brushed", "Polished", "Blackened"];
export const leathers = ["Tan", "Chestnut", "Black", "Olive"];
export const sizes: KindOption = { name: "Size", values: ["XS", "S", "M", "L", "XL"] };
/** An option "Colour" with these values. */
export const colours = (...values: readonly string[]): KindOption => ({ name: "Colour", values });
