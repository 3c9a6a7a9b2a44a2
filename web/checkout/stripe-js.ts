import type { Stripe } from "@stripe/stripe-js";
import { Problem } from "../lib/problem.ts";

/**
 * Loads Stripe.js from Stripe (https://docs.stripe.com/js/including) on first use, once per page; a failed
 * load is retried by the next call. Throws OFFLINE.
 */
export async function stripeJs(publishableKey: string): Promise<Stripe> {
  try {
    // The entry without side effects; the default entry requests Stripe.js as soon as it is imported.
    const { loadStripe } = await import("@stripe/stripe-js/pure");
    const stripe = await loadStripe(publishableKey);
    if (stripe) return stripe;
  } catch (cause) {
    throw new Problem("OFFLINE", unreachable, 0, { cause });
  }
  throw new Problem("OFFLINE", unreachable, 0);
}

const unreachable = "We couldn't reach the payment provider. Check your connection and try again.";
