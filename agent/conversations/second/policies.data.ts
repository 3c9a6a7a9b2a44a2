import type { Conversation } from "../format.ts";

/** Shoppers who ask how the shop works. */
export const policies: readonly Conversation[] = [
  {
    name: "asks whether delivery is free",
    who: "guest",
    turns: [
      ["is shipping free?", { tools: ["search_knowledge"], source: "shipping" }],
      ["also to canada?", { source: "shipping" }],
    ],
  },
  {
    name: "asks how many days there are to return",
    who: "guest",
    turns: [
      ["how many days do i have to return a jumper", { source: "returns" }],
      ["even if i wore it once?", { source: ["returns", "warranty"] }],
    ],
  },
  {
    name: "asks for instalments",
    who: "guest",
    turns: [["can i pay in installments", { source: "payment" }]],
  },
  {
    name: "asks how long the warranty is",
    who: "guest",
    turns: [
      ["how long is the warranty on a lamp", { source: "warranty" }],
      ["does it cover scratches?", { source: "warranty" }],
    ],
  },
  {
    name: "asks about cookies",
    who: "guest",
    turns: [["which cookies do you use", { source: "privacy" }]],
  },
  {
    name: "asks about duty",
    who: "guest",
    turns: [["do i pay customs duty in switzerland", { source: "shipping" }]],
  },
  {
    name: "asks about a declined card",
    who: "guest",
    turns: [
      ["my card was declined, why?", { source: "payment" }],
      ["was i charged anyway", { source: "payment" }],
    ],
  },
  {
    name: "asks about exchanging with a cart that stays",
    who: "shopper",
    cart: ["1 Loft Waxed Cotton Overshirt [M]"],
    turns: [
      ["if M is too small can i exchange it?", { source: ["returns", "changes", "care"] }],
      ["how do i clean waxed cotton by the way", { source: "care" }],
    ],
  },
  {
    name: "asks where the card number goes",
    who: "guest",
    turns: [["do you store my card number", { source: ["payment", "privacy"] }]],
  },
  {
    name: "asks for what no document says",
    who: "guest",
    turns: [["do you repair watches from other brands", { not: [/\byes\b/i] }]],
  },
  {
    name: "asks whether an order can be cancelled",
    who: "guest",
    turns: [
      ["till when can i cancel an order", { source: "changes" }],
      ["what if it has shipped already", { source: ["changes", "returns", "shipping"] }],
    ],
  },
  {
    name: "asks for a telephone number",
    who: "guest",
    turns: [["whats your phone number", { source: "contact" }]],
  },
  {
    name: "asks which size to take",
    who: "guest",
    turns: [
      ["hemp t-shirt", { products: { includes: ["Foundry Hemp T-Shirt"] } }],
      ["my chest is 40 inches, which size do i take", { source: "care" }],
    ],
  },
  {
    name: "asks for a discount code field",
    who: "guest",
    turns: [["where do i enter a promo code", { source: "payment" }]],
  },
];
