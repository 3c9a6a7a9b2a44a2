import type { TaxedBuyer } from "../taxes/resolve.ts";

/**
 * What taxes depend on of an account. `verified`: staff have found that the id is the customer's; a checksum alone exempts
 * nobody. `by` is their e-mail address; time in epoch milliseconds.
 */
export type BuyerTaxes = {
  readonly vatId?: string | undefined;
  readonly country?: string | undefined;
  readonly verified?: { readonly at: number; readonly by?: string | undefined } | undefined;
};

/** The buyer as taxes see it: only what was verified counts. */
export const taxedBuyer = ({ country, verified }: BuyerTaxes): TaxedBuyer =>
  verified && country !== undefined ? { vatCountry: country } : {};
