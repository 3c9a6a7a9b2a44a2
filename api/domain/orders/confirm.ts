import type { Identity } from "../../ports/identity.ts";
import type { Messages } from "../../ports/messages.ts";
import { type Actor, nameOf, requireSystem } from "../actor.ts";
import { emailOf } from "../identity/email.ts";
import type { Settings } from "../settings/store.ts";
import { publishOrderEvent, publishOrderStaffEvent, staffEventsOf } from "./events.ts";
import { moveFulfillment } from "./moves.ts";
import { holdsMoney } from "./payment-state.ts";
import { found } from "./service.ts";
import { awaitsConfirmation } from "./status.ts";
import type { Orders } from "./store.ts";

export type ConfirmDeps = {
  readonly orders: Pick<Orders, "find" | "change">;
  readonly messages: Pick<Messages, "publish">;
  readonly settings: Pick<Settings, "read">;
  readonly identity: Pick<Identity, "find">;
  readonly now: () => number;
};

/**
 * Confirms a paid order: has it packed, notes the shopper's e-mail address on it and tells the shopper, and staff where they
 * should look. Repeating it changes nothing. An order whose money is not (or no longer) here is left alone. Throws
 * ORDER_NOT_FOUND.
 */
export async function confirmOrder(deps: ConfirmDeps, actor: Actor, orderId: string): Promise<void> {
  const by = nameOf(requireSystem(actor));
  const placed = await found(deps.orders, orderId);
  const email = await emailOf(deps.identity, { userId: placed.userId, email: placed.email });
  const order = await deps.orders.change(orderId, (before) =>
    awaitsConfirmation(before)
      ? moveFulfillment({ ...before, email }, "PROCESSING", { at: deps.now(), actor: by })
      : before,
  );
  if (!holdsMoney(order.payment) || order.fulfillment === "UNFULFILLED") return;
  await publishOrderEvent(deps.messages, { type: "order.confirmed", orderId });
  const { highValueOrder } = await deps.settings.read("thresholds");
  for (const event of staffEventsOf(order, highValueOrder))
    await publishOrderStaffEvent(deps.messages, event);
}
