import type { Conversation } from "../format.ts";
import { asks } from "../wording.ts";

/** Shoppers who meant something else. */
export const corrections: readonly Conversation[] = [
  {
    name: "wanted the large bag",
    who: "shopper",
    turns: [
      [
        "add heritage ethiopian ground coffee 250 g",
        { cart: ["1 Heritage Ethiopian Ground Coffee [250 g]"] },
      ],
      ["sorry the big one", { cart: ["1 Heritage Ethiopian Ground Coffee [500 g]"] }],
    ],
  },
  {
    name: "meant one",
    who: "shopper",
    turns: [
      ["5 haven down pillow", { cart: ["5 Haven Down Pillow"] }],
      ["oops, i meant 1", { cart: ["1 Haven Down Pillow"] }],
    ],
  },
  {
    name: "meant the other lamp",
    who: "shopper",
    turns: [
      ["add dusk brass table lamp", { cart: ["1 Dusk Brass Table Lamp"] }],
      [
        "no, not that one, the aurora oak table lamp",
        {
          cart: ["1 Aurora Oak Table Lamp"],
          orCart: [["1 Aurora Oak Table Lamp", "1 Dusk Brass Table Lamp"]],
        },
      ],
    ],
  },
  {
    name: "meant another size",
    who: "shopper",
    turns: [
      ["trail organic cotton socks 36-40 into the cart", { cart: ["1 Trail Organic Cotton Socks [36–40]"] }],
      ["wrong size, i need 41-45", { cart: ["1 Trail Organic Cotton Socks [41–45]"] }],
    ],
  },
  {
    name: "meant another kind of bag",
    who: "guest",
    turns: [
      ["wash bags", { products: { all: { kind: "Wash Bag" }, atLeast: 2 } }],
      ["not wash bags, belt bags", { products: { all: { kind: "Belt Bag" }, atLeast: 2 } }],
    ],
  },
  {
    name: "corrects the budget downwards",
    who: "guest",
    turns: [
      ["sleeping bag up to 300", { products: { all: { kind: "Sleeping Bag", max: 300 }, atLeast: 2 } }],
      [
        "wait, only 240",
        {
          products: {
            all: { kind: "Sleeping Bag", max: 240 },
            includes: ["Summit Merino-Lined Sleeping Bag"],
          },
        },
      ],
    ],
  },
  {
    name: "takes back what was added last",
    who: "shopper",
    cart: ["1 Ember Enamel Mug"],
    turns: [
      [
        "add clover galvanised steel watering can",
        { cart: ["1 Ember Enamel Mug", "1 Clover Galvanised Steel Watering Can"] },
      ],
      ["undo that", { cart: ["1 Ember Enamel Mug"] }],
    ],
  },
  {
    name: "corrects the colour while answering",
    who: "shopper",
    turns: [
      ["add trail cashmere scarf", { text: [asks] }],
      ["moss, no, slate", { cart: ["1 Trail Cashmere Scarf [Slate]"] }],
    ],
  },
  {
    name: "says that the wrong thing was understood",
    who: "guest",
    turns: [
      ["reverb", { products: { some: { word: "reverb" }, atLeast: 1 } }],
      ["no i mean the bookshelf speaker", { text: [/Reverb Satin White Bookshelf Speaker/] }],
    ],
  },
  {
    name: "corrects a quantity twice",
    who: "shopper",
    cart: ["2 Coastal Fig Jam"],
    turns: [
      ["make the jam 5", { cart: ["5 Coastal Fig Jam"] }],
      ["no 4", { cart: ["4 Coastal Fig Jam"] }],
      ["ok 3, final", { cart: ["3 Coastal Fig Jam"] }],
    ],
  },
];
