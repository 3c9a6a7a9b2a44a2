import type { TaxPlan } from "../domain/pricing/plan.ts";
import type { TaxQuestion } from "../domain/taxes/resolve.ts";

/** Says which taxes an order is under: by the shop's own tables, or by an external calculator. */
export interface Taxes {
  /** Throws SERVICE_UNAVAILABLE when it cannot be told now: a rate is never guessed. */
  resolve(question: TaxQuestion): Promise<TaxPlan>;
}
