import type { Once } from "../../ports/once.ts";
import type { Tables } from "../../ports/table.ts";
import { tables } from "./keys.ts";

const keptFor = 30 * 24 * 60 * 60;

/** Webhook events seen, over any engine. */
export const webhookEventsIn = (engine: Tables, now: () => number): Once => ({
  firstTime: (eventId) => {
    const at = Math.floor(now() / 1000);
    return engine.put(
      tables.webhookEvents,
      { eventId, seenAt: at, expiresAt: at + keptFor },
      { exists: false },
    );
  },
  seen: async (eventId) => (await engine.get(tables.webhookEvents, { eventId })) !== undefined,
});
