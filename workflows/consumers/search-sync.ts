import { searchChangeOf } from "../../api/adapters/stores/search/changes.ts";
import type { Deps } from "../../api/deps.ts";
import type { IndexChange } from "../../api/ports/search-index.ts";
import type { TableChange } from "../../api/ports/table.ts";
import type { FeedConsumer } from "./entry.ts";

/**
 * Tells the search index what became of products. Twice, late or out of order changes nothing: each change carries the
 * product's revision. A row that is no product is logged and passed over, because it would hold up all that follow.
 */
export const searchSync =
  (deps: Pick<Deps, "search" | "log">): FeedConsumer =>
  async (changes) => {
    const latest = new Map<string, IndexChange>();
    const sequences = new Map<string, string[]>();
    for (const change of changes) {
      const read = readOrUndefined(deps, change);
      if (!read) continue;
      const productId = productIdOf(read);
      sequences.set(productId, [...(sequences.get(productId) ?? []), change.sequence]);
      if ((latest.get(productId)?.version ?? -1) < read.version) latest.set(productId, read);
    }
    if (latest.size === 0) return { failed: [] };
    const { failed } = await deps.search.apply([...latest.values()]);
    for (const { productId, reason } of failed)
      deps.log("warn", "product not indexed", { productId, reason });
    return { failed: failed.flatMap(({ productId }) => sequences.get(productId) ?? []) };
  };

const productIdOf = (change: IndexChange): string =>
  change.type === "put" ? change.document.productId : change.productId;

function readOrUndefined(deps: Pick<Deps, "log">, change: TableChange): IndexChange | undefined {
  try {
    return searchChangeOf(change);
  } catch (error) {
    deps.log("error", "not a product", { key: change.key, sequence: change.sequence, error });
    return undefined;
  }
}
