import { EventEmitter } from "node:events";
import type { Watch } from "../../ports/watch.ts";

/** Change notifications within one process, so waiters are woken without a delay. */
export function processWatch(): Watch {
  const changes = new EventEmitter({ captureRejections: false }).setMaxListeners(0);
  return {
    changed: (id) => {
      changes.emit(id);
    },
    wait: (id, atMost) =>
      new Promise((resolve) => {
        const done = () => {
          clearTimeout(timer);
          changes.off(id, done);
          resolve();
        };
        const timer = setTimeout(done, atMost);
        changes.once(id, done);
      }),
  };
}
