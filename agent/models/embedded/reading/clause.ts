import type { Memory } from "../memory.ts";
import { bare } from "../text/clauses.ts";
import type { Wish } from "../wishes.ts";
import { readAnswer, readCorrection, readReference } from "./answers.ts";
import { readCart } from "./cart.ts";
import { readOrders } from "./orders.ts";
import { readLimit, readPolicy, readQuestion } from "./policy.ts";
import { readProducts } from "./products.ts";
import { isFollowing, readSearch } from "./search.ts";
import { readSocial } from "./social.ts";

export type Reading = {
  readonly memory: Memory;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Reads a clause as a question of staff, where the staff's tools are offered. */
  readonly staff: ((clause: string) => Wish | undefined) | undefined;
};

/** The wish of a clause. Readers are asked from the surest to the vaguest. */
export function readClause(clause: string, reading: Reading): Wish {
  const { memory, now, staff } = reading;
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
    readLimit(plain, clause) ??
    readCart(plain, memory) ??
    readOrders(plain, memory, now) ??
    staff?.(plain) ??
    readPolicy(plain) ??
    readProducts(plain, memory) ??
    // "what about lamps" and "under 50" say nothing without the search before.
    readSearch(isFollowing(clause) ? clause : plain, memory, false) ??
    readReference(plain) ??
    readQuestion(plain) ??
    readSearch(plain, memory, true) ?? { kind: "unclear", text: clause }
  );
}
