import type { Taxes } from "../../ports/taxes.ts";
import { taxedBuyer } from "../customers/buyer-taxes.ts";
import type { Customers } from "../customers/store.ts";
import { isGuestId } from "../guests/buyer.ts";
import type { Currency } from "../money.ts";
import type { Settings } from "../settings/store.ts";
import type { Destination } from "../taxes/places.ts";
import type { Plan } from "./plan.ts";

export type PlanDeps = {
  readonly settings: Pick<Settings, "read" | "find">;
  readonly taxes: Taxes;
  readonly customers: Pick<Customers, "find">;
  readonly now: () => number;
};

export type PlanInput = {
  readonly destination: Destination | undefined;
  readonly currency: Currency;
  /** Whose verified VAT id counts; guests have none. */
  readonly userId?: string | undefined;
  /** An order is priced by it: settings are read past what is kept in memory. */
  readonly isBinding?: boolean;
};

/** By what a cart for a destination is priced now, but for its shipping: see `planShipping`. Throws SERVICE_UNAVAILABLE. */
export async function resolvePlan(
  { settings, taxes, customers, now }: PlanDeps,
  { destination, currency, userId, isBinding = false }: PlanInput,
): Promise<Omit<Plan, "shipping">> {
  const pricing = isBinding ? (await settings.find("pricing")).value : await settings.read("pricing");
  // Without a destination the shop's home is assumed, where every buyer is taxed alike.
  const known =
    userId === undefined || destination === undefined || isGuestId(userId)
      ? {}
      : await customers.find(userId, "taxes");
  const tax = await taxes.resolve({ destination, buyer: taxedBuyer(known), at: now(), isBinding });
  const vatId = tax.reason === "reverse_charge" ? known.vatId : undefined;
  const { discounts } = pricing;
  return { currency, taxIncluded: false, tax, vatId, discounts };
}
