import type { Deps } from "../../api/deps.ts";
import type { Consumer, IncomingMessage } from "../../api/ports/messages.ts";

/** One message at a time, side by side; a message that fails comes again, the others do not. */
export const eachMessage =
  (deps: Pick<Deps, "log">, handle: (message: IncomingMessage) => Promise<void>): Consumer =>
  async (batch) => {
    const results = await Promise.allSettled(batch.map(handle));
    const failed = batch.flatMap((message, index) => {
      const result = results[index];
      if (result?.status !== "rejected") return [];
      deps.log("warn", "message failed", {
        messageId: message.id,
        attempt: message.attempt,
        error: result.reason,
      });
      return [message.id];
    });
    return { failed };
  };
