import type { Cursor } from "../../ports/table.ts";
import type { CartLine } from "../cart/cart.ts";
import type { ShortLine } from "../errors.ts";
import type { Order, Units } from "./order.ts";
import type { OrderStatus } from "./status.ts";

export type OrderPage = { readonly orders: readonly Order[]; readonly cursor?: Cursor };
export type PageQuery = { readonly limit: number; readonly cursor?: Cursor | undefined };

/** What a list of everybody's orders is narrowed to: all of these together. */
export type OrderFilter = {
  readonly status?: OrderStatus | undefined;
  readonly userId?: string | undefined;
  /** Epoch milliseconds, both inclusive. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
};

/**
 * `changed`: a product is no longer what was priced (edited or taken off): price again. `short`: not enough is left.
 */
export type Placed =
  | { readonly placed: true }
  | { readonly placed: false; readonly changed: boolean; readonly short: readonly ShortLine[] };

/**
 * An order after a change, and what becomes of units in the same transaction: those it holds are sold (they leave the
 * stock) or released (they can be bought again), or these lines return to the stock. `bought` are lines of the shopper's
 * cart as they were ordered; in the same transaction they leave the cart.
 */
export type OrderChange = {
  readonly order: Order;
  readonly units: "sold" | "released" | readonly Units[];
  readonly bought?: readonly CartLine[] | undefined;
};

/** Orders and the stock they hold: whatever touches both is one transaction. */
export interface Orders {
  find(orderId: string): Promise<Order | undefined>;
  /** Newest first. */
  listByUser(userId: string, page: PageQuery & { readonly since?: number | undefined }): Promise<OrderPage>;
  /** Everybody's orders that satisfy all filters, newest first. A page is full unless the orders end. */
  list(query: PageQuery & OrderFilter): Promise<OrderPage>;
  /**
   * Reserves every line and writes the PENDING order and its reservation, or nothing. `versions` are the products'
   * priced versions. Placing an order that is placed already changes nothing.
   */
  place(order: Order, versions: ReadonlyMap<string, number>): Promise<Placed>;
  /**
   * Reads the order, lets `decide` decide, writes on condition that nobody else wrote, and decides anew when somebody
   * did. The order that was read, returned as it is, writes nothing. Resolves to the order as it is stored then. Throws
   * ORDER_NOT_FOUND, CONFLICT after many lost attempts, and what `decide` throws.
   */
  change(orderId: string, decide: (order: Order) => Order | OrderChange): Promise<Order>;
  /** Orders on which something is still to happen and nothing did since `before` (epoch milliseconds). */
  unfinished(query: PageQuery & { readonly before: number }): Promise<OrderPage>;
  /** Resolves when the order may have changed, at the latest after the time given (milliseconds). */
  watch(orderId: string, atMost: number): Promise<void>;
}
