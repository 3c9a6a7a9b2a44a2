import type { CartLine } from "./cart.ts";

/** One cart per user. Setting is absolute, so repeating it is harmless. */
export interface Carts {
  /** In the order they were added. */
  lines(userId: string): Promise<readonly CartLine[]>;
  set(userId: string, lines: readonly CartLine[]): Promise<void>;
  /** A line that is not there is no error. */
  remove(userId: string, line: { productId: string; variantId?: string | undefined }): Promise<void>;
  clear(userId: string): Promise<void>;
}
