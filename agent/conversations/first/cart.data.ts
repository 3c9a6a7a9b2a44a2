import type { Conversation } from "../format.ts";
import { asks, asksToSignIn, saysEmpty, saysNothingFits, saysSoldOut } from "../wording.ts";

/** Shoppers who add, change, remove and clear. */
export const cart: readonly Conversation[] = [
  {
    name: "adds a product by its full name",
    who: "shopper",
    turns: [
      ["add the Ember Enamel Mug to my cart", { tools: ["add_to_cart"], cart: ["1 Ember Enamel Mug"] }],
      ["whats in my cart", { tools: ["show_cart"], text: [/Ember Enamel Mug/, /\$16\.50/] }],
    ],
  },
  {
    name: "adds several of one",
    who: "shopper",
    turns: [
      ["3 linden stoneware mugs please", { cart: ["3 Linden Stoneware Mug"] }],
      ["how much is that together?", { text: [/\$63/] }],
    ],
  },
  {
    name: "adds with the number as a word",
    who: "shopper",
    turns: [
      ["put two riverside apricot jams in my basket", { cart: ["2 Riverside Apricot Jam"] }],
      ["make it four", { cart: ["4 Riverside Apricot Jam"] }],
    ],
  },
  {
    name: "adds a shirt and says its size and colour when asked",
    who: "shopper",
    turns: [
      ["add the foundry hemp t-shirt to my cart", { text: [asks] }],
      ["M, ink", { cart: ["1 Foundry Hemp T-Shirt [M, Ink]"] }],
    ],
  },
  {
    name: "adds a shirt with its options at once",
    who: "shopper",
    turns: [["add sunday merino jumper in L moss", { cart: ["1 Sunday Merino Jumper [L, Moss]"] }]],
  },
  {
    name: "chooses one option after the other",
    who: "shopper",
    turns: [
      ["i want the atlas cashmere beanie", { text: [asks] }],
      ["slate", { cart: ["1 Atlas Cashmere Beanie [Slate]"] }],
      ["and one in rust", { cart: ["1 Atlas Cashmere Beanie [Slate]", "1 Atlas Cashmere Beanie [Rust]"] }],
    ],
  },
  {
    name: "names an option that the product does not have",
    who: "shopper",
    turns: [
      ["add studio walnut headphones in pink", { text: [/Ink|Chalk|Sage/] }],
      ["sage then", { cart: ["1 Studio Walnut Headphones [Sage]"] }],
    ],
  },
  {
    name: "wants what is sold out",
    who: "shopper",
    turns: [["add the reverie cork bath mat", { text: [saysSoldOut] }]],
  },
  {
    name: "wants more than there are",
    who: "shopper",
    turns: [
      ["add 8 reverb aluminium portable speakers", { text: [/\b5\b|five|not enough|only/i] }],
      ["ok then 5", { cart: ["5 Reverb Aluminium Portable Speaker"] }],
    ],
  },
  {
    name: "changes a quantity",
    who: "shopper",
    cart: ["1 Harbour Porcelain Mug", "1 Coastal Fig Jam"],
    turns: [
      ["change the mug to 3", { cart: ["3 Harbour Porcelain Mug", "1 Coastal Fig Jam"] }],
      ["actually one more", { cart: ["4 Harbour Porcelain Mug", "1 Coastal Fig Jam"] }],
    ],
  },
  {
    name: "removes a line",
    who: "shopper",
    cart: ["1 Harbour Porcelain Mug", "2 Coastal Fig Jam"],
    turns: [
      ["remove the jam", { tools: ["remove_from_cart"], cart: ["1 Harbour Porcelain Mug"] }],
      ["total?", { text: [/\$\d/], tools: ["show_cart"] }],
    ],
  },
  {
    name: "takes one less",
    who: "shopper",
    cart: ["3 Ember Enamel Mug"],
    turns: [
      ["one less mug please", { cart: ["2 Ember Enamel Mug"] }],
      ["and double that", { cart: ["4 Ember Enamel Mug"] }],
    ],
  },
  {
    name: "clears the cart and confirms",
    who: "shopper",
    cart: ["1 Harbour Porcelain Mug", "2 Coastal Fig Jam"],
    turns: [
      ["empty my cart", { confirms: true, text: [asks] }],
      { say: "Yes", presses: true, expected: { cart: [] } },
    ],
  },
  {
    name: "clears the cart and types yes",
    who: "shopper",
    cart: ["1 Ember Enamel Mug", "1 Merry Birch Puzzle"],
    turns: [
      ["delete everything in the cart", { confirms: true }],
      ["yes please", { cart: [] }],
      ["ok now add one ember enamel mug", { cart: ["1 Ember Enamel Mug"] }],
    ],
  },
  {
    name: "asks to clear the cart and changes her mind",
    who: "shopper",
    cart: ["1 Harbour Porcelain Mug"],
    turns: [
      ["clear the cart", { confirms: true }],
      ["no wait, keep it", {}],
      ["what's in it?", { text: [/Harbour Porcelain Mug/] }],
    ],
  },
  {
    name: "looks at an empty cart",
    who: "shopper",
    turns: [["show me my cart", { tools: ["show_cart"], text: [saysEmpty] }]],
  },
  {
    name: "asks for the total and the shipping",
    who: "shopper",
    cart: ["2 Ember Enamel Mug"],
    turns: [
      ["how much is my cart", { tools: ["show_cart"], text: [/\$33/] }],
      ["does that include shipping", { text: [/shipping|free/i] }],
    ],
  },
  {
    name: "removes something that is not in the cart",
    who: "shopper",
    cart: ["1 Ember Enamel Mug"],
    turns: [["remove the lamp from my cart", { text: [saysNothingFits] }]],
  },
  {
    name: "is a guest and puts something into the cart of the browser",
    who: "guest",
    turns: [
      [
        "add the Merry Birch Puzzle to my cart",
        { button: "1 Merry Birch Puzzle", products: { includes: ["Merry Birch Puzzle"] } },
      ],
    ],
  },
  {
    name: "is a guest and asks what is in the cart",
    who: "guest",
    turns: [["whats in my cart?", { text: [asksToSignIn], signIn: true }]],
  },
  {
    name: "adds two of a found product as a guest",
    who: "guest",
    turns: [
      ["wash bags", { products: { all: { kind: "Wash Bag" }, atLeast: 2 } }],
      ["ill take 2 of the waxed canvas one", { button: "2 Metro Waxed Canvas Wash Bag" }],
    ],
  },
  {
    name: "adds something and asks whether it is cheaper in quantity",
    who: "shopper",
    turns: [
      ["add 4 memo graphite pencil sets", { cart: ["4 Memo Graphite Pencil Set"] }],
      ["do i get anything off for taking 4?", { not: [/\d+ ?% off/] }],
    ],
  },
];
