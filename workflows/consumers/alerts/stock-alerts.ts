import type { Deps } from "../../../api/deps.ts";
import { announceStock, readInventoryChange } from "../../../api/domain/inventory/service.ts";
import type { FeedConsumer } from "../entry.ts";
import { eachSubject } from "../feed.ts";

const actor = { type: "system", name: "stock-alerts" } as const;

/** Tells staff of SKUs that run low, once per crossing: a change that comes twice is the same event. */
export const stockAlerts = (deps: Pick<Deps, "inventory" | "messages" | "settings" | "log">): FeedConsumer =>
  eachSubject(deps, {
    read: (change) => readInventoryChange(deps, actor, change),
    keyOf: ({ before, after }) => `${(after ?? before)?.skuId}:${(after ?? before)?.revision}`,
    handle: (change) => announceStock(deps, actor, change),
  });
