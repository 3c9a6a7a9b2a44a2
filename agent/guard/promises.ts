import type { Known } from "./facts.ts";

const adverb =
  "(?:just |now |already |successfully |also |gladly |happily |certainly |personally |immediately |even |then |manually )*";
const not =
  /\b(?:not|never|no|nothing|cannot|can't|won't|don't|doesn't|didn't|isn't|aren't|wasn't|weren't|haven't|hasn't|couldn't|wouldn't|unable|without|if|whether|once|when|until|before)\b/;

/** What comes before a deed that nobody says was done: "shall I put", "an order that is placed". */
const unsaid = new RegExp(
  `${not.source}|\\b(?:shall|should|can|could|may|would|did|do|want me to|that|which)\\s*$`,
);

/** What must have happened in this turn for the assistant to say that it did it, by the stem of the verb. */
const doneBy: readonly (readonly [verb: RegExp, keys: readonly string[]])[] = [
  [/^(?:added|put|placed .* in)/, ["added"]],
  [/^(?:removed|deleted|taken|took)/, ["removed", "cleared"]],
  [/^(?:changed|updated|set|increased|reduced|lowered|adjusted)/, ["changed", "added", "removed"]],
  [/^(?:emptied|cleared)/, ["cleared"]],
];
const never =
  "checked out|refunded|cancell?ed|placed|ordered|reordered|shipped|dispatched|sent|emailed|e-mailed|applied|reserved|saved|upgraded|charged|paid|bought|purchased|booked|scheduled|contacted|notified|credited|extended|waived|discounted|matched|issued|processed|arranged|submitted|confirmed|registered|created|subscribed|unsubscribed|activated|returned|exchanged|replaced|redeemed|approved|escalated|forwarded|told|informed|called|messaged|reported|compensated|reimbursed";
const cartVerbs =
  "added|put|removed|deleted|taken|took|changed|updated|set|increased|reduced|lowered|adjusted|emptied|cleared";

const firstPerson = new RegExp(`\\b(?:i|we)(?:'ve| have)? ${adverb}(?<verb>${cartVerbs}|${never})\\b`, "g");
const opening = new RegExp(
  `^[\\s>#•\\-–\\d.)]*(?:ok(?:ay)?|done|great|sure|perfect|all right|alright)?[,!.: ]*(?<verb>${cartVerbs}|${never})\\b`,
  "g",
);
const passive = new RegExp(
  `\\b(?:has|have|had|is|are|was|were|been|being|gets?|got|it's|that's|they're)(?: been| being)? ${adverb}(?<verb>${cartVerbs}|${never}|delivered)\\b`,
  "g",
);
const headline = new RegExp(
  `\\b(?:order|payment|refund|delivery|booking|discount|return|cancellation|coupon|voucher) ${adverb}(?<verb>${never})\\b`,
  "g",
);
const joined = new RegExp(`\\b(?:and|then) ${adverb}(?<verb>${cartVerbs}|${never})\\b`, "g");
const future = new RegExp(
  `\\b(?:i|we)(?:'ll| will| can| could| am going to| are going to|'m going to|'re going to| am able to|'d be happy to|'m happy to| would be happy to| promise to| shall) ${adverb}(?<verb>refund|cancel|discount|credit|waive|ship|send|upgrade|reimburse|compensate|match|lower|reduce|extend|reserve|hold|place|charge|call|e-?mail|phone|notify|remind|replace|exchange|expedite|apply|honou?r|guarantee|escalate|forward|deliver|pay)\\b`,
  "g",
);
const gift =
  /\b(?:give|giving|offer|offering|grant|apply|get|gets|for|have|here's|here is|claim|enjoy|save)\b[^.]{0,40}\b(?:discount|refund|credit|coupon|voucher|promo(?:tion)?|upgrade|free gift|cash ?back|special price|rebate)\b/;
const deal =
  /\b(?:discount(?:ed|s)?|coupon|voucher|promo(?:tion|tional)?|clearance|cash ?back|rebate|special offer|limited[- ]time|flash sale|black friday|on sale for|price match|half[- ]price|half off|buy (?:one|1|two|2)[, ]+get|(?:two|2)[- ]for[- ](?:one|1)|bogo)\b/;
const freely =
  /\b(?:(?:for )?free (?:of charge|shipping|delivery|returns?|gift|express|standard|next)|free us delivery|for free|complimentary|at no (?:extra |additional )?(?:cost|charge)|no charge|ships? free|costs? nothing|is free|are free|it's free|they're free|(?:totally|completely|absolutely) free)\b/;
const pledge =
  /\b(?:guaranteed?|(?:has|have|with|includes?|offers?|gets?|under|comes?|years?|months?|lifetime|full|limited)\b[^.,;]{0,20}\b(?:guarantees?|warrant(?:y|ies)))\b/;
const codes =
  /\b(?:code|coupon|voucher|promo(?: code)?)\b[^.\n]{0,30}?["'(]?\b(?=[A-Z0-9-]*[A-Z0-9]{4})([A-Z][A-Z0-9-]{3,}|\d+[A-Z][A-Z0-9-]{2,})\b|\b[Uu]se ["'(]?([A-Z][A-Z0-9-]{3,}\d*)\b/g;

/**
 * Something that a sentence says was done, will be done or is given away, and that no tool of this turn did or said. `said` is
 * the plain sentence, `lower` the same in lower case without the names of things.
 */
export function unkept(said: string, lower: string, known: Known): string | undefined {
  for (const [, one, other] of said.matchAll(codes)) {
    const code = (one ?? other ?? "").toLowerCase();
    if (![...known.texts, ...known.documents].some((text) => text.includes(code))) return `code ${code}`;
  }
  const isNegative = not.test(lower);
  const inDocuments = (words: string) =>
    [...known.texts, ...known.documents].some((text) => text.includes(words));
  const isDeed = lower.search(firstPerson) >= 0 || lower.search(opening) >= 0;
  for (const pattern of isDeed ? [firstPerson, opening, joined] : [])
    for (const { groups, index } of lower.matchAll(pattern)) {
      const verb = groups?.["verb"] ?? "";
      const keys = doneBy.find(([stem]) => stem.test(verb))?.[1];
      if (unsaid.test(lower.slice(Math.max(0, index - 30), index))) continue;
      if (!keys?.some((key) => known.keys.has(key))) return verb;
    }
  for (const { groups, index } of [...lower.matchAll(passive), ...lower.matchAll(headline)]) {
    const verb = groups?.["verb"] ?? "";
    if (unsaid.test(lower.slice(Math.max(0, index - 40), index))) continue;
    if (!mayHaveHappened(verb, lower, known)) return verb;
  }
  for (const { groups } of lower.matchAll(future)) {
    const verb = groups?.["verb"] ?? "";
    const isPolicy = /\bwe\b/.test(lower) && inDocuments(verb.slice(0, 5));
    if (!isPolicy) return `will ${verb}`;
  }
  if (isNegative || lower.trim().endsWith("?")) return undefined;
  const stem = deal.exec(lower)?.[0] ?? gift.exec(lower)?.[0];
  if (stem !== undefined && !known.keys.has("discount") && !inDocuments(stem.split(" ").at(-1) ?? stem))
    return stem;
  const free = freely.exec(lower)?.[0];
  if (free !== undefined && !inDocuments("free") && !known.amounts.some(({ minor }) => minor === 0))
    return free;
  const pledged = pledge.exec(lower)?.[0];
  const word = /guarant|warrant/.exec(pledged ?? "")?.[0];
  if (pledged !== undefined && word !== undefined && !known.all.includes(word)) return pledged;
  return undefined;
}

/** "has been added" needs the tool that adds; "was shipped" an order that says so; a rule of the shop its document. */
function mayHaveHappened(verb: string, lower: string, known: Known): boolean {
  const keys = doneBy.find(([stem]) => stem.test(verb))?.[1];
  if (keys?.some((key) => known.keys.has(key))) return true;
  const ofShopper =
    /\b(?:your|this|the|it) (?:\w+ )?(?:order|payment|parcel|package|refund|card|account|cart|money|mug|item)\b|\byou(?:'ve)? (?:have|were|are)\b|\bit(?:'s| has| was)\b/.test(
      lower,
    );
  const stem = verb.replace(/(?:l?led|ed|d|t)$/, "");
  const texts = ofShopper ? known.texts : [known.all];
  if (verb === "placed" && known.keys.has("placedOn")) return true;
  if (verb === "shipped" || verb === "dispatched" || verb === "sent")
    return known.keys.has("shippedOn") || texts.some((text) => text.includes("ship"));
  if (verb === "delivered")
    return known.keys.has("deliveredOn") || texts.some((text) => text.includes("deliver"));
  return texts.some((text) => text.includes(stem));
}
