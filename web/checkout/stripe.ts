import { ask } from "../lib/api.ts";
import type { Config } from "../lib/api-types.ts";
import { once } from "../lib/once.ts";
import { Problem } from "../lib/problem.ts";

export type Card = {
  readonly number: string;
  readonly month: string;
  readonly year: string;
  readonly cvc: string;
  readonly name: string;
};

/** The URL and publishable key for cards; requested once, and again after a failure. */
export const paymentConfig = once(() => ask<Config>((api) => api["config.json"].$get({ query: {} })));

/**
 * Creates a payment method at Stripe and returns its id, so the shop never sees the card number. Throws a
 * Problem that names the field.
 */
export async function cardId(stripe: Config["stripe"], card: Card): Promise<string> {
  const answer = await stripeCall(stripe, "/v1/payment_methods", {
    type: "card",
    "card[number]": card.number.replace(/[\s-]/g, ""),
    "card[exp_month]": card.month,
    "card[exp_year]": card.year,
    "card[cvc]": card.cvc,
    "billing_details[name]": card.name,
  });
  const id = textAt(answer, ["id"]);
  if (id === undefined) throw new Problem("PAYMENT_INVALID", "Check your card details and try again.", 400);
  return id;
}

/** The URL of the bank's 3-D Secure page for a payment; undefined when there is no open challenge. */
export async function bankAddress(
  stripe: Config["stripe"],
  payment: { readonly paymentId: string; readonly clientSecret: string },
): Promise<string | undefined> {
  const query = new URLSearchParams({ client_secret: payment.clientSecret });
  const intent = await stripeCall(
    stripe,
    `/v1/payment_intents/${encodeURIComponent(payment.paymentId)}?${query}`,
  );
  return textAt(intent, ["next_action", "redirect_to_url", "url"]);
}

/** Parses "12/29" or "1229"; undefined when it is not an expiry date. */
export function expiryIn(text: string): { readonly month: string; readonly year: string } | undefined {
  const [, month = "", year = ""] = /^\s*(\d{1,2})\s*\/?\s*(\d{2}|\d{4})\s*$/.exec(text) ?? [];
  if (Number(month) < 1 || Number(month) > 12 || year === "") return undefined;
  return { month: String(Number(month)), year: year.length === 2 ? `20${year}` : year };
}

const fieldOf: Readonly<Record<string, string>> = {
  "card[number]": "number",
  number: "number",
  "card[exp_month]": "expiry",
  "card[exp_year]": "expiry",
  exp_month: "expiry",
  exp_year: "expiry",
  "card[cvc]": "cvc",
  cvc: "cvc",
};

async function stripeCall(
  stripe: Config["stripe"],
  path: string,
  form?: Readonly<Record<string, string>>,
): Promise<unknown> {
  const base = stripe.apiUrl ?? "https://api.stripe.com";
  const response = await fetch(`${base}${path}`, {
    method: form ? "POST" : "GET",
    headers: { authorization: `Bearer ${stripe.publishableKey}` },
    ...(form && { body: new URLSearchParams(form) }),
  }).catch((cause: unknown) => {
    throw new Problem(
      "OFFLINE",
      "We couldn't reach the payment provider. Check your connection and try again.",
      0,
      {
        cause,
      },
    );
  });
  const body: unknown = await response.json().catch(() => undefined);
  if (response.ok) return body;
  const message = textAt(body, ["error", "message"]) ?? "Check your card details and try again.";
  const field = fieldOf[textAt(body, ["error", "param"]) ?? ""];
  throw new Problem("PAYMENT_INVALID", message, response.status, {
    issues: field === undefined ? [] : [{ path: field, message }],
  });
}

function textAt(value: unknown, path: readonly string[]): string | undefined {
  const found = path.reduce<unknown>(
    (at, name) =>
      typeof at === "object" && at !== null ? Object.getOwnPropertyDescriptor(at, name)?.value : undefined,
    value,
  );
  return typeof found === "string" ? found : undefined;
}
