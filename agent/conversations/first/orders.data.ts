import type { Conversation } from "../format.ts";
import { asksToSignIn, saysNothingFits } from "../wording.ts";

/** Shoppers who ask for what they bought. */
export const orders: readonly Conversation[] = [
  {
    name: "asks where the order is",
    who: "nora",
    turns: [
      ["where is my desk lamp", { orders: { includes: ["shipped"] }, text: [/449044304137821|FedEx/i] }],
      ["when did you ship it", { text: [/23/, /Nov/i] }],
    ],
  },
  {
    name: "asks for all orders",
    who: "nora",
    turns: [
      ["show my orders", { tools: ["list_orders"], orders: { includes: ["delivered", "shipped", "new"] } }],
      ["which one is not shipped yet?", { text: [/Kite|processing|not (been )?shipped|yet/i] }],
    ],
  },
  {
    name: "asks for the last order",
    who: "nora",
    turns: [
      [
        "whats the status of my last order",
        { orders: { includes: ["new"] }, text: [/paid|process|prepar|confirm|not (yet )?shipped|packed/i] },
      ],
    ],
  },
  {
    name: "tracks the newest parcel",
    who: "nora",
    turns: [["can you give me the tracking number for the lamp i ordered", { text: [/449044304137821/] }]],
  },
  {
    name: "asks for orders of a month",
    who: "nora",
    turns: [
      ["what did i order in october?", { orders: { includes: ["delivered"], excludes: ["shipped", "new"] } }],
      ["and this month?", { orders: { includes: ["shipped", "new"], excludes: ["delivered"] } }],
    ],
  },
  {
    name: "asks whether the mugs arrived",
    who: "nora",
    turns: [
      ["did my mugs get delivered?", { orders: { includes: ["delivered"] }, text: [/deliver/i] }],
      ["when was that", { text: [/16/, /Oct/i] }],
    ],
  },
  {
    name: "asks what an order cost",
    who: "nora",
    turns: [["how much did i pay for the kite order", { orders: { includes: ["new"] }, text: [/\$\d/] }]],
  },
  {
    name: "has no orders yet",
    who: "shopper",
    turns: [
      ["where's my order", { text: [saysNothingFits] }],
      ["are you sure? i ordered yesterday", { text: [saysNothingFits] }],
    ],
  },
  {
    name: "is a guest and asks for an order",
    who: "guest",
    turns: [
      ["track my order please", { text: [asksToSignIn], signIn: true }],
      ["why do i need that", { text: [/\w/] }],
    ],
  },
  {
    name: "ordered without an account and asks where the order is",
    who: "guest",
    turns: [
      ["where is my order", { text: [asksToSignIn, /without an account/i, /track an order/i], signIn: true }],
      ["track my order please", { text: [/without an account/i], not: [/shipped|delivered/i] }],
    ],
  },
  {
    name: "asks for an order number that there is not",
    who: "nora",
    turns: [
      ["track order ZZZZ9999", { text: [saysNothingFits], orders: { excludes: ["delivered", "shipped"] } }],
    ],
  },
  {
    name: "asks for parcels that are on their way",
    who: "nora",
    turns: [["any parcels on the way to me?", { orders: { includes: ["shipped"] } }]],
  },
  {
    name: "asks to cancel an order, which the chat does not do by itself",
    who: "nora",
    turns: [
      ["cancel my kite order", { not: [/(has been|is|I('ve| have)) cancell?ed/i] }],
      ["ok where can i do it then", { text: [/order|account|contact|support|page/i] }],
    ],
  },
];
