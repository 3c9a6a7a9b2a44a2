import { nounOf } from "../../../../api/domain/search/text/names.ts";
import { Found, type Product, read } from "../facts.ts";
import { lowestOf } from "../prices.ts";
import type { Search } from "../search.ts";
import { colourWord, materialWord, sizeWord } from "../text/options.ts";
import { re } from "../text/pattern.ts";
import { termsOf } from "../text/terms.ts";
import type { Wish } from "../wishes.ts";
import { presented } from "./presented.ts";
import { tellAbout } from "./products.ts";
import { known } from "./resolve.ts";
import { introOf, searched } from "./searching.ts";
import { ask, type Doing, listed, type Reply, refusal, say, type Talk } from "./talk.ts";

type Of<K extends Wish["kind"]> = Extract<Wish, { kind: K }>;

/** Looks for products anew. A budget that the shopper named for good holds for later searches, too. */
export function* findProducts(talk: Talk, { search, without, follows, standing }: Of<"find">): Doing {
  const { memory } = talk;
  const priced = search.minPrice !== undefined || search.maxPrice !== undefined;
  if (standing) memory.budget = boundsOf(search);
  const last = memory.search && boundsOf(memory.search);
  const carried = priced ? undefined : follows ? (last ?? memory.budget) : memory.budget;
  if (standing && search.query === undefined && memory.search === undefined)
    return say("Good to know, I'll keep to that. What are you looking for?");
  const asked: Search = { ...boundsInput(carried), ...search };
  const reply = yield* searched(talk, asked, without);
  const only = reply.empty ? undefined : nameAsked(talk, search.query);
  const options = [...(search.options ?? []), ...(lastOption.exec(search.query ?? "")?.slice(1) ?? [])];
  // "do you have the beanie in ink": whether that variant is there.
  if (only && options.length > 0)
    return yield* tellAbout(talk, {
      kind: "detail",
      what: { kind: "words", words: only.name, definite: true, one: false },
      aspect: "options",
      options,
      question: options.join(" "),
    });
  return reply;
}

/** Products that are surely called so; nothing where the shop has none. A question about a single one is answered. */
export function* findIfCalled(
  talk: Talk,
  { search, without, question }: Of<"maybe">,
): Doing<Reply | undefined> {
  const barred = without.length > 0 ? { without: without.slice(0, 6) } : {};
  const facts = yield* ask(talk, "search_products", { ...search, ...barred, sure: true });
  const found = read(Found, facts);
  const [only, ...others] = found?.products ?? [];
  if (!found || !only) return undefined;
  if (others.length === 0 && question !== "")
    return yield* tellAbout(talk, {
      kind: "detail",
      what: { kind: "words", words: only.name, definite: true, one: false },
      aspect: (search.options ?? []).length > 0 ? "options" : "text",
      options: search.options ?? [],
      question,
    });
  return presented(talk, found.products, introOf(search, found, found.products.length, true));
}

/** The only product found, where the search had its whole name. */
function nameAsked(talk: Talk, query: string | undefined): Product | undefined {
  const [only, ...rest] = talk.memory.focus;
  if (!only || rest.length > 0 || query === undefined) return undefined;
  const terms = termsOf(query);
  return termsOf(only.name).every((term) => terms.includes(term)) ? only : undefined;
}

