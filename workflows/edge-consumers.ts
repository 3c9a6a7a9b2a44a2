import type { EdgePurgeDeps } from "./consumers/edge-purge.ts";
import type { ConsumerEntries } from "./consumers/entry.ts";
import { consumers } from "./registry.ts";

/** Consumers beside an edge cache that can be purged: on one machine whoever opens the cache feeds them. */
export const edgeConsumers = {
  "edge-purge": {
    feed: "products",
    // Changes that follow each other closely become one invalidation; search has most of them by then.
    gatherSeconds: 5,
    description: "Purges pages that show a changed product",
    memory: 512,
    seconds: 60,
    permissions: { tables: {}, search: "reads", sends: ["edge-purges"], purges: true },
    load: async () => (await import("./consumers/edge-purge.ts")).edgePurge,
  },
  "settings-purge": {
    feed: "settings",
    gatherSeconds: 5,
    description: "Purges every page when the shop's settings change",
    memory: 512,
    seconds: 60,
    permissions: { tables: {}, sends: ["edge-purges"], purges: true },
    load: async () => (await import("./consumers/edge-purge.ts")).settingsPurge,
  },
  "content-purge": {
    feed: "content",
    gatherSeconds: 5,
    description: "Purges a page of the shop's own when it is published, and all when the footer changes",
    memory: 512,
    seconds: 60,
    permissions: { tables: {}, sends: ["edge-purges"], purges: true },
    load: async () => (await import("./consumers/edge-purge.ts")).contentPurge,
  },
  "later-purges": {
    queue: "edge-purges",
    batchSize: 10,
    concurrency: 2,
    gatherSeconds: 10,
    description: "Purges pages once more, and those that search or the edge kept waiting",
    memory: 512,
    seconds: 60,
    permissions: { tables: {}, search: "reads", sends: ["edge-purges"], purges: true },
    load: async () => (await import("./consumers/edge-purge.ts")).laterPurges,
  },
} as const satisfies ConsumerEntries<EdgePurgeDeps>;

/** Every consumer: on AWS there is always an edge cache. */
export const everyConsumer = { ...consumers, ...edgeConsumers };
