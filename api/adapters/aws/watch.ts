import { setTimeout as sleep } from "node:timers/promises";
import type { Watch } from "../../ports/watch.ts";

/** Changes happen in other environments, so waiting is looking again shortly. */
export const pollingWatch: Watch = {
  changed: () => {},
  wait: async (_id, atMost) => {
    await sleep(Math.min(atMost, 100));
  },
};
