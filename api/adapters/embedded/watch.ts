import { EventEmitter } from "node:events";
import type { Watch } from "../../ports/watch.ts";

/** One process sees every change, so nobody waits longer than it takes. */
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