/** Narrows or changes the last search. */
export function* refineSearch(talk: Talk, { change, without }: Of<"refine">): Doing {
  const { memory } = talk;
  const last = memory.search ?? {};
  const colours = change.options?.some((option) => coloured.test(option)) ?? false;
  const sizes = change.options?.some((option) => sized.test(option)) ?? false;
  const before = colours ? last.query?.replace(everyColour, " ").replace(/\s+/gu, " ").trim() : last.query;
  // "oak" was asked for and there is none, or canvas is asked for in the place of leather.
  const replaced = change.options?.some((option) => material.test(option)) ?? false;
  const left = (before ?? "")
    .split(" ")
    .filter((word) => !(replaced && material.test(word)) && !memory.relaxed.includes(word))
    .join(" ");
  const query = change.query ?? left.replace(/^(?:(?:or|and|in|with) )+|(?: (?:or|and|in|with))+$/gu, "");
  const words = change.query === undefined ? [] : attributesIn(last.query, memory.list);
  const kept = (last.options ?? []).filter(
    (option) => !(colours && coloured.test(option)) && !(sizes && sized.test(option)),
  );
  const options = [...kept, ...words, ...(change.options ?? [])].filter(
    (one, place, all) => all.indexOf(one) === place,
  );
  const priced = change.minPrice !== undefined || change.maxPrice !== undefined;
  const chosen = change.options !== undefined && change.query === undefined && without.length === 0;
  const {
    limit: _,
    similarTo: __,
    ...rest
  } = priced ? { ...last, minPrice: undefined, maxPrice: undefined } : last;
  const asked = defined({
    ...rest,
    ...change,
    query: query === "" ? undefined : query,
    options: options.length > 0 ? options : undefined,
  });
  // "is there one in birch": another stool than the steel one that was looked for by its name.
  if (chosen && termsOf(query).length > 1) {
    const wanted = { ...asked, sure: true };
    for (const input of [wanted, { ...wanted, query: nounOf(query) }]) {
      const found = read(Found, yield* ask(talk, "search_products", input));
      if (found && found.products.length > 0)
        return presented(talk, found.products, introOf(input, found, found.products.length, true));
    }
  }
  return yield* searched(talk, asked, without);
}
const lastOption = /^\S+ \S+.* in (?:size |colou?r )?(\S+(?: \S+)?)$/u;
const material = re`${materialWord}`;

/** Words of a search that all products found have in their names and none is: "cashmere" of beanies and scarves. */
function attributesIn(query: string | undefined, products: readonly Product[]): readonly string[] {
  if (query === undefined || products.length === 0) return [];
  return query
    .split(" ")
    .filter(
      (word) =>
        products.every(({ name }) => ` ${name.toLowerCase()} `.includes(` ${word} `)) &&
        !products.some(({ name }) => nounOf(name).toLowerCase().includes(word)),
    );
}

const sized = re`${sizeWord}`;
const coloured = re`${colourWord}`;
const everyColour = new RegExp(coloured.source, "gu");

/** "cheaper": below what was shown, or below the product that was talked about. */
export function* shiftPrice(talk: Talk, { to, what }: Of<"shift">): Doing {
  const { memory } = talk;
  const pointed = what ? known(memory, what) : undefined;
  const around =
    pointed?.kind === "found" ? pointed.products : memory.focus.length > 0 ? memory.focus : memory.list;
  const prices = around.flatMap((product) => lowestOf(product) ?? []);
  const last = memory.search ?? {};
  const { limit: _, minPrice: __, maxPrice: ___, sort: ____, ...plain } = last;
  const asked: Search =
    plain.query === undefined && plain.similarTo === undefined && plain.category === undefined && around[0]
      ? { similarTo: around[0].productId }
      : plain;
  if (prices.length === 0)
    return yield* searched(talk, { ...asked, sort: to === "cheaper" ? "price-asc" : "price-desc" }, []);
  const bound = to === "cheaper" ? Math.min(...prices) : Math.max(...prices);
  if (to === "cheaper" && bound <= 0.01) return say("It does not get cheaper than that.");
  const cents = (value: number): number => Math.round(value * 100) / 100;
  const input: Search =
    to === "cheaper"
      ? { ...asked, maxPrice: cents(bound - 0.01), sort: "relevance" }
      : { ...asked, minPrice: cents(bound + 0.01), sort: "price-asc" };
  const facts = yield* ask(talk, "search_products", input);
  const found = read(Found, facts);
  if (!found || facts["error"] !== undefined) return say(refusal(facts, "search the shop"));
  const fitting = found.products.filter((product) => {
    const price = lowestOf(product);
    return price === undefined || (to === "cheaper" ? price < bound : price > bound);
  });
  if (fitting.length === 0 && asked.options !== undefined) return yield* shiftAgain(talk, input, to);
  if (fitting.length === 0 || (found.relaxed.length > 0 && fitting.length < found.products.length))
    return say(
      to === "cheaper"
        ? "I have nothing cheaper of that kind; those are the lowest prices."
        : "I have nothing more expensive of that kind.",
    );
  return presented(talk, fitting, `Here is what is ${to === "cheaper" ? "cheaper" : "more expensive"}:`);
}

