import type { Conversation } from "../format.ts";
import { asks } from "../wording.ts";

/** Shoppers whose messages only make sense after the ones before. */
export const followUps: readonly Conversation[] = [
  {
    name: "takes the first one",
    who: "shopper",
    turns: [
      ["stools, cheap ones first", { products: { all: { kind: "Stool" }, first: { max: 72 }, atLeast: 2 } }],
      ["i'll take the first", { cart: ["1 Orchard Birch Stool"] }],
    ],
  },
  {
    name: "takes three of the last one",
    who: "shopper",
    turns: [
      ["picnic blankets sorted by price", { products: { all: { kind: "Picnic Blanket" }, atLeast: 3 } }],
      ["3 of the last one please", { cart: ["3 Moraine Wool Picnic Blanket"] }],
    ],
  },
  {
    name: "finds it too expensive",
    who: "guest",
    turns: [
      ["bookcase", { products: { all: { kind: "Bookcase" }, atLeast: 3 } }],
      [
        "too expensive, anything below 300?",
        {
          products: {
            all: { kind: "Bookcase", max: 300 },
            includes: ["Orchard Powder-Coated Steel Bookcase"],
          },
        },
      ],
    ],
  },
  {
    name: "wants a better one",
    who: "guest",
    turns: [
      ["desk lamp under 120", { products: { all: { kind: "Desk Lamp", max: 120 }, atLeast: 1 } }],
      [
        "something a bit nicer, up to 200",
        { products: { all: { category: "Lighting", max: 200 }, atLeast: 2 } },
      ],
    ],
  },
  {
    name: "wants it in ink",
    who: "guest",
    turns: [
      ["merino t-shirt", { products: { includes: ["Sunday Merino T-Shirt"] } }],
      ["do you have it in ink?", { text: [/ink/i] }],
      ["and in S moss?", { text: [/sold out|out of stock|not|n't|unavailable|no /i] }],
    ],
  },
  {
    name: "asks about the second, then the first",
    who: "guest",
    turns: [
      ["camp stoves", { products: { all: { kind: "Camp Stove" }, atLeast: 2 } }],
      ["more about the second one", { text: [/Camp Stove/] }],
      ["and the first?", { text: [/Camp Stove/] }],
    ],
  },
  {
    name: "takes it and then one more for a friend",
    who: "shopper",
    turns: [
      ["whats the price of the lyra hourglass", { text: [/\$36/] }],
      ["ok ill take it", { cart: ["1 Lyra Hourglass"] }],
      ["one more for my friend", { cart: ["2 Lyra Hourglass"] }],
    ],
  },
  {
    name: "narrows a search twice",
    who: "guest",
    turns: [
      ["cutting boards", { products: { all: { kind: "Cutting Board" }, atLeast: 3 } }],
      ["under 60", { products: { all: { kind: "Cutting Board", max: 60 }, atLeast: 2 } }],
      [
        "in oak",
        {
          products: { all: { kind: "Cutting Board", word: "oak" }, includes: ["Solstice Oak Cutting Board"] },
        },
      ],
    ],
  },
  {
    name: "asks for alternatives to what is sold out",
    who: "guest",
    turns: [
      ["reverie cork bath mat", { text: [/Reverie Cork Bath Mat|sold out|bath mat/i] }],
      [
        "alternatives?",
        {
          products: { all: { category: "Bedding & Bath" }, excludes: ["Reverie Cork Bath Mat"], atLeast: 1 },
        },
      ],
    ],
  },
  {
    name: "takes the most expensive of them",
    who: "shopper",
    turns: [
      ["which card holders are there", { products: { all: { kind: "Card Holder" }, atLeast: 2 } }],
      ["give me the most expensive", { cart: ["1 Pilot Aluminium Card Holder"] }],
    ],
  },
  {
    name: "takes the copper one",
    who: "shopper",
    turns: [
      ["i need a watering can", { products: { all: { kind: "Watering Can" }, atLeast: 3 } }],
      ["copper one. 2 of them", { cart: ["2 Yarrow Copper Watering Can"] }],
    ],
  },
  {
    name: "takes all three",
    who: "shopper",
    turns: [
      ["puzzles, please, all of them", { products: { all: { kind: "Puzzle" }, atLeast: 3 } }],
      [
        "i'll take all three",
        { cart: ["1 Merry Birch Puzzle", "1 Puddle Maple Puzzle", "1 Tumble Recycled Board Puzzle"] },
      ],
    ],
  },
  {
    name: "answers the question for a size with a sentence",
    who: "shopper",
    turns: [
      ["i want the lull jersey fitted sheet", { text: [asks] }],
      ["our bed is a king", { cart: ["1 Lull Jersey Fitted Sheet [King]"] }],
      ["what was the price again", { text: [/\$72\.95/] }],
    ],
  },
  {
    name: "asks for the price of the second",
    who: "guest",
    turns: [
      [
        "garden lanterns, highest price first",
        { products: { all: { kind: "Garden Lantern" }, first: { min: 98 }, atLeast: 2 } },
      ],
      ["price of number 2?", { text: [/\$89\.95/] }],
    ],
  },
  {
    name: "comes back to a product after a question about returns",
    who: "shopper",
    turns: [
      ["tell me about the puddle maple puzzle", { text: [/\$42/] }],
      ["can i return it if my kid hates it", { source: "returns" }],
      ["ok add it", { cart: ["1 Puddle Maple Puzzle"] }],
    ],
  },
  {
    name: "asks for another material",
    who: "guest",
    turns: [
      ["backpacks", { products: { all: { kind: "Backpack" }, atLeast: 3 } }],
      ["leather", { products: { first: { kind: "Backpack", word: "leather" } } }],
      ["how much was the nylon one", { text: [/\$89/] }],
    ],
  },
  {
    name: "asks for the first order of a list",
    who: "nora",
    turns: [
      ["what have i ordered so far", { orders: { includes: ["delivered", "shipped", "new"] } }],
      ["details of the last one in that list", { orders: { includes: ["delivered"] } }],
    ],
  },
  {
    name: "orders the jam once more",
    who: "nora",
    turns: [
      ["what did i buy in october", { orders: { includes: ["delivered"] } }],
      ["same jam again please, 2 jars", { cart: ["2 Coastal Fig Jam"] }],
    ],
  },
];
