import type { Deps } from "../../api/deps.ts";
import { noteProducts } from "../../api/domain/metrics/last-sales.ts";
import type { FeedConsumer } from "./entry.ts";

const actor = { type: "system", name: "product-sales" } as const;

/** Notes products that are new, go on sale or come off it; edits and units change nothing here. */
export const productSales =
  (deps: Pick<Deps, "products" | "metrics">): FeedConsumer =>
  async (changes) => {
    const moved = changes.filter(({ before, after }) => before?.["shelf"] !== after?.["shelf"]);
    if (moved.length > 0)
      await noteProducts(deps, actor, {
        productIds: [...new Set(moved.map(({ key }) => String(key["productId"])))],
      });
    return { failed: [] };
  };
