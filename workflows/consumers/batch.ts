import type { Deps } from "../../api/deps.ts";
import type { Consumer, IncomingMessage } from "../../api/ports/messages.ts";
import { carriedIn, orderOf } from "../../api/ports/telemetry/carried.ts";

/**
 * Handles a batch concurrently; only failed messages are redelivered. Each message is a span of the trace that it was sent
 * in, called as the consumer is.
 */
export const eachMessage =
  (
    deps: Pick<Deps, "log"> & Partial<Pick<Deps, "telemetry">>,
    handle: (message: IncomingMessage) => Promise<void>,
    name: string,
  ): Consumer =>
  async (batch) => {
    const handleOne = async (message: IncomingMessage): Promise<void> => {
      try {
        await handle(message);
      } catch (error) {
        deps.log("warn", "message failed", { messageId: message.id, attempt: message.attempt, error });
        throw error;
      }
    };
    const watched = (message: IncomingMessage): Promise<void> => {
      const { telemetry } = deps;
      if (!telemetry) return handleOne(message);
      const carried = { ...carriedIn(message.attributes), orderId: orderOf(message.body) };
      return telemetry.run({ ...carried, name, kind: "consumer" }, () => handleOne(message));
    };
    const results = await Promise.allSettled(batch.map(watched));
    return { failed: batch.filter((_, place) => results[place]?.status === "rejected").map(({ id }) => id) };
  };
