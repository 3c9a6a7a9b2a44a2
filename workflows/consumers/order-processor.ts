import * as z from "zod";
import type { Deps } from "../../api/deps.ts";
import { DomainError } from "../../api/domain/errors.ts";
import { isPaid, moveOrder } from "../../api/domain/orders/status.ts";
import type { Consumer } from "../../api/ports/messages.ts";
import { eachMessage } from "./batch.ts";

const Message = z.object({ orderId: z.string() });

/**
 * Confirms paid orders: takes what was bought out of the cart, moves the order on and tells the world. Twice or late
 * changes nothing: each act knows that it was done.
 */
export const orderProcessor = (deps: Deps): Consumer =>
  eachMessage(deps, async (message) => {
    const { orderId } = Message.parse(message.body);
    const order = await deps.orders.find(orderId);
    if (!order) throw new DomainError("ORDER_NOT_FOUND", { orderId });
    // Also when staff refunded a part before the message came; what was called off stays in the cart.
    if (!isPaid(order.status)) return;
    await deps.carts.takeBought(order.userId, orderId, order.items);
    if (order.status === "PAID") {
      const confirmed = moveOrder(order, "PROCESSING", { at: deps.now(), actor: "order-processor" });
      if (!(await deps.orders.save(order, confirmed)))
        throw new DomainError("CONFLICT", { reason: "the order changed" });
    }
    await deps.messages.publish("e-com67-order-notifications", {
      body: { type: "order.confirmed", orderId },
      attributes: { type: "order.confirmed" },
      id: `order.confirmed:${orderId}`,
    });
  });
