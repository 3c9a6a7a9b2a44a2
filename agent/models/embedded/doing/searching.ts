import { nounOf } from "../../../../api/domain/search/text/names.ts";
import { Found, type Product, read } from "../facts.ts";
import type { Search } from "../search.ts";
import { purposes } from "../text/purposes.data.ts";
import { termsOf } from "../text/terms.ts";
import { presented } from "./presented.ts";
import { ask, type Doing, listed, type Reply, refusal, repeated, say, type Talk } from "./talk.ts";

/** Looks for products and shows them; in other words where nothing is found. */
export function* searched(talk: Talk, asked: Search, without: readonly string[], intro?: string): Doing {
  const barred = [...new Set([...(asked.without ?? []), ...without])].slice(0, 6);
  const input = barred.length > 0 ? { ...asked, without: barred } : asked;
  const facts = yield* ask(talk, "search_products", input);
  const found = read(Found, facts);
  if (!found || facts["error"] !== undefined) return say(refusal(facts, "search the shop"));
  const { products } = found;
  if (products.length === 0) {
    const nearer = yield* searchedInOtherWords(talk, input, intro);
    return nearer ?? nothing(asked, found.categories, barred);
  }
  const left = barred.length > 0 ? `I left out what says “${listed(barred, "or")}”. ` : "";
  return presented(
    talk,
    products,
    `${left}${intro ?? introOf(asked, found, products.length, isCalled(asked.query, products))}`,
  );
}

/** What a thing is for, or how it is to be, may be in no text of the shop: "a lamp for the forehead", "knife very sharp". */
function* searchedInOtherWords(
  talk: Talk,
  asked: Search,
  intro: string | undefined,
): Doing<Reply | undefined> {
  const { query, sure } = asked;
  if (query === undefined || query === "" || sure) return undefined;
  const head = query.split(/ (?:for|that|which|to|like|with|from|of) /u)[0] ?? "";
  if (head !== "" && head !== query) return yield* searched(talk, { ...asked, query: head }, [], intro);
  const called = purposes.flatMap(([said, kinds]) => (said.test(query) ? kinds.split(", ") : []));
  const words = query.split(" ").filter((word) => termsOf(word).length > 0 && !degree.test(word));
  const nouns =
    words.length > 2
      ? [words.slice(0, 2).join(" "), ...words.toReversed().slice(0, 3)]
      : words.length > 1
        ? words
        : [];
  for (const noun of [...called.slice(0, 2), ...nouns].slice(0, 4)) {
    const input = { ...asked, query: noun, sure: true };
    const found = read(Found, yield* ask(talk, "search_products", input));
    if (found && found.products.length > 0)
      return presented(
        talk,
        found.products,
        intro ?? introOf({ ...asked, query: noun }, found, found.products.length, true),
      );
  }
  return undefined;
}

const degree =
  /^(?:very|really|so|too|quite|only|more|much|nice|good|super|extra|just|then|can|he|she|they|it)$/u;

const saysOf = ({ name, options, tags, category }: Product): string =>
  [name, category ?? "", ...Object.values(options ?? {}).flat(), ...(tags ?? [])].join(" ").toLowerCase();

/** Whether any of the products has the last word of what was looked for, and not only a text that mentions it. */
function isCalled(query: string | undefined, products: readonly Product[]): boolean {
  const noun = termsOf(nounOf(query ?? ""))[0];
  return noun === undefined || products.some((product) => termsOf(saysOf(product)).includes(noun));
}

/** What is said before products that were found. */
export function introOf(
  asked: Search,
  { total, relaxed }: { total?: number | undefined; relaxed: readonly string[] },
  shown: number,
  called: boolean,
): string {
  const one = shown === 1;
  if (relaxed.length > 0)
    return `Nothing matches all of that. Without ${listed(relaxed.map((wish) => `“${wish}”`))}, ${one ? "this comes" : "these come"} closest:`;
  const priced = asked.maxPrice !== undefined || asked.minPrice !== undefined ? " in your price range" : "";
  const words = repeated(asked.query);
  const what = words === undefined ? "" : ` for ${words}`;
  if (asked.query !== undefined && what !== "" && !called)
    return `I found nothing called ${words}; ${one ? "this comes" : "these come"} closest:`;
  if (total !== undefined && total > shown)
    return `I found ${total} products${what}${priced}. ${asked.sort === undefined ? "The closest are" : sorted[asked.sort]}:`;
  return one ? `I found one product${what}${priced}:` : `Here is what I found${what}${priced}:`;
}
const sorted = {
  relevance: "The closest are",
  "price-asc": "The cheapest are",
  "price-desc": "The most expensive are",
  newest: "The newest are",
};

function nothing(asked: Search, categories: readonly string[], barred: readonly string[]): Reply {
  const what = repeated(asked.query) ?? "that";
  const priced = asked.maxPrice !== undefined || asked.minPrice !== undefined ? " in that price range" : "";
  const chosen = (asked.options ?? []).length > 0 ? ` in ${listed(asked.options ?? [])}` : "";
  const but = barred.length > 0 ? ` without ${listed(barred)}` : "";
  const next =
    categories.length > 0
      ? `We have ${listed(categories)}. What may I look for instead?`
      : "Try another word, another price or fewer wishes.";
  return { ...say(`Sorry, I found nothing for ${what}${chosen}${priced}${but}. ${next}`), empty: true };
}
