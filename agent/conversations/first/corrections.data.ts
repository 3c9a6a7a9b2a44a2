import type { Conversation } from "../format.ts";
import { asks } from "../wording.ts";

/** Shoppers who meant something else. */
export const corrections: readonly Conversation[] = [
  {
    name: "wanted the small bottle",
    who: "shopper",
    turns: [
      ["add the highland glass water bottle, 1 l", { cart: ["1 Highland Glass Water Bottle [1 l]"] }],
      ["no, the small one", { cart: ["1 Highland Glass Water Bottle [500 ml]"] }],
    ],
  },
  {
    name: "meant three",
    who: "shopper",
    turns: [
      ["2 harvest rosemary sea salt in my cart", { cart: ["2 Harvest Rosemary Sea Salt"] }],
      ["i meant three", { cart: ["3 Harvest Rosemary Sea Salt"] }],
    ],
  },
  {
    name: "meant another product",
    who: "shopper",
    turns: [
      ["add the ember enamel mug", { cart: ["1 Ember Enamel Mug"] }],
      [
        "sorry, i meant the linden stoneware mug",
        { cart: ["1 Linden Stoneware Mug"], orCart: [["1 Ember Enamel Mug", "1 Linden Stoneware Mug"]] },
      ],
    ],
  },
  {
    name: "meant another colour",
    who: "shopper",
    turns: [
      ["add mercer lambswool scarf in oat", { cart: ["1 Mercer Lambswool Scarf [Oat]"] }],
      ["no, rust instead", { cart: ["1 Mercer Lambswool Scarf [Rust]"] }],
    ],
  },
  {
    name: "meant another kind of lamp",
    who: "guest",
    turns: [
      ["table lamps", { products: { all: { kind: "Table Lamp" }, atLeast: 2 } }],
      ["no i meant floor lamps", { products: { all: { kind: "Floor Lamp" }, atLeast: 2 } }],
    ],
  },
  {
    name: "corrects the budget",
    who: "guest",
    turns: [
      [
        "dining chairs under 200",
        { products: { all: { kind: "Dining Chair", max: 200 }, includes: ["Tarn Ash Dining Chair"] } },
      ],
      [
        "sorry, under 250 i meant",
        { products: { all: { kind: "Dining Chair", max: 250 }, includes: ["Isla Oak Dining Chair"] } },
      ],
    ],
  },
  {
    name: "did not want it after all",
    who: "shopper",
    turns: [
      ["add 2 skipper beech building blocks", { cart: ["2 Skipper Beech Building Blocks"] }],
      ["no, forget it. take them out", { cart: [] }],
    ],
  },
  {
    name: "corrects the size before it is added",
    who: "shopper",
    turns: [
      ["i'd like the trail wool overshirt", { text: [asks] }],
      ["L. no wait, M", { cart: ["1 Trail Wool Overshirt [M]"] }],
    ],
  },
  {
    name: "was understood wrongly and says so",
    who: "guest",
    turns: [
      ["pilot", { products: { includes: ["Pilot Recycled Nylon Backpack"] } }],
      ["not the backpack, the card holder", { text: [/Pilot Aluminium Card Holder/] }],
    ],
  },
  {
    name: "takes a correction back",
    who: "shopper",
    cart: ["1 Merry Birch Puzzle"],
    turns: [
      ["make that 2 puzzles", { cart: ["2 Merry Birch Puzzle"] }],
      ["hm no, just one", { cart: ["1 Merry Birch Puzzle"] }],
    ],
  },
];
