import type { Conversation } from "../format.ts";
import { declines } from "../wording.ts";

/** Small talk. */
export const talk: readonly Conversation[] = [
  {
    name: "says hello, then asks for something",
    who: "guest",
    turns: [
      ["hi", { notTools: ["add_to_cart", "clear_cart"], text: [/hi|hello|help|welcome|hey/i] }],
      ["got any kites", { products: { all: { kind: "Kite" }, atLeast: 2 } }],
    ],
  },
  {
    name: "says thanks and goodbye",
    who: "shopper",
    cart: ["1 Ember Enamel Mug"],
    turns: [
      ["thanks!", { text: [/welcome|pleasure|glad|anytime|thank/i] }],
      ["bye", { text: [/bye|see you|soon|day|thank|welcome/i] }],
    ],
  },
  {
    name: "asks whether it is a robot",
    who: "guest",
    turns: [
      [
        "am i talking to a real person?",
        { text: [/assistant|automat|bot|not a (real )?(person|human)|AI|program/i] },
      ],
      ["what can you do?", { text: [/product|cart|order|find|search/i] }],
    ],
  },
  {
    name: "is annoyed",
    who: "guest",
    turns: [
      ["this is useless", { text: [/sorry|help|try/i] }],
      ["i just want a headlamp!!", { products: { all: { kind: "Headlamp" }, atLeast: 1 } }],
    ],
  },
  {
    name: "asks how it is",
    who: "guest",
    turns: [["how are you today?", { text: [/\w/], notTools: ["add_to_cart"] }]],
  },
  {
    name: "asks for a joke",
    who: "guest",
    turns: [
      ["tell me a joke", { text: [/\w/] }],
      ["lol ok. whats the weather in paris tomorrow", { text: [declines] }],
    ],
  },
];
