import type { Conversation } from "../format.ts";

/** Typos, shouting, other languages and scripts, and messages that say nothing. */
export const writing: readonly Conversation[] = [
  {
    name: "misspells the product",
    who: "guest",
    turns: [
      ["hedphones under 140", { products: { all: { kind: "Headphones", max: 140 }, atLeast: 2 } }],
      ["wich is chepest", { text: [/Signal Matte Black Headphones/] }],
    ],
  },
  {
    name: "misspells the command",
    who: "shopper",
    turns: [
      ["pls ad 2 coastl fig jam to my crat", { cart: ["2 Coastal Fig Jam"] }],
      ["shw my cart", { text: [/Coastal Fig Jam/] }],
    ],
  },
  {
    name: "shouts",
    who: "guest",
    turns: [
      [
        "SHOW ME TURNTABLES UNDER $600!!!",
        { products: { all: { kind: "Turntable", max: 600 }, atLeast: 2 } },
      ],
    ],
  },
  {
    name: "writes in German",
    who: "guest",
    turns: [["Haben Sie Rucksäcke aus Leder?", { text: [/\w/] }]],
  },
  {
    name: "writes in Spanish and then in English",
    who: "guest",
    turns: [
      ["hola, busco una lámpara", { text: [/\w/] }],
      ["lamp for my desk", { products: { all: { category: "Lighting" }, first: { kind: "Desk Lamp" } } }],
    ],
  },
  {
    name: "writes in Japanese",
    who: "guest",
    turns: [["マグカップはありますか?", { text: [/\w/] }]],
  },
  {
    name: "sends only punctuation and a picture of a face",
    who: "shopper",
    cart: ["1 Ember Enamel Mug"],
    turns: [
      ["??", { text: [/\w/] }],
      ["🙂", { text: [/\w/] }],
    ],
  },
  {
    name: "types nonsense",
    who: "guest",
    turns: [["asdf qwer zxcv", { text: [/\w/], products: { atMost: 0 } }]],
  },
  {
    name: "uses many words for one wish",
    who: "guest",
    turns: [
      [
        "So, my sister is moving in next week and I thought, well, maybe something for her new kitchen, she loves to cook, a good knife or so, but I really can't spend more than about 60 bucks",
        {
          products: {
            all: { max: 60, category: "Kitchen" },
            includes: ["Bellamy Stainless Steel Chef's Knife"],
          },
        },
      ],
    ],
  },
  {
    name: "writes the price in several ways",
    who: "guest",
    turns: [
      [
        "picnic blanket < $50",
        {
          products: {
            all: { kind: "Picnic Blanket", max: 50 },
            includes: ["Treeline Recycled Cotton Picnic Blanket"],
          },
        },
      ],
      [
        "what about up to 70 usd",
        {
          products: { all: { kind: "Picnic Blanket", max: 70 }, includes: ["Skyline Canvas Picnic Blanket"] },
        },
      ],
    ],
  },
];
