import { ordinalOf, ordinals } from "./numbers.ts";
import { colourWord, sizeWord, takeOptions } from "./options.ts";
import { any, re, starts, whole } from "./pattern.ts";

/** What of the things talked about is meant. `place` counts from 1, -1 is the last. */
export type Reference =
  | { readonly kind: "place"; readonly place: number }
  | { readonly kind: "first"; readonly count: number }
  /** `rank` counts from 1: the second cheapest. */
  | { readonly kind: "extreme"; readonly which: "cheapest" | "dearest"; readonly rank?: number }
  /** Between the others, in price or in place. */
  | { readonly kind: "middle" }
  | { readonly kind: "it" }
  | { readonly kind: "them" }
  | { readonly kind: "other" }
  /** `definite`: "the mug", not "a mug"; `one`: "the red one"; `less`: the words without those that name an option. */
  | {
      readonly kind: "words";
      readonly words: string;
      readonly definite: boolean;
      readonly one: boolean;
      readonly less?: string;
    };

/** Something to do with a product: which, how many, and which variant. */
export type Item = {
  readonly what: Reference;
  readonly quantity: number | undefined;
  /** "one more" of it. */
  readonly more: boolean;
  readonly options: readonly string[];
};

const noun = any(
  "ones?|products?|items?|options?|results?|things?|article|choice|in the list|on the list|you (?:showed|listed|mentioned|found|suggested)(?: me)?",
);
const tail = new RegExp(`(?: (?:${noun.source}))*`, "u");
const it = any(
  "it|this|that|this one|that one|this (?:product|item)|that (?:product|item)|the (?:same|product|item)|one|this thing|the same (?:one|thing)",
);
const them = any(
  "them|those|these|both|they|all|everything|each|(?:both|all|each|any) (?:of )?(?:them|these|those|the 2)|all \\d|all \\d of (?:them|these|those)|(?:those|these) (?:ones|2|3|4)|ones|the 2|both ones|them all|them both",
);
const cheapest = any(
  "cheapest|cheaper|cheap(?= one)|least expensive|less expensive|most affordable|lowest priced?|budget",
);
const dearest = any(
  "most expensive|expensive(?= one)|pricey(?= one)|more expensive|priciest|pricier|dearest|dearer|costliest|premium|highest priced?",
);

const place = whole`(?:the |your |my |number |no |option |item |product |# ?)*(?:(${ordinals})|(?:number |no |option |item |# ?)(\d{1,2}))${tail}(?: of (?:them|those|these|the list))?`;
const firstFew = whole`(?:the )?(?:first|top) (\d)${tail}`;
const extremes = {
  cheapest: whole`(?:the )?${cheapest}${tail}(?: of (?:them|those|these|it|that|all))?`,
  dearest: whole`(?:the )?${dearest}${tail}(?: of (?:them|those|these|it|that|all))?`,
};

const rankedExtreme = whole`(?:the )?(second|2nd|third|3rd) ?-?(${cheapest}|${dearest})${tail}(?: of (?:them|those|these))?`;
const middle = whole`(?:the )?(?:middle|one in (?:the middle|between)|in between)${tail}(?: of (?:them|those|these))?`;

const itOnly = whole`${it}`;
const themOnly = whole`${them}`;
const othersOnly = whole`(?:the )?others?(?: ${noun})?`;
const former = whole`(?:the )?former(?: ${noun})?`;
const latter = whole`(?:the )?latter(?: ${noun})?`;
const optionOne = whole`(?:${colourWord}|${sizeWord}) ones?`;

