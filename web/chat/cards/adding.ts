import { addLine, lineChange, shortage } from "../../cart/cart-state.ts";
import { ask } from "../../lib/api.ts";
import type { Product } from "../../lib/api-types.ts";
import { Problem } from "../../lib/problem.ts";
import { market, marketQuery } from "../../market/market.ts";

export type Wanted = {
  readonly productId: string;
  readonly variantId?: string | undefined;
  readonly quantity: number;
};

/**
 * Adds a product to this shopper's cart, a guest's too, at the price and stock of this moment. Returns the path of its page
 * instead when an option has to be chosen there first. Throws a Problem.
 */
export async function addToCart({ productId, variantId, quantity }: Wanted): Promise<string | undefined> {
  const product = await ask<Product>((api) =>
    api.products[":id"].$get({ param: { id: productId }, query: marketQuery() }),
  ).catch((error: unknown) => {
    throw error instanceof Problem && error.code === "PRODUCT_NOT_FOUND" ? notSold(error) : error;
  });
  const variant = product.variants.find(({ id }) => id === variantId);
  if (product.variants.length > 0 && !variant) return `/p/${product.slug}`;
  const change = lineChange(product, variant, quantity);
  if (change.available < quantity) throw new Problem("OUT_OF_STOCK", shortage(change.available), 409);
  await addLine(change);
  return undefined;
}

/** The card may be from a conversation in another market, or from before the product was taken off the shop. */
const notSold = ({ code, status }: Problem): Problem => {
  const { name, prefix } = market();
  return new Problem(code, prefix === "" ? "This is no longer sold." : `This isn't sold in ${name}.`, status);
};
