import { moneySigns, moneyWords } from "../text/currencies.ts";
import { any, re, starts } from "../text/pattern.ts";
import { referenceOf } from "../text/references.ts";
import type { Wish } from "../wishes.ts";

const teller = any(
  "(?:you|your (?:colleague|bot|site|shop)|somebody|someone|the (?:bot|chat|assistant|shop|website|ad)) (?:just |already |once )?(?:told|promised|quoted|said|offered|wrote|agreed)(?: to)?(?: me| us)?|i was (?:told|promised|quoted)|we (?:had )?agreed(?: on)?|i (?:read|saw|heard)",
);
const amount = re`${moneySigns}\s?\d[\d.,]*|\d[\d.,]* ?${moneyWords}`;
const told = starts`(?:.{0,30}? )?${teller} (?:that )?(?:the |a |an )?(.+?) (?:is|are|was|were|costs?|would be|would cost|for|at|only|has) `;
const page = re`(?:the |on the )([\p{L}][\p{L}' -]{2,60}?)(?:'s)? (?:page|description|label|listing|text|tag) (?:says|states|reads|shows|claims|lists)`;

/** What a shopper says that something costs: answered by what it does cost. */
export function readClaim(clause: string): Wish | undefined {
  if (!amount.test(clause)) return undefined;
  const name = page.exec(clause)?.[1] ?? told.exec(`${clause} `)?.[1];
  const what = name === undefined ? undefined : referenceOf(name);
  if (!what) return undefined;
  return {
    kind: "detail",
    what: what.kind === "words" ? { ...what, definite: true } : what,
    aspect: "price",
    options: [],
    question: "how much",
  };
}
