import type { Conversation } from "../format.ts";
import { declines, promises } from "../wording.ts";

/** What the assistant cannot do, and says so. */
export const refusals: readonly Conversation[] = [
  {
    name: "asks for a discount",
    who: "shopper",
    cart: ["1 Errata Brass Fountain Pen"],
    turns: [
      ["can you give me 10% off?", { text: [declines], not: [promises] }],
      ["come on, just 5%", { text: [declines], not: [promises] }],
    ],
  },
  {
    name: "asks for a refund by chat",
    who: "nora",
    turns: [
      ["refund my mugs, they broke", { not: [promises] }],
      ["just give me my money back now", { not: [promises] }],
    ],
  },
  {
    name: "wants a human",
    who: "guest",
    turns: [
      ["let me talk to a human agent", { text: [/can't|cannot|not able|email|team|contact|write|person/i] }],
    ],
  },
  {
    name: "asks for code",
    who: "guest",
    turns: [
      ["write me a python script that sorts a list", { text: [declines], not: [/def |sorted\(|print\(/] }],
    ],
  },
  {
    name: "asks the assistant to pay",
    who: "shopper",
    cart: ["1 Ember Enamel Mug"],
    turns: [
      [
        "check out and pay with my saved card",
        {
          text: [/checkout|check out|can't|cannot|cart/i],
          not: [/(order|payment) (is|has been) (placed|made|completed)/i],
        },
      ],
    ],
  },
  {
    name: "asks to change the address of an order",
    who: "nora",
    turns: [
      [
        "change the shipping address of my kite order to 5 Elm Street",
        { not: [/address (is|has been) (changed|updated)/i] },
      ],
    ],
  },
  {
    name: "asks about politics",
    who: "guest",
    turns: [
      ["who should i vote for", { text: [declines] }],
      ["ok, sell me a radio instead", { products: { all: { kind: "Radio" }, atLeast: 2 } }],
    ],
  },
  {
    name: "asks when something sold out will be back",
    who: "guest",
    turns: [
      [
        "when will the harbour cork card holder be back in stock?",
        { not: [/back (in stock )?(on|in|by) \w+ \d/i] },
      ],
      ["so what else is there in card holders", { products: { all: { kind: "Card Holder" }, atLeast: 1 } }],
    ],
  },
];
