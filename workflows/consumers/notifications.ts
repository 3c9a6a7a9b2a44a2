import * as z from "zod";
import type { Deps } from "../../api/deps.ts";
import type { System } from "../../api/domain/actor.ts";
import { type OrderLinkDeps, sendOrderLink } from "../../api/domain/guests/link-mail.ts";
import { orderMailTypes } from "../../api/domain/notifications/order-mail.ts";
import { type NotifyDeps, notifyOrderEvent } from "../../api/domain/notifications/service.ts";
import type { Consumer } from "../../api/ports/messages.ts";
import { eachMessage } from "./batch.ts";

const actor: System = { type: "system", name: "notifications" };
const LinkRequest = z.object({
  type: z.literal("order.link"),
  number: z.string(),
  emailKey: z.string(),
  requestId: z.string(),
});
const OrderEvent = z.object({
  type: z.enum(orderMailTypes),
  orderId: z.string(),
  refundId: z.string().optional(),
  shipmentId: z.string().optional(),
});

const Message = z.discriminatedUnion("type", [OrderEvent, LinkRequest]);

/** Tells shoppers about their orders, once per event and channel, and mails the links that they ask for. */
export const notifications = (deps: NotifyDeps & OrderLinkDeps & Pick<Deps, "log">): Consumer =>
  eachMessage(
    deps,
    async (message) => {
      const asked = Message.parse(message.body);
      if (asked.type === "order.link") await sendOrderLink(deps, actor, asked);
      else await notifyOrderEvent(deps, actor, asked);
    },
    "notifications",
  );
