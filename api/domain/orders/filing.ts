import type { TableChange } from "../../ports/table.ts";
import { type Actor, requireSystem } from "../actor.ts";
import type { Filing, OrderRowChange, Orders } from "./store.ts";

/** What a change of the orders' feed says. Throws when the row is no order. */
export async function readOrderChange(
  deps: { readonly orders: Pick<Orders, "changeOf"> },
  actor: Actor,
  change: TableChange,
): Promise<OrderRowChange> {
  requireSystem(actor);
  return deps.orders.changeOf(change);
}

/** What a change means for the lists of its order: it is new, or its states changed. Undefined: they stay as they are. */
export function filingOf({ before, after }: OrderRowChange): Filing | undefined {
  if (!after) return undefined;
  const { orderId, payment, fulfillment } = after;
  if (!before) return { orderId, left: [], isNew: true };
  // The address of the account becomes known when the order is confirmed; an account may take over a guest's order.
  const isNew = before.email !== after.email || before.userId !== after.userId;
  if (!isNew && before.payment === payment && before.fulfillment === fulfillment) return undefined;
  return { orderId, left: [before], isNew };
}

/** Two changes of one order as one. */
export const bothFilings = (one: Filing, other: Filing): Filing => ({
  orderId: one.orderId,
  left: [...one.left, ...other.left],
  isNew: one.isNew || other.isNew,
});

/**
 * Puts orders, each once, into the lists that staff page through, as they stand now, and takes them out of those that they
 * left. Repeating it, late or out of order, is harmless.
 */
export async function fileOrders(
  deps: { readonly orders: Pick<Orders, "fileInLists"> },
  actor: Actor,
  input: { readonly filings: readonly Filing[] },
): Promise<void> {
  requireSystem(actor);
  await deps.orders.fileInLists(input.filings);
}
