import * as z from "zod";
import type { Deps } from "../../api/deps.ts";
import { DomainError } from "../../api/domain/errors.ts";
import { orderMail, orderMailTypes, orderText } from "../../api/domain/notifications/order-mail.ts";
import { destinationsOf } from "../../api/domain/notifications/preferences.ts";
import type { Consumer } from "../../api/ports/messages.ts";
import { eachMessage } from "./batch.ts";

const Message = z.object({
  type: z.enum(orderMailTypes),
  orderId: z.string(),
  refundId: z.string().optional(),
});

/** Tells shoppers about their orders by the channels they chose: once per event and channel, however often it comes. */
export const notifications = (deps: Deps): Consumer =>
  eachMessage(deps, async (message) => {
    const { type, orderId, refundId } = Message.parse(message.body);
    const order = await deps.orders.find(orderId);
    if (!order) throw new DomainError("ORDER_NOT_FOUND", { orderId });
    const [preferences, email] = await Promise.all([
      deps.customers.find(order.userId, "notifications"),
      order.email ?? deps.identity.find(order.userId).then((user) => user?.email),
    ]);
    const orderUrl = deps.config.orderUrl(orderId);
    for (const { channel, to } of destinationsOf(preferences, type, email))
      await deps.notifications.sendOnce(
        {
          notificationId: `${type}:${refundId ?? orderId}:${channel}`,
          userId: order.userId,
          type,
          channel,
          to,
          sentAt: deps.now(),
        },
        () =>
          channel === "email"
            ? deps.mail.send({ to, ...orderMail(type, order, orderUrl) })
            : deps.texts.send({ to, text: orderText(type, order, orderUrl) }),
      );
  });
