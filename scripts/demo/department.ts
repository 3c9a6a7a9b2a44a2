/** What one kind of thing is like, in words that agree with each other. Prices in whole currency units. */
export type Kind = {
  readonly noun: string;
  readonly prices: readonly [least: number, most: number];
  /** What it is made of; the first word names it in a product's name. */
  readonly materials: readonly string[];
  /** Sentences about any of its kind; one is used. */
  readonly facts: readonly string[];
  readonly tags: readonly string[];
  readonly options?: readonly { readonly name: string; readonly values: readonly string[] }[];
};

export type Department = {
  readonly category: string;
  readonly makers: readonly string[];
  readonly collections: readonly string[];
  readonly care: readonly string[];
  readonly kinds: readonly Kind[];
};

export const colours = [
  "Oat",
  "Slate",
  "Moss",
  "Clay",
  "Ink",
  "Sand",
  "Rust",
  "Sage",
  "Plum",
  "Chalk",
] as const;
export const sizes = ["XS", "S", "M", "L", "XL"] as const;
