import type { Deps } from "../../api/deps.ts";
import { countOrders } from "../../api/domain/metrics/count.ts";
import type { FeedConsumer } from "./entry.ts";

const actor = { type: "system", name: "metrics" } as const;

/**
 * Keeps the counters up with the orders: an order that changed is counted as it stands, so the changes of one batch are
 * counted together, and a batch that comes again or late changes nothing.
 */
export const metrics =
  (deps: Pick<Deps, "orders" | "metrics">): FeedConsumer =>
  async (changes) => {
    await countOrders(deps, actor, {
      orderIds: [...new Set(changes.map(({ key }) => String(key["orderId"])))],
    });
    return { failed: [] };
  };
