import type { Taxes } from "../../ports/taxes.ts";
import { type Actor, requireStaff } from "../actor.ts";
import type { TaxPlan } from "../pricing/plan.ts";
import type { Destination } from "./places.ts";

/** What the taxes of a destination are now. For staff. Throws SERVICE_UNAVAILABLE. */
export async function tryTaxes(
  deps: { readonly taxes: Taxes; readonly now: () => number },
  actor: Actor,
  destination: Destination,
): Promise<TaxPlan> {
  requireStaff(actor, "settings:read");
  return deps.taxes.resolve({ destination, buyer: {}, at: deps.now(), isBinding: true });
}
