import { query, revalidate } from "@solidjs/router";
import type { InferRequestType, InferResponseType } from "hono/client";
import type { Client } from "../../api/client.ts";
import { Problem } from "../../web/lib/problem.ts";
import { askAsStaff, ifMatch } from "../shell/staff.ts";
import { type AdminProduct, loadProducts } from "./catalog.data.ts";

type Product = Client["products"];
export type ProductInput = InferRequestType<Product["$post"]>["json"];
export type Availability = InferResponseType<Client["admin"]["products"][":id"]["availability"]["$get"], 200>;

/** A product as staff see it, also one that is off sale. */
export const loadProduct = query(
  (id: string) =>
    askAsStaff<AdminProduct>((api, as) => api.admin.products[":id"].$get({ param: { id } }, as())),
  "admin-product",
);

/** Why a product cannot be bought. */
export const loadAvailability = query(
  (id: string) =>
    askAsStaff<Availability>((api, as) =>
      api.admin.products[":id"].availability.$get({ param: { id } }, as()),
    ),
  "admin-availability",
);

/** What became of a save: somebody else may have saved the product meanwhile. */
export type Saved =
  | { readonly saved: true; readonly product: AdminProduct }
  | { readonly saved: false; readonly current: AdminProduct; readonly base: AdminProduct | undefined };

/** Saves a product that was read at `version`, or a new one. Throws a Problem. */
export async function saveProduct(
  input: ProductInput,
  read: Pick<AdminProduct, "productId" | "version"> | undefined,
): Promise<Saved> {
  try {
    const product = await askAsStaff<AdminProduct>((api, as) =>
      read === undefined
        ? api.products.$post({ json: input }, as())
        : api.products[":id"].$put(
            { param: { id: read.productId }, header: ifMatch(read.version), json: input },
            as(),
          ),
    );
    await revalidate([loadProduct.key, loadAvailability.key, loadProducts.key]);
    return { saved: true, product };
  } catch (error) {
    if (!(error instanceof Problem) || error.details["current"] === undefined) throw error;
    // The API's answer to a save of an old version.
    const { current, base } = error.details as { current: AdminProduct; base?: AdminProduct };
    return { saved: false, current, base };
  }
}
