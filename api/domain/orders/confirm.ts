import type { Messages } from "../../ports/messages.ts";
import { type Actor, nameOf, requireSystem } from "../actor.ts";
import type { Settings } from "../settings/store.ts";
import { publishOrderEvent, publishOrderStaffEvent, staffEventsOf } from "./events.ts";
import { moveFulfillment } from "./moves.ts";
import { holdsMoney } from "./payment-state.ts";
import { awaitsConfirmation } from "./status.ts";
import type { Orders } from "./store.ts";

export type ConfirmDeps = {
  readonly orders: Pick<Orders, "change">;
  readonly messages: Pick<Messages, "publish">;
  readonly settings: Pick<Settings, "read">;
  readonly now: () => number;
};

/**
 * Confirms a paid order: has it packed and tells the shopper, and staff where they should look. Repeating it changes
 * nothing. An order whose money is not (or no longer) here is left alone. Throws ORDER_NOT_FOUND.
 */
export async function confirmOrder(deps: ConfirmDeps, actor: Actor, orderId: string): Promise<void> {
  const by = nameOf(requireSystem(actor));
  const order = await deps.orders.change(orderId, (before) =>
    awaitsConfirmation(before)
      ? moveFulfillment(before, "PROCESSING", { at: deps.now(), actor: by })
      : before,
  );
  if (!holdsMoney(order.payment) || order.fulfillment === "UNFULFILLED") return;
  await publishOrderEvent(deps.messages, { type: "order.confirmed", orderId });
  const { highValueOrder } = await deps.settings.read("thresholds");
  for (const event of staffEventsOf(order, highValueOrder))
    await publishOrderStaffEvent(deps.messages, event);
}
