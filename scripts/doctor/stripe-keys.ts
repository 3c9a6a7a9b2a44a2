import type { Finding } from "./finding.ts";

/** The variables of the environment that hold Stripe's keys; their values are never printed. */
export type StripeVariables = {
  readonly STRIPE_SECRET_KEY?: string | undefined;
  readonly STRIPE_PUBLISHABLE_KEY?: string | undefined;
  readonly STRIPE_WEBHOOK_SECRET?: string | undefined;
};

const shapes = {
  STRIPE_SECRET_KEY: { pattern: /^(sk|rk)_(test|live)_\w{16,}$/, begins: "sk_test_ or sk_live_" },
  STRIPE_PUBLISHABLE_KEY: { pattern: /^pk_(test|live)_\w{16,}$/, begins: "pk_test_ or pk_live_" },
  STRIPE_WEBHOOK_SECRET: { pattern: /^whsec_\S{16,}$/, begins: "whsec_" },
} as const;
const names = ["STRIPE_SECRET_KEY", "STRIPE_PUBLISHABLE_KEY", "STRIPE_WEBHOOK_SECRET"] as const;

const base = { name: "Stripe keys", needed: true } as const;
const findThem =
  "copy them from https://dashboard.stripe.com/apikeys and /webhooks, or unset all three to pay with the embedded Stripe server";

/** Whether the keys have Stripe's shapes and belong together; asks nobody. Test mode and live mode are told apart. */
export function stripeKeysFinding(variables: StripeVariables): Finding {
  const set = names.filter((name) => variables[name] !== undefined && variables[name] !== "");
  if (set.length === 0)
    return {
      ...base,
      status: "ok",
      text: "not set: the embedded Stripe server takes payments, no money moves",
    };
  const unset = names.filter((name) => !set.includes(name));
  if (unset.length > 0)
    return { ...base, status: "missing", text: `${unset.join(" and ")} not set`, mend: findThem };
  for (const name of names) {
    const value = variables[name] ?? "";
    if (/^["'\s]|["'\s]$/.test(value))
      return {
        ...base,
        status: "wrong",
        text: `${name} has quotes or white space around it`,
        mend: "remove them where the variable is set",
      };
    if (!shapes[name].pattern.test(value))
      return {
        ...base,
        status: "wrong",
        text: `${name} is not such a key: it should begin with ${shapes[name].begins} and be complete`,
        mend: findThem,
      };
  }
  const secret = modeOf(variables.STRIPE_SECRET_KEY);
  const publishable = modeOf(variables.STRIPE_PUBLISHABLE_KEY);
  if (secret !== publishable)
    return {
      ...base,
      status: "wrong",
      text: `the secret key is for ${secret} mode and the publishable key for ${publishable} mode`,
      mend: "use two keys of the same mode and account",
    };
  const text = secret === "live" ? "live mode: real cards are charged" : "test mode: no money moves";
  return { ...base, status: "ok", text };
}

const modeOf = (key = ""): "live" | "test" => (/^[a-z]+_live_/.test(key) ? "live" : "test");

/** What Stripe said to the secret key. `forbidden`: a restricted key without the right to PaymentIntents. */
export type StripeAnswer = "accepted" | "refused" | "forbidden" | "unreachable";

/** The finding for Stripe's answer; undefined: it was not asked, because no usable keys are set. */
export function stripeAccountFinding(answer: StripeAnswer | undefined): Finding[] {
  if (answer === undefined) return [];
  const account = { name: "Stripe account", needed: true } as const;
  if (answer === "accepted") return [{ ...account, status: "ok", text: "Stripe accepts the secret key" }];
  const failures = {
    refused: {
      text: "Stripe refuses the secret key: it was rolled or belongs to a deleted account",
      mend: "copy the current one from https://dashboard.stripe.com/apikeys",
    },
    forbidden: {
      text: "the restricted key may not use PaymentIntents",
      mend: "give it the rights to write PaymentIntents and Refunds, or use the secret key",
    },
    unreachable: {
      text: "api.stripe.com does not answer within 5 s",
      mend: "check the connection and HTTPS_PROXY",
    },
  } as const;
  return [{ ...account, status: "wrong", ...failures[answer] }];
}
