import type { Conversation } from "../format.ts";

/** Shoppers who choose between products. */
export const comparisons: readonly Conversation[] = [
  {
    name: "doubts that blocks are worth twice as much",
    who: "guest",
    turns: [
      [
        "is the moonbeam maple building blocks really worth twice as much as the skipper beech one? whats different",
        { tools: ["compare_products|show_product"], text: [/\$61/, /\$32/] },
      ],
      ["of which do you have more", { text: [/180|more[^.]*Skipper|Skipper[^.]*more/i] }],
    ],
  },
  {
    name: "puts a third pendant next to two",
    who: "guest",
    turns: [
      ["rattan pendant vs spun aluminum pendant", { text: [/\$150/, /\$225/] }],
      ["and the opal glass one, put it next to them", { text: [/\$280/] }],
    ],
  },
  {
    name: "asks for the cheapest and the dearest calendar",
    who: "guest",
    turns: [
      [
        "of your three wall calendars which one is the cheapest",
        { text: [/Index Recycled Paper Wall Calendar/, /\$22/] },
      ],
      ["and which is the dearest", { text: [/Stanza Letterpress Wall Calendar/] }],
    ],
  },
  {
    name: "cannot decide between side tables and then does",
    who: "shopper",
    turns: [
      [
        "I cannot decide: the Fenwick Oak Side Table or the Calder Steel Side Table? Please tell me how they differ.",
        { text: [/\$180/, /\$130/] },
      ],
      ["Then the one made of oak, please. Put it in my cart.", { cart: ["1 Fenwick Oak Side Table"] }],
    ],
  },
  {
    name: "compares by places in a list, with figures only",
    who: "guest",
    turns: [
      [
        "knives from cheap to expensive",
        { products: { all: { kind: "Chef's Knife" }, first: { max: 51 }, atLeast: 3 } },
      ],
      ["1 vs 3", { text: [/\$50\.95/, /\$170/] }],
    ],
  },
  {
    name: "compares honey by the large jar",
    who: "shopper",
    turns: [
      [
        "which is cheaper in 500 g, the chestnut honey or the acacia honey?",
        { text: [/Acacia/, /\$18\.95/] },
      ],
      ["ok one of that, 500 g", { cart: ["1 Village Acacia Honey [500 g]"] }],
    ],
  },
  {
    name: "asks of which sleeping bag more are left",
    who: "guest",
    turns: [
      [
        "which do you have more of, estuary or summit sleeping bag",
        { text: [/\b91\b|more[^.]*Estuary|Estuary[^.]*more/i] },
      ],
      ["price difference?", { text: [/\$54|\$289/] }],
    ],
  },
  {
    name: "asks whether two headphones share a colour",
    who: "guest",
    turns: [
      ["compare the walnut headphones with the sonnet ones", { text: [/\$294/, /\$135/] }],
      ["do both come in sage", { text: [/yes|both|sage/i] }],
    ],
  },
  {
    name: "tells train sets apart by their wood",
    who: "guest",
    turns: [
      ["got train sets?", { products: { all: { kind: "Train Set" }, atLeast: 3 } }],
      ["whats the diff between the beech one and the maple one", { text: [/\$47/, /\$88/] }],
    ],
  },
  {
    name: "asks which bookends are cheaper",
    who: "guest",
    turns: [
      [
        "bookends, marble or steel, whats cheaper",
        { text: [/Folio Steel Bookends/, /\$32/], products: { all: { kind: "Bookends" } } },
      ],
    ],
  },
];
