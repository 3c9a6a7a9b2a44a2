import type { Csv } from "../../ports/formats/csv.ts";
import type { Taxes } from "../../ports/taxes.ts";
import { type Actor, requireStaff } from "../actor.ts";
import { auditEntry } from "../audit/entry.ts";
import type { Audit } from "../audit/store.ts";
import type { TaxPlan } from "../pricing/plan.ts";
import type { Destination } from "./places.ts";
import type { ZipRates } from "./store.ts";
import { zipRatesIn } from "./zip-rates.ts";

/** What the taxes of a destination are now. For staff. Throws SERVICE_UNAVAILABLE. */
export async function tryTaxes(
  deps: { readonly taxes: Taxes; readonly now: () => number },
  actor: Actor,
  destination: Destination,
): Promise<TaxPlan> {
  requireStaff(actor, "settings:read");
  return deps.taxes.resolve({ destination, buyer: {}, at: deps.now(), isBinding: true });
}

/**
 * Puts the rates of a file in place of those that are stored for its states, with an audit entry. For staff. Throws
 * VALIDATION_ERROR, changing nothing, when any row is wrong.
 */
export async function importZipRates(
  deps: {
    readonly zipRates: Pick<ZipRates, "replace">;
    readonly csv: Pick<Csv, "read">;
    readonly audit: Pick<Audit, "record">;
    readonly now: () => number;
    readonly newId: () => string;
  },
  actor: Actor,
  file: Uint8Array,
): Promise<readonly { readonly state: string; readonly count: number }[]> {
  const staff = requireStaff(actor, "settings:write");
  const entry = auditEntry(deps, staff, "taxes.importZipRates");
  const rates = await zipRatesIn((await deps.csv.read(file)).records);
  const byState = Map.groupBy(rates, ({ state }) => state);
  for (const [state, ofState] of byState) await deps.zipRates.replace(state, ofState, entry.auditId);
  const rows = Object.fromEntries([...byState].map(([state, ofState]) => [state, ofState.length]));
  await deps.audit.record({ ...entry, subject: "tax-rates#US", after: { rows } });
  return [...byState].map(([state, ofState]) => ({ state, count: ofState.length }));
}
