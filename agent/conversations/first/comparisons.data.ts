import type { Conversation } from "../format.ts";
import { asks } from "../wording.ts";

/** Shoppers who choose between products. */
export const comparisons: readonly Conversation[] = [
  {
    name: "compares two knives by name",
    who: "guest",
    turns: [
      [
        "compare the Saffron Carbon Steel Chef's Knife and the Sorrel Damascus Steel Chef's Knife",
        { tools: ["compare_products"], text: [/Saffron/, /Sorrel/, /\$109/, /\$170/] },
      ],
      ["which is cheaper", { text: [/Saffron/] }],
    ],
  },
  {
    name: "compares what a search found",
    who: "guest",
    turns: [
      ["show me saucepans", { products: { all: { kind: "Saucepan" }, atLeast: 3 } }],
      [
        "compare the first two",
        { tools: ["compare_products"], products: { all: { kind: "Saucepan" }, atLeast: 2 } },
      ],
    ],
  },
  {
    name: "asks for the difference between two short names",
    who: "guest",
    turns: [
      [
        "whats the difference between the dusk brass table lamp and the nocturne one",
        { tools: ["compare_products"], text: [/Dusk/, /Nocturne/, /\$220/, /\$209/] },
      ],
    ],
  },
  {
    name: "asks which of two is the better value",
    who: "guest",
    turns: [
      [
        "Echo Birch Turntable vs Signal Matte Black Turntable",
        { tools: ["compare_products"], text: [/\$589/, /\$334/] },
      ],
      ["ok and the cheaper one, is it in stock?", { text: [/47|in stock|available|yes/i] }],
    ],
  },
  {
    name: "compares three pour-over sets",
    who: "guest",
    turns: [
      ["pour over sets", { products: { all: { kind: "Pour-Over Set" }, atLeast: 3 } }],
      ["compare all three", { tools: ["compare_products"], text: [/\$44/, /\$53/, /\$77/] }],
    ],
  },
  {
    name: "compares the first with the last",
    who: "guest",
    turns: [
      ["cheapest earbuds first please", { products: { first: { kind: "Earbuds", max: 120 } } }],
      ["compare those two", { tools: ["compare_products"], text: [/Chord/, /Tempo/] }],
    ],
  },
  {
    name: "compares with something that does not exist",
    who: "guest",
    turns: [
      [
        "compare the tarn ash dining chair with the ikea poang",
        { text: [/Tarn|chair|couldn't|can't|cannot|don't|not|no /i] },
      ],
    ],
  },
  {
    name: "wants a comparison without saying of what",
    who: "guest",
    turns: [
      ["compare them", { text: [asks], notTools: ["compare_products"] }],
      ["the isla oak dining chair and the ronan walnut one", { text: [/\$210/, /\$304/] }],
    ],
  },
  {
    name: "compares, then takes one",
    who: "shopper",
    turns: [
      [
        "compare acorn walnut train set and whistle beech train set",
        { tools: ["compare_products"], text: [/\$124/, /\$47/] },
      ],
      ["ill take the cheaper one", { cart: ["1 Whistle Beech Train Set"] }],
    ],
  },
  {
    name: "asks which of the found ones is larger in price",
    who: "guest",
    turns: [
      ["belt bags?", { products: { all: { kind: "Belt Bag" }, atLeast: 3 } }],
      ["which of these is the most expensive?", { text: [/Quay Leather Belt Bag/] }],
    ],
  },
];
