import type { TaxPlan } from "../pricing/plan.ts";
import { american } from "./published/america.ts";
import { european } from "./published/europe.ts";
import { pacific } from "./published/pacific.ts";
import type { RateTable } from "./rates.ts";

/**
 * Where the merchant collects tax. `local`: as a business of the country or state does; `oss`: of the European Union, with one
 * return for all its countries; `ioss`: the same for parcels that come from outside. From the day `from` (ISO date) until
 * the day before `until`.
 */
export type Registration = {
  readonly country: string;
  readonly state?: string | undefined;
  readonly number: string;
  readonly scheme: "local" | "oss" | "ioss";
  readonly from: string;
  readonly until?: string | undefined;
};

/**
 * How a shop charges tax. `home` is where it sells from. `rates` stand in place of the published ones, country by
 * country.
 */
export type TaxSettings = {
  readonly home: { readonly country: string; readonly state?: string | undefined };
  readonly registrations: readonly Registration[];
  readonly rates: RateTable;
  readonly crossBorder: TaxPlan["crossBorder"];
  readonly rounding: TaxPlan["rounding"];
};

/** The rates that the shop knows by itself. */
export const publishedRates: RateTable = { ...european, ...american, ...pacific };

/** A shop in the United States that collects tax there. */
export const defaultTaxes: TaxSettings = {
  home: { country: "US" },
  registrations: [{ country: "US", number: "", scheme: "local", from: "0001-01-01" }],
  rates: {},
  crossBorder: "grossStays",
  rounding: "order",
};