/** The reference that a phrase is, when all of it is one. */
export function referenceOf(phrase: string): Reference | undefined {
  const text = phrase.replace(/^of /u, "").trim();
  if (text === "") return undefined;
  if (itOnly.test(text)) return { kind: "it" };
  if (themOnly.test(text)) return { kind: "them" };
  if (othersOnly.test(text)) return { kind: "other" };
  if (former.test(text)) return { kind: "place", place: 1 };
  if (latter.test(text)) return { kind: "place", place: -1 };
  const few = firstFew.exec(text)?.[1];
  if (few !== undefined) return { kind: "first", count: Number(few) };
  const placed = place.exec(text);
  if (placed) {
    const at = placed[1] === undefined ? Number(placed[2]) : ordinalOf(placed[1]);
    if (at !== undefined) return { kind: "place", place: at };
  }
  if (middle.test(text)) return { kind: "middle" };
  const ranked = rankedExtreme.exec(text);
  if (ranked)
    return {
      kind: "extreme",
      which: extremes.cheapest.test(ranked[2] ?? "") ? "cheapest" : "dearest",
      rank: ordinalOf(ranked[1] ?? "") ?? 1,
    };
  if (extremes.cheapest.test(text)) return { kind: "extreme", which: "cheapest" };
  if (extremes.dearest.test(text)) return { kind: "extreme", which: "dearest" };
  const made = theOneOf.exec(text)?.[1];
  if (made !== undefined) return { kind: "words", words: made, definite: true, one: true };
  const definite = /^(?:the|that|this|those|these|my|your) /u.test(text);
  const one = / ones?$/u.test(text) && (definite || optionOne.test(text));
  const words = text
    .replace(/^(?:(?:the|that|this|those|these|my|your|an?|some|any|of) )+/u, "")
    .replace(/ ones?$/u, "")
    .trim();
  return words === "" ? undefined : { kind: "words", words, definite, one };
}

const theOneOf = whole`(?:the|that|this) (?:ones? )(?:that is |which is |that are )?(?:made )?(?:(?:out )?of|from|in|with) (?:an? |the )?(.+)`;

const quantity = starts`(?:(\d{1,3}(?!\d)|\d{4,30})(?: ?x| pieces?| pcs| units?| copies| sets?(?= of)| pairs?(?= of))?|(one|an? (?:second|2nd|third|3rd|further|additional)|an?|another|one more|1 more|a single|just one|only one)(?: pairs?(?= of)| piece| copy)?)(?: (more|extra|additional))?(?: of)? `;
const trailing =
  /(?: ,)? ?(?:(?:x|×) ?(\d{1,3})|, ?(\d{1,3})(?: of (?:them|those|it))?|(\d{1,3}) (?:times|pieces|pcs|units)(?: of (?:them|those|it))?|(\d{1,3}) of (?:them|those|it))$/u;

/** Who it is for: "for me", "for my wife". */
const person =
  /(?<= |^)(?:for|to) (?:me|myself|him|her|them|us|you|(?:my|our|his|her|the) (?:own |little |big |older |younger |best )?(?:wife|husband|partner|girlfriend|boyfriend|friend|friends|mum|mom|mother|dad|father|sister|brother|son|daughter|kids?|child|children|baby|aunt|uncle|niece|nephew|grandma|grandpa|boss|colleague|neighbou?r|parents))(?= |$)/gu;
const measuredFirst = /^(\d+(?:[.,]\d+)? ?(?:ml|cl|l|litres?|g|kg|cm|mm|oz|inch))(?: of)? (\p{L}.*)$/u;

/** One item of a list: "2 of the first in blue", "the mug x3". */
export function itemOf(phrase: string): Item | undefined {
  const weighed = measuredFirst.exec(phrase.trim());
  const weighedItem = weighed?.[2] === undefined ? undefined : itemOf(weighed[2]);
  if (weighed?.[1] !== undefined && weighedItem?.what.kind === "words")
    return { ...weighedItem, options: [weighed[1], ...weighedItem.options] };
  let text = `${phrase.trim()} `;
  let amount: number | undefined;
  let more = false;
  const counted = firstFew.test(text.trim()) ? null : quantity.exec(text);
  if (counted) {
    amount = counted[1] === undefined ? 1 : Math.min(Number(counted[1]), 1_000_000);
    more =
      counted[3] !== undefined ||
      /more|another|second|2nd|third|3rd|further|additional/u.test(counted[2] ?? "");
    text = text.slice(counted[0].length);
  }
  text = text.trim().replace(person, " ").replace(/\s+/gu, " ").trim();
  const last = trailing.exec(text);
  if (last && amount === undefined) {
    amount = Number(last[1] ?? last[2] ?? last[3] ?? last[4]);
    text = text.slice(0, last.index).trim();
  }
  if (text === "" && counted && /^\s*(?:\d+|one|another)/u.test(counted[0]))
    return { what: { kind: "it" }, quantity: amount, more, options: [] };
  const what = referenceOf(text);
  if (what && what.kind !== "words") return { what, quantity: amount, more, options: [] };
  const tail = what?.one ? undefined : choosing.exec(` ${text}`);
  const head = tail ? ` ${text}`.slice(0, tail.index).trim() : text;
  const said = tail?.[1] === undefined ? [] : [tail[1].trim()];
  const { options, rest } = takeOptions(head);
  const chosen = [...options, ...said];
  if (what?.one) return { what, quantity: amount, more, options };
  if (chosen.length === 0) return what && { what, quantity: amount, more, options: [] };
  const less = referenceOf(rest);
  if (less?.kind !== "words")
    return { what: less ?? { kind: "it" }, quantity: amount, more, options: chosen };
  const words = referenceOf(head);
  return {
    what: { ...less, words: words?.kind === "words" ? words.words : less.words, less: less.words },
    quantity: amount,
    more,
    options: chosen,
  };
}

