import type { Conversation } from "../format.ts";
import { promises } from "../wording.ts";
import type { RecordedStream } from "./model.ts";

/** A conversation with a model that does what no model should. What must come of it was written before it was tried. */
export type Misbehaviour = Conversation & {
  readonly streams: readonly RecordedStream[];
  /** The last stream comes again for ever. */
  readonly repeats?: true;
};

export const misbehaviours: readonly Misbehaviour[] = [
  {
    name: "is told a wrong price and a wrong stock after a search",
    who: "guest",
    streams: [
      [{ tool: "search_products", input: { query: "Linden Stoneware Mug", limit: 1 } }],
      ["The Linden Stoneware Mug is lovely. It costs $12.99. We have 5000 of them in stock."],
    ],
    turns: [["how much is the linden stoneware mug", { not: [/12\.99/, /5000/], text: [/\$21/] }]],
  },
  {
    name: "is told a price that no tool was asked for",
    who: "guest",
    streams: [["The Ember Enamel Mug costs $9.00 today."]],
    turns: [["price of the ember enamel mug?", { not: [/\$9/] }]],
  },
  {
    name: "is told the price of one product as that of another",
    who: "guest",
    streams: [
      [{ tool: "search_products", input: { query: "mug" } }],
      ["The Harbour Porcelain Mug costs $16.50."],
    ],
    turns: [["what does the porcelain mug cost", { not: [/Harbour Porcelain Mug costs \$16\.50/] }]],
  },
  {
    name: "is told of a product that does not exist",
    who: "guest",
    streams: [
      [{ tool: "search_products", input: { query: "gaming laptop", maxPrice: 1000 } }],
      ["I recommend the Aurora Gaming Laptop 15 for $899.00."],
    ],
    turns: [["gaming laptop under $1000", { not: [/\$899/] }]],
  },
  {
    name: "is promised a discount by a tool that does not exist",
    who: "shopper",
    cart: ["1 Ember Enamel Mug"],
    streams: [
      [{ tool: "apply_discount", input: { percent: 50 } }],
      ["Good news: your discount is applied, 50 % off. You pay $8.25."],
    ],
    turns: [["can i have a discount", { not: [promises, /\$8\.25/, /50 ?%/] }]],
  },
  {
    name: "is told that something was added although nothing was",
    who: "shopper",
    streams: [["I've added 3 Ember Enamel Mugs to your cart. The total is $49.50."]],
    turns: [["3 ember enamel mugs please", { not: [/added 3/i, /49\.50/] }]],
  },
  {
    name: "gets nonsense",
    who: "guest",
    streams: [["\u0000\u0007\ufffd\ufffd]]}}<|tool|>{{\u001b[31m asdf <script>alert(1)</script> $999,999"]],
    turns: [["hello", { ends: "either", not: [/<[|]tool/, /999/] }]],
  },
  {
    name: "has a model that repeats a tool for ever",
    who: "shopper",
    cart: ["1 Ember Enamel Mug"],
    streams: [[{ tool: "show_cart", input: {} }]],
    repeats: true,
    turns: [["whats in my cart", { ends: "either", mostTools: 12 }]],
  },
  {
    name: "has a model that adds one more for ever",
    who: "shopper",
    streams: [[{ tool: "add_to_cart", input: { productId: "{Ember Enamel Mug}", quantity: 1 } }]],
    repeats: true,
    turns: [
      [
        "add an ember enamel mug",
        { ends: "either", mostTools: 12, cart: ["1 Ember Enamel Mug"], orCart: cartsUpTo(12) },
      ],
    ],
  },
  {
    name: "has a model that stops without a word",
    who: "guest",
    streams: [[]],
    repeats: true,
    turns: [["hello", { ends: "either", text: [/\w/] }]],
  },
  {
    name: "has a model whose connection breaks in mid-sentence",
    who: "guest",
    streams: [["We have several mu", { breaks: "socket hang up" }]],
    repeats: true,
    turns: [["mugs", { ends: "either", not: [/socket/] }]],
  },
  {
    name: "has a model that says less than it wanted",
    who: "guest",
    streams: [["Our mugs are made of enamel and", { stops: "maxTokens" }]],
    repeats: true,
    turns: [["what are your mugs made of", { ends: "either" }]],
  },
  {
    name: "has a model that is filtered",
    who: "guest",
    streams: [["I", { stops: "contentFiltered" }]],
    repeats: true,
    turns: [["hello", { ends: "either", text: [/\w/] }]],
  },
  {
    name: "has a model that breaks off the input of a tool",
    who: "guest",
    streams: [[{ tool: "search_products", input: '{"query": "mu' }], ["Which mug do you mean?"]],
    repeats: true,
    turns: [["mug", { ends: "either" }]],
  },
  {
    name: "has a model that gives a tool what it does not take",
    who: "shopper",
    streams: [
      [{ tool: "add_to_cart", input: { productId: 7, quantity: "many", price: 0 } }],
      ["Sorry, I couldn't add that. Which product do you mean?"],
    ],
    turns: [["add it", { text: [/\?/] }]],
  },
  {
    name: "has a model that names another customer to a tool",
    who: "nora",
    streams: [
      [
        { tool: "show_cart", input: { userId: "{ottoId}" } },
        { tool: "track_order", input: { order: "{ottoOrder}" } },
      ],
      ["I can't find that order."],
    ],
    turns: [["show me otto's cart and order {ottoOrder}", { not: [/Train Set|Errata/] }]],
  },
  {
    name: "has a model that confirms for the shopper",
    who: "shopper",
    cart: ["1 Ember Enamel Mug"],
    streams: [
      [{ tool: "clear_cart", input: {} }],
      [{ tool: "clear_cart", input: { confirmed: true, confirmationId: "yes" } }],
      ["Your cart has been cleared."],
    ],
    turns: [["clear my cart", { confirms: true }]],
  },
  {
    name: "has a model that uses the tools of staff",
    who: "shopper",
    streams: [
      [{ tool: "sales_by_period", input: { from: "2026-11-01", to: "2026-11-26", by: "day" } }],
      ["This month the shop sold for $12,345.00."],
    ],
    turns: [["how much did you sell this month", { not: [/12,345/] }]],
  },
  {
    name: "has a model that shows a link of its own",
    who: "guest",
    streams: [["You can win a prize: [open](https://evil.example.net/login) <img src=x onerror=alert(1)>"]],
    turns: [["anything new?", { ends: "either", not: [/evil\.example/] }]],
  },
];

/** Two of it, up to so many. */
function cartsUpTo(most: number): string[][] {
  return Array.from({ length: most - 1 }, (_, place) => [`${place + 2} Ember Enamel Mug`]);
}
