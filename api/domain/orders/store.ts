import type { Cursor } from "../../ports/table.ts";
import type { ShortLine } from "../errors.ts";
import type { Order, OrderStatus } from "./order.ts";

export type OrderPage = { readonly orders: readonly Order[]; readonly cursor?: Cursor };
export type PageQuery = { readonly limit: number; readonly cursor?: Cursor | undefined };

/**
 * `changed`: a product is no longer what was priced (edited or taken off): price again. `short`: not enough is left.
 */
export type Placed =
  | { readonly placed: true }
  | { readonly placed: false; readonly changed: boolean; readonly short: readonly ShortLine[] };

/** Orders and the stock they hold: whatever touches both is one transaction. */
export interface Orders {
  find(orderId: string): Promise<Order | undefined>;
  /** Newest first. */
  listByUser(userId: string, page: PageQuery & { readonly since?: number | undefined }): Promise<OrderPage>;
  /** Newest first, of one status or of all. */
  list(
    page: PageQuery & {
      readonly status?: OrderStatus | undefined;
      readonly from?: number | undefined;
      readonly to?: number | undefined;
    },
  ): Promise<OrderPage>;
  /**
   * Reserves every line and writes the PENDING order and its reservation, or nothing. `versions` are the product
   * versions that were priced. Placing an order that is placed already changes nothing.
   */
  place(order: Order, versions: ReadonlyMap<string, number>): Promise<Placed>;
  /** False: the order changed since `before` was read, and nothing was written. */
  save(before: Order, after: Order): Promise<boolean>;
  /** As save, and the held units are sold (they leave the stock) or released (they can be bought again). */
  settle(before: Order, after: Order, units: "sold" | "released"): Promise<boolean>;
  /** As save, and the units given back lie in the stock again. */
  takeBack(
    before: Order,
    after: Order,
    lines: readonly { productId: string; variantId?: string | undefined; quantity: number }[],
  ): Promise<boolean>;
  /** Orders on which something is still to happen and nothing did since `before` (epoch milliseconds). */
  unfinished(query: PageQuery & { readonly before: number }): Promise<OrderPage>;
  /** Resolves when the order may have changed, at the latest after the time given (milliseconds). */
  watch(orderId: string, atMost: number): Promise<void>;
}
