import { action, query } from "@solidjs/router";
import type { InferRequestType, InferResponseType } from "hono/client";
import type { Client } from "../../api/client.ts";
import { ask } from "../../web/lib/api.ts";
import type { Category } from "../../web/lib/api-types.ts";
import { askAsStaff, ifMatch } from "../shell/staff.ts";

type List = Client["admin"]["products"]["$get"];
export type AdminProductPage = InferResponseType<List, 200>;
export type AdminProduct = AdminProductPage["items"][number];
/** What staff narrow the list by, and its order. */
export type ProductFilters = Omit<InferRequestType<List>["query"], "limit" | "lastKey">;

/** A page of all products, those that are off sale too. */
export const loadProducts = query(
  (filters: ProductFilters & { readonly lastKey?: string }) =>
    askAsStaff<AdminProductPage>((api, as) =>
      api.admin.products.$get({ query: { limit: "100", ...filters } }, as()),
    ),
  "admin-products",
);

/** The categories that have products on sale. */
export const loadCategories = query(
  async () => (await ask<{ items: readonly Category[] }>((api) => api.categories.$get({ query: {} }))).items,
  "admin-categories",
);

/** Puts a product on sale or takes it off, unless it was edited meanwhile. */
export const setOnSale = action(
  (product: Pick<AdminProduct, "productId" | "version">, isActive: boolean) =>
    askAsStaff<AdminProduct>((api, as) =>
      api.products[":id"].$put(
        { param: { id: product.productId }, header: ifMatch(product.version), json: { isActive } },
        as(),
      ),
    ),
  "set-on-sale",
);
