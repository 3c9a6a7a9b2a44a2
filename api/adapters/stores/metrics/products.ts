import * as z from "zod";
import {
  type ProductFigures,
  type ProductMeasure,
  productMeasures,
  sum,
} from "../../../domain/metrics/figures.ts";
import type { ProductTotal, SoldMost } from "../../../domain/metrics/store.ts";
import type { Item, Tables } from "../../../ports/table.ts";
import { tables } from "../keys.ts";

/** Products of a bucket that are candidates for the top of a period. */
const firstOfBucket = 50;
/** Candidates whose figures are read in full, for each product that is asked for. */
const candidatesPerProduct = 3;

/** Products with the most of a measure over all parts; see the port. */
export async function topProducts(
  engine: Tables,
  parts: readonly string[],
  limit: number,
  measure: ProductMeasure,
): Promise<readonly ProductTotal[]> {
  const firsts = await firstsOf(engine, parts, measure);
  const seen = totalsOf(firsts.flatMap(({ items }) => items)).sort(most(measure));
  const candidates = seen.slice(0, limit * candidatesPerProduct).map(({ productId }) => productId);
  // A part that was read to its end by revenue hides nothing; the other indexes leave products out.
  const isWhole = firsts.map(({ cursor }) => measure === "revenue" && cursor === undefined);
  const known = firsts.flatMap(({ items }, place) => (isWhole[place] ? items : []));
  const rest = await rowsOf(
    engine,
    parts.filter((_, place) => !isWhole[place]),
    candidates,
  );
  const of = new Set(candidates);
  return totalsOf([...known, ...rest])
    .sort(most(measure))
    .filter(({ productId }) => of.has(productId))
    .slice(0, limit);
}

/** The figures of these products over all parts. */
export async function productFigures(
  engine: Tables,
  parts: readonly string[],
  productIds: readonly string[],
): Promise<ReadonlyMap<string, ProductFigures>> {
  const totals = totalsOf(await rowsOf(engine, parts, productIds));
  return new Map(totals.map(({ productId, ...figures }) => [productId, figures]));
}

/** The products of each part that sold the most units; see the port. */
export async function soldMost(engine: Tables, parts: readonly string[]): Promise<SoldMost> {
  const firsts = await firstsOf(engine, parts, "units");
  const last = firsts.map(({ items, cursor }) =>
    cursor === undefined ? 0 : measuresIn(items.at(-1) ?? {}, productMeasures).units,
  );
  const ids = firsts.flatMap(({ items }) => items.map((item) => CounterKey.parse(item).key));
  return { productIds: [...new Set(ids)], others: Math.max(0, ...last) };
}

const firstsOf = (engine: Tables, parts: readonly string[], measure: ProductMeasure) =>
  Promise.all(
    parts.map((hash) =>
      engine.query(tables.metrics, {
        index: `part-${measure}-index`,
        hash,
        descending: true,
        limit: firstOfBucket,
      }),
    ),
  );

const rowsOf = async (engine: Tables, parts: readonly string[], productIds: readonly string[]) => {
  const rows = await engine.getAll(
    tables.metrics,
    parts.flatMap((part) => productIds.map((key) => ({ part, key }))),
  );
  return rows.filter((row) => row !== undefined);
};

/** The range key of a counter's row: a day, or a product's id. */
export const CounterKey = z.object({ key: z.string() });
const Count = z.int().default(0);

/** The measures in a counter's row; what was never counted is 0. */
export const measuresIn = <Measure extends string>(
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

const most =
  (measure: ProductMeasure) =>
  (one: ProductTotal, other: ProductTotal): number =>
    other[measure] - one[measure] || (one.productId < other.productId ? -1 : 1);

/** Rows of products added up by product. */
function totalsOf(rows: readonly Item[]): ProductTotal[] {
  const totals = new Map<string, ProductTotal>();
  for (const row of rows) {
    const { key: productId } = CounterKey.parse(row);
    const figures = sum(productMeasures, totals.get(productId), measuresIn(row, productMeasures));
    totals.set(productId, { productId, ...figures });
  }
  return [...totals.values()];
}
