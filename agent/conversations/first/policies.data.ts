import type { Conversation } from "../format.ts";

/** Shoppers who ask how the shop works. */
export const policies: readonly Conversation[] = [
  {
    name: "asks how long shipping takes",
    who: "guest",
    turns: [
      ["how long does shipping take", { tools: ["search_knowledge"], source: "shipping" }],
      ["and what does it cost?", { source: ["shipping", "payment"] }],
    ],
  },
  {
    name: "asks how to return something",
    who: "guest",
    turns: [
      ["can i send something back if i dont like it", { tools: ["search_knowledge"], source: "returns" }],
      ["who pays for the return", { source: ["returns", "shipping"] }],
    ],
  },
  {
    name: "asks which cards are taken",
    who: "guest",
    turns: [["do you take amex or paypal?", { source: "payment" }]],
  },
  {
    name: "asks about a warranty for something broken",
    who: "nora",
    turns: [
      ["my lamp stopped working after 3 months, is there a guarantee?", { source: ["warranty", "returns"] }],
    ],
  },
  {
    name: "asks what happens with personal data",
    who: "guest",
    turns: [
      ["do you sell my data", { source: "privacy" }],
      ["how do i get it deleted", { source: "privacy" }],
    ],
  },
  {
    name: "asks for shipping abroad",
    who: "guest",
    turns: [["do you ship to germany", { source: "shipping" }]],
  },
  {
    name: "asks when the money comes back",
    who: "guest",
    turns: [["how long till i get my refund after sending it back?", { source: ["returns", "payment"] }]],
  },
  {
    name: "asks a policy question with a product in the cart",
    who: "shopper",
    cart: ["1 Dusk Brass Table Lamp"],
    turns: [
      ["if the lamp arrives broken what do i do?", { source: ["returns", "warranty", "shipping"] }],
      ["ok good. whats in my cart again", { tools: ["show_cart"], text: [/Dusk Brass Table Lamp/] }],
    ],
  },
  {
    name: "asks whether the payment is safe",
    who: "guest",
    turns: [["is it safe to enter my credit card here", { source: ["payment", "privacy"] }]],
  },
  {
    name: "asks whether an order can be changed",
    who: "guest",
    turns: [
      ["can i change the size after ordering", { source: ["changes", "returns"] }],
      ["and cancel it altogether?", { source: "changes" }],
    ],
  },
  {
    name: "asks for a shop to visit",
    who: "guest",
    turns: [["do you have a real shop i can visit", { source: "contact" }]],
  },
  {
    name: "asks how to wash something that was found",
    who: "guest",
    turns: [
      ["merino jumper", { products: { first: { kind: "Jumper", word: "Merino" } } }],
      ["how do i wash wool like that?", { source: "care" }],
    ],
  },
  {
    name: "asks whether there is gift wrapping",
    who: "guest",
    turns: [["do you wrap gifts", { source: "changes", not: [/\byes\b/i] }]],
  },
  {
    name: "asks something that no document answers",
    who: "guest",
    turns: [["can i rent furniture from you instead of buying it", { text: [/n't|not|no |nothing/i] }]],
  },
];
