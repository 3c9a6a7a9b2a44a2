import type { Messages } from "../../ports/messages.ts";
import type { Json } from "../../ports/table.ts";

/**
 * Publishes an event to the shop's staff. `key` is what the event is about: published again, the same type and key have the
 * same id, so that what repeats an event is not told twice.
 */
export const publishToStaff = (
  messages: Pick<Messages, "publish">,
  event: { readonly type: string; readonly [field: string]: Json },
  key: string,
): Promise<void> =>
  messages.publish("e-com67-admin-notifications", {
    body: event,
    attributes: { type: event.type },
    id: `${event.type}:${key}`,
  });
