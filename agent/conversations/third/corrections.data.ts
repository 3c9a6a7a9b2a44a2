import type { Conversation } from "../format.ts";

/** Shoppers who meant something else. */
export const corrections: readonly Conversation[] = [
  {
    name: "corrects the number and the size in one go",
    who: "shopper",
    turns: [
      ["add 3 everyday bamboo socks in 36-40", { cart: ["3 Everyday Bamboo Socks [36–40]"] }],
      ["oh wait, only 2, and in 41-45", { cart: ["2 Everyday Bamboo Socks [41–45]"] }],
    ],
  },
  {
    name: "corrects the kind of chair within a message",
    who: "guest",
    turns: [
      [
        "show me lounge chairs, i mean dining chairs, sorry",
        { products: { all: { kind: "Dining Chair" }, atLeast: 3 } },
      ],
      ["or benches rather", { products: { all: { kind: "Bench" }, atLeast: 2 } }],
    ],
  },
  {
    name: "took the wrong headlamp",
    who: "shopper",
    turns: [
      ["1 treeline headlamp in the cart", { cart: ["1 Treeline Aluminium Headlamp"] }],
      [
        "ah no thats the weak one, wanted the skyline",
        {
          cart: ["1 Skyline Magnesium Headlamp"],
          orCart: [["1 Treeline Aluminium Headlamp", "1 Skyline Magnesium Headlamp"]],
        },
      ],
    ],
  },
  {
    name: "corrects the thing and the budget while dictating",
    who: "guest",
    turns: [
      [
        "i need a king size sheet sorry duvet cover under two hundred no wait two hundred and twenty",
        {
          products: {
            all: { kind: "Duvet Cover", option: "King", max: 220 },
            includes: ["Willow Percale Duvet Cover", "Breeze Washed Cotton Duvet Cover"],
          },
        },
      ],
      [
        "its actually for a queen bed",
        { products: { all: { kind: "Duvet Cover", option: "Queen", max: 220 }, atLeast: 2 } },
      ],
    ],
  },
  {
    name: "cancels a duffel and wants it again",
    who: "shopper",
    turns: [
      ["add nomad duffel", { cart: ["1 Nomad Waxed Canvas Duffel"] }],
      ["no dont, too pricey", { cart: [] }],
      ["hm ok put it back in", { cart: ["1 Nomad Waxed Canvas Duffel"] }],
    ],
  },
  {
    name: "meant that many more",
    who: "shopper",
    cart: ["2 Chapter Basswood Pencil Set"],
    turns: [
      ["make it 3 pencil sets", { cart: ["3 Chapter Basswood Pencil Set"] }],
      [
        "no, 3 MORE i said",
        { cart: ["5 Chapter Basswood Pencil Set"], orCart: [["6 Chapter Basswood Pencil Set"]] },
      ],
    ],
  },
  {
    name: "names the wrong throw first",
    who: "shopper",
    turns: [
      ["is the calm throw available? oh no i mean the dune one", { text: [/Dune Organic Cotton Throw/] }],
      ["ok one in the cart", { cart: ["1 Dune Organic Cotton Throw"] }],
    ],
  },
  {
    name: "finds the bigger jar too big",
    who: "shopper",
    turns: [
      ["add 500g chestnut honey", { cart: ["1 Old Mill Chestnut Honey [500 g]"] }],
      ["thats a lot of honey. the 250 will do", { cart: ["1 Old Mill Chestnut Honey [250 g]"] }],
    ],
  },
  {
    name: "meant the delivery and not the refund",
    who: "guest",
    turns: [
      ["how long do i wait for my money after a return", { source: "returns" }],
      ["sorry i meant the delivery, how many days is that", { source: "shipping", text: [/3 to 5|longer/i] }],
    ],
  },
  {
    name: "meant the cart and not the order",
    who: "nora",
    cart: ["1 Merry Birch Puzzle"],
    turns: [
      ["what did i order last", { orders: { includes: ["new"] } }],
      [
        "no not the order, whats in the cart right now",
        { tools: ["show_cart"], text: [/Merry Birch Puzzle/], products: { atMost: 1 } },
      ],
    ],
  },
];
