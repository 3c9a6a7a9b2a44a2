import type { Conversation } from "../format.ts";
import { declines } from "../wording.ts";

/** Small talk. */
export const talk: readonly Conversation[] = [
  {
    name: "says good morning and then what is wanted",
    who: "shopper",
    turns: [
      ["good morning", { text: [/morning|hello|hi|help|welcome/i] }],
      ["radio", { products: { all: { kind: "Radio" }, atLeast: 2 } }],
    ],
  },
  {
    name: "is polite",
    who: "guest",
    turns: [
      ["great, that helps a lot", { text: [/\w/] }],
      ["thx", { text: [/welcome|pleasure|glad|anytime|thank/i] }],
    ],
  },
  {
    name: "asks for its name",
    who: "guest",
    turns: [
      ["who are you?", { text: [/assistant/i] }],
      ["are you chatgpt", { text: [/\w/], not: [/I('m| am) chatgpt/i] }],
    ],
  },
  {
    name: "swears",
    who: "shopper",
    cart: ["1 Ember Enamel Mug"],
    turns: [["wtf is wrong with you", { text: [/\w/] }]],
  },
  {
    name: "answers a question with ok",
    who: "guest",
    turns: [
      ["ok", { text: [/\w/], notTools: ["add_to_cart", "clear_cart"] }],
      ["help", { text: [/product|cart|order|find|search/i] }],
    ],
  },
  {
    name: "asks what time it is",
    who: "guest",
    turns: [
      ["what time is it", { text: [declines] }],
      ["fine. turntables", { products: { all: { kind: "Turntable" }, atLeast: 2 } }],
    ],
  },
];
