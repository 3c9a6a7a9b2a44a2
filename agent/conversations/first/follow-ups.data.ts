import type { Conversation } from "../format.ts";
import { asks } from "../wording.ts";

/** Shoppers whose messages only make sense after the ones before. */
export const followUps: readonly Conversation[] = [
  {
    name: "takes the second one",
    who: "shopper",
    turns: [
      [
        "show me mugs, cheapest first",
        { products: { all: { kind: "Mug" }, first: { max: 17 }, atLeast: 3 } },
      ],
      ["add the second one", { cart: ["1 Linden Stoneware Mug"] }],
    ],
  },
  {
    name: "takes two of those after looking at one",
    who: "shopper",
    turns: [
      ["do you have the Village Acacia Honey", { text: [/Acacia Honey/] }],
      ["in 500 g, two of those", { cart: ["2 Village Acacia Honey [500 g]"] }],
    ],
  },
  {
    name: "wants it cheaper",
    who: "guest",
    turns: [
      ["floor lamp", { products: { all: { kind: "Floor Lamp" }, atLeast: 2 } }],
      ["cheaper?", { products: { all: { category: "Lighting", max: 260 }, atLeast: 1 } }],
    ],
  },
  {
    name: "wants it in another colour",
    who: "guest",
    turns: [
      ["scarves", { products: { all: { kind: "Scarf" }, atLeast: 2 } }],
      ["in moss", { products: { all: { kind: "Scarf", option: "Moss" }, atLeast: 1 } }],
    ],
  },
  {
    name: "asks about the other one",
    who: "guest",
    turns: [
      ["hammocks", { products: { all: { kind: "Hammock" }, atLeast: 2 } }],
      ["tell me about the first one", { text: [/Hammock/] }],
      ["and what about the other one", { text: [/Hammock/] }],
    ],
  },
  {
    name: "adds it",
    who: "shopper",
    turns: [
      ["tell me about the Moonbeam Cotton Kite", { text: [/\$37/] }],
      ["add it", { cart: ["1 Moonbeam Cotton Kite"] }],
      ["remove it again", { cart: [] }],
    ],
  },
  {
    name: "asks for more of the same",
    who: "guest",
    turns: [
      ["show me planters", { products: { all: { kind: "Planter" }, atLeast: 3 } }],
      ["only the ones below 70", { products: { all: { kind: "Planter", max: 70 }, atLeast: 2 } }],
      ["the terracotta one, how many left?", { text: [/63|in stock|available/i] }],
    ],
  },
  {
    name: "asks for something like it",
    who: "guest",
    turns: [
      ["quay ripstop duffel", { products: { includes: ["Quay Ripstop Duffel"] } }],
      [
        "anything similar?",
        { products: { all: { category: "Bags" }, excludes: ["Quay Ripstop Duffel"], atLeast: 1 } },
      ],
    ],
  },
  {
    name: "takes the cheapest of them",
    who: "shopper",
    turns: [
      ["what watering cans do you have?", { products: { all: { kind: "Watering Can" }, atLeast: 3 } }],
      ["the cheapest one please, add to cart", { cart: ["1 Clover Galvanised Steel Watering Can"] }],
    ],
  },
  {
    name: "takes the leather one",
    who: "shopper",
    turns: [
      ["totes", { products: { all: { kind: "Tote" }, atLeast: 2 } }],
      ["ill have the leather one", { cart: ["1 Transit Leather Tote"] }],
    ],
  },
  {
    name: "takes both",
    who: "shopper",
    turns: [
      ["compare ember enamel mug and linden stoneware mug", { tools: ["compare_products"] }],
      ["add both", { cart: ["1 Ember Enamel Mug", "1 Linden Stoneware Mug"] }],
    ],
  },
  {
    name: "says yes to an offer of a size",
    who: "shopper",
    turns: [
      ["add breeze linen fitted sheet", { text: [asks] }],
      ["queen", { cart: ["1 Breeze Linen Fitted Sheet [Queen]"] }],
      [
        "and one for a twin bed too",
        { cart: ["1 Breeze Linen Fitted Sheet [Queen]", "1 Breeze Linen Fitted Sheet [Twin]"] },
      ],
    ],
  },
  {
    name: "asks for the price of the third",
    who: "guest",
    turns: [
      ["benches, cheapest first", { products: { all: { kind: "Bench" }, atLeast: 3 } }],
      ["how much is the third one?", { text: [/\$499/] }],
    ],
  },
  {
    name: "goes back to an earlier search",
    who: "guest",
    turns: [
      ["portable speakers", { products: { all: { kind: "Portable Speaker" }, atLeast: 2 } }],
      ["how long does delivery take", { source: "shipping" }],
      [
        "ok. which of those speakers is the cheapest?",
        { text: [/Ballad Recycled Plastic Portable Speaker/] },
      ],
    ],
  },
  {
    name: "asks with one word whether there is more",
    who: "guest",
    turns: [
      ["notebooks", { products: { all: { kind: "Notebook" }, atLeast: 2 } }],
      ["dotted", { products: { all: { kind: "Notebook", option: "Dotted" }, atLeast: 1 } }],
      ["and plain?", { products: { all: { kind: "Notebook", option: "Plain" }, atLeast: 1 } }],
    ],
  },
  {
    name: "adds more of what was just added",
    who: "shopper",
    turns: [
      ["add a coastal earl grey loose-leaf tea", { cart: ["1 Coastal Earl Grey Loose-Leaf Tea"] }],
      ["another one", { cart: ["2 Coastal Earl Grey Loose-Leaf Tea"] }],
      ["and what does that make in total?", { tools: ["show_cart"], text: [/\$20/] }],
    ],
  },
  {
    name: "follows up on an order",
    who: "nora",
    turns: [
      ["my orders", { orders: { includes: ["shipped", "new"] } }],
      ["track the second one", { orders: { includes: ["shipped"] }, text: [/449044304137821|FedEx/i] }],
    ],
  },
  {
    name: "buys again what was ordered",
    who: "nora",
    turns: [
      ["what was in my october order", { orders: { includes: ["delivered"] }, text: [/Ember Enamel Mug/] }],
      ["add the mug from it to my cart", { cart: ["1 Ember Enamel Mug"], orCart: [["2 Ember Enamel Mug"]] }],
    ],
  },
];
