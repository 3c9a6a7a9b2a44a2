import { DomainError } from "../errors.ts";

/** A saved product. Times are epoch milliseconds. */
export type WishlistItem = { readonly productId: string; readonly savedAt: number };
/** Newest first, each product once. */
export type Wishlist = { readonly wishes: readonly WishlistItem[] };

const maxItems = 200;

/** A product that is saved already stays as it is. Throws CONFLICT when the list is full. */
export function withItem(list: Wishlist, item: WishlistItem): Wishlist {
  if (list.wishes.some(({ productId }) => productId === item.productId)) return list;
  if (list.wishes.length >= maxItems)
    throw new DomainError(
      "CONFLICT",
      { reason: `a wishlist holds at most ${maxItems} products` },
      { message: `You have saved ${maxItems} products, which is all we can keep. Remove some first.` },
    );
  return { wishes: [item, ...list.wishes] };
}

/** The list without a product; the same object when the product is not in it. */
export function withoutItem(list: Wishlist, productId: string): Wishlist {
  const wishes = list.wishes.filter((item) => item.productId !== productId);
  return wishes.length === list.wishes.length ? list : { wishes };
}
