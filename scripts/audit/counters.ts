import * as z from "zod";
import { tables } from "../../api/adapters/stores/keys.ts";
import { added, type Counted, countedOf, difference } from "../../api/adapters/stores/metrics/counters.ts";
import { LedgerRecord } from "../../api/adapters/stores/metrics/ledger.ts";
import { orderOf } from "../../api/adapters/stores/orders/record.ts";
import { figuresOf } from "../../api/domain/metrics/figures.ts";
import type { Tables } from "../../api/ports/table.ts";
import { everything } from "./everything.ts";

/** `behind` are orders that changed and were not counted since: they are counted while the shop runs. */
export type CountAudit = { readonly differences: readonly string[]; readonly behind: readonly string[] };

/**
 * Holds the counters against a recount of every order: each counter is the sum of what the orders added to it, and each
 * order added what it adds as it stands, or as it stood when it was last counted.
 */
export async function countFaults(engine: Tables): Promise<CountAudit> {
  const differences: string[] = [];
  const behind: string[] = [];
  const ledgers = new Map<string, ReturnType<typeof LedgerRecord.parse>>();
  for await (const item of everything(engine, tables.countedOrders)) {
    const ledger = LedgerRecord.parse(item);
    ledgers.set(ledger.orderId, ledger);
  }
  const sums = new Map<string, Map<string, number>>();
  for await (const item of everything(engine, tables.orders)) {
    const order = orderOf(item);
    const ledger = ledgers.get(order.orderId);
    const isCurrent = ledger?.version === order.version;
    if (!isCurrent) behind.push(order.orderId);
    const adds = isCurrent ? countedOf(figuresOf(order)) : (ledger?.counted ?? {});
    addTo(sums, adds);
    if (ledger && isCurrent && !isNothing(difference(ledger.counted, adds)))
      differences.push(`order ${order.orderId} was counted as something else than it is`);
  }
  const expected: Counted = Object.fromEntries(
    [...sums].map(([id, measures]) => [id, Object.fromEntries(measures)]),
  );
  const off = difference(await storedCounters(engine), expected);
  for (const [id, measures] of Object.entries(off))
    differences.push(`counter ${id} is off by ${JSON.stringify(measures)}`);
  return { differences, behind };
}

function addTo(sums: Map<string, Map<string, number>>, adds: Counted): void {
  for (const [id, measures] of Object.entries(adds)) {
    const sum = sums.get(id) ?? new Map<string, number>();
    for (const [measure, by] of Object.entries(measures)) sum.set(measure, (sum.get(measure) ?? 0) + by);
    sums.set(id, sum);
  }
}

async function storedCounters(engine: Tables): Promise<Counted> {
  const stored: Record<string, Record<string, number>> = {};
  for await (const row of everything(engine, tables.metrics)) {
    const { part, key, ...measures } = CounterRow.parse(row);
    stored[`${part}|${key}`] = numbersOf(measures);
  }
  for await (const row of everything(engine, tables.customerSummaries)) {
    const {
      userId,
      firstOrderAt: _first,
      lastOrderAt: _last,
      named: _named,
      ...measures
    } = CustomerRow.parse(row);
    stored[`customer|${userId}`] = numbersOf(measures);
  }
  return added(stored, {});
}

const CounterRow = z.looseObject({ part: z.string(), key: z.string() });
const CustomerRow = z.looseObject({ userId: z.string() });

const numbersOf = (measures: Readonly<Record<string, unknown>>): Record<string, number> =>
  Object.fromEntries(
    Object.entries(measures).flatMap(([name, value]) => (typeof value === "number" ? [[name, value]] : [])),
  );

const isNothing = (counted: Counted): boolean => Object.keys(counted).length === 0;