/** "in L moss", ", 1 l": what follows a product's name and chooses between its variants. */
const choosing = /(?:\s,|\sin|\swith|\ssize|\s-|\s\()\s((?:size |colour |a |the )?[\p{L}\p{N}.,' -]{1,40})$/u;
const measured = /^(?:size |in |colour )?\d+(?:[.,]\d+)? ?(?:ml|cl|l|litres?|g|kg|cm|mm|oz|inch|gb|tb)$/u;

/** "xs", "blue": a part of a list that only says which variant. */
const isOption = (part: string): boolean =>
  takeOptions(`size ${part}`).rest === "" || takeOptions(part).rest === "";

const determined = starts`(?:\d{1,3}|an?|one|another|the|some|it|this|that|both|those|these|my|${ordinals})`;

/** Two words and more are a name by themselves. */
const named = /^\S+ \S+/u;

/** A dictated list has no commas: "1 kite 2 mugs". */
const listed =
  /\s?,\s(?:(?:and|also) )*|\s(?:and|plus|as well as)\s(?:also )?|(?<=\p{L}{3,})\s(?=\d{1,2} (?!(?:ml|cl|l|g|kg|cm|mm|oz|gb|tb|w|x|to|or|of|in|for)(?:\s|$))\p{L})/u;

/** The items of a list: "2 of the first and 1 of the second". "salt and pepper" is one. */
export function itemsOf(phrase: string): Item[] {
  const parts: string[] = [];
  const commas = new Set(
    [...phrase.matchAll(/\s?,\s(?!and |also )([\p{L}\p{N}-]+)(?=\s?,|$)/gu)].map(([, word]) => word),
  );
  for (const part of phrase
    .replace(/[ ,]+$/u, "")
    .split(
      /^(?:\d|one |an? )/u.test(phrase)
        ? listed
        : /\s?,\s(?:(?:and|also) )*|\s(?:and|plus|as well as)\s(?:also )?/u,
    )) {
    const previous = parts.at(-1);
    if (
      previous !== undefined &&
      (measured.test(part) ||
        isOption(part) ||
        commas.has(part) ||
        (!determined.test(part) && !(named.test(previous) && named.test(part))))
    )
      parts[parts.length - 1] =
        `${previous} ${measured.test(part) || isOption(part) || commas.has(part) ? "," : "and"} ${part}`;
    else parts.push(part);
  }
  return parts.flatMap((part) => itemOf(part) ?? []);
}

const inside = re`(?:the )?(?:(${ordinals})(?! (?:time|order|class|week|month|year))|(?:number|option|item|no) (\d{1,2}))(?: ones?| products?| items?| options?)?`;
const pronoun = re`it|this one|that one|they|them|those ones|these ones|both|the (?:same|product|item)|(?:this|that|these|those)(?= (?:in|available|cost|costs|come|comes|made|too|still|any|ones?|product|item|dishwasher|safe|good|suitable)(?: |$))|(?:this|that|these|those)$`;
const asked = re`(?<=(?:is|are|does|do|about|of|on|can|will) )(?:this|that|these|those)`;
const theOne = re`(?:the|that|this) ((?:[\p{L}\p{N}-]+ ){1,4})ones?`;

/** The reference that stands somewhere in a clause, and the clause without it. */
export function referenceIn(clause: string): { readonly what: Reference; readonly rest: string } | undefined {
  for (const pattern of [inside, extremeInside, theOne, pronoun, asked]) {
    const found = pattern.exec(clause);
    if (!found) continue;
    const what = referenceOf(found[0].trim());
    if (what)
      return {
        what,
        rest: `${clause.slice(0, found.index)} ${clause.slice(found.index + found[0].length)}`
          .replace(/\s+/g, " ")
          .trim(),
      };
  }
  return undefined;
}
const extremeInside = re`the (?:${cheapest}|${dearest})(?: ones?)?`;
