import type { Conversation } from "../format.ts";

/** Typos, shouting, other languages and scripts, and messages that say nothing. */
export const writing: readonly Conversation[] = [
  {
    name: "misspells two words",
    who: "guest",
    turns: [
      ["lether bakpack", { products: { some: { kind: "Backpack", word: "Leather" } } }],
      ["how mutch is it", { text: [/\$219/] }],
    ],
  },
  {
    name: "misspells an order for the cart",
    who: "shopper",
    turns: [
      ["addd 3 ember enmael mugs", { cart: ["3 Ember Enamel Mug"] }],
      ["remvoe them", { cart: [] }],
    ],
  },
  {
    name: "writes everything in capitals",
    who: "shopper",
    turns: [["ADD 2 COASTAL FIG JAM TO MY CART", { cart: ["2 Coastal Fig Jam"] }]],
  },
  {
    name: "writes in French",
    who: "guest",
    turns: [
      ["Bonjour, vous avez des couteaux de cuisine ?", { text: [/\w/] }],
      ["sorry. kitchen knives", { products: { all: { kind: "Chef's Knife" }, atLeast: 2 } }],
    ],
  },
  {
    name: "writes in Arabic",
    who: "guest",
    turns: [["هل لديكم حقائب جلدية؟", { text: [/\w/] }]],
  },
  {
    name: "writes in Cyrillic letters",
    who: "shopper",
    cart: ["1 Ember Enamel Mug"],
    turns: [["очистить корзину", { text: [/\w/] }]],
  },
  {
    name: "sends a heart",
    who: "guest",
    turns: [["❤️", { text: [/\w/] }]],
  },
  {
    name: "sends only a number",
    who: "shopper",
    cart: ["1 Ember Enamel Mug"],
    turns: [
      ["2", { text: [/\w/] }],
      ["i mean 2 mugs", { cart: ["2 Ember Enamel Mug"] }],
    ],
  },
  {
    name: "tells a story before the wish",
    who: "guest",
    turns: [
      [
        "hey so we just moved and the hallway is super dark and my wife said get a light for the wall and honestly i dont want to spend over 100 on that, ideas?",
        { products: { all: { max: 100, category: "Lighting" }, includes: ["Candela Plaster Wall Sconce"] } },
      ],
    ],
  },
  {
    name: "writes prices without a sign and with a letter",
    who: "guest",
    turns: [
      [
        "earbuds 100-150",
        { products: { all: { kind: "Earbuds", min: 100, max: 150 }, includes: ["Chord Ceramic Earbuds"] } },
      ],
      ["turntable less than 0.6k", { products: { all: { category: "Audio" }, atLeast: 1 } }],
    ],
  },
];
