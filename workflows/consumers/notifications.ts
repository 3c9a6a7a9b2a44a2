import * as z from "zod";
import type { Deps } from "../../api/deps.ts";
import type { System } from "../../api/domain/actor.ts";
import { type OrderLinkDeps, sendOrderLink } from "../../api/domain/guests/link-mail.ts";
import { orderMailTypes } from "../../api/domain/notifications/order-mail.ts";
import { type NotifyDeps, notifyOrderEvent } from "../../api/domain/notifications/service.ts";
import { heldFor, type SendOutcome } from "../../api/domain/notifications/store.ts";
import { MailDeferred } from "../../api/ports/mail.ts";
import type { Consumer } from "../../api/ports/messages.ts";
import { delayAfter, mostTries } from "./alerts/deferred.ts";
import { eachMessage } from "./batch.ts";

const actor: System = { type: "system", name: "notifications" };
/** How often a mail server has said "later". */
const tries = z.int().min(0).default(0);
const LinkRequest = z.object({
  type: z.literal("order.link"),
  number: z.string(),
  emailKey: z.string(),
  requestId: z.string(),
  tries,
});
const OrderEvent = z.object({
  type: z.enum(orderMailTypes),
  orderId: z.string(),
  refundId: z.string().optional(),
  shipmentId: z.string().optional(),
  tries,
});

const Message = z.discriminatedUnion("type", [OrderEvent, LinkRequest]);
type Asked = z.output<typeof Message>;

/**
 * Tells shoppers about their orders, once per event and channel, and mails the links that they ask for. What another process
 * holds or a mail server defers is put back into the queue for later, so that it does not use up its deliveries.
 */
export const notifications = (
  deps: NotifyDeps & OrderLinkDeps & Pick<Deps, "log" | "messages">,
): Consumer => {
  const later = (asked: Asked, delaySeconds: number): Promise<void> =>
    deps.messages.send("notifications", { body: JSON.parse(JSON.stringify(asked)) }, { delaySeconds });
  const handle = (asked: Asked): Promise<SendOutcome> =>
    asked.type === "order.link" ? sendOrderLink(deps, actor, asked) : notifyOrderEvent(deps, actor, asked);
  return eachMessage(
    deps,
    async (message) => {
      const asked = Message.parse(message.body);
      try {
        if ((await handle(asked)) === "held") await later(asked, heldFor);
      } catch (error) {
        if (!(error instanceof MailDeferred) || asked.tries >= mostTries) throw error;
        deps.log("warn", "a mail server deferred a mail", { type: asked.type, tries: asked.tries, error });
        await later({ ...asked, tries: asked.tries + 1 }, delayAfter(asked.tries));
      }
    },
    "notifications",
  );
};
