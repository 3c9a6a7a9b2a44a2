import { dayMeasures } from "../../../domain/metrics/figures.ts";
import { type NoticeKind, noticeKinds } from "../../../domain/metrics/notices.ts";
import type { Bucket } from "../../../domain/metrics/period.ts";
import type { Metrics } from "../../../domain/metrics/store.ts";
import type { Currency } from "../../../domain/money.ts";
import type { Tables } from "../../../ports/table.ts";
import { tables } from "../keys.ts";
import { attentionPart, dayPart, productPart } from "./counters.ts";
import { idleProducts, noteProducts, noteSales } from "./last-sales.ts";
import { countOrders, NoticeRecord } from "./ledger.ts";
import { CounterKey, measuresIn, productFigures, soldMost, topProducts } from "./products.ts";

/** The metrics over any engine. */
export const metricsIn = (engine: Tables): Metrics => ({
  count: (orders) => countOrders(engine, orders),

  async days(currency, { from, to }) {
    const { items } = await engine.query(tables.metrics, {
      hash: dayPart(currency),
      range: { from, to },
      limit: 400,
    });
    return new Map(items.map((item) => [CounterKey.parse(item).key, measuresIn(item, dayMeasures)]));
  },

  topProducts: (currency, buckets, limit, measure) =>
    topProducts(engine, partsOf(currency, buckets), limit, measure ?? "revenue"),
  productFigures: (currency, buckets, productIds) =>
    productFigures(engine, partsOf(currency, buckets), productIds),
  soldMost: (currency, buckets) => soldMost(engine, partsOf(currency, buckets)),

  noteSales: (sales) => noteSales(engine, sales),
  noteProducts: (products) => noteProducts(engine, products),
  idle: (query) => idleProducts(engine, query),

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

const partsOf = (currency: Currency, buckets: readonly Bucket[]): readonly string[] =>
  buckets.map((bucket) => productPart(currency, bucket));
