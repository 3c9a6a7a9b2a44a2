import type { Conversation } from "../format.ts";

/** Shoppers who go on from what they were shown. */
export const followUps: readonly Conversation[] = [
  {
    name: "narrows T-shirts down and takes one",
    who: "shopper",
    turns: [
      ["show me t shirts", { products: { all: { kind: "T-Shirt" }, atLeast: 3 } }],
      ["which is the cheapest", { text: [/Wharf Organic Cotton T-Shirt/] }],
      ["ill take one in L, moss", { cart: ["1 Wharf Organic Cotton T-Shirt [L, Moss]"] }],
    ],
  },
  {
    name: "finds alpaca too dear",
    who: "shopper",
    turns: [
      ["how much is the alpaca throw", { text: [/\$179/] }],
      ["do you have anything cheaper", { products: { all: { kind: "Throw", max: 178 }, atLeast: 1 } }],
      ["ok add the cotton one", { cart: ["1 Dune Organic Cotton Throw"] }],
    ],
  },
  {
    name: "asks for the sizes of a steel bottle",
    who: "shopper",
    turns: [
      ["water bottles", { products: { all: { kind: "Water Bottle" }, atLeast: 3 } }],
      ["what sizes does the steel one come in", { text: [/500 ml/, /750 ml/, /1 l\b/i] }],
      ["add the 750", { cart: ["1 Estuary Stainless Steel Water Bottle [750 ml]"] }],
    ],
  },
  {
    name: "takes the second blanket",
    who: "shopper",
    turns: [
      [
        "picnic blankets, cheapest first please",
        { products: { all: { kind: "Picnic Blanket" }, first: { max: 42 }, atLeast: 3 } },
      ],
      ["add the second one to my cart", { cart: ["1 Skyline Canvas Picnic Blanket"] }],
    ],
  },
  {
    name: "wants to know more about a bird feeder",
    who: "shopper",
    turns: [
      ["do you have bird feeders", { products: { all: { kind: "Bird Feeder" }, atLeast: 2 } }],
      ["tell me more about the cedar one", { text: [/Arbour Cedar Bird Feeder/, /\$23\.95/] }],
      ["nice, 2 please", { cart: ["2 Arbour Cedar Bird Feeder"] }],
    ],
  },
  {
    name: "chooses between two kites",
    who: "shopper",
    turns: [
      ["kites", { products: { all: { kind: "Kite" }, atLeast: 2 } }],
      ["whats the difference between them", { text: [/\$37/, /\$28\.95/] }],
      ["ill take the cheaper one", { cart: ["1 Skipper Ripstop Kite"] }],
    ],
  },
  {
    name: "has 150 for a side table",
    who: "guest",
    turns: [
      ["do you have side tables", { products: { first: { kind: "Side Table" }, atLeast: 2 } }],
      ["under 150", { products: { all: { max: 150 }, includes: ["Calder Steel Side Table"] } }],
      ["is it in stock?", { text: [/yes|in stock|available|\b54\b/i] }],
    ],
  },
  {
    name: "takes the small jar of what is cheap",
    who: "shopper",
    turns: [
      ["what honey do you have", { products: { all: { kind: "Honey" }, atLeast: 2 } }],
      [
        "anything below 15 dollars",
        { products: { all: { kind: "Honey", max: 15 }, includes: ["Old Mill Chestnut Honey"] } },
      ],
      ["add the chestnut one, 250g", { cart: ["1 Old Mill Chestnut Honey [250 g]"] }],
    ],
  },
  {
    name: "asks for delivery before it is added",
    who: "shopper",
    turns: [
      ["how much is the rattan pendant?", { text: [/\$150/] }],
      ["how long would delivery take", { source: "shipping" }],
      ["ok add it to my cart", { cart: ["1 Tallis Rattan Pendant"] }],
    ],
  },
  {
    name: "asks for the colours of headphones",
    who: "shopper",
    turns: [
      ["what colors do the walnut headphones come in", { text: [/Ink/, /Chalk/, /Sage/] }],
      ["add them in chalk", { cart: ["1 Studio Walnut Headphones [Chalk]"] }],
    ],
  },
  {
    name: "wants a scarf that is not cashmere",
    who: "shopper",
    turns: [
      ["scarves", { products: { all: { kind: "Scarf" }, atLeast: 2 } }],
      ["does the lambswool one come in grey", { text: [/slate|gr[ea]y/i] }],
      ["ok slate is fine, add it", { cart: ["1 Mercer Lambswool Scarf [Slate]"] }],
    ],
  },
  {
    name: "wants to see more gifts and then only toys",
    who: "guest",
    turns: [
      ["gift ideas under 30?", { products: { all: { max: 30 }, atLeast: 2 } }],
      ["show me more", { products: { all: { max: 30 }, atLeast: 1 } }],
      ["any for kids", { products: { all: { category: "Toys", max: 30 }, atLeast: 1 } }],
    ],
  },
];
