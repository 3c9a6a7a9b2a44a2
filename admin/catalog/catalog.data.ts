import { query } from "@solidjs/router";
import type { InferResponseType } from "hono/client";
import type { Client } from "../../api/client.ts";
import { askAsStaff } from "../shell/staff.ts";

export type AdminProductPage = InferResponseType<Client["admin"]["products"]["$get"], 200>;
export type AdminProduct = AdminProductPage["items"][number];

/** A page of all products, those that are off sale too. */
export const loadProducts = query(
  (filters: { readonly lastKey?: string }) =>
    askAsStaff<AdminProductPage>((api, as) =>
      api.admin.products.$get({ query: { limit: "50", ...filters } }, as()),
    ),
  "admin-products",
);
