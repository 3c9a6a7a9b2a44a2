import { moneySigns, moneyWords, otherCurrencyIn } from "./currencies.ts";
import { any } from "./pattern.ts";

/** Least and most of a price, in major units. */
export type Budget = { readonly min?: number; readonly max?: number };

const symbol = moneySigns;
const currency = moneyWords;
const measures = any(
  "kgs?|kilos?|g|grams?|cm|mm|m|metres?|meters?|l|litres?|liters?|ml|inch(?:es)?|ft|feet|foot|oz|lbs?",
  "w|watts?|v|volts?|hours?|minutes?|days?|weeks?|months?|years?|stars?|people|persons?|pieces?|pcs|items?|times?|%|percent|x|st|nd|rd|th",
);
const number =
  "(\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d{1,3}(?:\\.\\d{3})+(?:,\\d{1,2})?|\\d+(?:[.,]\\d{1,2})?)(k)?";
/** Two captures: the number, and "k" for thousands. Never a measure. */
const amount = `(?:${symbol}\\s?)?${number}(?![\\d.,]*\\d)(?!\\s?(?:${measures.source})(?![\\p{L}\\p{N}]))(?:\\s?${currency})?`;
const marked = `(?:${symbol}\\s?${number}(?:\\s?${currency})?|${number}\\s?${currency})`;

const most = any(
  "under|below|beneath|less than|cheaper than|lower than|up to|at (?:the )?most|no(?:t)? more than|not (?:over|above|exceeding)",
  "no higher than|max(?:imum)?(?: of)?|within|until|till|for less than|(?:my )?(?:budget|limit)(?: is| of| to)?|not cost more than|≤|<(?: ?=)?|to spend|spend(?: up to| at most| more than)?",
  "unter|höchstens|moins de|menos de|meno di|onder",
);
const least = any(
  "over|above|more than|at least|at the least|min(?:imum)?(?: of)?|starting (?:at|from)|upwards? of|no(?:t)? less than|not under|≥|from|>(?: ?=)?|costs? more than",
);
const about = any("around|about|roughly|approx(?:imately)?|circa|~|nearly|close to|something like|near");
const orLess = any(
  "(?:is|would be|was) (?:my|the|our|about my) (?:absolute |upper |price )?(?:limit|max(?:imum)?|budget|ceiling|top)|or (?:less|under|cheaper|below)|and (?:under|below|less)|max(?:imum)?|tops|at (?:the )?most|limit|budget",
);
const orMore = any("or (?:more|above|over|up)|and (?:up|above|over|more)|plus|\\+|min(?:imum)?|upwards");

type Rule = { readonly pattern: RegExp; readonly bounds: (numbers: readonly number[]) => Budget };

const rule = (source: string, bounds: Rule["bounds"]): Rule => ({
  pattern: new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`, "u"),
  bounds,
});
const short = `(?:about |around |roughly )?`;

const rules: readonly Rule[] = [
  rule(`(?:between|from|costing|priced)? ?${amount} ?(?:-|to|and|until) ?${marked}`, range),
  rule(`(?:between|from|costing|priced)? ?${marked} ?(?:-|to|and|until) ?${amount}`, range),
  rule(`(?:between|from) ${amount} ?(?:-|to|and|until) ?${amount}`, range),
  rule(`(?:between|from|costing|priced)? ?(\\d{2,4})(k)? ?- ?(\\d{3,5})(k)?`, range),
  rule(
    `(?:no|nothing|none|not|does not|do not|can not) (?:want to |like to |wish to |going to )?(?:cost |spend |pay |go )?(?:more|over|above) (?:than )?${short}${amount}`,
    ([max = 0]) => ({ max }),
  ),
  rule(`(?:is |of |for |costs? )?${most.source} ${short}${amount}`, ([max = 0]) => ({ max })),
  rule(`(?:for )?${amount} ${orLess.source}`, ([max = 0]) => ({ max })),
  rule(`(?:for )?${amount} ?${orMore.source}`, ([min = 0]) => ({ min })),
  rule(`(?:for |costs? )?${about.source} ${amount}`, ([middle = 0]) => ({
    min: cents(middle * 0.8),
    max: cents(middle * 1.2),
  })),
  rule(`${least.source} ${short}${amount}`, ([min = 0]) => ({ min })),
  rule(`(?:for |at |costing |priced at )?${marked}`, ([max = 0]) => ({ max })),
];

function range([one = 0, other = 0]: readonly number[]): Budget {
  return { min: Math.min(one, other), max: Math.max(one, other) };
}

const cents = (value: number): number => Math.round(value * 100) / 100;

/**
 * The budget that a normalised text names, and the text without it. One in another currency than the prices' (`own`) is none: it
 * `isForeign`.
 */
export function takeBudget(
  text: string,
  own?: string,
): { readonly budget: Budget | undefined; readonly rest: string; readonly isForeign: boolean } {
  let rest = text;
  let budget: Budget | undefined;
  let isForeign = false;
  for (const { pattern, bounds } of rules) {
    const found = pattern.exec(rest);
    if (!found) continue;
    const numbers = numbersIn(found.slice(1));
    if (numbers.length === 0) continue;
    const { min, max } = bounds(numbers);
    const isOther = otherCurrencyIn(found[0], own) !== undefined;
    isForeign ||= isOther;
    if (!isOther) budget = bounded(budget?.min ?? min, budget?.max ?? max);
    rest = `${rest.slice(0, found.index)} ${rest.slice(found.index + found[0].length)}`
      .replace(/\s+/g, " ")
      .trim();
  }
  return { budget, rest, isForeign };
}

const bounded = (min: number | undefined, max: number | undefined): Budget => ({
  ...(min !== undefined && { min }),
  ...(max !== undefined && { max }),
});

/** Captures come in pairs: the number and its "k". */
function numbersIn(captures: readonly (string | undefined)[]): number[] {
  const numbers: number[] = [];
  captures.forEach((capture, place) => {
    if (capture === undefined || capture === "k") return;
    const plain = /^\d{1,3}(?:,\d{3})+/.test(capture)
      ? capture.replaceAll(",", "")
      : (/^\d{1,3}(?:\.\d{3})+/.test(capture) ? capture.replaceAll(".", "") : capture).replace(",", ".");
    const value = Number(plain) * (captures[place + 1] === "k" ? 1000 : 1);
    if (Number.isFinite(value)) numbers.push(cents(value));
  });
  return numbers;
}
