import type { Taxes } from "../../ports/taxes.ts";
import type { MarketTerms } from "../markets/market.ts";
import type { Settings } from "../settings/store.ts";
import type { Destination } from "../taxes/places.ts";
import type { Plan } from "./plan.ts";
import { shippingRateFor } from "./settings.ts";

export type PlanDeps = {
  readonly settings: Pick<Settings, "read" | "find">;
  readonly taxes: Taxes;
  readonly now: () => number;
};

export type PlanInput = {
  readonly destination: Destination | undefined;
  /** Its book says the currency, and whether tax is inside the prices. */
  readonly terms: MarketTerms;
  /** An order is priced by it: settings are read past what is kept in memory. */
  readonly isBinding?: boolean;
};

/** By what a cart for a destination is priced now. Throws SERVICE_UNAVAILABLE. */
export async function resolvePlan(
  { settings, taxes, now }: PlanDeps,
  { destination, terms, isBinding = false }: PlanInput,
): Promise<Plan> {
  const pricing = isBinding ? (await settings.find("pricing")).value : await settings.read("pricing");
  const tax = await taxes.resolve({ destination, buyer: {}, at: now(), isBinding });
  const { discounts } = pricing;
  const { currency, taxIncluded } = terms.book;
  return { currency, taxIncluded, tax, shipping: shippingRateFor(pricing, destination), discounts };
}
