import type { Conversation } from "../format.ts";
import { asksToSignIn, saysNothingFits } from "../wording.ts";

/** Shoppers who ask for what they bought. */
export const orders: readonly Conversation[] = [
  {
    name: "asks when the parcel comes",
    who: "nora",
    turns: [
      ["when will my lamp arrive?", { orders: { includes: ["shipped"] } }],
      ["who is delivering it", { text: [/fedex/i] }],
    ],
  },
  {
    name: "asks for the order history",
    who: "nora",
    turns: [
      [
        "order history please",
        { tools: ["list_orders"], orders: { includes: ["delivered", "shipped", "new"] } },
      ],
      ["how much was the oldest one", { text: [/\$\d/], orders: { includes: ["delivered"] } }],
    ],
  },
  {
    name: "asks for the newest order",
    who: "nora",
    turns: [
      [
        "has my latest order been sent yet",
        { orders: { includes: ["new"] }, text: [/not|n't|process|prepar|yet/i] },
      ],
      ["and the one before?", { orders: { includes: ["shipped"] } }],
    ],
  },
  {
    name: "asks for a tracking code in other words",
    who: "nora",
    turns: [["i need the shipment code of my tallis lamp", { text: [/449044304137821/] }]],
  },
  {
    name: "asks for the orders of last month",
    who: "nora",
    turns: [
      ["orders from last month", { orders: { includes: ["delivered"], excludes: ["shipped", "new"] } }],
    ],
  },
  {
    name: "asks for what is delivered",
    who: "nora",
    turns: [
      ["which of my orders were delivered", { orders: { includes: ["delivered"], excludes: ["new"] } }],
      ["what was in it", { text: [/Ember Enamel Mug/, /Coastal Fig Jam/] }],
    ],
  },
  {
    name: "asks for the sum of an order",
    who: "nora",
    turns: [["total of my order with the mugs?", { orders: { includes: ["delivered"] }, text: [/\$\d/] }]],
  },
  {
    name: "asks for orders without having any",
    who: "shopper",
    turns: [["list my past orders", { text: [saysNothingFits] }]],
  },
  {
    name: "is a guest with an order number",
    who: "guest",
    turns: [["where is order 4F6C0B1E", { text: [asksToSignIn], signIn: true }]],
  },
  {
    name: "mistypes an order number",
    who: "nora",
    turns: [
      ["status of order 00000000", { text: [saysNothingFits] }],
      ["sorry, just my last one", { orders: { includes: ["new"] } }],
    ],
  },
  {
    name: "asks for orders of a year without any",
    who: "nora",
    turns: [
      [
        "what did i buy in 2024",
        { text: [saysNothingFits], orders: { excludes: ["delivered", "shipped", "new"] } },
      ],
    ],
  },
  {
    name: "asks the chat to stop an order",
    who: "nora",
    turns: [
      [
        "stop the kite order please, i don't want it any more",
        { not: [/(has been|is|I('ve| have)) (cancell?ed|stopped)/i] },
      ],
    ],
  },
];
