import * as z from "zod";
import { dayMeasures, productMeasures, sum } from "../../../domain/metrics/figures.ts";
import { type NoticeKind, noticeKinds } from "../../../domain/metrics/notices.ts";
import type { Metrics, ProductTotal } from "../../../domain/metrics/store.ts";
import type { Item, Tables } from "../../../ports/table.ts";
import { tables } from "../keys.ts";
import { attentionPart, dayPart, productPart } from "./counters.ts";
import { countOrders, NoticeRecord } from "./ledger.ts";

/** Products of a bucket that are candidates for the top of a period. */
const firstOfBucket = 50;
/** Candidates whose figures are read in full, for each product that is asked for. */
const candidatesPerProduct = 3;

/** The metrics over any engine. */
export const metricsIn = (engine: Tables): Metrics => ({
  count: (orders) => countOrders(engine, orders),

  async days(currency, { from, to }) {
    const { items } = await engine.query(tables.metrics, {
      hash: dayPart(currency),
      range: { from, to },
      limit: 400,
    });
    return new Map(items.map((item) => [Key.parse(item).key, measuresIn(item, dayMeasures)]));
  },

  async topProducts(currency, buckets, limit) {
    const parts = buckets.map((bucket) => productPart(currency, bucket));
    const firsts = await Promise.all(
      parts.map((hash) =>
        engine.query(tables.metrics, {
          index: "part-revenue-index",
          hash,
          descending: true,
          limit: firstOfBucket,
        }),
      ),
    );
    const seen = totalsOf(firsts.flatMap(({ items }) => items));
    const candidates = seen.slice(0, limit * candidatesPerProduct).map(({ productId }) => productId);
    // A bucket that was read to its end hides nothing.
    const unread = parts.filter((_, place) => firsts[place]?.cursor !== undefined);
    const known = firsts.flatMap(({ items, cursor }) => (cursor ? [] : items));
    const rest = await engine.getAll(
      tables.metrics,
      unread.flatMap((part) => candidates.map((key) => ({ part, key }))),
    );
    const of = new Set(candidates);
    return totalsOf([...known, ...rest.filter((row) => row !== undefined)])
      .filter(({ productId }) => of.has(productId))
      .slice(0, limit);
  },

  async counts() {
    const kinds = ["pack", ...noticeKinds] as const;
    const rows = await engine.getAll(
      tables.metrics,
      kinds.map((key) => ({ part: attentionPart, key })),
    );
    const counts = kinds.map((kind, place) => [kind, measuresIn(rows[place] ?? {}, ["count"]).count]);
    // The pairs have every kind.
    return Object.fromEntries(counts) as Record<NoticeKind | "pack", number>;
  },

  async notices(kind, limit) {
    const { items } = await engine.query(tables.attention, { hash: kind, limit });
    return items.map((item) => {
      const { key: _key, ...notice } = NoticeRecord.parse(item);
      return notice;
    });
  },
});

const Key = z.object({ key: z.string() });
const Count = z.int().default(0);

const measuresIn = <Measure extends string>(
  item: Item,
  measures: readonly Measure[],
): Readonly<Record<Measure, number>> =>
  sum(
    measures,
    // Each measure is an attribute of its name.
    Object.fromEntries(measures.map((measure) => [measure, Count.parse(item[measure])])) as Record<
      Measure,
      number
    >,
  );

/** Rows of products added up by product, highest revenue first. */
function totalsOf(rows: readonly Item[]): readonly ProductTotal[] {
  const totals = new Map<string, ProductTotal>();
  for (const row of rows) {
    const { key: productId } = Key.parse(row);
    const figures = sum(productMeasures, totals.get(productId), measuresIn(row, productMeasures));
    totals.set(productId, { productId, ...figures });
  }
  return [...totals.values()].sort(
    (one, other) => other.revenue - one.revenue || (one.productId < other.productId ? -1 : 1),
  );
}
