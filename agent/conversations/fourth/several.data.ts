import type { Conversation } from "../format.ts";

/** Shoppers with two wishes in one message. */
export const several: readonly Conversation[] = [
  {
    name: "adds mugs and a pour-over set",
    who: "shopper",
    turns: [
      [
        "add 2 enamel mugs and the glass pour over set to my cart",
        { cart: ["2 Ember Enamel Mug", "1 Solstice Glass Pour-Over Set"] },
      ],
      ["whats the total?", { text: [/\$77|\$8\d/] }],
    ],
  },
  {
    name: "asks for hammocks and the price of shipping",
    who: "guest",
    turns: [
      [
        "do you have hammocks and how much is shipping?",
        { products: { some: { kind: "Hammock" } }, source: "shipping" },
      ],
    ],
  },
  {
    name: "takes out the jam and wants a second coffee",
    who: "shopper",
    cart: ["1 Coastal Fig Jam", "1 Heritage Ethiopian Ground Coffee [500 g]"],
    turns: [
      ["remove the jam and add one more coffee", { cart: ["2 Heritage Ethiopian Ground Coffee [500 g]"] }],
    ],
  },
  {
    name: "furnishes a bathroom",
    who: "guest",
    turns: [
      [
        "i need bath towels and a bath mat",
        { products: { some: [{ kind: "Bath Towel" }, { kind: "Bath Mat" }] } },
      ],
      ["how much is the teak mat", { text: [/\$66/] }],
    ],
  },
  {
    name: "asks for the lamp and how to return it at once",
    who: "nora",
    turns: [
      [
        "where is my lamp and can i return it if i dont like it",
        { orders: { includes: ["shipped"] }, source: "returns" },
      ],
    ],
  },
];
