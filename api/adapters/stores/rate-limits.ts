import type { BackOff, Limits } from "../../domain/rate-limits/store.ts";
import type { Condition, Item, Tables } from "../../ports/table.ts";
import { tables } from "./keys.ts";

const day = 24 * 3_600;

/**
 * Fixed windows over any engine: one atomic counter per key and window, which expires with the window. Only `update` is
 * used, which is all that the functions' roles allow.
 */
export const limitsIn = (engine: Tables, now: () => number): Limits => {
  const ofDay = (key: string) => ({ key: `${key}#tries#${Math.floor(now() / 1000 / day)}` });
  const expiry = () => ({ set: "expiresAt", to: (Math.floor(now() / 1000 / day) + 1) * day }) as const;

  return {
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
    async attempt(key, { free }) {
      const at = now();
      const mayTry: Condition = {
        any: [
          { path: "count", present: false },
          { path: "count", atMost: free - 1 },
          { path: "until", atMost: at },
        ],
      };
      // Holds the place of the next one until `failed` says for how long.
      const taken = await engine.update(
        tables.limits,
        ofDay(key),
        [{ add: "count", by: 1 }, { set: "until", to: at + shortest }, expiry()],
        mayTry,
      );
      if (taken) return { allowed: true, retryAfter: 0 };
      const item = await engine.update(tables.limits, ofDay(key), [{ add: "refused", by: 1 }]);
      return { allowed: false, retryAfter: Math.max(1, Math.ceil((untilOf(item) - at) / 1000)) };
    },
    async failed(key, backOff) {
      const counted = await engine.update(tables.limits, ofDay(key), [{ add: "failures", by: 1 }, expiry()]);
      const wait = waitAfter(Number(counted?.["count"] ?? 0), backOff);
      if (wait > 0)
        await engine.update(tables.limits, ofDay(key), [{ set: "until", to: now() + wait * 1000 }]);
    },
    async giveBack(key) {
      await engine.update(tables.limits, ofDay(key), [{ add: "count", by: -1 }, expiry()]);
    },
    async forget(key) {
      await engine.update(tables.limits, ofDay(key), [
        { set: "count", to: 0 },
        { set: "until", to: 0 },
        expiry(),
      ]);
    },
  };
};

/** Milliseconds. */
const shortest = 1_000;

const untilOf = (item: Item | undefined): number => Number(item?.["until"] ?? 0);

/** Seconds until the next try after so many. */
const waitAfter = (tries: number, { free, longest }: BackOff): number =>
  tries < free ? 0 : Math.min(2 ** (tries - free), longest);
