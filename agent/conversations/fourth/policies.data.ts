import type { Conversation } from "../format.ts";
import { promises } from "../wording.ts";

/** What shoppers ask shops about most. */
export const policies: readonly Conversation[] = [
  {
    name: "asks for the return policy and the postage",
    who: "guest",
    turns: [
      ["whats your return policy", { source: "returns", text: [/30/] }],
      ["do i have to pay for return shipping", { source: "returns", text: [/postage|prepaid/i] }],
    ],
  },
  {
    name: "asks how long shipping takes and lives in Canada",
    who: "guest",
    turns: [
      ["how long does shipping take", { source: "shipping", text: [/3 to 5/] }],
      ["do you ship to canada", { source: "shipping", text: [/canada|every country|yes/i] }],
    ],
  },
  {
    name: "asks whether shipping is free and for tomorrow",
    who: "guest",
    turns: [
      ["is shipping free?", { source: "shipping", text: [/\$50/] }],
      ["can i get it tomorrow", { source: "shipping", text: [/express|next-day|3 to 5/i] }],
    ],
  },
  {
    name: "wants to pay with paypal or later",
    who: "guest",
    turns: [
      ["do you take paypal", { source: "payment", text: [/visa|cards?\b/i] }],
      ["can i pay in installments", { source: "payment", text: [/installments/i] }],
    ],
  },
  {
    name: "asks for a promo code",
    who: "guest",
    turns: [["do you have any promo codes?", { text: [/code|automatic/i], not: [promises] }]],
  },
  {
    name: "wants to reach customer service by phone",
    who: "guest",
    turns: [
      ["how can i contact customer service", { source: "contact", text: [/email/i] }],
      ["do you have a phone number", { source: "contact", text: [/phone/i] }],
    ],
  },
  {
    name: "has the wrong size and wants an exchange",
    who: "guest",
    turns: [
      [
        "can i exchange something for a different size",
        { source: "returns", text: [/exchange|swap|return/i] },
      ],
      ["and how long until i get my refund", { source: "returns", text: [/5 working days|5 to 10/i] }],
    ],
  },
  {
    name: "has a lamp that died",
    who: "guest",
    turns: [
      [
        "my lamp stopped working after 3 months, is there a warranty",
        { source: "warranty", text: [/two years|2 years|warranty/i] },
      ],
      ["how do i make a claim", { source: "warranty", text: [/order number/i] }],
    ],
  },
  {
    name: "is between two sizes",
    who: "guest",
    turns: [
      ["im between M and L, which size should i get", { source: "care", text: [/larger|between two/i] }],
    ],
  },
  {
    name: "gave the wrong address",
    who: "guest",
    turns: [
      ["can i change my shipping address after i ordered", { source: "changes", text: [/address/i] }],
      ["it hasnt shipped yet", { text: [/cancel/i] }],
    ],
  },
];
