import { query } from "@solidjs/router";
import type { InferResponseType } from "hono/client";
import type { Client } from "../../api/client.ts";
import { ask } from "../../web/lib/api.ts";
import { askAsStaff } from "../shell/staff.ts";

type Doctor = Client["admin"]["doctor"];
type Markets = InferResponseType<Client["markets"]["$get"], 200>;
type ShopFindings = InferResponseType<Doctor["$get"], 200>;
type ProductFindings = InferResponseType<Doctor["products"]["$get"], 200>;
export type ShopFinding = ShopFindings["items"][number];
export type ExaminedProduct = ProductFindings["items"][number];

/** What keeps the markets from delivering or taxing. */
export const loadShopFindings = query(
  async () => (await askAsStaff<ShopFindings>((api, as) => api.admin.doctor.$get({}, as()))).items,
  "doctor-shop",
);

/** A page of the products that lack something; the products that lack nothing are passed over. */
export const loadProductFindings = query(
  ({ lastKey }: { readonly lastKey?: string }) =>
    askAsStaff<ProductFindings>((api, as) =>
      api.admin.doctor.products.$get(
        { query: { limit: "100", ...(lastKey !== undefined && { lastKey }) } },
        as(),
      ),
    ),
  "doctor-products",
);

/** The names of the markets by their ids. */
export const loadMarketNames = query(async (): Promise<Readonly<Record<string, string>>> => {
  const { items } = await ask<Markets>((api) => api.markets.$get());
  return Object.fromEntries(items.map(({ marketId, name }) => [marketId, name]));
}, "doctor-markets");
