import type { Conversation } from "../format.ts";
import { asks, saysEmpty, saysSoldOut } from "../wording.ts";

/** Shoppers who add, change, remove and clear. */
export const cart: readonly Conversation[] = [
  {
    name: "takes two salts and one of another",
    who: "shopper",
    turns: [
      ["can i get 2 of the farmhouse lemon sea salt thx", { cart: ["2 Farmhouse Lemon Sea Salt"] }],
      ["plus the rosemary one", { cart: ["2 Farmhouse Lemon Sea Salt", "1 Harvest Rosemary Sea Salt"] }],
    ],
  },
  {
    name: "asks for the stock of what was just added",
    who: "shopper",
    turns: [
      ["gimme a foxglove bronze trowel", { cart: ["1 Foxglove Bronze Trowel"], orCart: [[]] }],
      ["wait do you even have 4?", { text: [/\b3\b|\bthree\b|only|not enough|\bno\b|don't have/i] }],
    ],
  },
  {
    name: "asks for a speaker in a full sentence",
    who: "shopper",
    turns: [
      [
        "I would like to order the Legato Canvas Portable Speaker. Could you place it in my basket, please?",
        { cart: ["1 Legato Canvas Portable Speaker"] },
      ],
    ],
  },
  {
    name: "changes the number while dictating",
    who: "shopper",
    turns: [
      [
        "put one pearl alpaca throw no make that two pearl alpaca throws in my cart",
        { cart: ["2 Pearl Alpaca Throw"] },
      ],
      ["and what does that come to", { text: [/\$358/], tools: ["show_cart"] }],
    ],
  },
  {
    name: "takes a notebook in two kinds of paper",
    who: "shopper",
    turns: [
      ["i'll take the errata notebook", { text: [asks] }],
      ["the dotted one", { cart: ["1 Errata Leather-Bound Notebook [Dotted]"] }],
      [
        "and the same in plain",
        { cart: ["1 Errata Leather-Bound Notebook [Dotted]", "1 Errata Leather-Bound Notebook [Plain]"] },
      ],
    ],
  },
  {
    name: "wants two towels of a colour of which one is left",
    who: "shopper",
    turns: [
      [
        "waffle bath towel in sage, 2 pieces into the cart",
        {
          cart: [],
          orCart: [["1 Dune Waffle Cotton Bath Towel [Sage]"]],
          text: [/\b1\b|one|only|not enough|n't/i],
        },
      ],
      [
        "ok 2 in clay instead",
        {
          cart: ["2 Dune Waffle Cotton Bath Towel [Clay]"],
          orCart: [["1 Dune Waffle Cotton Bath Towel [Sage]", "2 Dune Waffle Cotton Bath Towel [Clay]"]],
        },
      ],
    ],
  },
  {
    name: "needs fewer planters and then not",
    who: "shopper",
    cart: ["3 Arbour Terracotta Planter"],
    turns: [
      ["only need 2 planters after all", { cart: ["2 Arbour Terracotta Planter"] }],
      ["no sorry 3 was right", { cart: ["3 Arbour Terracotta Planter"] }],
    ],
  },
  {
    name: "exchanges a size in the cart",
    who: "shopper",
    cart: ["1 Snowdrop Percale Fitted Sheet [Queen]"],
    turns: [
      ["change the sheet to king size", { cart: ["1 Snowdrop Percale Fitted Sheet [King]"] }],
      ["whats my cart now", { tools: ["show_cart"], text: [/\$92/] }],
    ],
  },
  {
    name: "drops the smaller of two jars",
    who: "shopper",
    cart: ["1 Old Mill Chestnut Honey [250 g]", "1 Old Mill Chestnut Honey [500 g]"],
    turns: [["drop the small honey", { cart: ["1 Old Mill Chestnut Honey [500 g]"] }]],
  },
  {
    name: "keeps only one thing",
    who: "shopper",
    cart: ["1 Moonbeam Cotton Kite", "2 Market Day Heather Honey [500 g]", "1 Folio Felt Desk Tray"],
    turns: [
      [
        "get rid of everything except the kite",
        {
          cart: ["1 Moonbeam Cotton Kite"],
          orCart: [
            ["1 Moonbeam Cotton Kite", "2 Market Day Heather Honey [500 g]", "1 Folio Felt Desk Tray"],
          ],
        },
      ],
      ["yes just the kite", { cart: ["1 Moonbeam Cotton Kite"] }],
    ],
  },
  {
    name: "empties the basket and asks whether it worked",
    who: "shopper",
    cart: ["1 Thistle Teak Garden Lantern"],
    turns: [
      ["empty basket pls", { confirms: true }],
      { say: "Yes", presses: true, expected: { cart: [] } },
      ["did it work? show me", { text: [saysEmpty] }],
    ],
  },
  {
    name: "is asked before all is thrown out and leaves it",
    who: "shopper",
    cart: ["2 Verso Aluminium Fountain Pen", "1 Weekender Canvas Tote"],
    turns: [
      ["throw all of it out", { confirms: true }],
      ["nah leave it", {}],
      ["show me", { text: [/Verso Aluminium Fountain Pen/] }],
    ],
  },
  {
    name: "asks what is missing to free delivery",
    who: "shopper",
    cart: ["1 Index Recycled Paper Wall Calendar"],
    turns: [
      ["whats it come to with delivery", { tools: ["show_cart"], text: [/\$\d/] }],
      ["how much more do i have to buy for free shipping", { text: [/\$50|\$28|free/i] }],
    ],
  },
  {
    name: "is a guest and wants one jar more",
    who: "guest",
    turns: [
      ["pls add 4 riverside apricot jam", { button: "4 Riverside Apricot Jam" }],
      ["make that 5", { button: "5 Riverside Apricot Jam" }],
    ],
  },
  {
    name: "is a guest and names a size at once",
    who: "guest",
    turns: [["put the corduroy overshirt in M in my bag", { button: "1 Mercer Corduroy Overshirt [M]" }]],
  },
  {
    name: "is a guest and removes a scarf",
    who: "guest",
    turns: [["remove the scarf from my cart", { text: [/sign|cart/i] }]],
  },
  {
    name: "wants two shirts alike and then not",
    who: "shopper",
    turns: [
      [
        "two organic cotton t-shirts, xs, chalk, in the cart please",
        { cart: ["2 Wharf Organic Cotton T-Shirt [XS, Chalk]"] },
      ],
      [
        "hm better one chalk and one ink",
        {
          cart: ["1 Wharf Organic Cotton T-Shirt [XS, Chalk]", "1 Wharf Organic Cotton T-Shirt [XS, Ink]"],
        },
      ],
    ],
  },
  {
    name: "takes the next size of a shirt that is sold out",
    who: "shopper",
    turns: [
      ["add sunday merino tee small moss", { text: [saysSoldOut] }],
      ["medium then", { cart: ["1 Sunday Merino T-Shirt [M, Moss]"] }],
    ],
  },
  {
    name: "wants all that there are",
    who: "shopper",
    turns: [
      [
        "6 vesper aluminium desk lamps pls",
        { cart: [], orCart: [["5 Vesper Aluminium Desk Lamp"]], text: [/\b5\b|five|only|not enough/i] },
      ],
      ["give me all you have then", { cart: ["5 Vesper Aluminium Desk Lamp"] }],
    ],
  },
  {
    name: "wants half as many",
    who: "shopper",
    cart: ["4 Linden Stoneware Mug"],
    turns: [["half as many mugs is enough", { cart: ["2 Linden Stoneware Mug"] }]],
  },
  {
    name: "points at a puzzle that nobody has shown",
    who: "shopper",
    turns: [
      ["add that puzzle", { text: [asks] }],
      ["the one made of maple", { cart: ["1 Puddle Maple Puzzle"] }],
    ],
  },
  {
    name: "asks whether a tray is still in the cart",
    who: "shopper",
    cart: ["1 Draft Brass Desk Tray"],
    turns: [
      ["is the tray still in my cart?", { text: [/Draft Brass Desk Tray/] }],
      ["yeah kick it out", { cart: [] }],
    ],
  },
];
