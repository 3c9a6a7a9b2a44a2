import { isFiller, tokensOf } from "../../../../api/domain/search/text/tokens.ts";
import { isForShoppers, plainText } from "./quoting.ts";

const asking = new Set(
  "what when where which who how why do does did can could will would should may might you your yours i me my mine us they them this these those there if be been was were has have had get got tell please know about long much many item items thing things something want need order shop store instead buy buying bought".split(
    " ",
  ),
);

/** Words of one meaning in questions and answers. */
const kin: readonly (readonly string[])[] = [
  ["ship", "deliver", "send", "dispatch", "post", "postage", "parcel", "arrive", "courier", "carrier"],
  ["return", "back", "refund", "money"],
  ["cost", "price", "fee", "charge", "free", "pay"],
  [
    "warranty",
    "guarantee",
    "broken",
    "break",
    "fault",
    "faulty",
    "defect",
    "defective",
    "damage",
    "damaged",
    "repair",
  ],
  ["pay", "payment", "card", "paypal", "visa", "mastercard"],
  ["data", "privacy", "personal", "information"],
  ["abroad", "international", "country", "overseas", "worldwide"],
  ["day", "week", "month", "hour", "fast", "quick", "soon", "long"],
  ["contact", "email", "phone", "call", "reach", "write", "support"],
  ["cancel", "change", "undo"],
  ["wash", "clean", "care"],
  ["exchange", "swap", "replace", "replacement"],
];
const kinOf = new Map<string, Set<string>>();
for (const group of kin) {
  const terms = group.flatMap((word) => tokensOf(word).map(({ term }) => term));
  for (const term of terms) kinOf.set(term, new Set([...(kinOf.get(term) ?? []), ...terms]));
}

/** The sentences of a text; headings and list items count as such. What follows on words that are not for shoppers is left out, too. */
export const sentencesOf = (text: string): string[] =>
  plainText(rowsAsSentences(text))
    .split(/\n+/u)
    .flatMap((line) => {
      const sentences = line.split(/(?<=[.!?])\s+(?=[\p{Lu}\p{N}“"(])/u);
      const order = sentences.findIndex((sentence) => !isForShoppers(sentence));
      return order < 0 ? sentences : sentences.slice(0, order);
    })
    .map((sentence) => sentence.replace(/^\s*(?:[-*#>•]+\s*)+/u, "").trim())
    .filter((sentence) => /\p{L}/u.test(sentence));

const termsOf = (text: string): string[] =>
  tokensOf(text)
    .filter(({ word }) => !isFiller(word) && !asking.has(word))
    .map(({ term }) => term);

/** What a sentence has that answers a question of one kind: a time or an amount. */
const answering: readonly (readonly [RegExp, RegExp])[] = [
  [
    /\bhow (?:long|soon|fast|quick(?:ly)?|many (?:days|weeks|months|hours|years))\b|\bwhen\b|\bby when\b|\bdeadline\b/iu,
    /\b(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|a few|several) ?(?:to \d+ )?(?:working |business )?(?:minutes?|hours?|days?|weeks?|months?|years?)\b|\bat once\b|\bsame day\b/iu,
  ],
  [
    /\bhow (?:much|expensive)\b|\b(?:cost|costs|price|prices|fee|fees|charge|charges)\b/iu,
    /[$€£¥]\s?\d|\bfree\b|\bat no cost\b/iu,
  ],
];

/** How much more a sentence counts that has what the question asks for, and the first one of the best text. */
const answers = 0.9;
const leads = 0.12;

/** The sentences that share most with a question, at most `most`, in the order of the texts; none where nothing is shared. */
export function bestSentences(question: string, texts: readonly string[], most: number): string[] {
  const asked = [...new Set(termsOf(question))];
  const all = texts.flatMap((text, rank) =>
    sentencesOf(text).map((sentence, place) => ({
      sentence,
      rank,
      isFirst: place === 0 && rank === 0,
      terms: new Set(termsOf(sentence)),
    })),
  );
  const wanted = answering.flatMap(([kind, answer]) => (kind.test(question) ? [answer] : []));
  const rarity = (term: string): number =>
    Math.log(1 + all.length / (1 + all.filter(({ terms }) => terms.has(term)).length));
  const weights = new Map(asked.map((term) => [term, rarity(term)]));
  const scored = all.map((one, place) => {
    let score = 0;
    for (const [term, weight] of weights) {
      if (one.terms.has(term)) score += weight;
      else if ([...(kinOf.get(term) ?? [])].some((other) => one.terms.has(other))) score += weight * 0.4;
    }
    const whole = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
    if (wanted.some((answer) => answer.test(one.sentence))) score += whole * answers;
    if (one.isFirst) score += whole * leads;
    return {
      ...one,
      place,
      score: score / (1 + one.rank * 0.25) / (1 + Math.max(0, one.terms.size - 25) / 50),
    };
  });
  const best = Math.max(0, ...scored.map(({ score }) => score));
  if (best === 0) return [];
  return scored
    .filter(({ score }) => score >= best * 0.55)
    .toSorted((one, other) => other.score - one.score || one.place - other.place)
    .slice(0, most)
    .toSorted((one, other) => one.place - other.place)
    .map(({ sentence }) => sentence);
}

const cellsOf = (line: string): string[] =>
  line
    .trim()
    .replace(/^\||\|$/gu, "")
    .split("|")
    .map((cell) => cell.trim());

/** Rows of a table in Markdown as they are read aloud: "Canada: delivery $9.95, free from $100." */
function rowsAsSentences(text: string): string {
  let names: readonly string[] | undefined;
  const lines = text.split("\n").flatMap((line) => {
    if (!/^\s*\|.*\|\s*$/u.test(line)) {
      names = undefined;
      return [line];
    }
    const [first = "", ...rest] = cellsOf(line);
    if (/^:?-+:?$/u.test(first)) return [];
    if (!names) {
      names = rest;
      return [];
    }
    const columns = names;
    return [
      `${first}: ${rest.map((cell, place) => `${(columns[place] ?? "").toLowerCase()} ${cell}`).join(", ")}.`,
    ];
  });
  return lines.join("\n");
}
