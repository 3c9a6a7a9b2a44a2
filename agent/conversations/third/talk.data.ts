import type { Conversation } from "../format.ts";

/** Small talk. */
export const talk: readonly Conversation[] = [
  {
    name: "asks whether the assistant sleeps",
    who: "guest",
    turns: [
      ["heyyy", { text: [/hello|hi\b|hey|help|welcome/i] }],
      ["do you ever sleep", { text: [/\w/], notTools: ["add_to_cart"] }],
    ],
  },
  {
    name: "is formal and then needs a calendar",
    who: "guest",
    turns: [
      [
        "Good afternoon, I hope you are well.",
        { text: [/afternoon|hello|hi\b|help|welcome|thank/i], products: { atMost: 0 } },
      ],
      [
        "I am looking for a wall calendar for next year.",
        { products: { all: { kind: "Wall Calendar" }, atLeast: 2 } },
      ],
    ],
  },
  {
    name: "praises the assistant twice",
    who: "guest",
    turns: [
      ["you are awesome", { text: [/\w/] }],
      ["no really, best service ever", { text: [/\w/], products: { atMost: 0 } }],
    ],
  },
  {
    name: "wants to know the assistant's taste",
    who: "guest",
    turns: [
      ["whats ur personal favourite thing in the shop", { text: [/\w/] }],
      ["show me turntables then", { products: { all: { kind: "Turntable" }, atLeast: 2 } }],
    ],
  },
  {
    name: "writes into the wrong window",
    who: "shopper",
    cart: ["1 Ember Enamel Mug"],
    turns: [["sry wrong window", { text: [/\w/] }]],
  },
  {
    name: "is bored",
    who: "guest",
    turns: [
      ["im so bored", { text: [/\w/] }],
      ["maybe a puzzle", { products: { all: { kind: "Puzzle" }, atLeast: 2 } }],
    ],
  },
];
