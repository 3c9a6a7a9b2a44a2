import { DomainError } from "../../domain/errors.ts";
import type { Once } from "../../domain/payments/webhook-events.ts";
import type { Tables } from "../../ports/table.ts";
import { tables } from "./keys.ts";

const keptFor = 30 * 24 * 60 * 60;
/** Longer than any act takes: after it, one whose owner died may be taken up again. */
const leaseSeconds = 60;

/** Webhook events acted on, over any engine. */
export const webhookEventsIn = (engine: Tables, now: () => number): Once => ({
  async once(eventId, act) {
    const at = Math.floor(now() / 1000);
    const claimed = await engine.put(
      tables.webhookEvents,
      { eventId, state: "acting", claimedAt: at, expiresAt: at + keptFor },
      {
        any: [
          { exists: false },
          {
            all: [
              { path: "state", equals: "acting" },
              { path: "claimedAt", atMost: at - leaseSeconds },
            ],
          },
        ],
      },
    );
    if (!claimed) {
      const event = await engine.get(tables.webhookEvents, { eventId });
      if (event?.["state"] === "done") return false;
      throw new DomainError("SERVICE_UNAVAILABLE", { retryAfter: 5 });
    }
    try {
      await act();
    } catch (error) {
      await engine.delete(tables.webhookEvents, { eventId }, { path: "state", equals: "acting" });
      throw error;
    }
    await engine.update(tables.webhookEvents, { eventId }, [{ set: "state", to: "done" }]);
    return true;
  },
});
