import * as z from "zod";
import { DomainError } from "../../../domain/errors.ts";
import { noticeKinds } from "../../../domain/metrics/notices.ts";
import type { Countable } from "../../../domain/metrics/store.ts";
import { currencies } from "../../../domain/money.ts";
import type { Condition, Item, Tables, Write } from "../../../ports/table.ts";
import { tables } from "../keys.ts";
import {
  added,
  additionOf,
  type Counted,
  CountedRecord,
  countedOf,
  difference,
  noticeRow,
} from "./counters.ts";

/** Rises when an order is counted by other rules: then every order that was counted by the old ones is counted anew. */
const rules = 1;
/** Writes of one transaction, below the hundred that it may have: one order's ledger row and notices come on top. */
const mostAdditions = 90;
/** Other writers that may come first before counting gives up and its batch comes again. */
const attempts = 30;

/** A notice as it is stored. */
export const NoticeRecord = z.object({
  kind: z.enum(noticeKinds),
  number: z.string().optional(),
  key: z.string(),
  orderId: z.string(),
  since: z.number(),
  amount: z.int(),
  currency: z.enum(currencies),
  detail: z.string(),
});

/** What one order has added to the counters so far. `version` is the order's that was last counted as a whole. */
export const LedgerRecord = z.object({
  orderId: z.string(),
  version: z.int(),
  rules: z.int(),
  revision: z.int(),
  counted: CountedRecord,
  notices: z.array(NoticeRecord).readonly(),
});
type Ledger = z.output<typeof LedgerRecord>;

/** One order's next transaction: its ledger row after it, and what it adds. */
type Step = { readonly before: Ledger; readonly after: Ledger; readonly additions: Counted };

/** Orders whose ledger rows are read together. */
const readAtOnce = 40;

/**
 * Counts orders, many in one transaction, so that a busy hour writes a day's counter once per batch. The ledger row of each
 * order is written in the transaction that changes the counters, on condition of its revision: whoever repeats or comes late
 * finds the version counted, and two at once cannot both count it.
 */
export async function countOrders(engine: Tables, orders: readonly Countable[]): Promise<void> {
  for (let place = 0; place < orders.length; place += readAtOnce)
    await countSome(engine, orders.slice(place, place + readAtOnce));
}

async function countSome(engine: Tables, orders: readonly Countable[]): Promise<void> {
  for (let refused = 0; refused < attempts; ) {
    const ledgers = await engine.getAll(
      tables.countedOrders,
      orders.map(({ orderId }) => ({ orderId })),
    );
    const steps = orders.flatMap((order, place) => {
      const before = ledgerOf(order.orderId, ledgers[place]);
      return before.version < order.version || before.rules < rules ? [stepOf(order, before)] : [];
    });
    if (steps.length === 0) return;
    // After a refusal one by one, so that a writer of one order does not stop the others.
    const group = refused === 0 ? fitting(steps) : steps.slice(0, 1);
    await noteOrderTimes(engine, orders, group);
    const { committed } = await engine.transact(writesOf(group));
    if (!committed) refused++;
  }
  throw new DomainError("CONFLICT", { reason: "others kept counting the same orders" });
}

const ledgerOf = (orderId: string, item: Item | undefined): Ledger =>
  item ? LedgerRecord.parse(item) : { orderId, version: 0, rules, revision: 0, counted: {}, notices: [] };

/** As much of what is still to be counted of an order as a transaction holds. */
function stepOf({ orderId, version, figures }: Countable, before: Ledger): Step {
  const missing = Object.entries(difference(before.counted, countedOf(figures)));
  const additions = Object.fromEntries(missing.slice(0, mostAdditions));
  const whole = missing.length <= mostAdditions;
  return {
    before,
    additions,
    after: {
      orderId,
      version: whole ? version : before.version,
      rules: whole ? rules : before.rules,
      revision: before.revision + 1,
      counted: added(before.counted, additions),
      notices: whole ? figures.notices.map(noticeRow) : before.notices,
    },
  };
}

/** The first steps that fit into one transaction; always one. */
function fitting(steps: readonly Step[]): readonly Step[] {
  const ids = new Set<string>();
  const fits = steps.findIndex(({ additions, before, after }, place) => {
    for (const id of Object.keys(additions)) ids.add(id);
    return place > 0 && ids.size + noticeWrites(before, after).length + place + 1 > mostAdditions;
  });
  return fits === -1 ? steps : steps.slice(0, fits);
}

function writesOf(steps: readonly Step[]): Write[] {
  const additions = steps.reduce<Counted>((sum, step) => added(sum, step.additions), {});
  return [
    ...steps.map(
      ({ before, after }): Write => ({
        table: tables.countedOrders,
        put: after,
        if: before.revision === 0 ? { exists: false } : { path: "revision", equals: before.revision },
      }),
    ),
    ...Object.entries(additions).map(([id, measures]) => additionOf(id, measures)),
    ...steps.flatMap(({ before, after }) => noticeWrites(before, after)),
  ];
}

function noticeWrites(before: Ledger, after: Ledger): Write[] {
  const table = tables.attention;
  const [old, current] = [before.notices, after.notices].map(
    (notices) => new Map(notices.map((row) => [`${row.kind} ${row.key}`, row])),
  );
  const gone = [...(old ?? [])].filter(([id]) => !current?.has(id));
  const changed = [...(current ?? [])].filter(([id, row]) => !isSame(row, old?.get(id)));
  return [
    ...gone.map(([, { kind, key }]): Write => ({ table, delete: { kind, key } })),
    ...changed.map(([, row]): Write => ({ table, put: row })),
  ];
}

const isSame = (one: object, other: object | undefined): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** First and last order of a customer: a minimum and a maximum, so repeating and reordering are harmless. */
async function noteOrderTimes(
  engine: Tables,
  orders: readonly Countable[],
  steps: readonly Step[],
): Promise<void> {
  const times = steps.flatMap(({ before, after }) => {
    const customer = orders.find(({ orderId }) => orderId === after.orderId)?.figures.customer;
    return customer && before.counted[`customer|${customer.userId}`] === undefined ? [customer] : [];
  });
  await Promise.all(
    [...Map.groupBy(times, ({ userId }) => userId)].flatMap(([userId, paid]) => {
      const at = paid.map(({ paidAt }) => paidAt);
      const [first, last] = [Math.min(...at), Math.max(...at)];
      return [
        noteTime(engine, userId, "firstOrderAt", first, { path: "firstOrderAt", atLeast: first }),
        noteTime(engine, userId, "lastOrderAt", last, { path: "lastOrderAt", atMost: last }),
      ];
    }),
  );
}

const noteTime = (engine: Tables, userId: string, path: string, to: number, ifStands: Condition) =>
  engine.update(
    tables.customerSummaries,
    { userId },
    [
      { set: path, to },
      { set: "kind", to: "customer" },
    ],
    { any: [{ path, present: false }, ifStands] },
  );
