import { any, re, starts, whole } from "./pattern.ts";
import { corrected } from "./self-corrections.ts";

const leads = any(
  "please|pls|ok(?:ay)?|yes(?: please)?|yo|so|like|er+m?|yo|guys|folks|listen|well|now|then|and|also|but|plus|right|alright|great|perfect|cool|nice|good|awesome|wonderful|just|maybe|perhaps|actually|oh|ah|um+|hm+|uh|hey|hi|hello|sorry|excuse me|thanks|thank you|first|finally|lastly|next",
);
const politeness = any(
  "(?:i (?:was|am|were) (?:just )?)?wondering (?:if|whether)(?: (?:you|u)(?: guys| all| people)?(?: maybe| might| perhaps)?| i could| there is)?|i (?:wanted|want) to ask (?:if|whether)(?: you)?|(?:can|could|would|will) you (?:please |kindly |maybe |also |just )?(?:help me (?:to )?)?|(?:would|do) you mind|i (?:want|need|would like|would love) (?:you )?to|i am (?:trying|hoping|going|planning) to|(?:can|could|may|might) (?:i|we) (?:please |also |just )?|(?:please )?help me (?:to )?|let (?:us|me)|go ahead and|kindly|i (?:wish|would) to|we (?:want|need|would like) to|is it possible to|i think i (?:will|would)|you (?:can|could|should|must) (?:now )?|you (?:have|need) to",
);
const lead = starts`${leads} ?,? ?`;
const polite = starts`${politeness} ?`;

const verbs = any(
  "add|put|throw|remove|delete|drop|take|show|find|search|compare|tell|give|get|buy|track|check|clear|empty|change|update|increase|reduce|decrease|look|help|recommend|suggest|cancel|return|refund|explain|list|see|view|open|describe|replace|swap|switch|use|enter|ignore|forget|reveal|print|send|apply|mark|set",
);
const questions = any(
  "what|when|where|which|who|how|why|is (?:it|there|this|that|the|my|shipping|delivery)|are (?:they|there|these|those|the|you)|do(?:es)? (?:you|i|they|the|it|this|that)|did (?:you|i|my)|(?:can|could|will|would|should|may) (?:you|i|we|it|the|my|they|that)|has (?:it|my|the)|have (?:you|i|they)|any (?:news|update)",
);
const begins = starts`(?:${leads} )*(?:${verbs}|${questions}|(?:i|we) (?!mean|meant)|let (?:me|us)|order (?:it|them|the|this|that|\d+|an?)|make (?:it|that|them)|(?:my|the) (?:[\p{L}]+ ){0,2}(?:orders?|cart|basket|total)(?= |$)|thanks|thank you|looking for|need|want|the (?:cheapest|most expensive|dearest|newest|smallest|biggest|largest) (?!of|one)[\p{L}]+)`;
const joints = /\s,? ?(?:and then|and also|and|then|also|plus|but|as well as|,)\s/gu;

/** The parts of a message that each ask for something. A message is cut where a sentence ends and before what begins a wish. */
export function clausesOf(text: string): string[] {
  return text
    .replace(/\bno \. ?(?=\d)/g, "no ")
    .split(/\s?[.?!;\n]+(?:\s|$)/u)
    .map((sentence) => sentence.replace(/^[\s,:)("'-]+|[\s,:("'-]+$/gu, ""))
    .filter((sentence) => sentence !== "")
    .map(corrected)
    .flatMap(cut);
}

function cut(sentence: string): string[] {
  for (const { index } of sentence.matchAll(spokenStart)) {
    const [left, right] = [sentence.slice(0, index).trim(), sentence.slice(index).trim()];
    if (left.split(" ").length < 2 || leadsOn.test(left)) continue;
    if (asksWhat.test(left) && right.startsWith("do you")) continue;
    return [...cut(left), ...cut(right)];
  }
  for (const { 0: joint, index } of sentence.matchAll(joints)) {
    const left = sentence.slice(0, index).trim();
    const right = sentence.slice(index + joint.length).trim();
    if (left === "" || (!begins.test(right) && !opening.test(left))) continue;
    if (pairs.test(left) && (!begins.test(right) || superlative.test(right))) continue;
    return [left, ...cut(right)];
  }
  return [sentence];
}
/** Where dictated text, which has no punctuation, begins to ask for something else. */
const spokenStart =
  /(?<= )(?:how (?:much|many|long)|where is my|when will (?:my|it)|what (?:is (?:your|the (?:price|total|difference))|does (?:it|that|this|the)|do they)|which (?:one )?(?:is|are) (?:the )?(?:cheap|dear|more|less|most|better)|do you (?:have|ship|deliver|accept|sell)|can you (?:please )?(?:add|show|remove|tell|find|put)|please (?:add|show|remove|put|tell|find)|thank you|thanks)(?= |$)/gu;
const superlative = /^the (?:cheapest|most expensive|dearest|newest|smallest|biggest|largest)\b/u;
const asksWhat = re`what|which|how|where|why|who`;
const leadsOn =
  /(?:^|\s)(?:and|or|,|know|me|tell|ask|see|about|if|wonder|wondering|is|are|of|that|to|for|on|in|so|but|also|then|what|how|say|please|you|us|explain|hi|hello|hey|ok)$/u;
const opening = whole`hi|hello|hey|hi there|hello there|hey there|good (?:morning|afternoon|evening)|thanks|thank you|ok thanks`;
const pairs = re`between|compare|difference`;

/** A wish without the courtesies before and after it: "could you please show me mugs" → "show me mugs". */
export function bare(clause: string): string {
  let rest = clause.replace(/ please (?=(?:and|,|plus) )/u, " ");
  for (let before = ""; before !== rest; ) {
    before = rest;
    const shorter = rest.replace(lead, "").replace(polite, "").trim();
    if (shorter !== "") rest = shorter;
  }
  return (
    rest
      .replace(
        /(?:\s,)?(?:\s(?:please|thanks|thank you|for me|if possible|then|too|as well|now|right now|i (?:said|meant|mean)))+$/u,
        "",
      )
      .trim() || rest
  );
}
