import type { Conversation } from "../format.ts";

/** Greetings, thanks and goodbyes. */
export const talk: readonly Conversation[] = [
  {
    name: "says hi and asks what the assistant can do",
    who: "guest",
    turns: [
      ["hi", { text: [/hello|hi\b|hey|help|welcome/i], products: { atMost: 0 } }],
      ["what can you help me with", { text: [/find|search|products?|order|cart/i] }],
      ["ok thanks bye", { text: [/\w/], products: { atMost: 0 } }],
    ],
  },
  {
    name: "wonders whether a person answers",
    who: "guest",
    turns: [
      ["hello, am i talking to a real person?", { text: [/assistant|bot|\bAI\b|not a (person|human)/i] }],
      ["ok. looking for a bookcase", { products: { all: { kind: "Bookcase" }, atLeast: 2 } }],
    ],
  },
  {
    name: "asks a price and wants to think about it",
    who: "shopper",
    turns: [
      ["how much is the echo turntable", { text: [/\$589/] }],
      ["ok thanks, i'll think about it", { text: [/\w/] }],
    ],
  },
];
