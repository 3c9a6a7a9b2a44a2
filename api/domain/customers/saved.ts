import type { Product } from "../catalog/product.ts";
import type { Products } from "../catalog/store.ts";
import { DomainError } from "../errors.ts";
import type { Customers } from "./store.ts";
import { type Wish, withoutWish, withWish } from "./wishlist.ts";

export type SavedDeps = {
  readonly customers: Customers;
  readonly products: Pick<Products, "find" | "findMany">;
  readonly now: () => number;
};
/** `product` as it is today; undefined or not active: it is gone. */
export type SavedProduct = Wish & { readonly product: Product | undefined };

/** Newest first. */
export async function showSaved(deps: SavedDeps, userId: string): Promise<readonly SavedProduct[]> {
  const { wishes } = await deps.customers.find(userId, "wishlist");
  const products = await deps.products.findMany(wishes.map(({ productId }) => productId));
  return wishes.map((wish, place) => ({ ...wish, product: products[place] }));
}

/** Saving again changes nothing. Throws PRODUCT_NOT_FOUND, and CONFLICT when the list is full. */
export async function saveProduct(deps: SavedDeps, userId: string, productId: string): Promise<void> {
  const product = await deps.products.find(productId);
  if (!product?.isActive) throw new DomainError("PRODUCT_NOT_FOUND", { productId });
  const wish = { productId, savedAt: deps.now() };
  await deps.customers.change(userId, "wishlist", (list) => withWish(list, wish));
}

/** One that is not saved is no error. */
export async function unsaveProduct(
  deps: Pick<SavedDeps, "customers">,
  userId: string,
  productId: string,
): Promise<void> {
  await deps.customers.change(userId, "wishlist", (list) => withoutWish(list, productId));
}
