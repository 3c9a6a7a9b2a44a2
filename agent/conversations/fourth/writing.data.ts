import type { Conversation } from "../format.ts";

/** The typos and capitals of everyday. */
export const writing: readonly Conversation[] = [
  {
    name: "mistypes a question for headphones",
    who: "guest",
    turns: [
      ["do you hvae hedphones", { products: { some: { kind: "Headphones" } } }],
      ["teh cheapest pls", { text: [/Signal Matte Black Headphones/] }],
    ],
  },
  {
    name: "asks in capitals where the lamp stays",
    who: "nora",
    turns: [
      ["WHERE IS MY LAMP???", { orders: { includes: ["shipped"] } }],
      ["WHEN DID IT SHIP", { text: [/23/] }],
    ],
  },
];
