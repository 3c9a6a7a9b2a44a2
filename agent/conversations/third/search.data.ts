import type { Conversation } from "../format.ts";
import { saysNothingFits } from "../wording.ts";

/** Shoppers who look for something: by use, budget, material, size, and by what it must not be. */
export const search: readonly Conversation[] = [
  {
    name: "needs a small pot and then one of copper",
    who: "guest",
    turns: [
      [
        "hi i need smth to heat milk in, a saucepan, under 60 if u have",
        { products: { all: { kind: "Saucepan", max: 60 }, includes: ["Linden Stainless Steel Saucepan"] } },
      ],
      ["hm anything in copper?", { text: [/Ember Copper Saucepan|\b(no|none|nothing|above|over)\b/i] }],
    ],
  },
  {
    name: "dictates a wish for a throw",
    who: "guest",
    turns: [
      [
        "okay so i am looking for a throw for the sofa something warm and it should not cost more than one hundred and fifty dollars",
        { products: { all: { kind: "Throw", max: 150 }, atLeast: 1 } },
      ],
      ["the alpaca would be lovely what does that one cost", { text: [/\$179/] }],
    ],
  },
  {
    name: "wants any tea but one",
    who: "guest",
    turns: [
      [
        "any teas that arent peppermint, i cant stand it",
        {
          products: {
            all: { kind: "Loose-Leaf Tea" },
            excludes: ["Riverside Peppermint Loose-Leaf Tea"],
            atLeast: 2,
          },
        },
      ],
      ["which of those is cheaper", { text: [/Coastal Earl Grey/] }],
    ],
  },
  {
    name: "asks for the dearest lamp and then for the cheapest",
    who: "guest",
    turns: [
      ["pls whats ur most expensive lamp", { text: [/Beacon Brass Floor Lamp/, /\$340/] }],
      ["haha no. the cheapest then", { text: [/Tallis Steel Desk Lamp|Candela|Halcyon/] }],
    ],
  },
  {
    name: "has robins in the garden",
    who: "guest",
    turns: [
      [
        "hello, do you carry a bird feeder? my mother's garden is full of robins",
        { products: { all: { kind: "Bird Feeder" }, atLeast: 2 } },
      ],
      ["the metal one, how much", { text: [/\$45/], not: [/nothing/i] }],
    ],
  },
  {
    name: "describes a hammock without the word",
    who: "guest",
    turns: [
      ["something to hang between two trees and nap in lol", { products: { some: { kind: "Hammock" } } }],
      ["cotton pls", { products: { includes: ["Estuary Cotton Hammock"] } }],
    ],
  },
  {
    name: "gets socks instead of slippers, by the number of the shoe",
    who: "guest",
    turns: [
      ["slippers?", { text: [saysNothingFits] }],
      [
        "socks then, i wear 43",
        { products: { all: { kind: "Socks", option: "41–45", inStock: true }, atLeast: 2 } },
      ],
    ],
  },
  {
    name: "needs four chairs",
    who: "guest",
    turns: [
      [
        "dining chairs for our kitchen table, four of them actually, 200 each max",
        {
          products: { all: { kind: "Dining Chair", max: 200 }, includes: ["Tarn Ash Dining Chair"] },
        },
      ],
      ["do you have 4 of those in stock", { text: [/yes|97|in stock|available|enough/i] }],
    ],
  },
  {
    name: "sleeps on the side",
    who: "guest",
    turns: [
      [
        "pillow for side sleepers not too soft idk. below 90",
        { products: { all: { kind: "Pillow", max: 90 }, atLeast: 2 } },
      ],
      ["hows the buckwheat one called and what does it cost", { text: [/Drift/, /\$40/] }],
    ],
  },
  {
    name: "wants black headphones",
    who: "guest",
    turns: [
      [
        "black headphones",
        { products: { all: { kind: "Headphones" }, some: { word: "matte black" }, atLeast: 1 } },
      ],
      ["do they have bluetooth, i mean wireless?", { text: [/wireless|yes/i] }],
    ],
  },
  {
    name: "politely asks for lined pages",
    who: "guest",
    turns: [
      [
        "Good evening. I would like to see your notebooks, please, but only those with lined pages.",
        {
          products: { all: { kind: "Notebook", option: "Lined", inStock: true }, atLeast: 2 },
        },
      ],
      ["Thank you. Which of these is bound in leather?", { text: [/Errata Leather-Bound Notebook/] }],
    ],
  },
  {
    name: "cuts fish and writes little English",
    who: "guest",
    turns: [
      [
        "i search a knife very sharp for cut the fish, price until 120",
        { products: { all: { kind: "Chef's Knife", max: 120 }, atLeast: 2 } },
      ],
      ["it is with guarantee?", { source: "warranty" }],
    ],
  },
  {
    name: "does not want leather",
    who: "guest",
    turns: [
      [
        "tote that isn't leather",
        { products: { all: { kind: "Tote" }, excludes: ["Transit Leather Tote"], atLeast: 1 } },
      ],
      ["how much is the canvas", { text: [/\$64\.95/] }],
    ],
  },
  {
    name: "has ten dollars and then twenty",
    who: "guest",
    turns: [
      ["is there anything for under 10 bucks at all", { products: { all: { max: 10 }, atLeast: 2 } }],
      [
        "i can go up to 20 but no food",
        {
          products: {
            all: { max: 20, category: "Kitchen|Apparel|Stationery|Toys" },
            atLeast: 1,
          },
        },
      ],
    ],
  },
  {
    name: "has a nephew",
    who: "guest",
    turns: [
      ["gift 4 my nephew hes 6", { products: { all: { category: "Toys" }, atLeast: 2 } }],
      ["smth he can fly", { products: { some: { kind: "Kite" } } }],
    ],
  },
  {
    name: "looks for sheets for two beds",
    who: "guest",
    turns: [
      [
        "do u have a queen sheet, fitted, thats less than 100",
        {
          products: { all: { kind: "Fitted Sheet", option: "Queen", max: 100 }, atLeast: 2 },
        },
      ],
      [
        "and the same for the kids bed, twin",
        { products: { all: { kind: "Fitted Sheet", option: "Twin" }, atLeast: 2 } },
      ],
    ],
  },
  {
    name: "calls a colour green",
    who: "guest",
    turns: [
      [
        "green jumper in size s",
        { products: { all: { kind: "Jumper", option: "S" }, atLeast: 1 }, text: [/moss|green/i] },
      ],
    ],
  },
  {
    name: "asks how many rabbits are left",
    who: "guest",
    turns: [["how many of the tinker merino soft rabbit do you have left", { text: [/139/] }]],
  },
  {
    name: "asks for both prices of a coffee",
    who: "guest",
    turns: [
      [
        "what do the two bags of your house blend coffee cost, small and large",
        { text: [/\$12\.50/, /\$21\.50/] },
      ],
    ],
  },
  {
    name: "asks what thirty dollars buys for the desk",
    who: "guest",
    turns: [
      [
        "show me what 30 dollars gets me in stationery",
        { products: { all: { category: "Stationery", max: 30 }, atLeast: 3 } },
      ],
      ["pencils?", { products: { all: { kind: "Pencil Set" }, atLeast: 2 } }],
    ],
  },
  {
    name: "loves brass but has lamps enough",
    who: "guest",
    turns: [
      ["brass things please", { products: { all: { word: "brass" }, atLeast: 3 } }],
      [
        "no lamps, i have enough of those",
        { products: { all: { word: "brass", category: "Stationery|Garden" }, atLeast: 1 } },
      ],
    ],
  },
  {
    name: "wants a hose and has to carry water",
    who: "guest",
    turns: [
      ["garden hose, 20 metres", { text: [saysNothingFits] }],
      ["then a can to water my plants i guess", { products: { some: { kind: "Watering Can" } } }],
    ],
  },
  {
    name: "writes sleeping bag as one word",
    who: "guest",
    turns: [["sleepingbag with down max 450$", { products: { includes: ["Pinewood Down Sleeping Bag"] } }]],
  },
  {
    name: "needs a place for books",
    who: "guest",
    turns: [
      ["a shelf for my books, oak if possible", { products: { includes: ["Sutton Oak Bookcase"] } }],
      [
        "a cheaper one in any other material is fine too",
        { products: { includes: ["Orchard Powder-Coated Steel Bookcase"] } },
      ],
    ],
  },
  {
    name: "asks for two things that the shop does not sell",
    who: "guest",
    turns: [
      ["can i see the picture frames", { text: [saysNothingFits] }],
      ["pity. what about scented candles", { text: [saysNothingFits] }],
    ],
  },
  {
    name: "is hungry in the morning",
    who: "guest",
    turns: [
      ["got anything nice for breakfast", { products: { all: { category: "Pantry|Kitchen" }, atLeast: 2 } }],
      ["only honey", { products: { all: { kind: "Honey" }, atLeast: 2 } }],
    ],
  },
  {
    name: "wants a big bottle that does not break",
    who: "guest",
    turns: [
      [
        "water bottle, 1 liter, not glass",
        {
          products: {
            all: { kind: "Water Bottle", option: "1 l" },
            excludes: ["Highland Glass Water Bottle"],
            atLeast: 1,
          },
        },
      ],
      ["and how many dollars is the titanium in that size", { text: [/\$87/] }],
    ],
  },
];
