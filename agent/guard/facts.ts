import { type Amount, amountsIn } from "./amounts.ts";
import { type Day, type Duration, daysIn, durationsIn, momentsIn, weekdayOf } from "./dates.ts";
import { withDigits } from "./number-words.ts";
import { plain } from "./plain.ts";

/** What a fact is about: the names of the things that it stands in, from the outside in. "" stands in none. */
export type About = { readonly names: readonly string[]; readonly isDocument: boolean };

/** How much of something there is. `options` are those of a variant. */
export type Stock = About & { readonly available: number; readonly options: readonly string[] };

/** What the tools of a turn have answered, by kinds of claims. Names and texts are plain and in lower case. */
export type Known = {
  readonly names: readonly string[];
  readonly amounts: readonly (Amount & About)[];
  readonly numbers: ReadonlySet<number>;
  /** How many things were found or are in something: totals, quantities and lengths of lists. */
  readonly counts: ReadonlySet<number>;
  readonly percents: ReadonlySet<number>;
  readonly days: readonly Day[];
  readonly durations: readonly Duration[];
  readonly moments: ReadonlySet<string>;
  readonly stock: readonly Stock[];
  /** What was done or found, by the keys of the facts: "added", "cleared". */
  readonly keys: ReadonlySet<string>;
  /** Texts that the shop itself wrote; documents apart. */
  readonly texts: readonly string[];
  readonly documents: readonly string[];
  /** Every text, of products too: what a product is made of may be repeated, what it costs may not. */
  readonly all: string;
};

type Mutable = {
  -readonly [K in keyof Known]: Known[K] extends readonly (infer T)[]
    ? T[]
    : Known[K] extends ReadonlySet<infer T>
      ? Set<T>
      : Known[K];
};

const memory = new WeakMap<object, Known>();

/** Reads facts, each once. */
export function knownFrom(facts: readonly Readonly<Record<string, unknown>>[]): Known {
  const known = facts.map((one) => {
    const before = memory.get(one);
    if (before) return before;
    const fresh = empty();
    read(fresh, one, "", { names: [], isDocument: false }, []);
    memory.set(one, fresh);
    return fresh;
  });
  const all = empty();
  for (const one of known) {
    all.names.push(...one.names);
    all.amounts.push(...one.amounts);
    for (const kind of ["numbers", "counts", "percents"] as const)
      for (const value of one[kind]) all[kind].add(value);
    for (const kind of ["moments", "keys"] as const) for (const value of one[kind]) all[kind].add(value);
    all.days.push(...one.days);
    all.durations.push(...one.durations);
    all.stock.push(...one.stock);
    all.texts.push(...one.texts);
    all.documents.push(...one.documents);
    all.all += one.all;
  }
  all.names.sort((one, other) => other.length - one.length);
  return all;
}

const empty = (): Mutable => ({
  names: [],
  amounts: [],
  numbers: new Set(),
  counts: new Set(),
  percents: new Set(),
  days: [],
  durations: [],
  moments: new Set(),
  stock: [],
  keys: new Set(),
  texts: [],
  documents: [],
  all: "\n",
});

/** Texts that merchants and shoppers write: no amount, date or promise in them is a fact of the shop. */
const untrusted = new Set([
  "description",
  "name",
  "tags",
  "reason",
  "relaxed",
  "searchedFor",
  "query",
  "category",
  "categories",
]);
const aspects = new Set(["categories", "tags", "options", "relaxed", "differences", "passages"]);
const ids = /^(?:.*Ids?|id|number|trackingNumber)$/;
const named = new Set(["name", "title", "heading", "category", "cheapest", "carrier"]);

function read(known: Mutable, value: unknown, key: string, about: About, options: readonly string[]): void {
  if (Array.isArray(value)) {
    known.numbers.add(value.length);
    if (!aspects.has(key)) known.counts.add(value.length);
    if (value.length > 0) known.keys.add(key);
    for (const one of value) read(known, one, key, about, options);
  } else if (typeof value === "string") readText(known, value, key, about);
  else if (typeof value === "number") readNumber(known, value, key, about, options);
  else if (typeof value === "boolean") {
    if (value) known.keys.add(key);
    if (key === "available")
      known.stock.push({ ...about, available: value ? Number.POSITIVE_INFINITY : 0, options });
  } else if (typeof value === "object" && value !== null) readObject(known, value, key, about, options);
}

function readObject(
  known: Mutable,
  value: object,
  key: string,
  about: About,
  options: readonly string[],
): void {
  const entries = Object.entries(value);
  const own = { ...value } as { name?: unknown; options?: unknown };
  if (key !== "") known.keys.add(key);
  const name = typeof own.name === "string" ? plain(own.name).toLowerCase().trim() : undefined;
  const isDocument = about.isDocument || key === "passages";
  const inside: About = { names: name === undefined ? about.names : [...about.names, name], isDocument };
  const chosen =
    key === "variants" && typeof own.options === "object" && own.options !== null
      ? Object.values(own.options).flatMap((one) =>
          typeof one === "string" ? [plain(one).toLowerCase()] : [],
        )
      : options;
  for (const [inner, one] of entries) {
    if (key === "options") known.keys.add("options");
    read(known, one, inner, inside, chosen);
  }
  if (entries.length === 0 && key !== "") known.keys.add(key);
}

function readNumber(
  known: Mutable,
  value: number,
  key: string,
  about: About,
  options: readonly string[],
): void {
  known.numbers.add(value);
  if (key !== "available") known.counts.add(value);
  if (key === "available") known.stock.push({ ...about, available: value, options });
  if (/percent|share|rate|change/i.test(key)) known.percents.add(value);
  if (/days?$/i.test(key)) known.durations.push({ count: value, unit: "day" });
  if (value !== 0) known.keys.add(key);
}

function readText(known: Mutable, value: string, key: string, about: About): void {
  const text = withDigits(plain(value));
  const lower = text.toLowerCase();
  known.all += `${lower}\n`;
  if (named.has(key)) known.names.push(plain(value).toLowerCase().trim());
  if (ids.test(key)) return;
  known.keys.add(key);
  let rest = text;
  const cut = ({ start, end }: { start: number; end: number }) => {
    rest = rest.slice(0, start) + " ".repeat(end - start) + rest.slice(end);
  };
  const isTrusted = !untrusted.has(key);
  if (isTrusted) (about.isDocument ? known.documents : known.texts).push(lower);
  for (const { minor, currency, ...at } of amountsIn(text)) {
    if (isTrusted) known.amounts.push({ minor, currency, ...about });
    cut(at);
  }
  for (const { start, end, ...day } of daysIn(rest)) {
    if (isTrusted) {
      known.days.push(day);
      const weekday = weekdayOf(day);
      if (weekday !== undefined) known.moments.add(weekday);
    }
    cut({ start, end });
  }
  for (const { count, unit, ...at } of durationsIn(rest)) {
    known.durations.push({ count, unit });
    cut(at);
  }
  if (isTrusted) for (const { moment } of momentsIn(rest)) known.moments.add(moment);
  for (const [whole, digits = ""] of rest.matchAll(/(\d+(?:[.,]\d+)?)\s*(?:%|percent\b|per cent\b)/gi)) {
    known.percents.add(Number(digits.replace(",", ".")));
    rest = rest.replace(whole, " ");
  }
  for (const [digits] of rest.matchAll(/\d+(?:[.,]\d+)*/g))
    known.numbers.add(Number(digits.replaceAll(",", "")));
}
