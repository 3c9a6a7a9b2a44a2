import type { Memory } from "../memory.ts";
import { bare } from "../text/clauses.ts";
import { starts } from "../text/pattern.ts";
import type { Wish } from "../wishes.ts";
import { readAnswer, readCorrection, readPointer, readReference } from "./answers.ts";
import { readCart } from "./cart.ts";
import { readClaim } from "./claims.ts";
import { readCounted } from "./counted.ts";
import { readOrderQuestion } from "./order-questions.ts";
import { readOrders } from "./orders.ts";
import { readLimit, readPolicy, readProcess, readQuestion } from "./policy.ts";
import { readProducts } from "./products.ts";
import { isFollowing, readSearch } from "./search.ts";
import { readSocial } from "./social.ts";
import { readVersus } from "./versus.ts";

export type Reading = {
  readonly memory: Memory;
  /** Epoch milliseconds. */
  readonly now: number;
};

const remark = starts`(?:so , |well , )?(?:i am|i was|i have|we are|we (?:just |recently |have |had )*(?:moved|bought|got|married|were|had|started|renovated|redecorated)|he|she|it|they|my (?:[\p{L}]+ ){1,2}(?:is|are|has|was|were|stopped|broke|arrived|came|fell|does not|did not|will not|got)|because|since|the user|you are|from now|let us play|(?:ignore|disregard|forget) (?:that|it|this|everything|all|what|my last|the above))`;
const data = /[{}\\]|< ?\/? ?[a-z]+ ?>|(?:^| )_ |".*" ?:/u;

/** Something that is told, or data: nothing is looked for. */
const readRemark = (clause: string): Wish | undefined =>
  data.test(clause)
    ? { kind: "unclear", text: clause }
    : remark.test(clause)
      ? { kind: "remark" }
      : undefined;

/** The wish of a clause. Readers are asked from the surest to the vaguest. */
export function readClause(clause: string, reading: Reading): Wish {
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
    readSocial(clause) ??
    readSocial(plain) ??
    readClaim(clause) ??
    readVersus(plain, memory) ??
    readOrderQuestion(plain, memory) ??
    readLimit(plain, clause, memory) ??
    readCounted(plain, clause, memory) ??
    readCart(plain, memory) ??
    readOrders(plain, clause, memory, now) ??
    readPolicy(plain) ??
    readProcess(clause, plain, memory) ??
    readProducts(plain, clause, memory) ??
    readPointer(plain) ??
    // "what about lamps" and "under 50" say nothing without the search before.
    readSearch(isFollowing(clause) || /^(?:only|just) /u.test(clause) ? clause : plain, memory, false) ??
    readReference(plain) ??
    readQuestion(plain) ??
    readRemark(clause) ??
    readSearch(plain, memory, true) ?? { kind: "unclear", text: clause }
  );
}
