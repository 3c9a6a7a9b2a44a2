import * as z from "zod";
import type { TaskTokens } from "../../domain/payments/task-tokens.ts";
import type { Tables } from "../../ports/table.ts";
import { tables } from "./keys.ts";

/** Stripe lets an uncaptured authorization live for a week; nothing waits longer. */
const keptFor = 8 * 24 * 60 * 60;

const WaitRecord = z.object({ token: z.string() });

/** Waiting workflow tokens over any engine. */
export const taskTokensIn = (engine: Tables, now: () => number): TaskTokens => ({
  async keep(paymentId, token) {
    const expiresAt = Math.floor(now() / 1000) + keptFor;
    await engine.put(tables.taskTokens, { paymentId, token, expiresAt });
  },
  async tokenOf(paymentId) {
    const item = await engine.get(tables.taskTokens, { paymentId });
    return item && WaitRecord.parse(item).token;
  },
});
