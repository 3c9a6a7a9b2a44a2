import type { Destination } from "../taxes/places.ts";
import type { TaxedBuyer } from "../taxes/resolve.ts";
import { type Certificate, certificateFor } from "./certificate.ts";

/**
 * What taxes depend on of an account. `verified`: staff have found that the id is the customer's; a checksum alone exempts
 * nobody. `by` is their e-mail address; time in epoch milliseconds.
 */
export type BuyerTaxes = {
  readonly vatId?: string | undefined;
  readonly country?: string | undefined;
  readonly verified?: { readonly at: number; readonly by?: string | undefined } | undefined;
  /** Oldest first, with those that have expired or were ended. */
  readonly certificates?: readonly Certificate[] | undefined;
};

/** The buyer as taxes see it: only an id that was verified counts, and a certificate that is valid there now. */
export function taxedBuyer(
  { country, verified, certificates = [] }: BuyerTaxes,
  destination: Destination | undefined,
  at: number,
): TaxedBuyer & { readonly certificate?: Certificate | undefined } {
  const certificate = destination && certificateFor(certificates, destination, at);
  return {
    ...(verified && country !== undefined && { vatCountry: country }),
    ...(certificate && { isExempt: true, certificate }),
  };
}
