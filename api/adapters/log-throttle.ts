import { LRUCache } from "lru-cache";
import type { Log } from "../deps.ts";

const second = 1_000;
const mostKinds = 1_000;

/**
 * A log that writes at most one warning or error of a kind a second, so that a fault that lasts does not fill the disk: the
 * next line of the kind tells how many were left out. A kind is the message and the error's.
 */
export function throttledLog(log: Log, clock: () => number = Date.now): Log {
  const kinds = new LRUCache<string, { at: number; omitted: number }>({ max: mostKinds });
  return (level, message, fields = {}) => {
    if (level === "info") return log(level, message, fields);
    const { error } = fields;
    const kind = `${level} ${message} ${error instanceof Error ? `${error.name} ${error.message}` : ""}`;
    const last = kinds.get(kind);
    const now = clock();
    if (last && now - last.at < second && now >= last.at) {
      last.omitted++;
      return;
    }
    kinds.set(kind, { at: now, omitted: 0 });
    log(level, message, last && last.omitted > 0 ? { ...fields, omitted: last.omitted } : fields);
  };
}
