import type { Memory } from "../memory.ts";
import { any, re, starts, whole } from "../text/pattern.ts";
import { type Reference, referenceOf } from "../text/references.ts";
import type { Wish } from "../wishes.ts";

const better = any(
  "cheaper|cheapest|less expensive|least expensive|more expensive|most expensive|pricier|dearer|better|best|nicer|bigger|larger|smaller|lighter|heavier|stronger|the better (?:one|deal|choice)|(?:the )?better value",
);
const sides = whole`(?:(?:put|show|see|view|lay|set|list|place)(?: me)? )?(?:(?:them|these|those|both|all|all of them|the \d|the first \d|everything)(?: \d)? )?(?:side by side|next to each other|head to head|against each other|in comparison|in a table)`;
const differences = whole`(?:(?:so |and )?(?:what (?:are|is)|show(?: me)?|tell me|list|explain) )?(?:the )?(?:main )?differences?(?: between (?:them|these|those|the \d|both))?|how (?:do|are) (?:they|these|those|the \d) (?:differ|different|compare)(?: from each other)?|(?:so |and )*what is (?:the )?different(?: (?:about|between|with) (?:them|those|these))?|(?:what|which)(?: one)? (?:is|are|costs?) (?:the )?(?:cheaper|cheapest|less expensive|more expensive|dearer)(?: one)?|(?:the )?price differences?|what (?:makes|sets) them (?:apart|different)|compare (?:them|these|those|both|all)(?: (?:all|please|\d))?`;
const moreOf = starts`(?:and |so |but )*(?:of )?which (?:one |ones? of (?:them|those|these) )?(?:do you have|have you got|is there|are there|has) (?:the )?(more|most|fewer|less)(?: (?:of|left|in stock|units|pieces))* ?,? ?`;
const worth = whole`(?:is|are) (.+?) (?:really |actually |still |even )*(?:worth|so much|that much|much|any|twice|double|(?:the )?same|as good|so different).* (?:than|as|from|over|compared to|compared with) (.+)`;
const deciding = starts`(?:but |so |and )*(?:(?:i|we) (?:can not|could not|am unable to|are unable to|still can not) (?:decide|choose|make up my mind|make up our minds|pick)|i am torn|(?:i am )?(?:undecided|not sure|unsure)|(?:help me )?(?:decide|choose|pick)|hard to (?:choose|decide))(?: (?:between|whether to take|which to take|if i should take|on))* ?[:,]? ?`;
/** "and the opal glass one, put it next to them". */
const besideThem = whole`(?:and |also |plus )*(the .+?|an? .+?) ?, (?:put|add|compare|include|show|set) (?:it|that|this)(?: one)? (?:next to|to|with|beside|alongside|against) (?:them|those|these|the others?|both)|(?:and |also )*(?:compare|put|add|include) (the .+?|.+ .+?) (?:with|next to|beside|alongside|to|against) (?:them|those|these|the others|both|the comparison)(?: too)?`;
const stocked = re`which (?:one )?(?:of (?:them|these|those|the \d) )?(?:has|have|is|are|do you have)(?: the)? (?:more|most|in stock|available|left|more left|fewer|less)(?: (?:in stock|left|available|of))?`;
const asking = starts`(?:so |and |ok |well )*(?:which|what|who|is|are|tell me which)(?: (?:one|of these|of the \d|of them))?(?: (?:is|are|costs?|would be|comes|has))?(?: (?:the|a))?(?: ${better})?(?: one| deal)?(?: (?:for|when|if|on|in) [^,]+(?= ,))? ?[,:]? ?`;
const trailing = re`,? ?(?:which|what) (?:one )?(?:is|are|costs|would be|should i|do you) .*$`;
const cheaperThan = whole`(?:is|are) (.+?) (?:much |a bit |really )?${better} (?:than|as) (.+)`;

/** Comparisons that name no comparing: "A or B?", "put them side by side", "which is cheaper, A or B". */
export function readVersus(clause: string, memory: Memory): Wish | undefined {
  const shown = memory.list.length > 1;
  if (shown && (sides.test(clause) || differences.test(clause) || stocked.test(clause)))
    return { kind: "compare", what: [{ kind: "them" }], question: clause };
  const than = cheaperThan.exec(clause) ?? worth.exec(clause);
  if (than) {
    const what = than.slice(1, 3).flatMap((part) => referenceOf(part ?? "") ?? []);
    if (what.length === 2 && what.every((one) => isThing(one, 2)))
      return { kind: "compare", what, question: clause };
  }
  const beside = besideThem
    .exec(clause)
    ?.slice(1)
    .find((one) => one !== undefined);
  const added = beside === undefined ? undefined : referenceOf(beside);
  if (shown && added) return { kind: "compare", what: [{ kind: "them" }, added], question: clause };
  const more = moreOf.exec(clause);
  if (
    shown &&
    more &&
    (more[0].trim() === clause || /^(?:them|those|these|it|the 2)$/u.test(clause.slice(more[0].length)))
  )
    return { kind: "compare", what: [{ kind: "them" }], question: clause };
  const places =
    /^(?:compare )?(?:the |number |no )*(\d) ?(?:vs|versus|against|or|and|with|to) (?:the |number |no )*(\d)$/u.exec(
      clause,
    );
  if (shown && places)
    return {
      kind: "compare",
      what: places.slice(1, 3).map((at) => ({ kind: "place", place: Number(at) }) as const),
      question: clause,
    };
  const undecided = deciding.exec(clause)?.[0];
  const asked = more?.[0] ?? undecided ?? asking.exec(clause)?.[0] ?? "";
  const led = more !== null || undecided !== undefined || new RegExp(better.source, "u").test(asked);
  const rest = clause.slice(led ? asked.length : 0);
  const ends = trailing.test(rest);
  const parts = rest.replace(trailing, "").split(/ ?,? (?:or|vs|versus) (?:rather )?/u);
  if (parts.length < 2 || parts.length > 4) return undefined;
  const kindOf = parts.at(-1)?.split(" ").slice(1).slice(-2).join(" ") ?? "";
  const whole = parts.map((part, place) =>
    led && place < parts.length - 1 && /^(?:the )?[\p{L}-]+$/u.test(part.trim()) && kindOf !== ""
      ? `${part.trim()} ${kindOf}`
      : part,
  );
  const what = whole.flatMap((part) => referenceOf(part.replace(/^(?:either|between) /u, "").trim()) ?? []);
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
