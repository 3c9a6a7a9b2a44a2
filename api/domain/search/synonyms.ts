import { tokensOf } from "./tokens.ts";

/** Words that mean the same to a shopper: each finds what the others name. Single words; plurals come by themselves. */
export const synonyms: readonly (readonly string[])[] = [
  ["sofa", "couch", "settee"],
  ["mug", "cup", "beaker"],
  ["lamp", "light", "luminaire"],
  ["rug", "carpet"],
  ["throw", "blanket"],
  ["duvet", "comforter", "quilt"],
  ["pillow", "cushion"],
  ["headphones", "headset", "earphones"],
  ["speaker", "loudspeaker"],
  ["turntable", "phonograph", "gramophone"],
  ["backpack", "rucksack", "knapsack", "daypack"],
  ["duffel", "holdall", "gym"],
  ["tote", "shopper"],
  ["wallet", "billfold", "cardholder"],
  ["beanie", "hat", "cap"],
  ["jumper", "sweater", "pullover"],
  ["tee", "tshirt"],
  ["overshirt", "jacket", "shacket"],
  ["saucepan", "pan", "pot"],
  ["bookcase", "bookshelf"],
  ["pendant", "chandelier"],
  ["aluminium", "aluminum"],
  ["colour", "color"],
  ["grey", "gray"],
  ["flask", "thermos", "canteen", "bottle"],
  ["torch", "flashlight"],
  ["notebook", "journal"],
  ["towel", "towelling"],
  ["present", "gift"],
];

/** For each term the other terms of its groups. */
export function synonymTable(groups: readonly (readonly string[])[]): ReadonlyMap<string, readonly string[]> {
  const table = new Map<string, string[]>();
  for (const group of groups) {
    const terms = group.flatMap((word) => tokensOf(word).map(({ term }) => term));
    for (const term of terms)
      table.set(term, [...(table.get(term) ?? []), ...terms.filter((other) => other !== term)]);
  }
  return table;
}
