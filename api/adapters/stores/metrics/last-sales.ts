import * as z from "zod";
import type { IdleProduct, Metrics, Sale, ShelfNote } from "../../../domain/metrics/store.ts";
import type { Change, Condition, Tables } from "../../../ports/table.ts";
import { tables } from "../keys.ts";

const Row = z.object({
  productId: z.string(),
  idleSince: z.number().exactOptional(),
  soldAt: z.number().exactOptional(),
  version: z.number().exactOptional(),
});

/** Notes the sales that are later than what is noted: a maximum, so repeating and reordering are harmless. */
export async function noteSales(engine: Tables, sales: readonly Sale[]): Promise<void> {
  const noted = await rowsOf(engine, sales);
  await Promise.all(
    sales.map(async ({ productId, at }, place) => {
      const { soldAt = 0, idleSince = 0 } = noted[place] ?? {};
      if (soldAt >= at) return;
      // A product is older than its sales; only what was imported with both may say otherwise.
      const waits: Change = { set: "idleSince", to: Math.max(idleSince, at) };
      await raise(engine, productId, "soldAt", at, [waits]);
    }),
  );
}

/** Notes the versions of products that are newer than what is noted. */
export async function noteProducts(engine: Tables, products: readonly ShelfNote[]): Promise<void> {
  const noted = await rowsOf(engine, products);
  await Promise.all(
    products.map(async ({ productId, isActive, version, createdAt }, place) => {
      if ((noted[place]?.version ?? 0) >= version) return;
      await raise(engine, productId, "idleSince", createdAt);
      await raise(engine, productId, "version", version, [{ set: "shelf", to: isActive ? "on" : "off" }]);
    }),
  );
}

/** See the port. */
export async function idleProducts(
  engine: Tables,
  { before, limit }: { readonly before: number; readonly limit: number },
): ReturnType<Metrics["idle"]> {
  const { items, cursor } = await engine.query(tables.productSales, {
    index: "shelf-idle-index",
    hash: "on",
    range: { to: before - 1 },
    limit,
  });
  const products = items.map((item): IdleProduct => {
    const { productId, idleSince = 0, soldAt } = Row.parse(item);
    return { productId, idleSince, soldAt };
  });
  return { products, isComplete: cursor === undefined };
}

const rowsOf = async (engine: Tables, products: readonly { readonly productId: string }[]) => {
  const items = await engine.getAll(
    tables.productSales,
    products.map(({ productId }) => ({ productId })),
  );
  return items.map((item) => item && Row.parse(item));
};

/** Writes a number where there is none or a lower one, and `also` with it. */
const raise = (
  engine: Tables,
  productId: string,
  path: "soldAt" | "idleSince" | "version",
  to: number,
  also: readonly Change[] = [],
) => {
  const isLower: Condition = { path, atMost: to };
  return engine.update(tables.productSales, { productId }, [{ set: path, to }, ...also], {
    any: [{ path, present: false }, isLower],
  });
};
