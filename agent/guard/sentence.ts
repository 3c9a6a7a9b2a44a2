import { type Amount, amountsIn, type Found, sameAmount } from "./amounts.ts";
import { daysIn, durationsIn, momentsIn, sameDay } from "./dates.ts";
import { type About, type Known, knownFrom } from "./facts.ts";
import { withDigits } from "./number-words.ts";
import { plain } from "./plain.ts";
import { unkept } from "./promises.ts";
import { unstocked } from "./stock.ts";

export type Facts = Readonly<Record<string, unknown>>;
/** `claim` is what no fact backs. */
export type Verdict =
  | { readonly ok: true }
  | { readonly ok: false; readonly kind: ClaimKind; readonly claim: string };
export type ClaimKind = "amount" | "number" | "date" | "stock" | "promise";

/**
 * Whether everything that a sentence claims of amounts, counts, shares, dates, stock and deeds was answered by a tool in this
 * turn. `asked` is what the shopper asked for: it backs only words that repeat it as a wish ("under $50"). `before` are the
 * names that the sentence before was about, for "it".
 */
export function checkSentence(
  sentence: string,
  facts: readonly Facts[],
  asked: readonly Facts[],
  before: readonly string[] = [],
): Verdict {
  const known = knownFrom(facts);
  const wished = knownFrom(asked);
  const said = withDigits(plain(sentence)).trim();
  const whole = said.toLowerCase();
  if (isQuoted(whole, known)) return { ok: true };
  const own = namesIn(whole, known);
  const names = own.length > 0 || !/\b(?:it|it's|its|that one|this one)\b/.test(whole) ? own : before;
  const named = withoutNames(whole, [...known.names, ...wished.names]);
  const bare = withoutQuotes(named, known, wished);
  const unquoted = bare.replace(quote, "§");
  return (
    claimOf("promise", unkept(said, unquoted, known) ?? uncarted(unquoted, known)) ??
    claimOf("stock", unstocked(bare, whole, names, known)) ??
    checkNumbers(bare, names, known, wished) ?? { ok: true }
  );
}

const claimOf = (kind: ClaimKind, claim: string | undefined): Verdict | undefined =>
  claim === undefined ? undefined : { ok: false, kind, claim };

/** The names of things in the facts that a sentence says. */
export const namesSaid = (sentence: string, facts: readonly Facts[]): readonly string[] =>
  namesIn(plain(sentence).toLowerCase(), knownFrom(facts));

const namesIn = (whole: string, known: Known): readonly string[] => {
  const things = new Set([...known.amounts, ...known.stock].flatMap(({ names }) => names));
  return known.names.filter((name) => name.length > 2 && things.has(name) && whole.includes(name));
};

/** What the shop itself has written may be repeated as it stands; a document only where no product is named. */
function isQuoted(whole: string, known: Known): boolean {
  const words = whole.replace(/^[\s>#*•-]+|[\s"]+$/g, "");
  if (words.length < 12) return false;
  if (known.texts.some((text) => text.includes(words))) return true;
  return namesIn(whole, known).length === 0 && known.documents.some((text) => text.includes(words));
}

const hasLetters = /\p{L}/u;

/** Names of things are no claims, whatever digits are in them. */
function withoutNames(whole: string, names: readonly string[]): string {
  let rest = whole;
  for (const name of names) {
    if (name.length < 3 || !hasLetters.test(name) || !rest.includes(name)) continue;
    const parts = rest.split(name);
    rest = parts.reduce((left, right) =>
      /[\d$€£]$/.test(left) || (/^\d/.test(right) && /\d$/.test(name))
        ? left + name + right
        : `${left}§${right}`,
    );
  }
  return rest;
}

const quote = /"[^"]{1,200}"/g;

/** Without what is quoted from the shopper or the facts, and without examples of what to say. */
const withoutQuotes = (text: string, known: Known, wished: Known): string =>
  text.replace(quote, (quoted: string, at: number, whole: string) => {
    const words = quoted.slice(1, -1).trim();
    const isExample = /\b(?:for example|such as|like|say|says|try|ask|type|write|e\.g\.?),?:?\s*$/.test(
      whole.slice(0, at),
    );
    return isExample || wished.all.includes(words) || known.all.includes(words) ? "§" : quoted;
  });

/** That the cart is empty, or has something in it. */
function uncarted(bare: string, known: Known): string | undefined {
  const empty = /\b(?:cart|basket|bag) (?:is|looks|was) (?:now |currently |already |still )?empty\b/.exec(
    bare,
  )?.[0];
  const isEmpty =
    known.keys.has("cleared") ||
    known.keys.has("alreadyEmpty") ||
    (known.numbers.has(0) && !known.keys.has("lines"));
  if (empty !== undefined && !isEmpty && !/\b(?:if|when|once)\b/.test(bare)) return empty;
  const filled = /\b(?:is|are|it's) (?:now |already )?in your (?:cart|basket)\b/.exec(bare)?.[0];
  return filled !== undefined && !known.keys.has("lines") ? filled : undefined;
}

const limit =
  /(?:under|below|up to|less than|within|at most|no more than|not more than|max(?:imum)?(?: of)?|over|above|more than|at least|from|between|budget(?: of| is)?|limit(?: of)?|cheaper than|exactly|around|about|spend|your|and|to|than)\s+(?:your |a |the |an? budget of |budget of |limit of )*$/;
const upper =
  /(?:under|below|up to|less than|within|at most|no more than|max(?:imum)?(?: of)?|cheaper than)\s+(?:your |a |the )*$/;
const negative =
  /\b(?:no|not|nothing|none|n't|couldn't|can't|don't|didn't|isn't|without|over|above|more than|dearer)\b|n't\b/;

function checkNumbers(
  bare: string,
  names: readonly string[],
  known: Known,
  wished: Known,
): Verdict | undefined {
  let rest = bare;
  const cut = ({ start, end }: Found<object>) => {
    rest = rest.slice(0, start) + "§".repeat(end - start) + rest.slice(end);
  };
  const amounts = known.amounts.filter((amount) => isAbout(amount, names));
  for (const amount of amountsIn(bare)) {
    const text = bare.slice(amount.start, amount.end);
    const before = bare.slice(0, amount.start);
    const isWish = limit.test(before) && wished.amounts.some((one) => sameAmount(one, amount));
    if (isWish && upper.test(before) && !negative.test(bare) && isExceeded(amount, names, known))
      return { ok: false, kind: "amount", claim: text };
    const less = reduction(before, text, bare.slice(amount.end));
    if (less !== undefined && !known.keys.has("discount") && !isSaid(less, known))
      return { ok: false, kind: "amount", claim: text };
    if (!isWish && !amounts.some((one) => sameAmount(one, amount)))
      return { ok: false, kind: "amount", claim: text };
    cut(amount);
  }
  const strange =
    /[一二三四五六七八九十百千万两]+\s*(?:美元|欧元|元|円|块|圓)|[$€£¥₹]\s*(?=[\p{L}\d])|\p{Sc}(?=\s*\p{L})/u.exec(
      rest,
    )?.[0];
  if (strange !== undefined) return { ok: false, kind: "amount", claim: strange };
  for (const day of daysIn(rest)) {
    const before = rest.slice(0, day.start);
    const isWish =
      /(?:between|from|since|until|to|before|after|in|during|for|and|placed on|on)\s+$/.test(before) &&
      /\border/.test(bare) &&
      wished.days.some((one) => sameDay(day, one));
    if (!isWish && !known.days.some((one) => sameDay(day, one)))
      return { ok: false, kind: "date", claim: rest.slice(day.start, day.end) };
    cut(day);
  }
  for (const duration of durationsIn(rest)) {
    const isKnown = known.durations.some(
      ({ count, unit }) => count === duration.count && unit === duration.unit,
    );
    if (!isKnown) return { ok: false, kind: "date", claim: rest.slice(duration.start, duration.end) };
    cut(duration);
  }
  const moment = momentsIn(rest).find((one) => isClaimed(one.moment, bare) && !known.moments.has(one.moment));
  if (moment) return { ok: false, kind: "date", claim: moment.moment };
  for (const match of rest.matchAll(/(\d+(?:[.,]\d+)?)\s*(?:%|percent\b|per cent\b)/g)) {
    const share = Number((match[1] ?? "").replace(",", "."));
    const isPromotion = /^[^.]{0,12}\b(?:off|discount|cheaper|less|reduc|rebate|saving)/.test(
      rest.slice(match.index + match[0].length),
    );
    if (isPromotion ? !isSaid(match[0], known) : !known.percents.has(share))
      return { ok: false, kind: "number", claim: match[0] };
    cut({ start: match.index, end: match.index + match[0].length });
  }
  return checkCounts(rest, known, wished, amounts);
}

/** The words that make an amount a reduction: "$5 off", "save $5". */
function reduction(before: string, amount: string, after: string): string | undefined {
  const behind = /^\s*(?:off|discount|cheaper|rebate|(?:cash ?)?back)\b/.exec(after)?.[0];
  if (behind !== undefined) return amount + behind;
  const ahead = /\b(?:save|saving|saves|discount of|reduced from|rrp)\s*$/.exec(before)?.[0];
  return ahead === undefined ? undefined : ahead + amount;
}

/** Whether the shop itself says these words. */
const isSaid = (words: string, known: Known): boolean =>
  [...known.texts, ...known.documents].some((text) => text.includes(words));

/** A weekday is always a claim; "today" and "this week" are where something happens on that day. */
const isClaimed = (moment: string, bare: string): boolean =>
  moment.endsWith("day") && !/^(?:to|same |next )/.test(moment) && moment !== "yesterday"
    ? !/^(?:happy|black|cyber)\b/.test(bare)
    : /\b(?:arriv|deliver|ship|dispatch|sen[dt]|com(?:e|es|ing)\b|there\b|get it|receiv|expect|placed|order|restock|back in|refund|sale|ends?\b|until|by\b|open|closed|pick)/.test(
        bare,
      ) && !/^[^a-z]*(?:how|what|would|can|could|is there|anything)\b/.test(bare);

const priced =
  /(?:costs?|costing|price[ds]?(?: is| are| at|:)?|for only|for just|totals?(?: is|:)?|comes? to|only at|just at|pay)\s*:?\s*$/;
const countNoun =
  /^\s*(?:items?|units?|products?|pieces?|orders?|parcels?|results?|match(?:es)?|variants?|lines?|things?|of (?:them|these|those))\b/;
const left = /^(?: [\p{L}§]+){0,4} (?:left|remaining|in stock|available|on hand)\b/u;
const counting =
  /(?:found|there(?: are| is|'s)|we have|here are|you have|you've|i have|i've got|has|placed)\s+(?:only |just |these )?$/;
/** Questions and requests may name a small number: "Name two of them." */
const asksFor =
  /\?\s*$|^[^a-z]*(?:please |just )?(?:name|tell|choose|pick|say|give|send|try|type|write|ask)\b/;
const aspects =
  /^\s*(?:[\p{L}]+ )?(?:sizes?|colou?rs?|options?|variants?|categor(?:y|ies)|versions?|finish(?:es)?|ways?)\b/u;

function checkCounts(
  rest: string,
  known: Known,
  wished: Known,
  amounts: readonly (Amount & About)[],
): Verdict | undefined {
  const text = rest.replace(/^\s*(?:[-*•>]\s*)?\d{1,2}[.)](?=\s)/, " ");
  const isWish =
    /\b(?:you (?:asked|wanted|said|mentioned|need|searched)|you'd like|you would like|looking for|your (?:search|request|order number|order)|find|found|for)\b/.test(
      rest,
    );
  for (const match of text.matchAll(/[\p{L}\p{N}§]*\d[\p{L}\p{N}]*(?:[.,]\d+)*/gu)) {
    const [token] = match;
    const before = text.slice(0, match.index);
    const after = text.slice(match.index + token.length);
    const isBacked = /^\d{1,5}(?:[.,]\d+)*$/.test(token)
      ? isCounted(token, before, after, known, amounts) || (isWish && asWords(wished).has(token))
      : isNamed(token, known, wished);
    if (!isBacked && !(asksFor.test(rest) && /^\d$/.test(token)))
      return { ok: false, kind: "number", claim: token };
  }
  return undefined;
}

/** A bare number as what its sentence makes of it: a price, a number of things that were found, or any other. */
function isCounted(
  token: string,
  before: string,
  after: string,
  known: Known,
  amounts: readonly Amount[],
): boolean {
  const value = Number(token.replace(/,(?=\d{3}(?!\d))/g, "").replace(",", "."));
  const isAmount = amounts.some(({ minor }) => minor === Math.round(value * 100));
  const countsThings = countNoun.test(after) || (counting.test(before) && !aspects.test(after));
  if (left.test(after)) return known.numbers.has(value);
  if (countsThings) return known.counts.has(value);
  return priced.test(before) ? isAmount : isAmount || known.numbers.has(value);
}

/** A number with letters: one that says how much of something must be in a text, and so must an order's number. */
function isNamed(token: string, known: Known, wished: Known): boolean {
  if (known.all.replaceAll(" ", "").includes(token) || asWords(wished).has(token)) return true;
  const isMeasure = /^\d+(?:[.,]\d+)*\p{L}*$/u.test(token) && !/^\d+(?:st|nd|rd|th|d|k|x|g)$/.test(token);
  return !isMeasure && !isIdentifier(token);
}

const asWords = ({ all }: Known): ReadonlySet<string> => new Set(all.split(/[^\p{L}\p{N}.,]+/u));

/** An order's or a parcel's number, unlike "mp3" or "a4". */
const isIdentifier = (token: string): boolean =>
  token.length >= 6 && (token.match(/\d/g)?.length ?? 0) >= 3 && !token.includes("§");

/** An amount of a thing backs sentences about that thing, and those that name none; a document's only the latter. */
const isAbout = ({ names, isDocument }: About, said: readonly string[]): boolean =>
  said.length === 0 || (!isDocument && (names.length === 0 || names.some((name) => said.includes(name))));

/** Whether something that is said to be under a limit costs more. */
function isExceeded(limitOf: Amount, names: readonly string[], known: Known): boolean {
  const priced = known.amounts.filter(
    ({ names: own, isDocument }) =>
      !isDocument && own.length > 0 && (names.length === 0 || own.some((name) => names.includes(name))),
  );
  const lowest = new Map<string, number>();
  for (const { names: own, minor } of priced) {
    const name = own.at(-1) ?? "";
    lowest.set(name, Math.min(minor, lowest.get(name) ?? Number.POSITIVE_INFINITY));
  }
  return [...lowest.values()].some((price) => price > limitOf.minor);
}
