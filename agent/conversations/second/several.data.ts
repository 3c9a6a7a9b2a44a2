import type { Conversation } from "../format.ts";

/** Shoppers who want several things in one message. */
export const several: readonly Conversation[] = [
  {
    name: "adds three different products at once",
    who: "shopper",
    turns: [
      [
        "add 2 ember enamel mug, 1 riverside apricot jam and 3 smokehouse flaked sea salt",
        { cart: ["2 Ember Enamel Mug", "1 Riverside Apricot Jam", "3 Smokehouse Flaked Sea Salt"] },
      ],
      ["actually without the jam", { cart: ["2 Ember Enamel Mug", "3 Smokehouse Flaked Sea Salt"] }],
    ],
  },
  {
    name: "swaps one for another",
    who: "shopper",
    cart: ["1 Nutkin Beech Building Blocks"],
    turns: [
      [
        "take out the building blocks and put in the skipper ripstop kite instead",
        { cart: ["1 Skipper Ripstop Kite"] },
      ],
    ],
  },
  {
    name: "looks for a lamp and a chair",
    who: "guest",
    turns: [
      [
        "looking for a floor lamp and a dining chair",
        { products: { some: [{ kind: "Floor Lamp" }, { kind: "Dining Chair" }] } },
      ],
    ],
  },
  {
    name: "asks for a price and for the warranty",
    who: "guest",
    turns: [
      [
        "price of the orbit steel floor lamp and how long is the warranty?",
        { text: [/\$125/], source: "warranty" },
      ],
    ],
  },
  {
    name: "removes something and asks for the total",
    who: "shopper",
    cart: ["1 Ember Enamel Mug", "1 Merry Birch Puzzle"],
    turns: [["remove the puzzle. what's the total now?", { cart: ["1 Ember Enamel Mug"], text: [/\$\d/] }]],
  },
  {
    name: "asks for the cart and for the newest order",
    who: "nora",
    cart: ["2 Smokehouse Flaked Sea Salt"],
    turns: [
      [
        "show my cart and my last order",
        { orders: { includes: ["new"] }, tools: ["show_cart"], text: [/Smokehouse Flaked Sea Salt/] },
      ],
    ],
  },
  {
    name: "changes one and removes one",
    who: "shopper",
    cart: ["1 Ember Enamel Mug", "1 Coastal Fig Jam"],
    turns: [
      ["3 mugs and no jam", { cart: ["3 Ember Enamel Mug"] }],
      ["and back to 1 mug", { cart: ["1 Ember Enamel Mug"] }],
    ],
  },
  {
    name: "finds the cheapest and adds two",
    who: "shopper",
    turns: [
      [
        "find the cheapest watering can and add two of it",
        { cart: ["2 Clover Galvanised Steel Watering Can"] },
      ],
    ],
  },
  {
    name: "adds two things of which one is sold out",
    who: "shopper",
    turns: [
      [
        "add the harbour cork card holder and the voyage leather card holder",
        {
          cart: ["1 Voyage Leather Card Holder"],
          text: [/sold out|out of stock|unavailable|not available|n't/i],
        },
      ],
    ],
  },
  {
    name: "adds one product in two variants",
    who: "shopper",
    turns: [
      [
        "highland glass water bottle, one in 500 ml and one in 1 l",
        { cart: ["1 Highland Glass Water Bottle [500 ml]", "1 Highland Glass Water Bottle [1 l]"] },
      ],
      ["thanks. total?", { text: [/\$\d/], tools: ["show_cart"] }],
    ],
  },
];
