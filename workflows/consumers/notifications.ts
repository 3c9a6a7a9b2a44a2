import * as z from "zod";
import type { Deps } from "../../api/deps.ts";
import type { System } from "../../api/domain/actor.ts";
import { orderMailTypes } from "../../api/domain/notifications/order-mail.ts";
import { type NotifyDeps, notifyOrderEvent } from "../../api/domain/notifications/service.ts";
import type { Consumer } from "../../api/ports/messages.ts";
import { eachMessage } from "./batch.ts";

const actor: System = { type: "system", name: "notifications" };
const Message = z.object({
  type: z.enum(orderMailTypes),
  orderId: z.string(),
  refundId: z.string().optional(),
  shipmentId: z.string().optional(),
});

/** Tells shoppers about their orders, once per event and channel. */
export const notifications = (deps: NotifyDeps & Pick<Deps, "log">): Consumer =>
  eachMessage(deps, async (message) => {
    await notifyOrderEvent(deps, actor, Message.parse(message.body));
  });
