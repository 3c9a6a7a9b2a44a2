import type { Cursor } from "../../ports/table.ts";
import { type Actor, requireStaff } from "../actor.ts";
import type { Product } from "../catalog/product.ts";
import type { Products } from "../catalog/store.ts";
import type { Settings } from "../settings/store.ts";
import { type ProductFinding, productFindings } from "./product-findings.ts";
import { type ShopFinding, shopFindings } from "./shop-findings.ts";

/** A page of products that were looked at, and those of them that lack something. */
export type ExaminedProducts = {
  readonly examined: number;
  readonly products: readonly { readonly product: Product; readonly findings: readonly ProductFinding[] }[];
  readonly cursor?: Cursor;
};

/** What keeps the shop's markets from delivering, or from taxing what they deliver. For staff. */
export async function examineShop(
  deps: { readonly settings: Pick<Settings, "read">; readonly now: () => number },
  actor: Actor,
): Promise<readonly ShopFinding[]> {
  requireStaff(actor, "settings:read");
  const { settings, now } = deps;
  const [markets, shipping, taxes, store] = await Promise.all([
    settings.read("markets"),
    settings.read("shipping"),
    settings.read("taxes"),
    settings.read("store"),
  ]);
  return shopFindings({ markets, shipping, taxes, store }, now());
}

/** Looks at a page of the products on sale, by name. For staff. */
export async function examineProducts(
  deps: { readonly products: Pick<Products, "listAll">; readonly settings: Pick<Settings, "read"> },
  actor: Actor,
  page: { readonly limit: number; readonly cursor?: Cursor | undefined },
): Promise<ExaminedProducts> {
  requireStaff(actor, "catalog:read");
  const [markets, shipping, { products, cursor }] = await Promise.all([
    deps.settings.read("markets"),
    deps.settings.read("shipping"),
    deps.products.listAll({ sort: "name", descending: false, isActive: true, ...page }),
  ]);
  return {
    examined: products.length,
    products: products
      .map((product) => ({ product, findings: productFindings(product, { markets, shipping }) }))
      .filter(({ findings }) => findings.length > 0),
    ...(cursor && { cursor }),
  };
}
