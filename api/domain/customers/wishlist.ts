import { DomainError } from "../errors.ts";

/** Times are epoch milliseconds. */
export type Wish = { readonly productId: string; readonly savedAt: number };
/** Newest first, each product once. */
export type Wishlist = { readonly wishes: readonly Wish[] };

const maxWishes = 200;

/** One that is saved already stays as it is. Throws CONFLICT when the list is full. */
export function withWish(list: Wishlist, wish: Wish): Wishlist {
  if (list.wishes.some(({ productId }) => productId === wish.productId)) return list;
  if (list.wishes.length >= maxWishes)
    throw new DomainError(
      "CONFLICT",
      { reason: `a wishlist holds at most ${maxWishes} products` },
      { message: `You have saved ${maxWishes} products, which is all we can keep. Remove some first.` },
    );
  return { wishes: [wish, ...list.wishes] };
}

export function withoutWish(list: Wishlist, productId: string): Wishlist {
  const wishes = list.wishes.filter((wish) => wish.productId !== productId);
  return wishes.length === list.wishes.length ? list : { wishes };
}
