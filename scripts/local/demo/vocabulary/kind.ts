/** What something is made of, as a product's name says it; how to care for it; the finishes it comes in. */
export type Material = {
  readonly name: string;
  readonly care: string;
  readonly finishes: readonly string[];
};

/** `steps`: how much dearer each value is than the first, in hundredths. */
export type KindOption = {
  readonly name: string;
  readonly values: readonly string[];
  readonly steps?: readonly number[];
};

/**
 * What one kind of thing is like, in words that agree with each other. Prices in whole currency units, from the first
 * material's least to the last one's most. In `facts` and `uses`, `{30|40}` stands for one of the choices.
 */
export type Kind = {
  readonly noun: string;
  readonly counted?: "pair" | "mass";
  readonly prices: readonly [least: number, most: number];
  readonly materials: readonly Material[];
  /** Sentences with measures; one is used. */
  readonly facts: readonly string[];
  /** Sentences on what it is good for; one is used. */
  readonly uses: readonly string[];
  readonly tags: readonly string[];
  readonly options?: readonly KindOption[];
};

/** A part of the shop: invented makers, and collections whose names go before a product's. */
export type Department = {
  readonly category: string;
  readonly code: string;
  readonly makers: readonly string[];
  readonly collections: readonly string[];
  readonly kinds: readonly Kind[];
};

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
export const colours = (...values: readonly string[]): KindOption => ({ name: "Colour", values });
