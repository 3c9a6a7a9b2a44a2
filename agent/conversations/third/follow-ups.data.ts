import type { Conversation } from "../format.ts";
import { saysSoldOut } from "../wording.ts";

/** Shoppers whose messages only make sense after the ones before. */
export const followUps: readonly Conversation[] = [
  {
    name: "asks for an age and takes the wooden rings",
    who: "shopper",
    turns: [
      ["stacking rings", { products: { all: { kind: "Stacking Rings" }, atLeast: 2 } }],
      ["from what age are they", { text: [/1 year|one year/i] }],
      ["ok the maple, one", { cart: ["1 Acorn Maple Stacking Rings"] }],
    ],
  },
  {
    name: "takes the one in the middle",
    who: "shopper",
    turns: [
      ["throws, cheapest first", { products: { all: { kind: "Throw" }, atLeast: 3 } }],
      ["whats the middle one", { text: [/\$140/] }],
      ["ill get that", { cart: ["1 Calm Merino Wool Throw"] }],
    ],
  },
  {
    name: "takes the dearer earbuds",
    who: "shopper",
    turns: [
      ["which earbuds do you have", { products: { all: { kind: "Earbuds" }, atLeast: 2 } }],
      ["price of the dearer", { text: [/\$195/] }],
      ["1 pls", { cart: ["1 Tempo Titanium Earbuds"] }],
    ],
  },
  {
    name: "prefers wood to steel",
    who: "shopper",
    turns: [
      ["what does the bergen steel stool cost", { text: [/\$205/] }],
      ["uff. is there one in birch?", { products: { includes: ["Orchard Birch Stool"] } }],
      ["much better. two", { cart: ["2 Orchard Birch Stool"] }],
    ],
  },
  {
    name: "takes three of the copper lights",
    who: "shopper",
    turns: [
      ["string lights for the terrace", { products: { some: { kind: "String Lights" } } }],
      ["is the copper one available", { text: [/yes|in stock|available|left|114/i] }],
      ["gimme 3", { cart: ["3 Pharos Copper Wire String Lights"] }],
    ],
  },
  {
    name: "goes through the colours of a towel",
    who: "guest",
    turns: [
      ["reverie linen bath towel", { text: [/\$60/] }],
      ["colors?", { text: [/Chalk/, /Slate/] }],
      ["clay available?", { text: [/not|n't|no\b|sold out|out of stock|unavailable/i] }],
    ],
  },
  {
    name: "narrows shears down to a budget",
    who: "guest",
    turns: [
      ["pruning shears", { products: { all: { kind: "Pruning Shears" }, atLeast: 3 } }],
      [
        "40 is my limit",
        {
          products: {
            all: { kind: "Pruning Shears", max: 40 },
            includes: ["Thistle Stainless Steel Pruning Shears"],
          },
        },
      ],
    ],
  },
  {
    name: "asks for an order and then how to return it",
    who: "nora",
    turns: [
      ["wheres the lamp i bought", { orders: { includes: ["shipped"] } }],
      ["can i still send it back if its too bright", { source: "returns" }],
      ["within how many days", { source: "returns", text: [/30|thirty/i] }],
    ],
  },
  {
    name: "wants more bowls than there are",
    who: "shopper",
    turns: [
      ["salad bowls", { products: { all: { kind: "Salad Bowl" }, atLeast: 2 } }],
      ["stoneware", { text: [/Tallow Stoneware Salad Bowl/] }],
      ["do u have 20 of it", { text: [/\b14\b|only|not|n't|no\b/i] }],
    ],
  },
  {
    name: "asks for the sizes that are left and takes one",
    who: "shopper",
    turns: [
      ["overshirts", { products: { all: { kind: "Overshirt" }, atLeast: 3 } }],
      ["the corduroy one, which sizes can i get", { text: [/\bS\b/, /\bXL\b/] }],
      ["L then, add it", { cart: ["1 Mercer Corduroy Overshirt [L]"] }],
    ],
  },
  {
    name: "takes one of each",
    who: "shopper",
    turns: [
      ["jams?", { products: { all: { kind: "Jam" }, atLeast: 2 } }],
      ["one of each please", { cart: ["1 Riverside Apricot Jam", "1 Coastal Fig Jam"] }],
    ],
  },
  {
    name: "asks for the price, the fabric and the care",
    who: "guest",
    turns: [
      ["price of the loft overshirt", { text: [/\$114/] }],
      ["whats it made of", { text: [/waxed cotton/i] }],
      ["how do i clean that stuff", { source: "care", text: [/sponge|wax/i] }],
    ],
  },
  {
    name: "orders number three",
    who: "shopper",
    turns: [
      [
        "desk trays from cheapest to dearest",
        { products: { all: { kind: "Desk Tray" }, first: { max: 30 }, atLeast: 3 } },
      ],
      ["number three in my cart", { cart: ["1 Draft Brass Desk Tray"] }],
    ],
  },
  {
    name: "excludes leather and sets a limit at once",
    who: "guest",
    turns: [
      ["duffels", { products: { all: { kind: "Duffel" }, atLeast: 3 } }],
      [
        "not leather and not over 200",
        { products: { all: { kind: "Duffel", max: 200 }, includes: ["Quay Ripstop Duffel"] } },
      ],
      ["how many of it are there", { text: [/150/] }],
    ],
  },
  {
    name: "swaps what is in the cart for something cheaper",
    who: "shopper",
    cart: ["1 Harbour Porcelain Mug"],
    turns: [
      ["which mugs are cheaper than 25", { products: { all: { kind: "Mug", max: 25 }, atLeast: 2 } }],
      ["swap the porcelain one in my cart for the stoneware one", { cart: ["1 Linden Stoneware Mug"] }],
    ],
  },
  {
    name: "asks about returns in between",
    who: "shopper",
    turns: [
      ["wallets", { products: { some: { kind: "Card Holder" } } }],
      ["in aluminium", { products: { includes: ["Pilot Aluminium Card Holder"] } }],
      ["what about returns, how long", { source: "returns" }],
      ["k add it", { cart: ["1 Pilot Aluminium Card Holder"] }],
    ],
  },
  {
    name: "asks for a scarf in rust and takes it",
    who: "shopper",
    turns: [
      ["anything made of lambswool", { products: { all: { word: "lambswool" }, atLeast: 2 } }],
      ["is the scarf there in rust", { text: [/rust|yes|in stock|available/i] }],
      ["then add it", { cart: ["1 Mercer Lambswool Scarf [Rust]"] }],
    ],
  },
  {
    name: "asks whether delivery of this lamp is free",
    who: "shopper",
    turns: [
      [
        "floor lamp under 130",
        { products: { all: { kind: "Floor Lamp", max: 130 }, includes: ["Orbit Steel Floor Lamp"] } },
      ],
      ["would i have to pay shipping on that", { text: [/ship|deliver|free/i] }],
      ["nice. take one", { cart: ["1 Orbit Steel Floor Lamp"] }],
    ],
  },
  {
    name: "asks for another after one is sold out",
    who: "shopper",
    turns: [
      ["is the heather honey in 250g there", { text: [saysSoldOut] }],
      ["and 500?", { text: [/yes|in stock|available|41|\$28\.50/i] }],
      ["good, 2 of those", { cart: ["2 Market Day Heather Honey [500 g]"] }],
    ],
  },
];
