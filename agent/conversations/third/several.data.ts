import type { Conversation } from "../format.ts";
import { asks } from "../wording.ts";

/** Shoppers who want several things in one message. */
export const several: readonly Conversation[] = [
  {
    name: "numbers two questions",
    who: "guest",
    turns: [
      [
        "hi! 1) do you have kites 2) how long is delivery",
        { products: { some: { kind: "Kite" } }, source: "shipping" },
      ],
    ],
  },
  {
    name: "adds two pens and one and asks when they come",
    who: "shopper",
    turns: [
      [
        "add two colophon resin fountain pens and one verso fountain pen, and tell me how long delivery would take",
        {
          cart: ["2 Colophon Resin Fountain Pen", "1 Verso Aluminium Fountain Pen"],
          source: "shipping",
        },
      ],
      [
        "one colophon is enough",
        { cart: ["1 Colophon Resin Fountain Pen", "1 Verso Aluminium Fountain Pen"] },
      ],
    ],
  },
  {
    name: "removes, adds and asks for an order",
    who: "nora",
    cart: ["1 Smokehouse Flaked Sea Salt"],
    turns: [
      [
        "take the salt out, put two coastal earl grey in, and whats the status of the kite i ordered",
        { cart: ["2 Coastal Earl Grey Loose-Leaf Tea"], orders: { includes: ["new"] } },
      ],
    ],
  },
  {
    name: "writes a shopping list",
    who: "shopper",
    turns: [
      [
        "need:\n- 1 ember copper saucepan\n- 1 solstice oak cutting board\nboth in the cart pls",
        { cart: ["1 Ember Copper Saucepan", "1 Solstice Oak Cutting Board"] },
      ],
    ],
  },
  {
    name: "asks for two prices and a property",
    who: "guest",
    turns: [
      ["price of the aurora table lamp and of the nocturne table lamp", { text: [/\$160/, /\$209/] }],
      ["are they dimmable", { text: [/dimmable|yes/i] }],
    ],
  },
  {
    name: "removes three things and keeps the honey",
    who: "shopper",
    cart: [
      "1 Coastal Fig Jam",
      "2 Riverside Apricot Jam",
      "1 Farmhouse Darjeeling Loose-Leaf Tea",
      "1 Village Acacia Honey [500 g]",
    ],
    turns: [
      ["remove both jams and the tea but leave the honey", { cart: ["1 Village Acacia Honey [500 g]"] }],
      ["and add a second honey", { cart: ["2 Village Acacia Honey [500 g]"] }],
    ],
  },
  {
    name: "takes the cheapest of two kinds",
    who: "shopper",
    turns: [
      [
        "the cheapest backpack and the cheapest tote you have in stock, put both in my cart",
        { cart: ["1 Pilot Recycled Nylon Backpack", "1 Weekender Canvas Tote"] },
      ],
    ],
  },
  {
    name: "buys a shirt for two people",
    who: "shopper",
    turns: [
      [
        "add the hemp t-shirt for me in M chalk and another hemp t-shirt for my wife in S ink",
        { cart: ["1 Foundry Hemp T-Shirt [M, Chalk]", "1 Foundry Hemp T-Shirt [S, Ink]"] },
      ],
    ],
  },
  {
    name: "asks for the total and for a card",
    who: "shopper",
    cart: ["1 Kew Fibrecement Planter"],
    turns: [
      [
        "whats my total and can i pay it with discover",
        { tools: ["show_cart"], text: [/\$\d/], source: "payment" },
      ],
    ],
  },
  {
    name: "buys for two children",
    who: "shopper",
    turns: [
      [
        "im looking for a kite for my daughter and a soft rabbit for the baby",
        { products: { some: [{ kind: "Kite" }, { kind: "Soft Rabbit" }] } },
      ],
      [
        "the cheapest of each please, into the cart",
        { cart: ["1 Skipper Ripstop Kite", "1 Skipper Organic Cotton Soft Rabbit"] },
      ],
    ],
  },
  {
    name: "adds what is clear and is asked about the rest",
    who: "shopper",
    turns: [
      [
        "2 skyline canvas picnic blankets and a hammock in my cart",
        { cart: ["2 Skyline Canvas Picnic Blanket"], text: [asks] },
      ],
      ["the cotton one", { cart: ["2 Skyline Canvas Picnic Blanket", "1 Estuary Cotton Hammock"] }],
    ],
  },
];
