import type { Taxes } from "../../ports/taxes.ts";
import { taxedBuyer } from "../customers/buyer-taxes.ts";
import type { Customers } from "../customers/store.ts";
import { isGuestId } from "../guests/buyer.ts";
import type { BookId, MarketTerms } from "../markets/market.ts";
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
  /** Its book says the currency, and whether tax is inside the prices. */
  readonly terms: MarketTerms;
  /** Whose verified VAT id and certificates count; guests have none. */
  readonly userId?: string | undefined;
  /** An order is priced by it: settings are read past what is kept in memory. */
  readonly isBinding?: boolean;
};

/** A plan whose shipping is still to be chosen, and the book that its amounts are of. */
export type ResolvedPlan = Omit<Plan, "shipping"> & { readonly bookId: BookId };

/** By what a cart for a destination is priced now, but for its shipping: see `planShipping`. Throws SERVICE_UNAVAILABLE. */
export async function resolvePlan(
  { settings, taxes, customers, now }: PlanDeps,
  { destination, terms, userId, isBinding = false }: PlanInput,
): Promise<ResolvedPlan> {
  const pricing = isBinding ? (await settings.find("pricing")).value : await settings.read("pricing");
  // Without a destination the shop's home is assumed, where every buyer is taxed alike.
  const known =
    userId === undefined || destination === undefined || isGuestId(userId)
      ? {}
      : await customers.find(userId, "taxes");
  const at = now();
  const { certificate, ...buyer } = taxedBuyer(known, destination, at);
  const tax = await taxes.resolve({ destination, buyer, at, isBinding });
  const vatId = tax.reason === "reverse_charge" ? known.vatId : undefined;
  const { discounts } = pricing;
  const { bookId, currency, taxIncluded } = terms.book;
  return { bookId, currency, taxIncluded, tax, vatId, certificate: certificate?.number, discounts };
}
