import type { Messages } from "../../ports/messages.ts";
import { type Actor, nameOf, requireSystem } from "../actor.ts";
import type { Carts } from "../cart/store.ts";
import type { Settings } from "../settings/store.ts";
import { publishOrderEvent, publishOrderStaffEvent, staffEventsOf } from "./events.ts";
import { moveFulfillment } from "./moves.ts";
import { holdsMoney } from "./payment-state.ts";
import { found } from "./service.ts";
import { awaitsConfirmation } from "./status.ts";
import type { Orders } from "./store.ts";

export type ConfirmDeps = {
  readonly orders: Pick<Orders, "find" | "change">;
  readonly carts: Pick<Carts, "takeBought">;
  readonly messages: Pick<Messages, "publish">;
  readonly settings: Pick<Settings, "read">;
  readonly now: () => number;
};

/**
 * Confirms a paid order: takes what was bought out of the cart, has the order packed and tells the shopper, and staff where
 * they should look. Repeating it changes nothing. An order whose money is not (or no longer) here is left alone. Throws ORDER_NOT_FOUND.
 */
export async function confirmOrder(deps: ConfirmDeps, actor: Actor, orderId: string): Promise<void> {
  const by = nameOf(requireSystem(actor));
  const paid = await found(deps.orders, orderId);
  if (!holdsMoney(paid.payment)) return;
  await deps.carts.takeBought(paid.userId, orderId, paid.items);
  const order = await deps.orders.change(orderId, (before) =>
    awaitsConfirmation(before)
      ? moveFulfillment(before, "PROCESSING", { at: deps.now(), actor: by })
      : before,
  );
  if (order.fulfillment === "UNFULFILLED") return;
  await publishOrderEvent(deps.messages, { type: "order.confirmed", orderId });
  const { highValueOrder } = await deps.settings.read("thresholds");
  for (const event of staffEventsOf(order, highValueOrder))
    await publishOrderStaffEvent(deps.messages, event);
}
