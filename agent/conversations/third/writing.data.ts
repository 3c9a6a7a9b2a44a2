import type { Conversation } from "../format.ts";

/** Typos, shouting, other languages and scripts, and messages that say nothing. */
export const writing: readonly Conversation[] = [
  {
    name: "swaps letters in a train set",
    who: "shopper",
    turns: [
      ["do yuo hav tumbel maple trian set", { text: [/\$88/] }],
      ["ok ad 1 to teh cart", { cart: ["1 Tumble Maple Train Set"] }],
    ],
  },
  {
    name: "writes in Italian",
    who: "guest",
    turns: [
      ["Ciao, cerco una tazza da caffè", { text: [/\w/] }],
      ["mug for coffee, please", { products: { some: { kind: "Mug" } } }],
    ],
  },
  {
    name: "writes in Korean",
    who: "guest",
    turns: [["찻잔 있어요?", { text: [/\w/] }]],
  },
  {
    name: "writes in key words with commas",
    who: "guest",
    turns: [["watering can,copper,price??", { text: [/\$71/] }]],
  },
  {
    name: "tells of a wedding before the number",
    who: "shopper",
    turns: [
      [
        "Hi there! My best friend gets married in June and they asked for kitchen stuff, and after thinking about it for ages I finally decided, so please add two of the Harbour Walnut Cutting Board to my cart, one for them and one for me, thank you so much!",
        { cart: ["2 Harbour Walnut Cutting Board"] },
      ],
      ["ups no, i keep my old one. just the one for them", { cart: ["1 Harbour Walnut Cutting Board"] }],
    ],
  },
  {
    name: "shouts for a price",
    who: "guest",
    turns: [["HOW MUCH IS THE DAMN STUDIO WALNUT TURNTABLE", { text: [/\$865/] }]],
  },
  {
    name: "sends a picture of a cart",
    who: "shopper",
    cart: ["1 Lyra Hourglass"],
    turns: [
      ["🛒", { text: [/\w/] }],
      ["show the cart i mean", { tools: ["show_cart"], text: [/Lyra Hourglass/] }],
    ],
  },
  {
    name: "dictates a goodbye with the wish",
    who: "shopper",
    turns: [
      [
        "hey can you please add the bramble forged steel pruning shears to my cart thank you very much bye",
        { cart: ["1 Bramble Forged Steel Pruning Shears"] },
      ],
    ],
  },
  {
    name: "counts on having seen the mugs",
    who: "guest",
    turns: [
      ["ur mugs. all of them", { products: { all: { kind: "Mug" }, atLeast: 3 } }],
      ["so like not the 31 dollar one, the other two, how much", { text: [/\$21/, /\$16\.50/] }],
    ],
  },
  {
    name: "leaves out all vowels and then writes properly",
    who: "guest",
    turns: [
      ["bckpck", { text: [/\w/] }],
      ["backpack 😅 with a max of 100", { products: { includes: ["Pilot Recycled Nylon Backpack"] } }],
    ],
  },
];
