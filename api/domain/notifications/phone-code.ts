import { DomainError } from "../errors.ts";

/** The code that was last texted to a number which an account wants to use. `tries` counts wrong codes. */
export type PhoneCode = {
  readonly phone?: string | undefined;
  readonly code?: string | undefined;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
  readonly tries: number;
  readonly confirmed: boolean;
};

/** How long a code is good, in milliseconds. */
export const codeLifetime = 10 * 60_000;
const mostTries = 5;

/** Six digits from the random bits of a UUID (version 4). */
export const codeFrom = (uuid: string): string =>
  String(Number.parseInt(uuid.replaceAll("-", "").slice(0, 12), 16) % 1_000_000).padStart(6, "0");

/** The record after somebody typed a code. A code that is spent, expired or guessed too often stays as it is. */
export function typed(before: PhoneCode, code: string, now: number): PhoneCode {
  if (before.code === undefined || before.expiresAt <= now || before.tries >= mostTries) return before;
  return before.code === code ? { ...before, confirmed: true } : { ...before, tries: before.tries + 1 };
}

/** The number that a typed code confirms. Throws CODE_INVALID and CODE_EXPIRED. */
export function confirmedPhone(record: PhoneCode, code: string, now: number): string {
  const { phone, confirmed, expiresAt, tries } = record;
  if (phone === undefined) throw new DomainError("CODE_INVALID", {});
  if (expiresAt <= now || tries >= mostTries) throw new DomainError("CODE_EXPIRED", {});
  if (!confirmed || record.code !== code) throw new DomainError("CODE_INVALID", {});
  return phone;
}
