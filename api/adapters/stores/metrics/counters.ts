import * as z from "zod";
import type { Figures } from "../../../domain/metrics/figures.ts";
import type { Notice } from "../../../domain/metrics/notices.ts";
import type { Currency } from "../../../domain/money.ts";
import type { Key, TableSpec, Write } from "../../../ports/table.ts";
import { tables } from "../keys.ts";

/** By counter id, then by measure; what is 0 is left out. */
export type Counted = Readonly<Record<string, Readonly<Record<string, number>>>>;
export const CountedRecord = z.record(z.string(), z.record(z.string(), z.number()));

/** The part of the metrics table that holds a currency's days. */
export const dayPart = (currency: Currency): string => `day#${currency}`;
/** The part that holds the products of a bucket: a day or a month. */
export const productPart = (currency: Currency, bucket: string): string => `product#${currency}#${bucket}`;
/** The part that holds how many orders are to be packed and how many notices there are. */
export const attentionPart = "attention";

/** The counters that an order adds to, each by an id that says where it is kept. */
export function countedOf(figures: Figures): Counted {
  const { currency, days, products, customer, toPack, notices } = figures;
  const counted = new Map<string, Map<string, number>>();
  const add = (id: string, measures: Readonly<Record<string, number>>) => {
    const known = counted.get(id) ?? new Map<string, number>();
    for (const [measure, by] of Object.entries(measures)) known.set(measure, (known.get(measure) ?? 0) + by);
    counted.set(id, known);
  };
  for (const [day, measures] of days) add(`${dayPart(currency)}|${day}`, measures);
  for (const [day, ofDay] of products)
    for (const [productId, measures] of ofDay)
      for (const bucket of [day, day.slice(0, 7)])
        add(`${productPart(currency, bucket)}|${productId}`, measures);
  if (customer) add(`customer|${customer.userId}`, { orders: 1, [currency]: customer.value });
  if (toPack) add(`${attentionPart}|pack`, { count: 1 });
  for (const { kind } of notices) add(`${attentionPart}|${kind}`, { count: 1 });
  return trimmed(counted);
}

/** What takes counters from one state to the other. */
export function difference(before: Counted, after: Counted): Counted {
  const changed = new Map<string, Map<string, number>>();
  for (const id of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [from = {}, to = {}] = [before[id], after[id]];
    const measures = new Set([...Object.keys(from), ...Object.keys(to)]);
    changed.set(id, new Map([...measures].map((one) => [one, (to[one] ?? 0) - (from[one] ?? 0)])));
  }
  return trimmed(changed);
}

/** Both added up. */
export function added(one: Counted, other: Counted): Counted {
  const none = Object.fromEntries(
    Object.entries(other).map(([id, measures]) => [
      id,
      Object.fromEntries(Object.entries(measures).map(([measure, by]) => [measure, -by])),
    ]),
  );
  return difference(none, one);
}

const trimmed = (counted: ReadonlyMap<string, ReadonlyMap<string, number>>): Counted =>
  Object.fromEntries(
    [...counted].flatMap(([id, measures]) => {
      const some = [...measures].filter(([, by]) => by !== 0);
      return some.length === 0 ? [] : [[id, Object.fromEntries(some)] as const];
    }),
  );

/** Where a counter is kept. */
export function placeOf(id: string): { readonly table: TableSpec; readonly key: Key } {
  const cut = id.indexOf("|");
  const [part, key] = [id.slice(0, cut), id.slice(cut + 1)];
  return part === "customer"
    ? { table: tables.customerSummaries, key: { userId: key } }
    : { table: tables.metrics, key: { part, key } };
}

/** The write that adds to a counter. */
export function additionOf(id: string, measures: Readonly<Record<string, number>>): Write {
  const { table, key } = placeOf(id);
  const adds = Object.entries(measures).map(([measure, by]) => ({ add: measure, by }) as const);
  const listed =
    table === tables.customerSummaries ? [{ set: "kind", to: "customer" } as const] : ([] as const);
  return { table, update: key, changes: [...adds, ...listed] };
}

const digits = 15;

/** A notice's row: oldest first within its kind. */
export const noticeRow = (notice: Notice) => ({
  ...notice,
  key: `${String(notice.since).padStart(digits, "0")}#${notice.orderId}`,
});
