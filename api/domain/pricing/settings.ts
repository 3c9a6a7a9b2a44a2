import { stateCodeOf, territories } from "../addresses/state.ts";
import type { Currency } from "../money.ts";
import type { DiscountRule } from "./discounts.ts";
import { noRates, type Plan, type ShippingRate } from "./plan.ts";
import { publishedRates, type TaxRate, type TaxRule } from "./tax-rates.ts";

/** An order's destination: ISO 3166-1 alpha-2 country and, where tax depends on it, the state (code or English name). */
export type Destination = { readonly country: string; readonly state?: string | undefined };

/** By which taxes, shipping and discounts a cart is priced. `countries` are keyed by ISO 3166-1 alpha-2 code. */
export type PricingSettings = {
  readonly tax: { readonly standard: TaxRate; readonly countries: Readonly<Record<string, TaxRule>> };
  readonly shipping: {
    readonly standard: ShippingRate;
    readonly countries: Readonly<Record<string, ShippingRate>>;
  };
  readonly discounts: readonly DiscountRule[];
};

/** The published tax rates and 8 % elsewhere; flat shipping by country; no discounts. */
export const defaultPricing: PricingSettings = {
  tax: { standard: { basisPoints: 800, onShipping: true }, countries: publishedRates },
  shipping: {
    standard: { flat: 1995, freeFrom: 20_000 },
    countries: {
      US: { flat: 595, freeFrom: 5_000 },
      CA: { flat: 995, freeFrom: 10_000 },
    },
  },
  discounts: [],
};

/** The tax rate of the state if it has one, else of the country, else the standard rate. */
export function taxRateFor(settings: PricingSettings, destination: Destination | undefined): TaxRate {
  const { country, state } = placeIn(settings.tax.countries, destination);
  const rule = own(settings.tax.countries, country);
  return rule ? (own(rule.states ?? {}, state) ?? rule) : settings.tax.standard;
}

/** The shipping rate of the country, else the standard rate; without a destination the US rate. */
export const shippingRateFor = (
  settings: PricingSettings,
  destination: Destination | undefined,
): ShippingRate =>
  own(
    settings.shipping.countries,
    destination ? placeIn(settings.shipping.countries, destination).country : "US",
  ) ?? settings.shipping.standard;

/** By what a cart for the destination is priced: tax is added to prices, each rate as one tax. */
export function planFor(
  settings: PricingSettings,
  { destination, currency }: { readonly destination: Destination | undefined; readonly currency: Currency },
): Plan {
  const { basisPoints, onShipping } = taxRateFor(settings, destination);
  const rate = basisPoints === 0 ? [] : [{ name: "Tax", basisPoints }];
  return {
    currency,
    taxIncluded: false,
    tax: {
      scheme: "local",
      rates: { ...noRates, standard: rate, reduced: rate, "super-reduced": rate },
      contained: noRates,
      crossBorder: "grossStays",
      shipping: onShipping ? "follows" : "untaxed",
      rounding: "order",
    },
    shipping: shippingRateFor(settings, destination),
    discounts: settings.discounts,
  };
}

/**
 * Country and state by their codes. A territory of the United States is one place however it is written: "PR", or "US"
 * with the state "PR". It has the rates of its own code where the settings have some, else those of the United States.
 */
function placeIn(rates: Readonly<Record<string, unknown>>, destination: Destination | undefined) {
  const country = destination?.country.toUpperCase() ?? "";
  const state = stateCodeOf(country, destination?.state ?? "");
  const territory = [country, country === "US" ? state : ""].find((code) => territories.has(code));
  if (territory === undefined) return { country, state };
  return Object.hasOwn(rates, territory)
    ? { country: territory, state: "" }
    : { country: "US", state: territory };
}

/** Own properties only, so that "constructor" is no country. */
const own = <Value>(table: Readonly<Record<string, Value>>, key: string): Value | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;
