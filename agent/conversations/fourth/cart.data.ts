import type { Conversation } from "../format.ts";
import { asks, saysEmpty, saysSoldOut } from "../wording.ts";

/** Shoppers who fill and change a cart. */
export const cart: readonly Conversation[] = [
  {
    name: "adds a mug, makes it four and asks for the total",
    who: "shopper",
    turns: [
      ["add the ember mug to my cart", { cart: ["1 Ember Enamel Mug"] }],
      ["make it 4", { cart: ["4 Ember Enamel Mug"] }],
      ["whats my total", { text: [/\$66|\$7\d/] }],
    ],
  },
  {
    name: "looks into the cart and removes the honey",
    who: "shopper",
    cart: ["1 Old Mill Chestnut Honey [250 g]", "2 Linden Stoneware Mug"],
    turns: [
      ["whats in my cart?", { text: [/Old Mill Chestnut Honey/, /Linden Stoneware Mug/] }],
      ["remove the honey please", { cart: ["2 Linden Stoneware Mug"] }],
    ],
  },
  {
    name: "empties a cart of two things",
    who: "shopper",
    cart: ["1 Aurora Oak Table Lamp", "1 Coastal Fig Jam"],
    turns: [
      ["empty my cart", { confirms: true }],
      { say: "yes", presses: true, expected: { cart: [] } },
      ["is it empty now?", { text: [saysEmpty] }],
    ],
  },
  {
    name: "is a guest and wants two teas",
    who: "guest",
    turns: [
      ["add 2 earl grey teas to my cart", { button: "2 Coastal Earl Grey Loose-Leaf Tea" }],
      ["how do i check out", { text: [/check ?out|cart|sign|account|pay/i] }],
    ],
  },
  {
    name: "forgets the size of socks",
    who: "shopper",
    turns: [
      ["i want to buy the merino socks", { text: [asks] }],
      ["size 41-45", { cart: ["1 Archive Merino Socks [41–45]"] }],
    ],
  },
  {
    name: "wants one more of what is there",
    who: "shopper",
    cart: ["1 Trellis Brass Garden Lantern"],
    turns: [
      ["can you add one more lantern", { cart: ["2 Trellis Brass Garden Lantern"] }],
      ["thanks", { text: [/\w/] }],
    ],
  },
  {
    name: "buys a floor lamp and asks for the way out",
    who: "shopper",
    turns: [
      ["Please add the Beacon Brass Floor Lamp to my cart", { cart: ["1 Beacon Brass Floor Lamp"] }],
      ["checkout", { text: [/check ?out|cart|pay/i] }],
    ],
  },
  {
    name: "adds three planters and takes one back",
    who: "shopper",
    turns: [
      ["add 3 terracotta planters", { cart: ["3 Arbour Terracotta Planter"] }],
      ["actually remove one", { cart: ["2 Arbour Terracotta Planter"] }],
    ],
  },
  {
    name: "takes the towels out",
    who: "shopper",
    cart: ["2 Calm Turkish Cotton Bath Towel [Chalk]", "1 Dune Teak Bath Mat"],
    turns: [
      ["take out the towels", { cart: ["1 Dune Teak Bath Mat"] }],
      ["what do i have left", { text: [/Dune Teak Bath Mat/] }],
    ],
  },
  {
    name: "takes leather because cork is sold out",
    who: "shopper",
    turns: [
      ["can i get the cork card holder", { text: [saysSoldOut] }],
      ["ok add the leather one then", { cart: ["1 Voyage Leather Card Holder"] }],
    ],
  },
  {
    name: "asks whether this cart ships free",
    who: "shopper",
    cart: ["1 Linden Stoneware Mug"],
    turns: [
      ["do i get free shipping with this order?", { text: [/\$50|\$29|\$5\.95/] }],
      ["add another mug", { cart: ["2 Linden Stoneware Mug"] }],
    ],
  },
  {
    name: "updates the quantity of the coffee",
    who: "shopper",
    cart: ["1 Grove Colombian Ground Coffee [250 g]"],
    turns: [
      ["change the coffee quantity to 3", { cart: ["3 Grove Colombian Ground Coffee [250 g]"] }],
      ["how much is that", { text: [/\$55\.50|\$18\.50/] }],
    ],
  },
];
