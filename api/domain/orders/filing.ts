import type { TableChange } from "../../ports/table.ts";
import { type Actor, requireSystem } from "../actor.ts";
import type { States } from "./lists/filter.ts";
import type { OrderRowChange, Orders } from "./store.ts";

/** What a change of the orders' feed says. Throws when the row is no order. */
export function readOrderChange(
  deps: { readonly orders: Pick<Orders, "changeOf"> },
  actor: Actor,
  change: TableChange,
): OrderRowChange {
  requireSystem(actor);
  return deps.orders.changeOf(change);
}

/** What a change means for the lists of its order; undefined: they stay as they are. */
export type ListChange = {
  readonly orderId: string;
  readonly left: readonly States[];
  readonly isNew: boolean;
};

/** A change of states, or a new order. */
export function listChangeOf({ before, after }: OrderRowChange): ListChange | undefined {
  if (!after) return undefined;
  const { orderId, payment, fulfillment } = after;
  if (!before) return { orderId, left: [], isNew: true };
  // The address of the account becomes known when the order is confirmed.
  const isNew = before.email !== after.email;
  if (!isNew && before.payment === payment && before.fulfillment === fulfillment) return undefined;
  return { orderId, left: [before], isNew };
}

/** Two changes of one order as one. */
export const bothListChanges = (one: ListChange, other: ListChange): ListChange => ({
  orderId: one.orderId,
  left: [...one.left, ...other.left],
  isNew: one.isNew || other.isNew,
});

/**
 * Puts an order into the lists that staff page through, as it stands now, and takes it out of those that it left. Repeating
 * it, late or out of order, is harmless.
 */
export async function fileOrder(
  deps: { readonly orders: Pick<Orders, "fileInLists"> },
  actor: Actor,
  { orderId, ...filing }: ListChange,
): Promise<void> {
  requireSystem(actor);
  await deps.orders.fileInLists(orderId, filing);
}
