import type { Conversation } from "../format.ts";
import { promises } from "../wording.ts";

/** Shoppers who ask how the shop works. */
export const policies: readonly Conversation[] = [
  {
    name: "lives in Mexico",
    who: "guest",
    turns: [
      ["shipping cost to mexico?", { source: "shipping" }],
      ["and how long", { source: "shipping" }],
    ],
  },
  {
    name: "orders on a Friday evening",
    who: "guest",
    turns: [
      [
        "If I order on Friday night, when do you dispatch the parcel?",
        { source: "shipping", text: [/monday|working day/i] },
      ],
    ],
  },
  {
    name: "asks for two ways to pay",
    who: "guest",
    turns: [
      ["can i use apple pay", { source: "payment", text: [/visa|cards|don't take|\bno\b/i] }],
      ["hmm and bitcoin", { source: "payment" }],
    ],
  },
  {
    name: "opened a jar",
    who: "guest",
    turns: [
      ["i opened the jam and dont like it, can i give it back", { source: "returns" }],
      ["but it was mouldy when i opened it!", { source: ["returns", "warranty", "shipping", "contact"] }],
    ],
  },
  {
    name: "dropped a speaker into the pool",
    who: "guest",
    turns: [["my speaker fell in the pool is that on you", { source: "warranty" }]],
  },
  {
    name: "tore a strap",
    who: "guest",
    turns: [
      ["strap of my backpack ripped, can i get a spare one", { source: "warranty" }],
      ["the bag is three years old tho", { source: "warranty" }],
    ],
  },
  {
    name: "asks how long the chat is kept",
    who: "guest",
    turns: [["do you keep what i write to you here", { source: "privacy", text: [/conversation|chat/i] }]],
  },
  {
    name: "received the wrong colour",
    who: "guest",
    turns: [
      [
        "you sent me the wrong colour",
        {
          source: ["returns", "shipping", "contact"],
          text: [/not what you ordered|return|send[^.]* back|prepaid|order number|went wrong|tell us/i],
        },
      ],
      [
        "who pays the postage for sending it back in that case",
        { source: "returns", text: [/we pay|prepaid/i] },
      ],
    ],
  },
  {
    name: "asks at what moment the card is billed",
    who: "guest",
    turns: [
      ["is my card billed when i order or when you ship", { source: "payment" }],
      ["and if i cancel right after", { source: ["changes", "returns", "payment"] }],
    ],
  },
  {
    name: "has a dishwasher and a washing machine",
    who: "guest",
    turns: [
      ["is cast iron ok in the dishwasher", { source: "care" }],
      ["and a waxed cotton jacket in the machine", { source: "care" }],
    ],
  },
  {
    name: "is a student",
    who: "guest",
    turns: [["is there a student discount", { text: [/discount|code|coupon/i], not: [promises] }]],
  },
  {
    name: "uses a screen reader",
    who: "guest",
    turns: [["does your site work with a screen reader, im blind", { source: "contact" }]],
  },
  {
    name: "found it cheaper elsewhere",
    who: "guest",
    turns: [["do you price match with other stores", { not: [promises, /\byes\b/i] }]],
  },
  {
    name: "has a big mattress",
    who: "guest",
    turns: [
      ["how big is a king bed with you, in inches", { source: "care", text: [/76|80/] }],
      [
        "ok show me king fitted sheets",
        { products: { all: { kind: "Fitted Sheet", option: "King" }, atLeast: 2 } },
      ],
    ],
  },
  {
    name: "was sent only part of it",
    who: "guest",
    turns: [
      [
        "why would my stuff come in 2 boxes, do i pay twice for that",
        { source: "shipping", text: [/parcels|once/i] },
      ],
    ],
  },
];
