import type { Texts } from "../../ports/sms.ts";
import { type Actor, requireShopper } from "../actor.ts";
import type { Customers } from "../customers/store.ts";
import { DomainError } from "../errors.ts";
import type { Limits } from "../rate-limits/store.ts";
import type { Settings } from "../settings/store.ts";
import { codeFrom, codeLifetime, confirmedPhone, typed } from "./phone-code.ts";
import type { Preferences } from "./preferences.ts";

export type PhoneDeps = {
  readonly customers: Pick<Customers, "find" | "change">;
  readonly limits: Limits;
  readonly settings: Pick<Settings, "read">;
  readonly texts: Texts;
  readonly now: () => number;
  readonly newId: () => string;
};

const day = 86_400;

/** Codes that are texted: a stranger's number must not ring, and nobody must earn by the texts of many accounts. */
const limitsOfCodes = [
  { name: "account", most: 5, seconds: day },
  { name: "number", most: 3, seconds: 3_600 },
  { name: "caller", most: 10, seconds: day },
  { name: "shop", most: 200, seconds: 3_600 },
] as const;

/** Texts about orders in a day, each to one number and for one account. */
const mostTexts = 10;

/**
 * Texts a code to a number that the caller wants to use; `caller` is the network address that the door trusts. For anybody
 * with an account. Throws RATE_LIMITED.
 */
export async function sendPhoneCode(
  deps: PhoneDeps,
  actor: Actor,
  { phone, caller }: { readonly phone: string; readonly caller: string },
): Promise<void> {
  const { userId } = requireShopper(actor);
  const keys = { account: userId, number: phone, caller, shop: "all" };
  for (const { name, most, seconds } of limitsOfCodes) {
    const { allowed, retryAfter } = await deps.limits.hit(`phone code ${name} ${keys[name]}`, most, seconds);
    if (!allowed) throw new DomainError("RATE_LIMITED", { retryAfter });
  }
  const code = codeFrom(deps.newId());
  const expiresAt = deps.now() + codeLifetime;
  await deps.customers.change(userId, "phoneCode", () => ({
    phone,
    code,
    expiresAt,
    tries: 0,
    confirmed: false,
  }));
  const { name } = await deps.settings.read("store");
  await deps.texts.send({
    to: phone,
    text: `${code} is your code for ${name}. It is valid for ten minutes.`,
  });
}

/**
 * Confirms the number that the code was texted to; from then on texts go to it. For anybody with an account. Throws
 * CODE_INVALID and CODE_EXPIRED.
 */
export async function confirmPhone(
  deps: Pick<PhoneDeps, "customers" | "now">,
  actor: Actor,
  code: string,
): Promise<Preferences> {
  const { userId } = requireShopper(actor);
  const now = deps.now();
  const record = await deps.customers.change(userId, "phoneCode", (before) => typed(before, code, now));
  const phone = confirmedPhone(record, code, now);
  return deps.customers.change(userId, "notifications", (before) => ({
    ...before,
    phone,
    verifiedPhone: phone,
  }));
}

/** Counts a text about an order; false when its number or account had its share of the day. */
export async function mayText(limits: Limits, userId: string, phone: string): Promise<boolean> {
  const hits = [`text account ${userId}`, `text number ${phone}`].map((key) =>
    limits.hit(key, mostTexts, day),
  );
  return (await Promise.all(hits)).every(({ allowed }) => allowed);
}
