import type { Conversation } from "../format.ts";

/** Shoppers who choose between two things. */
export const comparisons: readonly Conversation[] = [
  {
    name: "asks for the difference between two headphones",
    who: "guest",
    turns: [
      [
        "whats the difference between the signal and the sonnet headphones",
        { text: [/Signal Matte Black/, /Sonnet Matte Black/, /\$94/, /\$135/] },
      ],
      ["so which one is cheaper", { text: [/Signal/] }],
    ],
  },
  {
    name: "compares boards and takes one",
    who: "shopper",
    turns: [
      ["compare the oak and the walnut cutting board", { text: [/\$54/, /\$77\.95/] }],
      ["ok ill take the oak one", { cart: ["1 Solstice Oak Cutting Board"] }],
    ],
  },
  {
    name: "looks at the ends of a list of stoves",
    who: "guest",
    turns: [
      ["show me camp stoves", { products: { all: { kind: "Camp Stove" }, atLeast: 3 } }],
      [
        "whats the difference between the cheapest and the most expensive one",
        { text: [/Timberline Aluminium/, /Canyon Titanium/] },
      ],
    ],
  },
  {
    name: "asks which backpack is better",
    who: "guest",
    turns: [
      [
        "which backpack is better, the leather one or the canvas one?",
        { text: [/Voyage Leather Backpack/, /Metro Waxed Canvas Backpack/] },
      ],
      ["how much are they", { text: [/\$219/, /\$150/] }],
    ],
  },
  {
    name: "asks what cashmere costs more than merino",
    who: "guest",
    turns: [
      ["merino jumper vs cashmere jumper?", { text: [/Sunday Merino Jumper/, /Wharf Cashmere Jumper/] }],
      ["how much more is the cashmere one", { text: [/\$86|\$225/] }],
    ],
  },
];
