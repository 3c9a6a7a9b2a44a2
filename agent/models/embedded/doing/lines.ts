import { Cart, type Line, read } from "../facts.ts";
import type { Memory } from "../memory.ts";
import { byPrice } from "../prices.ts";
import { mentions } from "../reading/answers.ts";
import { meansValue } from "../text/options.ts";
import type { Reference } from "../text/references.ts";
import { termsOf } from "../text/terms.ts";
import { known } from "./resolve.ts";
import type { Facts, Reply } from "./talk.ts";

/** Whether lines were found, rather than something to say. */
export const has = (found: readonly Line[] | Reply): found is readonly Line[] => Array.isArray(found);

/** The lines of the cart that a reference means; none where it is not clear. */
export function lineNamed(
  memory: Memory,
  lines: readonly Line[],
  what: Reference,
  options: readonly string[],
): readonly Line[] {
  const found = meant(memory, lines, what, options);
  const narrowed = options.length > 0 ? chosenBy(found, options) : found;
  return narrowed.length > 0 ? narrowed : found;
}

/** The lines whose variant is called so, also "the small one" of 250 g and 500 g. */
function chosenBy(lines: readonly Line[], options: readonly string[]): readonly Line[] {
  const values = lines.map(({ name }) => / \(([^)]*)\)$/u.exec(name)?.[1] ?? "").toSorted(bySize);
  return lines.filter(({ name }) =>
    options.every(
      (option) =>
        mentions(name.toLowerCase(), option) ||
        meansValue(option, / \(([^)]*)\)$/u.exec(name)?.[1] ?? "", values),
    ),
  );
}
const bySize = (one: string, other: string): number => sizeOf(one) - sizeOf(other);
/** Millilitres and grams; litres and kilos are more. */
const sizeOf = (value: string): number =>
  (Number.parseFloat(value) || 0) * (/\d ?(?:l|kg)\b/u.test(value) ? 1000 : 1);

function meant(
  memory: Memory,
  lines: readonly Line[],
  what: Reference,
  options: readonly string[],
): readonly Line[] {
  const { put, topic } = memory;
  switch (what.kind) {
    case "it": {
      if (lines.length === 1) return lines;
      const last =
        put &&
        lines.filter(
          ({ productId, variantId }) =>
            productId === put.productId && (put.variantId === undefined || variantId === put.variantId),
        );
      if (last && last.length > 0) return last.slice(-1);
      return shown(memory, lines, what);
    }
    case "them":
      return shown(memory, lines, what).length > 0 && topic !== "cart" ? shown(memory, lines, what) : lines;
    case "place":
    case "first": {
      const listed = shown(memory, lines, what);
      if (listed.length > 0 && memory.list.length > 0 && topic !== "orders" && !sawCart(memory))
        return listed;
      if (what.kind === "first") return lines.slice(0, what.count);
      return [what.place < 0 ? lines.at(what.place) : lines[what.place - 1]].filter(
        (line) => line !== undefined,
      );
    }
    case "extreme":
      return byPrice(lines.map(({ productId, name, price }) => ({ productId, name, price })))
        .slice(...(what.which === "cheapest" ? [0, 1] : [-1]))
        .flatMap(
          ({ productId, name }) =>
            lines.find((line) => line.productId === productId && line.name === name) ?? [],
        );
    case "middle":
      return lines.length % 2 === 1 ? lines.slice((lines.length - 1) / 2, (lines.length + 1) / 2) : [];
    case "other":
      return lines.length === 2 && put ? lines.filter(({ productId }) => productId !== put.productId) : [];
    case "words":
      return named(lines, what.words, what.less, options);
  }
}

/** The cart was shown last: numbers count its lines. */
const sawCart = ({ topic, put }: Memory): boolean => topic === "cart" && put === undefined;

function shown(memory: Memory, lines: readonly Line[], what: Reference): readonly Line[] {
  const found = known(memory, what);
  return found.kind === "found"
    ? lines.filter(({ productId }) => found.products.some((product) => product.productId === productId))
    : [];
}

const every =
  /^(?:both|all|all of|each|every|all \d|the \d|those|these)(?: of)?(?: (?:the|those|these|my))? /u;

function named(
  lines: readonly Line[],
  words: string,
  less: string | undefined,
  options: readonly string[],
): readonly Line[] {
  if (every.test(words)) {
    const asked = termsOf(words.replace(every, ""));
    return lines.filter(({ name }) => asked.every((term) => termsOf(name).includes(term)));
  }
  for (const phrase of less === undefined ? [words] : [words, less]) {
    const asked = termsOf(phrase);
    const all = lines.filter(({ name }) => asked.every((term) => termsOf(name).includes(term)));
    if (all.length === 1) return all;
    const noun = asked.at(-1);
    const some =
      all.length > 1 ? all : lines.filter(({ name }) => noun !== undefined && termsOf(name).includes(noun));
    if (some.length === 1) return some;
    const exact = all.filter(({ name }) => termsOf(name).toSorted().join() === asked.toSorted().join());
    if (exact.length === 1) return exact;
    const picked = options.length > 0 ? chosenBy(some, options) : [];
    if (picked.length === 1) return picked;
  }
  return [];
}

/** The subtotal of the cart after a change, as a sentence. */
export function subtotalOf(facts: Facts): string {
  const cart = read(Cart, facts) ?? read(Cart, facts["cart"]);
  return cart?.subtotal === undefined ? "" : ` The subtotal is ${cart.subtotal}.`;
}
