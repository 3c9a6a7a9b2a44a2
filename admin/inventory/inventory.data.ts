import { query, revalidate } from "@solidjs/router";
import type { InferResponseType } from "hono/client";
import type { Client } from "../../api/client.ts";
import { askAsStaff, idempotent } from "../shell/staff.ts";

type Api = Client["admin"]["inventory"];
type StockPage = InferResponseType<Api["$get"], 200>;
export type StockRow = StockPage["items"][number];
export type ProductStock = InferResponseType<Api[":productId"]["$get"], 200>;
export type SkuStock = ProductStock["items"][number];
export type Holds = InferResponseType<Api[":productId"]["reservations"]["$get"], 200>;
export type StockHistory = InferResponseType<Api[":productId"]["history"]["$get"], 200>;

export type StockFilters = { readonly level?: "low" | "out"; readonly q?: string };

/** A page of SKUs, the fewest available first. */
export const loadInventory = query(
  (filters: StockFilters & { readonly lastKey?: string }) =>
    askAsStaff<StockPage>((api, as) =>
      api.admin.inventory.$get({ query: { limit: "50", ...filters } }, as()),
    ),
  "inventory",
);

/** A product's SKUs with their units. */
export const loadStock = query(
  (productId: string) =>
    askAsStaff<ProductStock>((api, as) =>
      api.admin.inventory[":productId"].$get({ param: { productId } }, as()),
    ),
  "stock",
);

/** The orders that hold units of a product. */
export const loadHolds = query(
  (productId: string) =>
    askAsStaff<Holds>((api, as) =>
      api.admin.inventory[":productId"].reservations.$get({ param: { productId } }, as()),
    ),
  "stock-holds",
);

/** What staff changed of a SKU's units. */
export const loadStockHistory = query(
  (productId: string, variantId: string | undefined) =>
    askAsStaff<StockHistory>((api, as) =>
      api.admin.inventory[":productId"].history.$get(
        { param: { productId }, query: { limit: "20", ...(variantId !== undefined && { variantId }) } },
        as(),
      ),
    ),
  "stock-history",
);

type Of = { readonly productId: string; readonly variantId?: string | undefined };
const variantOf = ({ variantId }: Of) => (variantId === undefined ? {} : { variantId });

/** `by` more units, or fewer. Sent again with the same key it changes nothing more. */
export async function adjustUnits(
  of: Of,
  change: { readonly by: number; readonly reason: string; readonly key: string },
): Promise<void> {
  const { key, ...json } = change;
  await askAsStaff((api, as) =>
    api.admin.inventory[":productId"].adjustments.$post(
      {
        param: { productId: of.productId },
        header: { "idempotency-key": key },
        json: { ...variantOf(of), ...json },
      },
      as(idempotent(key)),
    ),
  );
  await reload();
}

/** What was counted on hand, when the SKU was at `revision`. */
export async function countUnits(
  of: Of,
  count: { readonly counted: number; readonly revision: number; readonly reason: string },
): Promise<void> {
  await askAsStaff((api, as) =>
    api.admin.inventory[":productId"].counts.$post(
      { param: { productId: of.productId }, json: { ...variantOf(of), ...count } },
      as(),
    ),
  );
  await reload();
}

/** Loads anew what the inventory's pages show. */
export const reload = (): Promise<void> =>
  revalidate([loadInventory.key, loadStock.key, loadHolds.key, loadStockHistory.key]);
