import { stateCodeOf, territories } from "../addresses/state.ts";
import type { Destination } from "../taxes/places.ts";
import type { DiscountRule } from "./discounts.ts";
import type { ShippingRate } from "./plan.ts";

/** By which shipping rates and discounts a cart is priced. `countries` are keyed by ISO 3166-1 alpha-2 code. */
export type PricingSettings = {
  readonly shipping: {
    readonly standard: ShippingRate;
    readonly countries: Readonly<Record<string, ShippingRate>>;
  };
  readonly discounts: readonly DiscountRule[];
};

/** Flat shipping by country; no discounts. */
export const defaultPricing: PricingSettings = {
  shipping: {
    standard: { flat: 1995, freeFrom: 20_000 },
    countries: {
      US: { flat: 595, freeFrom: 5_000 },
      CA: { flat: 995, freeFrom: 10_000 },
    },
  },
  discounts: [],
};

/**
 * The shipping rate of the country, else the standard rate; without a destination the US rate. A territory of the United
 * States is one place however it is written: "PR", or "US" with the state "PR". It has the rate of its own code where there
 * is one, else that of the United States.
 */
export function shippingRateFor(
  { shipping: { countries, standard } }: PricingSettings,
  destination: Destination | undefined,
): ShippingRate {
  const country = destination?.country.toUpperCase() ?? "US";
  const state = country === "US" ? stateCodeOf(country, destination?.state ?? "") : "";
  const territory = [country, state].find((code) => territories.has(code));
  const codes = territory === undefined ? [country] : [territory, "US"];
  // Own properties only, so that "constructor" is no country.
  const code = codes.find((one) => Object.hasOwn(countries, one));
  return (code === undefined ? undefined : countries[code]) ?? standard;
}
