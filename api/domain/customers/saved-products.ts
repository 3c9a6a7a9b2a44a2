import { type Actor, requireShopper } from "../actor.ts";
import { inMarket } from "../catalog/lists.ts";
import type { Product } from "../catalog/product.ts";
import type { Products } from "../catalog/store.ts";
import { DomainError } from "../errors.ts";
import { resolveMarket } from "../markets/service.ts";
import type { Settings } from "../settings/store.ts";
import type { Customers } from "./store.ts";
import { type WishlistItem, withItem, withoutItem } from "./wishlist.ts";

export type SavedProductDeps = {
  readonly customers: Customers;
  readonly products: Pick<Products, "find" | "findMany">;
  readonly now: () => number;
};
/** `product` as it is today; undefined or not active: it is gone. */
export type SavedProduct = WishlistItem & { readonly product: Product | undefined };

/** What the caller has saved, newest first, at the default market's prices. For anybody with an account. */
export async function showSavedProducts(
  deps: Pick<SavedProductDeps, "customers" | "products"> & { readonly settings: Pick<Settings, "read"> },
  actor: Actor,
): Promise<readonly SavedProduct[]> {
  const { userId } = requireShopper(actor);
  const { wishes } = await deps.customers.find(userId, "wishlist");
  const products = await deps.products.findMany(wishes.map(({ productId }) => productId));
  const terms = await resolveMarket(deps, {});
  return wishes.map((item, place) => {
    const product = products[place];
    return { ...item, product: product && inMarket(product, terms) };
  });
}

/**
 * Puts a product on the caller's wishlist; saving it again changes nothing. For anybody with an account. Throws
 * PRODUCT_NOT_FOUND, and CONFLICT when the list is full.
 */
export async function saveProduct(deps: SavedProductDeps, actor: Actor, productId: string): Promise<void> {
  const { userId } = requireShopper(actor);
  const product = await deps.products.find(productId);
  if (!product?.isActive) throw new DomainError("PRODUCT_NOT_FOUND", { productId });
  const item = { productId, savedAt: deps.now() };
  await deps.customers.change(userId, "wishlist", (list) => withItem(list, item));
}

/** Takes a product off the caller's wishlist; one that is not saved is no error. For anybody with an account. */
export async function unsaveProduct(
  deps: Pick<SavedProductDeps, "customers">,
  actor: Actor,
  productId: string,
): Promise<void> {
  const { userId } = requireShopper(actor);
  await deps.customers.change(userId, "wishlist", (list) => withoutItem(list, productId));
}
