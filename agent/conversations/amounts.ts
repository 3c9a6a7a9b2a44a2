import type { Cards, CartCard } from "../../api/domain/chat/protocol.ts";
import type { Truth } from "./truth.ts";

const money =
  /(?<![\w.])(?:US)?[$€£]\s?(?<before>\d[\d,]*(?:\.\d{1,2})?)|(?<![\w.$€£])(?<after>\d[\d,]*(?:\.\d{1,2})?)\s?(?:dollars?|usd|euros?|eur|bucks)\b/gi;

type Amount = { readonly minor: number; readonly at: number; readonly end: number };

/** Every amount of money in a text, in minor units, with its place. */
export function amountsIn(text: string): Amount[] {
  return [...text.matchAll(money)].map((match) => {
    const written = match.groups?.["before"] ?? match.groups?.["after"] ?? "";
    const minor = Math.round(Number(written.replaceAll(",", "")) * 100);
    return { minor, at: match.index, end: match.index + match[0].length };
  });
}

/** What one reply may name: its text, the cards shown with it, and what the shopper has written so far. */
export type Stated = {
  readonly text: string;
  readonly cards: Cards;
  readonly carts: readonly CartCard[];
  readonly said: readonly string[];
};

/** Amounts in the text that are neither in the cards nor true of what the text names. An empty list is what is wanted. */
export function wrongAmounts({ text, cards, carts, said }: Stated, truth: Truth): string[] {
  const known = new Set([
    ...ofCards(cards),
    ...carts.flatMap(ofCart),
    ...ofNames(text, truth),
    ...ofSources(cards, truth),
  ]);
  const heard = new Set(
    said.flatMap((message) => [...amountsIn(message), ...numbersIn(message)]).map(({ minor }) => minor),
  );
  const wrong = amountsIn(text).filter(({ minor, at, end }) => {
    if (known.has(minor)) return false;
    const sentence = sentenceAround(text, at, end);
    if (isExample(text, at)) return false;
    if (heard.has(minor) && (budget.test(sentence) || refusal.test(sentence))) return false;
    return !(difference.test(sentence) && isDifference(minor, [...known]));
  });
  return [
    ...wrong.map(({ at, end }) => `"${sentenceAround(text, at, end)}" names an amount that is not true`),
    ...misattributed(text, cards, truth),
  ];
}

/** A budget that is repeated, and a wish that is refused, are not prices. */
const budget =
  /under|below|up to|at most|less than|no more than|within|budget|between|over|above|at least|more than|from|max|around|about|cheaper than|≤|</i;
/** Something to type that the assistant proposes, or a budget that it repeats: a limit within quotation marks. */
const isExample = (text: string, at: number): boolean =>
  /[“"][^”"]*\b(under|below|up to|from|to|between|and)\s*$/i.test(text.slice(0, at));
const refusal = /can(no|')t|not able|unable|don't|do not|won't|not possible|isn't|sorry/i;
const difference =
  /less|more|cheaper|dearer|expensive|difference|sav(e|ing)|apart|lower|higher|away|until|left/i;

const isDifference = (minor: number, known: readonly number[]): boolean =>
  known.some((one) => known.includes(one + minor));

function ofCards({ products, cart, orders, tables }: Cards): number[] {
  return [
    ...products.flatMap(({ price, maxPrice }) => [price, maxPrice ?? price]),
    ...(cart ? ofCart(cart) : []),
    ...orders.map(({ total }) => total),
    ...tables.flatMap(({ columns, rows }) =>
      rows.flatMap((row) =>
        row.flatMap((cell, place) => (columns[place]?.kind === "money" ? [Number(cell)] : [])),
      ),
    ),
  ];
}

const amountsOfLine = ({ price, quantity }: CartCard["lines"][number]): number[] =>
  price === undefined ? [] : [price, price * quantity];

const ofCart = ({ lines, subtotal, discount, shipping, tax, total }: CartCard): number[] => [
  ...lines.flatMap(amountsOfLine),
  subtotal,
  discount,
  shipping,
  tax,
  total,
];

/** The prices of the products that the text names. */
const ofNames = (text: string, { products }: Truth): number[] =>
  [...products.values()]
    .filter(({ name }) => text.includes(name))
    .flatMap(({ variants }) => variants.map(({ price }) => price));

/** The amounts of the documents that are cited. */
const ofSources = ({ sources }: Cards, { documents }: Truth): number[] =>
  sources.flatMap(({ title }) => amountsIn(documents.get(title) ?? "").map(({ minor }) => minor));

const numbersIn = (text: string): { minor: number }[] =>
  [...text.matchAll(/\d+(?:\.\d{1,2})?/g)].map(([written]) => ({ minor: Math.round(Number(written) * 100) }));

function sentenceAround(text: string, at: number, end: number): string {
  const before =
    text
      .slice(0, at)
      .split(/(?<=[.!?])\s|\n/)
      .at(-1) ?? "";
  const after = text.slice(end).split(/[.!?](?:\s|$)|\n/)[0] ?? "";
  return `${before}${text.slice(at, end)}${after}`.trim();
}

/** Amounts that stand directly behind a product's name must be of that product: its price, or its line in the cart. */
function misattributed(text: string, { cart }: Cards, { products }: Truth): string[] {
  return [...products.values()].flatMap(({ productId, name, variants }) => {
    const own = new Set([
      ...variants.map(({ price }) => price),
      ...(cart?.lines ?? []).filter((line) => line.productId === productId).flatMap(amountsOfLine),
    ]);
    return placesOf(text, name).flatMap((end) => {
      const [, written] = behindName.exec(text.slice(end)) ?? [];
      const [amount] = written === undefined ? [] : amountsIn(written);
      return amount && !own.has(amount.minor) ? [`"${name}" is said to cost ${written}`] : [];
    });
  });
}

const behindName =
  /^(?: \([^)$]*\))?(?:\*\*)?[\s,:(–—-]*(?:now |still )?(?:costs?|is|at|for|from|are|priced at)?\s*((?:US)?[$€£]\s?\d[\d,]*(?:\.\d{1,2})?)(?![\d.,]*\s*(?:more|less|cheaper|dearer|higher|lower|off)\b)/i;

function placesOf(text: string, name: string): number[] {
  const parts = text.split(name).slice(0, -1);
  return parts.map((_, place) => parts.slice(0, place + 1).join(name).length + name.length);
}

/** "12 left", "3 in stock": counts that belong to nothing that the reply names. */
export function wrongStock({ text, cards }: Stated, { products }: Truth): string[] {
  const shown = [...products.values()].filter(
    ({ name, productId }) =>
      text.includes(name) ||
      cards.products.some((card) => card.productId === productId) ||
      cards.cart?.lines.some((line) => line.productId === productId),
  );
  const counts = new Set(
    shown.flatMap(({ variants }) => [
      ...variants.map(({ available }) => available),
      variants.reduce((sum, { available }) => sum + available, 0),
    ]),
  );
  return [...text.matchAll(/\b(\d+) (?:are |is )?(?:left|in stock|available)\b/gi)]
    .filter(([, count]) => !counts.has(Number(count)))
    .map(([words]) => `"${words}" is true of nothing that is shown`);
}