/** The same without the options that were wished for: cheaper ones may be of another material. */
function* shiftAgain(talk: Talk, input: Search, to: "cheaper" | "dearer"): Doing {
  const { options: _, ...rest } = input;
  const found = read(Found, yield* ask(talk, "search_products", rest));
  return found && found.products.length > 0 && found.relaxed.length === 0
    ? presented(talk, found.products, `Here is what is ${to === "cheaper" ? "cheaper" : "more expensive"}:`)
    : say(`I have nothing ${to === "cheaper" ? "cheaper" : "more expensive"} of that kind.`);
}

/** What the last search has beyond what was shown. */
export function* showMore(talk: Talk): Doing {
  const { memory } = talk;
  const { limit: _, ...last } = memory.search ?? {};
  const seen = new Set(memory.seen);
  const facts = yield* ask(talk, "search_products", { ...last, limit: 6 });
  const found = read(Found, facts);
  if (!found || facts["error"] !== undefined) return say(refusal(facts, "search the shop"));
  const fresh = found.products.filter(({ productId }) => !seen.has(productId));
  if (fresh.length === 0) {
    const rest = (found.total ?? 0) > found.products.length;
    return say(
      rest
        ? "I can only list the closest ones here. The search page of the shop shows all of them; or tell me a price, colour or material, and I'll narrow it down."
        : "That is all we have of that kind. Would something else do? Tell me a price, a colour or another kind of product.",
    );
  }
  memory.list = fresh;
  memory.focus = fresh;
  return presented(talk, fresh, "Here are more:");
}

/** Products like one that was talked about. */
export function* findSimilar(talk: Talk, { what }: Of<"similar">): Doing {
  const pointed = known(talk.memory, what);
  if (pointed.kind === "none" && what.kind === "words")
    return yield* searched(talk, { query: what.words }, []);
  const product = pointed.kind === "none" ? undefined : pointed.products[0];
  if (!product) return say("Similar to which product? Tell me its name, or what you are looking for.");
  return yield* searched(talk, { similarTo: product.productId }, [], `Similar to the ${product.name}:`);
}

/** What the shop has at all. */
export function* showCategories(talk: Talk): Doing {
  const facts = yield* ask(talk, "search_products", {});
  const found = read(Found, facts);
  if (!found || facts["error"] !== undefined) return say(refusal(facts, "search the shop"));
  const categories =
    found.categories.length > 0
      ? found.categories
      : [...new Set(found.products.flatMap(({ category }) => category ?? []))];
  if (categories.length === 0) return say("Tell me what you are looking for, and I'll search the shop.");
  const some = found.categories.length > 0 ? "Our categories are" : "We have, among others,";
  return say(`${some} ${listed(categories)}. What would you like to see?`);
}

function boundsOf({ minPrice, maxPrice }: Search) {
  if (minPrice === undefined && maxPrice === undefined) return undefined;
  return {
    ...(minPrice !== undefined && { min: minPrice }),
    ...(maxPrice !== undefined && { max: maxPrice }),
  };
}
const boundsInput = (bounds: ReturnType<typeof boundsOf>): Search => ({
  ...(bounds?.min !== undefined && { minPrice: bounds.min }),
  ...(bounds?.max !== undefined && { maxPrice: bounds.max }),
});
const defined = (search: { readonly [K in keyof Search]: Search[K] | undefined }): Search =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined));
