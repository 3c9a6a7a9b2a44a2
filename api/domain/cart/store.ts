import type { CartLine } from "./cart.ts";

/**
 * Which checkout claimed a cart last, and when (epoch milliseconds). The claim counts until that checkout has ended; see
 * `api/domain/checkout/cart-claim.ts`.
 */
export type CartClaim = { readonly orderId: string; readonly claimedAt: number };

/** One cart per user. */
export interface Carts {
  /** The lines in the order they were added, with the cart's claim. */
  find(
    userId: string,
  ): Promise<{ readonly lines: readonly CartLine[]; readonly claim: CartClaim | undefined }>;
  /** A checkout claims the cart when it is opened: see `Checkouts.open`. */
  claim(userId: string): Promise<CartClaim | undefined>;
  /** In the order they were added. */
  lines(userId: string): Promise<readonly CartLine[]>;
  /**
   * Writes these lines all together if each of them is in the cart as it is in `before`, or in neither. False: one is not,
   * for example because it was bought meanwhile, and nothing was written.
   */
  set(userId: string, lines: readonly CartLine[], before: readonly CartLine[]): Promise<boolean>;
  /** A line that is not there is no error. */
  remove(userId: string, line: { productId: string; variantId?: string | undefined }): Promise<void>;
  clear(userId: string): Promise<void>;
}
