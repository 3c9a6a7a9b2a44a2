import { type Actor, requireStaff } from "../actor.ts";
import { DomainError } from "../errors.ts";
import type { SearchLog, SearchReport } from "./log.ts";

/** Days ("2026-11-24", UTC), both included; without them the last seven. `limit` bounds each list of queries. */
export type SearchPeriod = {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly limit: number;
};

const longestPeriod = 92;
const dayLength = 86_400_000;

/**
 * What was searched for, what was not found and what was opened. For staff. Throws VALIDATION_ERROR on a period over 92
 * days.
 */
export async function showSearchAnalytics(
  deps: { readonly searchLog: Pick<SearchLog, "flush" | "report">; readonly now: () => number },
  actor: Actor,
  { limit, ...asked }: SearchPeriod,
): Promise<SearchReport> {
  requireStaff(actor, "search:read");
  const to = asked.to ?? dayOf(deps.now());
  const from = asked.from ?? dayOf(Date.parse(to) - 6 * dayLength);
  const days = (Date.parse(to) - Date.parse(from)) / dayLength + 1;
  if (days < 1 || days > longestPeriod)
    throw new DomainError("VALIDATION_ERROR", {
      issues: [{ path: "from", message: `must be at most ${longestPeriod - 1} days before "to"` }],
    });
  await deps.searchLog.flush();
  return deps.searchLog.report({ from, to, limit });
}

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
