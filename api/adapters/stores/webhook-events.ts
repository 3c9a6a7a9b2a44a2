import { DomainError } from "../../domain/errors.ts";
import type { WebhookEvents } from "../../domain/payments/webhook-events.ts";
import type { Tables } from "../../ports/table.ts";
import { underClaim } from "./claim.ts";
import { tables } from "./keys.ts";

const keptForSeconds = 30 * 24 * 60 * 60;

/** Webhook events acted on, over any engine. */
export const webhookEventsIn = (engine: Tables, now: () => number): WebhookEvents => ({
  async once(eventId, act) {
    const at = now();
    const attributes = { expiresAt: Math.floor(at / 1000) + keptForSeconds };
    const state = { during: "acting", after: "done" };
    const table = tables.webhookEvents;
    if ((await underClaim(engine, { table, key: { eventId }, attributes, state, at }, act)) === "done")
      return true;
    const event = await engine.get(tables.webhookEvents, { eventId });
    if (event?.["state"] === "done") return false;
    throw new DomainError("SERVICE_UNAVAILABLE", { retryAfter: 5 });
  },
});
