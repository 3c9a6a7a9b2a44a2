import type { Memory } from "../memory.ts";
import { any, re, starts, whole } from "../text/pattern.ts";
import { type Reference, referenceOf } from "../text/references.ts";
import type { Wish } from "../wishes.ts";

const better = any(
  "cheaper|cheapest|less expensive|least expensive|more expensive|most expensive|pricier|dearer|better|best|nicer|bigger|larger|smaller|lighter|heavier|stronger|the better (?:one|deal|choice)|(?:the )?better value",
);
const sides = whole`(?:(?:put|show|see|view|lay|set|list|place)(?: me)? )?(?:(?:them|these|those|both|all|all of them|the \d|the first \d|everything)(?: \d)? )?(?:side by side|next to each other|head to head|against each other|in comparison|in a table)`;
const differences = whole`(?:(?:so |and )?(?:what (?:are|is)|show(?: me)?|tell me|list|explain) )?(?:the )?(?:main )?differences?(?: between (?:them|these|those|the \d|both))?|how (?:do|are) (?:they|these|those|the \d) (?:differ|different|compare)(?: from each other)?|what (?:makes|sets) them (?:apart|different)|compare (?:them|these|those|both|all)(?: (?:all|please|\d))?`;
const stocked = re`which (?:one )?(?:of (?:them|these|those|the \d) )?(?:has|have|is|are|do you have)(?: the)? (?:more|most|in stock|available|left|more left|fewer|less)(?: (?:in stock|left|available|of))?`;
const asking = starts`(?:so |and |ok |well )*(?:which|what|who|is|are|tell me which)(?: (?:one|of these|of the \d|of them))?(?: (?:is|are|costs?|would be|comes|has))?(?: (?:the|a))?(?: ${better})?(?: one| deal)?(?: (?:for|when|if|on|in) [^,]+(?= ,))? ?[,:]? ?`;
const trailing = re`,? ?(?:which|what) (?:one )?(?:is|are|costs|would be|should i|do you) .*$`;
const cheaperThan = whole`(?:is|are) (.+?) (?:much |a bit |really )?${better} (?:than|as) (.+)`;

/** Comparisons that name no comparing: "A or B?", "put them side by side", "which is cheaper, A or B". */
export function readVersus(clause: string, memory: Memory): Wish | undefined {
  const shown = memory.list.length > 1;
  if (shown && (sides.test(clause) || differences.test(clause) || stocked.test(clause)))
    return { kind: "compare", what: [{ kind: "them" }], question: clause };
  const than = cheaperThan.exec(clause);
  if (than) {
    const what = than.slice(1, 3).flatMap((part) => referenceOf(part ?? "") ?? []);
    if (what.length === 2 && what.every((one) => isThing(one, 2)))
      return { kind: "compare", what, question: clause };
  }
  const asked = asking.exec(clause)?.[0] ?? "";
  const led = new RegExp(better.source, "u").test(asked);
  const rest = clause.slice(led ? asked.length : 0);
  const ends = trailing.test(rest);
  const parts = rest.replace(trailing, "").split(/ ?,? (?:or|vs|versus) (?:rather )?/u);
  if (parts.length < 2 || parts.length > 4) return undefined;
  const what = parts.flatMap((part) => referenceOf(part.replace(/^(?:either|between) /u, "").trim()) ?? []);
  const certain = led || ends;
  const fits = what.length === parts.length && what.every((one) => isThing(one, certain ? 1 : 3));
  return fits ? { kind: "compare", what, question: clause } : undefined;
}

/** A reference to what was shown, or a name of at least so many words. */
const isThing = (what: Reference, least: number): boolean =>
  what.kind === "place" ||
  what.kind === "extreme" ||
  (what.kind === "words" &&
    (what.one || what.words.split(" ").length >= least) &&
    what.words.split(" ").length <= 7 &&
    !notNamed.test(what.words));
const notNamed =
  /\b(?:do|does|can|will|is|are|have|you|i|under|below|more|less|find|show|order|orders|cart|shipping|delivery|return|anything|something|so|gift|looking|need|want|\d{2,})\b/u;
