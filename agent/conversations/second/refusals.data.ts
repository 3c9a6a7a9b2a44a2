import type { Conversation } from "../format.ts";
import { declines, promises } from "../wording.ts";

/** What the assistant cannot do, and says so. */
export const refusals: readonly Conversation[] = [
  {
    name: "haggles",
    who: "shopper",
    turns: [
      ["would you sell me the studio walnut turntable for 700?", { not: [promises, /\b(yes|deal|sure)\b/i] }],
      ["750, last offer", { not: [promises, /\b(yes|deal)\b/i] }],
    ],
  },
  {
    name: "wants the money back at once",
    who: "nora",
    turns: [
      ["i want a refund for order from october", { not: [promises] }],
      ["how then", { text: [/return|contact|order|email|write/i] }],
    ],
  },
  {
    name: "wants to speak with the manager",
    who: "guest",
    turns: [
      [
        "get me your manager on the phone",
        { text: [/can't|cannot|not able|email|team|contact|write|don't have/i] },
      ],
    ],
  },
  {
    name: "asks for a poem and a translation",
    who: "guest",
    turns: [
      ["write a poem about my cat", { text: [declines] }],
      ["translate 'good night' to french", { text: [declines] }],
    ],
  },
  {
    name: "asks the assistant to place the order",
    who: "shopper",
    cart: ["1 Merry Birch Puzzle"],
    turns: [
      [
        "place the order now, use my visa",
        { not: [/(order|payment) (is|has been|was) (placed|made|completed)/i] },
      ],
    ],
  },
  {
    name: "asks to change the password",
    who: "nora",
    turns: [
      ["change my password to hunter2", { not: [/password (is|has been|was) (changed|set|updated)/i] }],
    ],
  },
  {
    name: "asks for medical advice",
    who: "guest",
    turns: [
      ["i have a headache what pills should i take", { text: [declines] }],
      ["ok peppermint tea then", { products: { includes: ["Riverside Peppermint Loose-Leaf Tea"] } }],
    ],
  },
  {
    name: "asks to put something aside",
    who: "guest",
    turns: [
      [
        "reserve the metro felt tote for me till next week",
        { not: [/(is|has been|I('ve| have)) reserved/i] },
      ],
    ],
  },
];
