import { calledIn } from "./text/names.ts";
import { tokensOf } from "./text/tokens.ts";

/**
 * What is bought for something else: a name that says one of these is not the thing that its other words name. At most 32,
 * because engines keep them as bits.
 */
export const accessories: readonly string[] = [
  "case",
  "cover",
  "sleeve",
  "bag",
  "cable",
  "charger",
  "adapter",
  "mount",
  "stand",
  "holder",
  "strap",
  "band",
  "battery",
  "filter",
  "toner",
  "cartridge",
  "drum",
  "ink",
  "protector",
  "pad",
  "mat",
  "remote",
  "bracket",
];

/** How much a product counts that is an accessory of what was asked for. */
export const accessoryShare = 0.6;

const places: ReadonlyMap<string, number> = new Map(accessories.map((term, place) => [term, place]));

/** The accessories that a name says the thing is. */
export const accessoriesIn = (name: string): string[] => [
  ...new Set(
    tokensOf(calledIn(name))
      .map(({ term }) => term)
      .filter((term) => places.has(term)),
  ),
];

/** Terms of accessories as one number, a bit for each. */
export const accessoryBits = (terms: Iterable<string>): number => {
  let bits = 0;
  for (const term of terms) {
    const place = places.get(term);
    if (place !== undefined) bits |= 1 << place;
  }
  return bits >>> 0;
};
