import { z } from "@hono/zod-openapi";
import { comparedWith, priceRangeOf } from "../../domain/catalog/prices.ts";
import type { Product } from "../../domain/catalog/product.ts";
import type { SavedProduct } from "../../domain/customers/saved-products.ts";
import { majorOf } from "../../domain/money.ts";
import { ProductId } from "../cart/cart.schema.ts";
import { MoneyView, TimeView } from "../shared.schema.ts";

export const SavedParam = z.object({ productId: ProductId });

export const WishlistView = z
  .strictObject({
    items: z.array(
      z
        .strictObject({
          productId: z.string(),
          savedAt: TimeView,
          gone: z.boolean().openapi({ description: "No longer sold" }),
          product: z
            .strictObject({
              name: z.string(),
              slug: z.string(),
              imageUrl: z.string(),
              price: MoneyView.openapi({ description: "The lowest that can be paid" }),
              maxPrice: MoneyView.optional().openapi({ description: "Where a variant costs more" }),
              compareAt: MoneyView.optional().openapi({
                description: "Struck through beside `price`, as `compareAt` of a product is",
              }),
              available: z.int(),
              variants: z.int().openapi({ description: "How many to choose from; 0: it is sold as itself" }),
            })
            .optional()
            .openapi({ description: "As it is today, or was when it left the shop" }),
        })
        .openapi("SavedProduct"),
    ),
    count: z.int(),
  })
  .openapi("Wishlist");

function pricesOf(product: Product) {
  const { lowest, highest } = priceRangeOf(product);
  const compareAt = comparedWith(product);
  return {
    price: majorOf(lowest),
    ...(highest > lowest && { maxPrice: majorOf(highest) }),
    ...(compareAt !== undefined && { compareAt: majorOf(compareAt) }),
  };
}

/** Saved products as the API shows them; amounts in decimal major units. */
export const wishlistView = (saved: readonly SavedProduct[]): z.input<typeof WishlistView> => ({
  items: saved.map(({ productId, savedAt, product }) => ({
    productId,
    savedAt,
    gone: !product?.isActive,
    ...(product && {
      product: {
        name: product.name,
        slug: product.slug,
        imageUrl: product.imageUrl,
        ...pricesOf(product),
        available: product.isActive ? product.available : 0,
        variants: product.variants.length,
      },
    }),
  })),
  count: saved.length,
});
