import { nounOf } from "../../../../api/domain/search/text/names.ts";
import { Found, type Product, read } from "../facts.ts";
import type { Memory } from "../memory.ts";
import { byPrice } from "../prices.ts";
import { has } from "../shown.ts";
import { takeOptions } from "../text/options.ts";
import type { Reference } from "../text/references.ts";
import { termsOf } from "../text/terms.ts";
import { ask, type Doing, type Talk } from "./talk.ts";

/** The products that a reference means; `close`: none of them is surely meant. */
export type Resolved =
  | { readonly kind: "found"; readonly products: readonly Product[] }
  | { readonly kind: "unsure"; readonly products: readonly Product[]; readonly looked: boolean }
  | {
      readonly kind: "none";
      readonly words: string | undefined;
      readonly refused?: Readonly<Record<string, unknown>>;
    };

/** What a reference means among the products that were talked about. */
export function known(memory: Memory, what: Reference): Resolved {
  const { list, focus } = memory;
  const found = (products: readonly (Product | undefined)[]): Resolved => {
    const present = products.filter((product) => product !== undefined);
    return present.length > 0 ? { kind: "found", products: present } : { kind: "none", words: undefined };
  };
  switch (what.kind) {
    case "place":
      return found([what.place < 0 ? list.at(what.place) : list[what.place - 1]]);
    case "first":
      return found(list.slice(0, what.count));
    case "extreme":
      return found([byPrice(list).at(what.which === "cheapest" ? (what.rank ?? 1) - 1 : -(what.rank ?? 1))]);
    case "middle":
      return found([list.length % 2 === 1 ? list[(list.length - 1) / 2] : undefined]);
    case "it":
      // "the cheapest kettle and add it": the first of a list that is sorted.
      if (focus.length > 1 && focus === list && sortedBy(memory)) return found(focus.slice(0, 1));
      if (focus.length > 1) return { kind: "unsure", products: focus, looked: false };
      return found(focus);
    case "them":
      if (memory.lists.length > 1 && memory.lists.every((some) => some.length > 0))
        return found(memory.lists.flat());
      return found(focus.length > 1 ? focus : list.length > 0 ? list : focus);
    case "other":
      return found(list.filter(({ productId }) => focus.length !== 1 || productId !== focus[0]?.productId));
    case "words":
      return named(memory, what);
  }
}

const sortedBy = ({ search }: Memory): boolean =>
  search?.sort !== undefined && search.sort !== "relevance" && search.sort !== "newest";

function named(memory: Memory, what: Extract<Reference, { kind: "words" }>): Resolved {
  for (const words of what.less === undefined ? [what.words] : [what.words, what.less]) {
    for (const products of [
      memory.focus.length > 1 ? memory.focus : memory.list,
      memory.list,
      [...memory.known.values()],
    ]) {
      const fitting = products.filter((product) => has(product, words));
      if (fitting.length === 1 || (fitting.length > 1 && what.definite)) {
        const exact = fitting.filter(({ name }) => sameTerms(name, words));
        if (exact.length === 1) return { kind: "found", products: exact };
        return fitting.length === 1
          ? { kind: "found", products: fitting }
          : { kind: "unsure", products: fitting, looked: false };
      }
    }
  }
  return { kind: "none", words: what.words };
}

/** As `known`; a name that was not talked about is looked up in the shop. */
export function* resolved(talk: Talk, what: Reference): Doing<Resolved> {
  const beyond = what.kind === "extreme" ? yield* extremeOfAll(talk, what) : undefined;
  if (beyond) return beyond;
  const before = known(talk.memory, what);
  if (before.kind !== "none" || what.kind !== "words") return before;
  const onlyOption = takeOptions(what.words).rest === "";
  if (what.one && onlyOption && talk.memory.focus.length === 1)
    return { kind: "found", products: talk.memory.focus };
  const earlier = talk.memory.focus[0]?.name ?? talk.memory.search?.query;
  const words = what.one && earlier !== undefined ? `${what.words} ${nounOf(earlier)}` : what.words;
  let facts = yield* ask(talk, "search_products", { query: words, limit: 4 });
  // "fitted sheet queen": the name without what chooses its variant.
  if (read(Found, facts)?.products.length === 0 && what.less !== undefined && what.less !== words)
    facts = yield* ask(talk, "search_products", { query: what.less, limit: 4 });
  const found = read(Found, facts);
  if (!found || facts["error"] !== undefined) return { kind: "none", words, refused: facts };
  const { products } = found;
  if (products.length === 0) return { kind: "none", words };
  const [nearest, ...further] = products;
  // Other words for the same: a "tee" is a t-shirt.
  if (
    nearest &&
    further.length === 0 &&
    found.relaxed.every((word) => takeOptions(word).rest === "") &&
    facts["searchedFor"] === undefined
  )
    return { kind: "found", products };
  const corrected = typeof facts["searchedFor"] === "string" ? facts["searchedFor"] : words;
  const called = what.less === undefined ? [corrected] : [corrected, what.less];
  const exact = products.filter(({ name }) => called.some((name2) => sameTerms(name, name2)));
  if (exact.length === 1) return { kind: "found", products: exact };
  // All words of a product's name were said, and its options beside them.
  const inside = products.filter(({ name }) => termsOf(name).every((term) => termSet(corrected).has(term)));
  if (inside.length === 1) return { kind: "found", products: inside };
  if (corrected !== words && products.length === 1 && nearest) return { kind: "found", products };
  const whole = products.filter((product) => called.some((name) => has(product, name)));
  const [only] = whole;
  if (whole.length === 1 && only && (termsOf(words).length > 1 || products.length === 1))
    return { kind: "found", products: whole };
  return { kind: "unsure", products: whole.length > 1 ? whole : products, looked: true };
}

/** "The cheapest" of more products than were listed. */
function* extremeOfAll(
  talk: Talk,
  { which, rank = 1 }: Extract<Reference, { kind: "extreme" }>,
): Doing<Resolved | undefined> {
  const { search, total, list, focus } = talk.memory;
  if (!search || total <= list.length || focus !== list) return undefined;
  const sort = which === "cheapest" ? "price-asc" : "price-desc";
  const facts = yield* ask(talk, "search_products", { ...search, sort, limit: rank });
  const product = read(Found, facts)?.products[rank - 1];
  return product && { kind: "found", products: [product] };
}

const termSet = (text: string): ReadonlySet<string> => new Set(termsOf(text));

const sameTerms = (name: string, words: string): boolean =>
  termsOf(name).toSorted().join(" ") === termsOf(words).toSorted().join(" ");
