import type { Cursor, TableChange } from "../../ports/table.ts";
import type { AuditEntry } from "../audit/entry.ts";
import type { CartLine } from "../cart/cart.ts";
import type { ShortLine } from "../errors.ts";
import type { OrderFilter, States } from "./lists/filter.ts";
import type { Order, Units } from "./order.ts";

export type OrderPage = { readonly orders: readonly Order[]; readonly cursor?: Cursor };
export type PageQuery = { readonly limit: number; readonly cursor?: Cursor | undefined };

/** Newest first, unless `oldestFirst`. */
export type ListQuery = PageQuery & OrderFilter & { readonly oldestFirst?: boolean | undefined };

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

export type OrderRowChange = { readonly before: Order | undefined; readonly after: Order | undefined };
export type Filing = {
  readonly orderId: string;
  readonly left: readonly States[];
  readonly isNew: boolean;
};

/** Orders and the stock they hold: whatever touches both is one transaction. */
export interface Orders {
  find(orderId: string): Promise<Order | undefined>;
  /** Newest first. */
  listByUser(userId: string, page: PageQuery & { readonly since?: number | undefined }): Promise<OrderPage>;
  /** Guests' orders that no account has taken over, by `emailKey`, newest first. */
  listByEmail(
    emailKey: string,
    page: PageQuery & { readonly since?: number | undefined },
  ): Promise<OrderPage>;
  /** The order with a number, if it was placed. */
  findByNumber(number: string): Promise<Order | undefined>;
  /**
   * Everybody's orders that satisfy all filters. Follows changes with a short delay. A request reads at most three pages'
   * worth of items, so where filters have to be held against each other a page may be short and still have a cursor.
   */
  list(query: ListQuery): Promise<OrderPage>;
  /** What a change of the orders' feed says. Throws when the row is no order. */
  changeOf(change: Pick<TableChange, "before" | "after">): Promise<OrderRowChange>;
  /**
   * Puts orders, each once, into the lists of what they are now and takes them out of those of the states that they `left`.
   * `isNew` puts one into its lasting lists, too. Repeating it, late or at the same time as another, is harmless.
   */
  fileInLists(filings: readonly Filing[]): Promise<void>;
  /**
   * Reserves every line and writes the PENDING order and its reservation, or nothing. `versions` are the products'
   * priced versions. Placing an order that is placed already changes nothing.
   */
  place(order: Order, versions: ReadonlyMap<string, number>): Promise<Placed>;
  /**
   * Reads the order, lets `decide` decide, writes on condition that nobody else wrote, and decides anew when somebody
   * did. The order that was read, returned as it is, writes nothing. A change by staff is written together with its audit
   * entry. Resolves to the order as it is stored then. Throws ORDER_NOT_FOUND, CONFLICT after many lost attempts, and what
   * `decide` throws.
   */
  change(orderId: string, decide: (order: Order) => Order | OrderChange, audit?: AuditEntry): Promise<Order>;
  /** Orders on which something is still to happen and nothing did since `before` (epoch milliseconds). */
  unfinished(query: PageQuery & { readonly before: number }): Promise<OrderPage>;
  /** Resolves when the order may have changed, at the latest after the time given (milliseconds). */
  watch(orderId: string, atMost: number): Promise<void>;
}
