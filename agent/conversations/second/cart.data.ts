import type { Conversation } from "../format.ts";
import { asks, asksToSignIn, saysEmpty, saysNothingFits, saysSoldOut } from "../wording.ts";

/** Shoppers who add, change, remove and clear. */
export const cart: readonly Conversation[] = [
  {
    name: "puts a board into the basket",
    who: "shopper",
    turns: [
      ["put the solstice oak cutting board in my basket", { cart: ["1 Solstice Oak Cutting Board"] }],
      ["show basket", { tools: ["show_cart"], text: [/Solstice Oak Cutting Board/, /\$54/] }],
    ],
  },
  {
    name: "buys a dozen",
    who: "shopper",
    turns: [
      [
        "i want a dozen riverside peppermint loose-leaf tea",
        { cart: ["12 Riverside Peppermint Loose-Leaf Tea"] },
      ],
      ["too many. 6", { cart: ["6 Riverside Peppermint Loose-Leaf Tea"] }],
    ],
  },
  {
    name: "writes the number behind",
    who: "shopper",
    turns: [["add merry birch puzzle x3", { cart: ["3 Merry Birch Puzzle"] }]],
  },
  {
    name: "says the colour and then the size of a shirt",
    who: "shopper",
    turns: [
      ["i'd like to buy the wharf organic cotton t-shirt", { text: [asks] }],
      ["moss", { text: [asks] }],
      ["S", { cart: ["1 Wharf Organic Cotton T-Shirt [S, Moss]"] }],
    ],
  },
  {
    name: "adds socks in a size at once",
    who: "shopper",
    turns: [["2 pairs of archive merino socks in 41-45", { cart: ["2 Archive Merino Socks [41–45]"] }]],
  },
  {
    name: "adds coffee and chooses the weight",
    who: "shopper",
    turns: [
      ["add grove colombian ground coffee", { text: [asks] }],
      ["500g", { cart: ["1 Grove Colombian Ground Coffee [500 g]"] }],
      [
        "and the small bag too",
        { cart: ["1 Grove Colombian Ground Coffee [500 g]", "1 Grove Colombian Ground Coffee [250 g]"] },
      ],
    ],
  },
  {
    name: "wants a variant that is sold out",
    who: "shopper",
    turns: [
      ["add calm turkish cotton bath towel in sage", { text: [saysSoldOut] }],
      ["chalk then", { cart: ["1 Calm Turkish Cotton Bath Towel [Chalk]"] }],
    ],
  },
  {
    name: "wants a lantern that is sold out",
    who: "shopper",
    turns: [["2x bramble powder-coated steel garden lantern", { text: [saysSoldOut] }]],
  },
  {
    name: "raises a quantity beyond the stock",
    who: "shopper",
    cart: ["1 Quarry Stoneware Pour-Over Set"],
    turns: [
      ["make it 5 pour-over sets", { text: [/\b2\b|two|not enough|only/i] }],
      ["alright 2", { cart: ["2 Quarry Stoneware Pour-Over Set"] }],
    ],
  },
  {
    name: "sets a quantity by another word for the product",
    who: "shopper",
    cart: ["2 Dune Teak Bath Mat", "1 Haven Down Pillow"],
    turns: [
      ["i only need 1 mat", { cart: ["1 Dune Teak Bath Mat", "1 Haven Down Pillow"] }],
      ["but 2 pillows", { cart: ["1 Dune Teak Bath Mat", "2 Haven Down Pillow"] }],
    ],
  },
  {
    name: "takes a line out with another word for it",
    who: "shopper",
    cart: ["1 Pinewood Canvas Hammock", "1 Skyline Magnesium Headlamp"],
    turns: [
      ["take the hammock out please", { cart: ["1 Skyline Magnesium Headlamp"] }],
      ["and delete the headlamp as well", { cart: [] }],
    ],
  },
  {
    name: "removes one of two variants",
    who: "shopper",
    cart: ["1 Porter Cashmere Beanie [Oat]", "1 Porter Cashmere Beanie [Ink]"],
    turns: [["remove the ink beanie", { cart: ["1 Porter Cashmere Beanie [Oat]"] }]],
  },
  {
    name: "clears the cart with the button",
    who: "shopper",
    cart: ["3 Smokehouse Flaked Sea Salt"],
    turns: [
      ["remove everything from my cart", { confirms: true }],
      { say: "Yes", presses: true, expected: { cart: [] } },
      ["so is it empty?", { text: [saysEmpty] }],
    ],
  },
  {
    name: "clears the cart and types a single letter",
    who: "shopper",
    cart: ["2 Coastal Fig Jam"],
    turns: [
      ["clear cart", { confirms: true }],
      ["y", { cart: [], orCart: [["2 Coastal Fig Jam"]] }],
    ],
  },
  {
    name: "asks to clear the cart and then asks something else",
    who: "shopper",
    cart: ["1 Aurora Oak Table Lamp"],
    turns: [
      ["delete all items", { confirms: true }],
      ["how long do returns take?", { source: "returns" }],
      ["what do i have in my cart?", { text: [/Aurora Oak Table Lamp/] }],
    ],
  },
  {
    name: "asks whether the cart is empty when it is",
    who: "shopper",
    turns: [["is there anything in my basket", { text: [saysEmpty] }]],
  },
  {
    name: "asks how many things are in the cart",
    who: "shopper",
    cart: ["2 Ember Enamel Mug", "1 Merry Birch Puzzle"],
    turns: [
      ["how many items in my cart", { text: [/\b3\b|three|\b2\b/i], tools: ["show_cart"] }],
      ["and how much tax", { text: [/tax|\$\d/i] }],
    ],
  },
  {
    name: "changes the quantity of what is not there",
    who: "shopper",
    cart: ["1 Merry Birch Puzzle"],
    turns: [["change the number of sofas to 2", { text: [saysNothingFits] }]],
  },
  {
    name: "is a guest and adds three",
    who: "guest",
    turns: [["i'll take three smokehouse flaked sea salts", { button: "3 Smokehouse Flaked Sea Salt" }]],
  },
  {
    name: "is a guest and wants to clear the cart",
    who: "guest",
    turns: [["clear my cart", { text: [asksToSignIn], signIn: true }]],
  },
  {
    name: "is a guest and adds a variant",
    who: "guest",
    turns: [
      ["add foundry hemp t-shirt", { text: [asks] }],
      ["XL chalk", { button: "1 Foundry Hemp T-Shirt [XL, Chalk]" }],
    ],
  },
  {
    name: "adds and takes away in turns",
    who: "shopper",
    turns: [
      ["one draft marble bookends", { cart: ["1 Draft Marble Bookends"] }],
      ["plus two more of them", { cart: ["3 Draft Marble Bookends"] }],
      ["minus one", { cart: ["2 Draft Marble Bookends"] }],
    ],
  },
];
