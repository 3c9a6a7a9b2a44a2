import type { Memory } from "../memory.ts";
import { bare } from "../text/clauses.ts";
import { starts } from "../text/pattern.ts";
import type { Wish } from "../wishes.ts";
import { readAnswer, readCorrection } from "./answers.ts";
import { readCart } from "./cart.ts";
import { readClaim } from "./claims.ts";
import { readCounted } from "./counted.ts";
import { readEdits, readTakenBack } from "./edits.ts";
import { readPointer, readReference } from "./named.ts";
import { readOrderQuestion } from "./order-questions.ts";
import { readOrders } from "./orders.ts";
import { readKnown, readLimit, readPolicy, readProcess } from "./policy.ts";
import { readProducts } from "./products.ts";
import { readLikely, readOfOrder, readRouted } from "./routed.ts";
import { isFollowing, readSearch } from "./search.ts";
import { readSocial } from "./social.ts";
import { readVersus } from "./versus.ts";

export type Reading = {
  readonly memory: Memory;
  /** Epoch milliseconds. */
  readonly now: number;
};

const remark = starts`(?:so , |well , )?(?:i am|i was|i have|we are|we (?:just |recently |have |had )*(?:moved|bought|got|married|were|had|started|renovated|redecorated)|he|she|it|they|i (?:will |still )?(?:keep|have)|my (?:best |dear )?(?:[\p{L}]+ ){1,2}(?:is|are|has|was|were|stopped|broke|arrived|came|fell|does not|did not|will not|got)|because|since|the user|you are|from now|let us play|(?:ignore|disregard|forget) (?:that|it|this|everything|all|what|my last|the above))`;
const data = /[{}\\]|< ?\/? ?[a-z]+ ?>|(?:^| )_ |".*" ?:/u;

/** Something that is told, or data: nothing is looked for. */
const readRemark = (clause: string): Wish | undefined =>
  data.test(clause)
    ? { kind: "unclear", text: clause }
    : remark.test(clause)
      ? { kind: "remark" }
      : undefined;

/** "add 2 boards, one for them and one for me" are two. */
const shared =
  /(?<=\b(?:2|both|a pair) .*) ?,? (?:one|1) (?:is )?for (?:\p{L}+ ){1,2}?(?:,|and) (?:the other|another|one|1)(?: one)?(?: is)? for \p{L}+(?: \p{L}+)?$/u;
const care = /\b(?:clean|wash|care|iron|dry|polish|oil|store|maintain)\b/u;
const pointing = /\b(?:it|that|this|them|those|these|stuff|one)\b/u;

/** "how do i clean that stuff" is about the material of what was shown. */
const ofShown = (wish: Wish | undefined, { focus }: Memory): Wish | undefined =>
  wish?.kind === "policy" && focus.length === 1 && care.test(wish.question) && pointing.test(wish.question)
    ? { ...wish, question: `${wish.question} ${(focus[0]?.name ?? "").toLowerCase()}` }
    : wish;

/** The wish of a clause. Readers are asked from the surest to the vaguest. */
export function readClause(whole: string, reading: Reading): Wish {
  const clause = whole.replace(shared, "");
  const { memory, now } = reading;
  if (data.test(clause)) return { kind: "unclear", text: clause };
  const answer = readAnswer(clause, memory);
  if (answer) return answer;
  const correction = readCorrection(clause, memory);
  if (correction?.kind === "again")
    return readClause(correction.text, { ...reading, memory: { ...memory, pending: undefined } });
  if (correction) return correction;
  const plain = bare(clause);
  return (
    readTakenBack(clause, memory) ??
    readSocial(clause) ??
    readSocial(plain) ??
    readClaim(clause) ??
    ofShown(readKnown(plain, clause), memory) ??
    readVersus(plain, memory) ??
    readOrderQuestion(plain, memory) ??
    readLimit(plain, clause, memory) ??
    readEdits(plain, clause, memory) ??
    readCounted(plain, clause, memory) ??
    readCart(plain, memory) ??
    readOrders(plain, clause, memory, now) ??
    readOfOrder(plain, clause, memory) ??
    ofShown(readPolicy(plain), memory) ??
    ofShown(readProcess(clause, plain, memory), memory) ??
    readProducts(plain, clause, memory) ??
    readPointer(plain, memory) ??
    readRouted(plain, clause, memory) ??
    // "what about lamps" and "under 50" say nothing without the search before.
    readSearch(isFollowing(clause) || /^(?:only|just) /u.test(clause) ? clause : plain, memory, false) ??
    readReference(plain) ??
    readRemark(clause) ??
    readLikely(plain, clause, memory)
  );
}
