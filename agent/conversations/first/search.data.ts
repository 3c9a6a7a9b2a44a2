import type { Conversation } from "../format.ts";
import { asks, saysNothingFits, saysSoldOut } from "../wording.ts";

/** Shoppers who look for something: by kind, budget, category, material, colour, size and stock. */
export const search: readonly Conversation[] = [
  {
    name: "asks for a gaming laptop, which the shop does not sell",
    who: "guest",
    turns: [["gaming laptop under $1000", { tools: ["search_products"], text: [saysNothingFits] }]],
  },
  {
    name: "asks for a mug within a budget, then for a larger budget",
    who: "guest",
    turns: [
      [
        "mug under $20",
        { products: { all: { kind: "Mug", max: 20 }, includes: ["Ember Enamel Mug"], atMost: 1 } },
      ],
      [
        "ok under 25 then",
        { products: { all: { kind: "Mug", max: 25 }, includes: ["Linden Stoneware Mug"] } },
      ],
    ],
  },
  {
    name: "looks for a desk lamp with a price as a number only",
    who: "guest",
    turns: [
      [
        "looking for a desk lamp max 120",
        { products: { all: { kind: "Desk Lamp", max: 120 }, includes: ["Tallis Steel Desk Lamp"] } },
      ],
      ["nice. how many do you have", { text: [/63|in stock|available/i] }],
    ],
  },
  {
    name: "looks for headphones between two prices",
    who: "guest",
    turns: [
      [
        "headphones between $100 and $200",
        {
          products: {
            all: { kind: "Headphones", min: 100, max: 200 },
            includes: ["Sonnet Matte Black Headphones"],
          },
        },
      ],
    ],
  },
  {
    name: "wants the cheapest backpack",
    who: "guest",
    turns: [
      ["what's your cheapest backpack?", { products: { first: { kind: "Backpack", max: 89 } } }],
      ["and the most expensive one", { products: { includes: ["Voyage Leather Backpack"] } }],
    ],
  },
  {
    name: "browses a category",
    who: "guest",
    turns: [
      ["show me garden stuff", { products: { all: { category: "Garden" }, atLeast: 3 } }],
      ["anything under 30 there?", { products: { all: { category: "Garden", max: 30 }, atLeast: 2 } }],
    ],
  },
  {
    name: "asks what the shop sells",
    who: "guest",
    turns: [
      ["what do you sell?", { text: [/kitchen|lighting|apparel|furniture|garden|bags|toys|audio/i] }],
      ["ok toys then", { products: { all: { category: "Toys" }, atLeast: 3 } }],
    ],
  },
  {
    name: "looks for a gift for a baby",
    who: "guest",
    turns: [
      ["soft toy for a newborn", { products: { first: { kind: "Soft Rabbit" } } }],
      [
        "under 30 please",
        {
          products: { all: { category: "Toys", max: 30 }, includes: ["Skipper Organic Cotton Soft Rabbit"] },
        },
      ],
    ],
  },
  {
    name: "looks for a material",
    who: "guest",
    turns: [
      ["anything in cashmere?", { products: { all: { word: "Cashmere" }, atLeast: 3 } }],
      ["just the beanies", { products: { all: { kind: "Beanie", word: "Cashmere" }, atLeast: 2 } }],
    ],
  },
  {
    name: "looks for a colour that some hats have",
    who: "guest",
    turns: [
      ["beanie in rust", { products: { all: { kind: "Beanie", option: "Rust" }, atLeast: 2 } }],
      ["which one is cheapest", { text: [/Isle Recycled Wool Beanie/] }],
    ],
  },
  {
    name: "looks for a size and a price at once",
    who: "guest",
    turns: [
      [
        "t-shirt size L below 40 dollars",
        { products: { all: { kind: "T-Shirt", option: "L", max: 40 }, atLeast: 2 } },
      ],
    ],
  },
  {
    name: "uses another word than the shop's",
    who: "guest",
    turns: [
      ["do you have sweaters", { products: { all: { kind: "Jumper" }, atLeast: 2 } }],
      ["in merino", { products: { first: { kind: "Jumper", word: "Merino" } } }],
    ],
  },
  {
    name: "looks for a rucksack made of leather",
    who: "guest",
    turns: [
      ["leather rucksack", { products: { first: { kind: "Backpack", word: "Leather" } } }],
      ["is there one in canvas", { products: { includes: ["Metro Waxed Canvas Backpack"] } }],
    ],
  },
  {
    name: "looks for a king size duvet cover within a budget",
    who: "shopper",
    turns: [
      [
        "king size duvet cover, not more than 220",
        { products: { all: { kind: "Duvet Cover", option: "King", max: 220 }, atLeast: 1 } },
      ],
    ],
  },
  {
    name: "asks for what is sold out",
    who: "guest",
    turns: [
      ["is the harbour cork card holder in stock?", { text: [saysSoldOut] }],
      [
        "what card holders do you have then",
        { products: { all: { kind: "Card Holder", inStock: true }, atLeast: 2 } },
      ],
    ],
  },
  {
    name: "asks for more than the shop has",
    who: "guest",
    turns: [["do you have 10 of the Metro Felt Tote?", { text: [/\b1\b|one|only|not/i] }]],
  },
  {
    name: "asks for the price of one product by its name",
    who: "guest",
    turns: [
      ["how much is the Ember Copper Saucepan", { text: [/\$165(\.00)?/] }],
      ["and the linden one?", { text: [/\$55(\.00)?|\$21(\.00)?/] }],
    ],
  },
  {
    name: "asks for details of a product",
    who: "guest",
    turns: [
      [
        "tell me about the studio walnut turntable",
        { tools: ["show_product|search_products"], text: [/Studio Walnut Turntable/, /\$865/] },
      ],
      ["is it in stock", { text: [/173|yes|in stock|available/i] }],
    ],
  },
  {
    name: "asks which sizes a shirt comes in",
    who: "guest",
    turns: [["what sizes does the foundry hemp t-shirt come in?", { text: [/XS/, /XL/] }]],
  },
  {
    name: "asks whether a colour is left in a size",
    who: "guest",
    turns: [
      ["is the wharf organic cotton t-shirt available in L ink?", { text: [saysSoldOut] }],
      ["and in M?", { text: [/yes|in stock|available|left/i] }],
    ],
  },
  {
    name: "asks for a present and leaves it open",
    who: "guest",
    turns: [
      [
        "need a gift for my dad, he likes coffee. max 50",
        { products: { all: { max: 50 }, some: { word: "coffee" }, atLeast: 1 } },
      ],
      ["something for the desk instead", { products: { all: { max: 300 }, atLeast: 1 } }],
    ],
  },
  {
    name: "looks for camping things",
    who: "guest",
    turns: [
      [
        "I'm going camping, what sleeping bags do you have",
        { products: { all: { kind: "Sleeping Bag" }, atLeast: 2 } },
      ],
      [
        "thats too expensive. below 250",
        {
          products: {
            all: { kind: "Sleeping Bag", max: 250 },
            includes: ["Summit Merino-Lined Sleeping Bag"],
          },
        },
      ],
    ],
  },
  {
    name: "asks for a budget that nothing meets and is told so",
    who: "guest",
    turns: [
      ["lounge chair under $100", { text: [saysNothingFits] }],
      [
        "whats the cheapest one you have",
        { products: { includes: ["Sutton Linen Lounge Chair"] }, text: [/\$695/] },
      ],
    ],
  },
  {
    name: "asks for the newest things",
    who: "guest",
    turns: [
      ["whats new in lighting?", { products: { all: { category: "Lighting" }, atLeast: 2 } }],
      ["only pendants", { products: { all: { kind: "Pendant" }, atLeast: 2 } }],
    ],
  },
  {
    name: "looks for a product that only nearly exists",
    who: "guest",
    turns: [
      ["do you have an oak wall sconce", { text: [saysNothingFits] }],
      ["brass is fine too", { products: { includes: ["Eclipse Brass Wall Sconce"] } }],
    ],
  },
  {
    name: "writes one word",
    who: "guest",
    turns: [
      ["honey", { products: { all: { kind: "Honey" }, atLeast: 2 } }],
      ["tea", { products: { some: { kind: "Tea" }, atLeast: 2 } }],
    ],
  },
  {
    name: "says nothing that can be searched for",
    who: "guest",
    turns: [
      ["i want to buy something", { text: [asks] }],
      ["a lamp i guess. for reading in bed", { products: { all: { category: "Lighting" }, atLeast: 2 } }],
    ],
  },
];
