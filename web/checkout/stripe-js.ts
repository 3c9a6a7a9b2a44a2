import type { Stripe } from "@stripe/stripe-js";
import { Problem } from "../lib/problem.ts";

/**
 * Stripe.js, loaded from Stripe's own address (https://docs.stripe.com/js/including) when cards are asked for, once per
 * page; a load that failed is tried anew. Throws OFFLINE.
 */
export async function stripeJs(publishableKey: string): Promise<Stripe> {
  try {
    // The entry without side effects: the other one requests Stripe.js as soon as it is imported.
    const { loadStripe } = await import("@stripe/stripe-js/pure");
    const stripe = await loadStripe(publishableKey);
    if (stripe) return stripe;
  } catch (cause) {
    throw new Problem("OFFLINE", unreachable, 0, { cause });
  }
  throw new Problem("OFFLINE", unreachable, 0);
}

const unreachable = "We cannot reach the payment provider. Check your connection.";
