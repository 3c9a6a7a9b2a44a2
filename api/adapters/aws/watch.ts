import { setTimeout as sleep } from "node:timers/promises";
import type { Watch } from "../../ports/watch.ts";

/** Polls shortly: changes happen in other Lambda environments, which cannot notify this one. */
export const pollingWatch: Watch = {
  changed: () => {},
  wait: async (_id, atMost) => {
    await sleep(Math.min(atMost, 100));
  },
};
