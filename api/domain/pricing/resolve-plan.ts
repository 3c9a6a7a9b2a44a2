import type { Taxes } from "../../ports/taxes.ts";
import type { Currency } from "../money.ts";
import type { Settings } from "../settings/store.ts";
import type { Destination } from "../taxes/places.ts";
import type { Plan } from "./plan.ts";

export type PlanDeps = {
  readonly settings: Pick<Settings, "read" | "find">;
  readonly taxes: Taxes;
  readonly now: () => number;
};

export type PlanInput = {
  readonly destination: Destination | undefined;
  readonly currency: Currency;
  /** An order is priced by it: settings are read past what is kept in memory. */
  readonly isBinding?: boolean;
};

/** By what a cart for a destination is priced now, but for its shipping: see `planShipping`. Throws SERVICE_UNAVAILABLE. */
export async function resolvePlan(
  { settings, taxes, now }: PlanDeps,
  { destination, currency, isBinding = false }: PlanInput,
): Promise<Omit<Plan, "shipping">> {
  const pricing = isBinding ? (await settings.find("pricing")).value : await settings.read("pricing");
  const tax = await taxes.resolve({ destination, buyer: {}, at: now(), isBinding });
  const { discounts } = pricing;
  return { currency, taxIncluded: false, tax, discounts };
}
