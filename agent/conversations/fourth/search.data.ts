import type { Conversation } from "../format.ts";
import { saysNothingFits } from "../wording.ts";

/** Shoppers who look for something, in the few words that most of them type. */
export const search: readonly Conversation[] = [
  {
    name: "wants headphones for less than 150",
    who: "guest",
    turns: [
      [
        "hi do you have wireless headphones under 150",
        {
          products: {
            all: { kind: "Headphones|Earbuds", max: 150 },
            some: { kind: "Headphones" },
            atLeast: 2,
          },
        },
      ],
      ["which one is the cheapest", { text: [/Signal Matte Black Headphones/] }],
    ],
  },
  {
    name: "has a mother who gardens",
    who: "guest",
    turns: [
      [
        "looking for a gift for my mom, she loves gardening. around $50",
        { products: { all: { max: 80 }, some: { category: "Garden", max: 80 } } },
      ],
      [
        "maybe something under 30",
        { products: { all: { category: "Garden", max: 30 }, some: { category: "Garden", max: 30 } } },
      ],
    ],
  },
  {
    name: "asks for coffee mugs and the dishwasher",
    who: "guest",
    turns: [
      ["coffee mugs", { products: { first: { kind: "Mug" }, some: { kind: "Mug" }, atLeast: 2 } }],
      ["are they dishwasher safe?", { text: [/dishwasher|yes/i] }],
    ],
  },
  {
    name: "carries a laptop of 15 inches",
    who: "guest",
    turns: [
      [
        "I need a backpack that fits a 15 inch laptop",
        { products: { all: { category: "Bags" }, first: { kind: "Backpack" } } },
      ],
      [
        "anything under 100?",
        {
          products: {
            all: { category: "Bags", max: 100 },
            includes: ["Pilot Recycled Nylon Backpack"],
          },
        },
      ],
    ],
  },
  {
    name: "has a queen bed and likes linen",
    who: "guest",
    turns: [
      [
        "looking for a queen size duvet cover",
        { products: { all: { kind: "Duvet Cover", option: "Queen" }, atLeast: 2 } },
      ],
      ["do you have one in linen", { products: { includes: ["Lull Linen Duvet Cover"] } }],
    ],
  },
  {
    name: "lights a home office on a budget",
    who: "guest",
    turns: [
      [
        "need a desk lamp for my home office, budget is 120",
        {
          products: { all: { category: "Lighting", max: 120 }, includes: ["Tallis Steel Desk Lamp"] },
        },
      ],
      ["is it in stock", { text: [/yes|in stock|available|\b6\d\b/i] }],
    ],
  },
  {
    name: "buys for a child of two",
    who: "guest",
    turns: [
      [
        "toys for a 2 year old",
        { products: { all: { category: "Toys", word: "from 1 year|from birth" }, atLeast: 2 } },
      ],
      [
        "something wooden",
        { products: { all: { category: "Toys", word: "wood|maple|beech|birch|walnut" }, atLeast: 1 } },
      ],
    ],
  },
  {
    name: "asks for a brand that the shop does not have",
    who: "guest",
    turns: [
      ["do you have airpods", { text: [/earbuds|\b(no|not|don't|couldn't|can't|nothing)\b/i] }],
      ["ok show me the earbuds you have", { products: { all: { kind: "Earbuds" }, atLeast: 2 } }],
    ],
  },
  {
    name: "asks for shoes and then for any clothes",
    who: "guest",
    turns: [
      ["running shoes size 10", { text: [saysNothingFits] }],
      ["what clothes do you have then", { text: [/shirt|jumper|socks|scar(f|ves)|beanie/i] }],
    ],
  },
  {
    name: "says sweater for a jumper",
    who: "guest",
    turns: [
      [
        "i need a warm sweater for winter, size m",
        { products: { all: { category: "Apparel" }, some: { kind: "Jumper", option: "M" } } },
      ],
      [
        "under 150 please",
        { products: { all: { category: "Apparel", max: 150 }, some: { kind: "Jumper", max: 150 } } },
      ],
    ],
  },
  {
    name: "types one word, chocolate",
    who: "guest",
    turns: [
      ["chocolate", { products: { all: { category: "Pantry" }, first: { kind: "Chocolate Bar" } } }],
      [
        "and tea?",
        { products: { first: { kind: "Loose-Leaf Tea" }, some: { kind: "Loose-Leaf Tea" }, atLeast: 2 } },
      ],
    ],
  },
  {
    name: "goes camping without a tent",
    who: "guest",
    turns: [
      ["do you sell tents?", { text: [saysNothingFits] }],
      ["what about sleeping bags", { products: { all: { kind: "Sleeping Bag" }, atLeast: 2 } }],
    ],
  },
  {
    name: "wants the cheapest bluetooth speaker",
    who: "guest",
    turns: [
      [
        "whats your cheapest bluetooth speaker",
        { text: [/Ballad Recycled Plastic Portable Speaker/, /\$83/] },
      ],
      ["is it waterproof", { text: [/shower|water|splash|rain|don't know|no information/i] }],
    ],
  },
  {
    name: "asks what there is and then for lamps",
    who: "guest",
    turns: [
      ["what do you guys sell?", { text: [/kitchen|lighting|furniture|apparel|garden|toys|bags/i] }],
      [
        "show me lamps",
        { products: { first: { category: "Lighting" }, some: { word: "lamp" }, atLeast: 2 } },
      ],
    ],
  },
];
