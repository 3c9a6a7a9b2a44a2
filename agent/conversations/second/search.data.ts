import type { Conversation } from "../format.ts";
import { asks, saysNothingFits, saysSoldOut } from "../wording.ts";

/** Shoppers who look for something: by kind, budget, category, material, colour, size and stock. */
export const search: readonly Conversation[] = [
  {
    name: "asks for a bicycle, which the shop does not sell",
    who: "guest",
    turns: [
      ["u got any bikes for kids?", { tools: ["search_products"], text: [saysNothingFits] }],
      ["ok a kite then", { products: { all: { kind: "Kite" }, atLeast: 2 } }],
    ],
  },
  {
    name: "asks for a turntable within a budget that has a comma",
    who: "guest",
    turns: [
      ["record player under $1,000", { products: { all: { kind: "Turntable", max: 1000 }, atLeast: 3 } }],
      [
        "hmm, not over 400",
        { products: { all: { kind: "Turntable", max: 400 }, includes: ["Signal Matte Black Turntable"] } },
      ],
    ],
  },
  {
    name: "gives the budget first",
    who: "guest",
    turns: [["i have 50 dollars for a tea or coffee thing", { products: { all: { max: 50 }, atLeast: 2 } }]],
  },
  {
    name: "looks for something dear",
    who: "guest",
    turns: [
      ["benches over $300", { products: { all: { kind: "Bench", min: 300 }, atLeast: 2 } }],
      ["and the cheapest bench at all?", { products: { includes: ["Isla Pine Bench"] } }],
    ],
  },
  {
    name: "wants the cheapest chocolate",
    who: "guest",
    turns: [
      ["cheapest chocolate you have pls", { text: [/Market Day Milk Chocolate Bar/, /\$5\.50/] }],
      ["how many are left?", { text: [/\b1\b|one|last/i] }],
    ],
  },
  {
    name: "browses two categories one after the other",
    who: "guest",
    turns: [
      ["what have you got in stationery", { products: { all: { category: "Stationery" }, atLeast: 3 } }],
      ["and bags?", { products: { all: { category: "Bags" }, atLeast: 3 } }],
    ],
  },
  {
    name: "asks which categories there are",
    who: "guest",
    turns: [
      [
        "which departments are there",
        { text: [/kitchen|lighting|apparel|furniture|garden|bags|toys|audio/i] },
      ],
      ["show me outdoor", { products: { all: { category: "Outdoor" }, atLeast: 3 } }],
    ],
  },
  {
    name: "looks for a toy by age",
    who: "guest",
    turns: [
      [
        "wooden toys for a 1 year old",
        {
          products: {
            all: { category: "Toys" },
            some: { kind: "Building Blocks|Stacking Rings" },
            atLeast: 1,
          },
        },
      ],
    ],
  },
  {
    name: "looks for a metal",
    who: "guest",
    turns: [
      [
        "table or wall lamps in brass",
        { products: { all: { category: "Lighting", word: "brass" }, atLeast: 2 } },
      ],
      ["less than 200", { products: { all: { category: "Lighting", word: "brass", max: 200 }, atLeast: 1 } }],
    ],
  },
  {
    name: "looks for a towel in a colour",
    who: "guest",
    turns: [
      ["bath towels in clay", { products: { all: { kind: "Bath Towel", option: "Clay" }, atLeast: 1 } }],
      ["and in slate", { products: { all: { kind: "Bath Towel", option: "Slate" }, atLeast: 2 } }],
    ],
  },
  {
    name: "looks for a jumper by size, colour and price",
    who: "guest",
    turns: [
      [
        "jumper, size M, oat, max 150$",
        { products: { all: { kind: "Jumper", option: "M", max: 150 }, includes: ["Sunday Merino Jumper"] } },
      ],
    ],
  },
  {
    name: "uses the American word",
    who: "guest",
    turns: [
      [
        "flashlight for the forehead",
        { products: { all: { category: "Outdoor" }, some: { kind: "Headlamp" } } },
      ],
      ["comforter covers", { products: { some: { kind: "Duvet Cover" } } }],
    ],
  },
  {
    name: "looks for a purse of metal",
    who: "guest",
    turns: [["wallet made of aluminum", { products: { first: { kind: "Card Holder", word: "Aluminium" } } }]],
  },
  {
    name: "looks for a bottle of a volume",
    who: "shopper",
    turns: [
      [
        "water bottle 750 ml below 50",
        { products: { all: { kind: "Water Bottle", option: "750 ml", max: 50 }, atLeast: 1 } },
      ],
      ["titanium one?", { products: { includes: ["Bivouac Titanium Water Bottle"] } }],
    ],
  },
  {
    name: "asks whether something sold out can be had",
    who: "guest",
    turns: [
      ["stanza linen-bound notebook, do you have it?", { text: [saysSoldOut] }],
      ["another notebook then?", { products: { all: { kind: "Notebook", inStock: true }, atLeast: 1 } }],
    ],
  },
  {
    name: "asks for three of something of which there are two",
    who: "guest",
    turns: [["i need 3 Isla Pine Bench, is that possible?", { text: [/\b2\b|two|only|not enough|n't/i] }]],
  },
  {
    name: "asks for the price of two products in a row",
    who: "guest",
    turns: [
      ["price of sutton oak bookcase?", { text: [/\$535/] }],
      ["and tiber walnut bookcase?", { text: [/\$670/] }],
    ],
  },
  {
    name: "asks what something is made of",
    who: "guest",
    turns: [
      ["what is the candela wall sconce made of", { text: [/plaster/i] }],
      ["price?", { text: [/\$85\.95/] }],
    ],
  },
  {
    name: "asks which colours headphones come in",
    who: "guest",
    turns: [["which colours do the sonnet headphones come in", { text: [/Ink/, /Chalk/, /Sage/] }]],
  },
  {
    name: "asks whether a variant is there, and then another",
    who: "guest",
    turns: [
      ["do you have the isle recycled wool beanie in ink", { text: [saysSoldOut] }],
      ["what about oat", { text: [/yes|in stock|available|left|have/i] }],
    ],
  },
  {
    name: "asks for a present for a friend who cooks",
    who: "guest",
    turns: [
      [
        "birthday present for someone who loves cooking, 80 to 120 dollars",
        { products: { all: { min: 80, max: 120 }, atLeast: 1 } },
      ],
      ["show me knives", { products: { all: { kind: "Chef's Knife" }, atLeast: 2 } }],
    ],
  },
  {
    name: "furnishes a balcony",
    who: "guest",
    turns: [
      ["planters for my balcony", { products: { all: { kind: "Planter" }, atLeast: 2 } }],
      ["whats the most expensive one", { text: [/Fern Corten Steel Planter/] }],
    ],
  },
  {
    name: "asks for a budget that is far too small",
    who: "guest",
    turns: [
      ["duffel bag for 20 dollars max", { text: [saysNothingFits] }],
      ["ok what do they start at", { text: [/\$124/] }],
    ],
  },
  {
    name: "asks what is new",
    who: "guest",
    turns: [
      ["newest stuff in apparel?", { products: { all: { category: "Apparel" }, atLeast: 2 } }],
      ["only scarves", { products: { all: { kind: "Scarf" }, atLeast: 2 } }],
    ],
  },
  {
    name: "looks for a material that a kind does not have",
    who: "guest",
    turns: [
      ["do you sell a glass pillow", { text: [saysNothingFits] }],
      ["lol i meant latex", { products: { includes: ["Cloud Latex Pillow"] } }],
    ],
  },
  {
    name: "writes one word after the other",
    who: "guest",
    turns: [
      ["jam", { products: { all: { kind: "Jam" }, atLeast: 2 } }],
      ["salt", { products: { all: { category: "Pantry" }, first: { kind: "Sea Salt" }, atLeast: 3 } }],
      ["coffee", { products: { all: { word: "coffee" }, atLeast: 2 } }],
    ],
  },
  {
    name: "is unsure",
    who: "guest",
    turns: [
      ["can you help me find something nice?", { text: [asks] }],
      [
        "for the bathroom, under 45",
        { products: { all: { max: 45, category: "Bedding & Bath|Bags" }, atLeast: 1 } },
      ],
    ],
  },
];
