import * as z from "zod";
import type { Deps } from "../../api/deps.ts";
import { DomainError } from "../../api/domain/errors.ts";
import { orderMail, orderMailTypes } from "../../api/domain/notifications/order-mail.ts";
import type { Consumer } from "../../api/ports/messages.ts";
import { eachMessage } from "./batch.ts";

const Message = z.object({
  type: z.enum(orderMailTypes),
  orderId: z.string(),
  refundId: z.string().optional(),
});

/** Mails shoppers about their orders: one mail per event, however often the event comes. */
export const notifications = (deps: Deps): Consumer =>
  eachMessage(deps, async (message) => {
    const { type, orderId, refundId } = Message.parse(message.body);
    const order = await deps.orders.find(orderId);
    if (!order) throw new DomainError("ORDER_NOT_FOUND", { orderId });
    const to = order.email ?? (await deps.identity.find(order.userId))?.email;
    if (to === undefined) return;
    await deps.notifications.sendOnce(
      {
        notificationId: `${type}:${refundId ?? orderId}:email`,
        userId: order.userId,
        type,
        channel: "email",
        to,
        sentAt: deps.now(),
      },
      () => deps.mail.send({ to, ...orderMail(type, order, deps.settings.orderUrl(orderId)) }),
    );
  });
