import { stateCodeOf } from "./states.ts";
import { publishedRates, type TaxRate, type TaxRule } from "./tax-rates.ts";

/** Where an order goes: ISO 3166-1 alpha-2 country and, where taxes differ by it, the state (code or English name). */
export type Destination = { readonly country: string; readonly state?: string | undefined };

/** Amounts in minor units. Free from `freeFrom` of goods on (after discount). */
export type ShippingRate = { readonly flat: number; readonly freeFrom: number };

/**
 * Applies once the goods it is about reach `minimum` (minor units): the lines of `category` where it names one, and of
 * `minimumQuantity` units or more where it asks for that. Takes `percent` (0–100, two decimals at most) of them or a
 * `fixed` amount off the whole.
 */
export type DiscountRule = {
  readonly name: string;
  readonly minimum: number;
  readonly category?: string | undefined;
  readonly minimumQuantity?: number | undefined;
} & ({ readonly percent: number } | { readonly fixed: number });

export type PricingSettings = {
  readonly tax: { readonly standard: TaxRate; readonly countries: Readonly<Record<string, TaxRule>> };
  readonly shipping: {
    readonly standard: ShippingRate;
    readonly countries: Readonly<Record<string, ShippingRate>>;
  };
  readonly discounts: readonly DiscountRule[];
};

/** 8 % on everything unless the published rates know better; flat shipping by zone; no discounts. */
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

/** The rate of the state where it has one of its own, else of the country, else the standard. */
export function taxRateFor(settings: PricingSettings, destination: Destination | undefined): TaxRate {
  const country = destination?.country.toUpperCase() ?? "";
  const rule = own(settings.tax.countries, country);
  if (!rule) return settings.tax.standard;
  return own(rule.states ?? {}, stateCodeOf(country, destination?.state ?? "")) ?? rule;
}

/** Without a destination the shopper is taken to be at home: the US rate. */
export const shippingRateFor = (
  settings: PricingSettings,
  destination: Destination | undefined,
): ShippingRate =>
  own(settings.shipping.countries, destination?.country.toUpperCase() ?? "US") ?? settings.shipping.standard;

/** A country called "constructor" is not in a table. */
const own = <Value>(table: Readonly<Record<string, Value>>, key: string): Value | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;
