import type { CartLine } from "./cart.ts";

/** One cart per user. Setting is absolute, so repeating it is harmless. */
export interface Carts {
  /** In the order they were added. */
  lines(userId: string): Promise<readonly CartLine[]>;
  set(userId: string, lines: readonly CartLine[]): Promise<void>;
  /** A line that is not there is no error. */
  remove(userId: string, line: { productId: string; variantId?: string | undefined }): Promise<void>;
  clear(userId: string): Promise<void>;
  /**
   * Takes what an order bought out of the cart, once per order however often it is called: a line with more than was
   * bought keeps the rest; lines that were not bought stay.
   */
  takeBought(
    userId: string,
    orderId: string,
    bought: readonly { productId: string; variantId?: string | undefined; quantity: number }[],
  ): Promise<void>;
}
