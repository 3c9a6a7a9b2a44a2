import type { Conversation } from "../format.ts";
import { asks } from "../wording.ts";

/** Shoppers who want several things in one message. */
export const several: readonly Conversation[] = [
  {
    name: "adds two different products at once",
    who: "shopper",
    turns: [
      [
        "add the ember enamel mug and 2 coastal fig jam to my cart",
        { cart: ["1 Ember Enamel Mug", "2 Coastal Fig Jam"] },
      ],
      ["one more mug, and take the jam out", { cart: ["2 Ember Enamel Mug"] }],
    ],
  },
  {
    name: "adds one and removes another",
    who: "shopper",
    cart: ["1 Coastal Fig Jam"],
    turns: [
      [
        "remove the jam and add 1 riverside peppermint loose-leaf tea",
        { cart: ["1 Riverside Peppermint Loose-Leaf Tea"] },
      ],
      ["what do i have to pay now?", { tools: ["show_cart"], text: [/\$\d/] }],
    ],
  },
  {
    name: "looks for two things at once",
    who: "guest",
    turns: [
      [
        "i need a trowel and a watering can",
        { products: { all: { category: "Garden" }, some: [{ kind: "Trowel" }, { kind: "Watering Can" }] } },
      ],
      ["the cheapest trowel please, what is it", { text: [/Meadowsweet Stainless Steel Trowel/] }],
    ],
  },
  {
    name: "asks for a product and for a policy",
    who: "guest",
    turns: [
      [
        "how much is the tumble maple train set and how long does delivery take?",
        { text: [/\$88/], source: "shipping" },
      ],
      ["and can it be returned?", { source: "returns" }],
    ],
  },
  {
    name: "adds something and asks for the total",
    who: "shopper",
    cart: ["1 Ember Enamel Mug"],
    turns: [
      [
        "add a merry birch puzzle and tell me the total",
        { cart: ["1 Ember Enamel Mug", "1 Merry Birch Puzzle"], text: [/\$\d/] },
      ],
    ],
  },
  {
    name: "asks for an order and shows the cart",
    who: "nora",
    cart: ["1 Coastal Fig Jam"],
    turns: [
      [
        "where is my lamp order? also whats in my cart",
        { orders: { includes: ["shipped"] }, tools: ["show_cart"], text: [/Coastal Fig Jam/] },
      ],
    ],
  },
  {
    name: "changes two quantities",
    who: "shopper",
    cart: ["1 Ember Enamel Mug", "1 Coastal Fig Jam"],
    turns: [["make the mugs 4 and the jam 2", { cart: ["4 Ember Enamel Mug", "2 Coastal Fig Jam"] }]],
  },
  {
    name: "finds and adds in one sentence",
    who: "shopper",
    turns: [["find me a birch stool and put it in the cart", { cart: ["1 Orchard Birch Stool"] }]],
  },
  {
    name: "adds one thing that is clear and one that is not",
    who: "shopper",
    turns: [
      [
        "add the solstice glass pour-over set and the atlas cashmere beanie",
        { cart: ["1 Solstice Glass Pour-Over Set"], text: [asks] },
      ],
      ["oat", { cart: ["1 Solstice Glass Pour-Over Set", "1 Atlas Cashmere Beanie [Oat]"] }],
    ],
  },
  {
    name: "asks two policy questions",
    who: "guest",
    turns: [
      [
        "do you take paypal and can i return stuff?",
        { tools: ["search_knowledge"], source: ["payment", "returns"] },
      ],
    ],
  },
];
