import type { Limits } from "../../domain/rate-limits/store.ts";
import type { Tables } from "../../ports/table.ts";
import { tables } from "./keys.ts";

/** Fixed windows over any engine: one atomic counter per key and window, which expires with the window. */
export const limitsIn = (engine: Tables, now: () => number): Limits => ({
  async hit(key, max, windowSeconds) {
    const at = now() / 1000;
    const window = Math.floor(at / windowSeconds);
    const ends = (window + 1) * windowSeconds;
    const item = await engine.update(tables.limits, { key: `${key}#${window}` }, [
      { add: "count", by: 1 },
      { set: "expiresAt", to: ends },
    ]);
    return { allowed: Number(item?.["count"] ?? 1) <= max, retryAfter: Math.max(1, Math.ceil(ends - at)) };
  },
});
