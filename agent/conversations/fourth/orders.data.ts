import type { Conversation } from "../format.ts";
import { saysNothingFits } from "../wording.ts";

/** Shoppers who ask about what they ordered. */
export const orders: readonly Conversation[] = [
  {
    name: "asks where the order is and means the lamp",
    who: "nora",
    turns: [
      ["where is my order", { text: [/lamp|kite|which/i] }],
      ["the lamp", { orders: { includes: ["shipped"] } }],
      ["whats the tracking number?", { text: [/449044304137821/] }],
    ],
  },
  {
    name: "tracks the lamp and asks when it comes",
    who: "nora",
    turns: [
      ["track my lamp", { orders: { includes: ["shipped"] }, text: [/449044304137821|fedex/i] }],
      [
        "when will it arrive",
        { text: [/working days|track|fedex|carrier|don't (know|have)|can't|no delivery date|on its way/i] },
      ],
    ],
  },
  {
    name: "wants to see the order history",
    who: "nora",
    turns: [
      ["show me my orders", { orders: { includes: ["delivered", "shipped", "new"] } }],
      ["what was in the first one", { text: [/Ember Enamel Mug|Skipper Ripstop Kite/] }],
    ],
  },
  {
    name: "wants to cancel what was ordered last",
    who: "nora",
    turns: [
      ["can i cancel my last order", { text: [/cancel/i], not: [/(has been|have|was|is now) cancell?ed/i] }],
    ],
  },
  {
    name: "asks whether the mugs arrived and wants to return one",
    who: "nora",
    turns: [
      ["did my mugs get delivered already?", { orders: { includes: ["delivered"] }, text: [/deliver/i] }],
      ["one of them is broken, what do i do", { source: ["shipping", "returns", "warranty", "contact"] }],
    ],
  },
  {
    name: "is a guest who waits for a package",
    who: "guest",
    turns: [["hi where is my package", { signIn: true }]],
  },
  {
    name: "has never ordered and asks for the status",
    who: "shopper",
    turns: [["whats the status of my order?", { text: [saysNothingFits] }]],
  },
  {
    name: "asks whether the kite has shipped and what it cost",
    who: "nora",
    turns: [
      [
        "has my kite shipped yet",
        { orders: { includes: ["new"] }, text: [/not|n't|yet|process|prepar|confirmed|paid/i] },
      ],
      ["how much did i pay for it", { text: [/\$\d/] }],
    ],
  },
];
