import type { IndexChange, SearchIndex } from "../../ports/search-index.ts";
import type { TableChange } from "../../ports/table.ts";
import { type Actor, requireSystem } from "../actor.ts";
import type { SearchDeps } from "./service.ts";
import type { SearchSource } from "./source.ts";

export type SyncDeps = {
  readonly search: Pick<SearchIndex, "apply">;
  readonly searchSource: Pick<SearchSource, "changeOf">;
  readonly log: SearchDeps["log"];
};

/**
 * Applies changes of products to the search index. They may come twice, late or out of order, because each carries the
 * product's revision. An item that is no product is logged and skipped, because it would block all changes after it.
 * `failed` names, by sequence, the changes that the index did not take. For the shop itself.
 */
export async function syncIndex(
  deps: SyncDeps,
  actor: Actor,
  changes: readonly TableChange[],
): Promise<{ readonly failed: readonly string[] }> {
  requireSystem(actor);
  const latest = new Map<string, IndexChange>();
  const sequences = new Map<string, string[]>();
  for (const change of changes) {
    const read = await readOrUndefined(deps.searchSource, deps.log, change);
    if (!read) continue;
    const productId = productIdOf(read);
    sequences.set(productId, [...(sequences.get(productId) ?? []), change.sequence]);
    if ((latest.get(productId)?.version ?? -1) < read.version) latest.set(productId, read);
  }
  if (latest.size === 0) return { failed: [] };
  const { failed } = await deps.search.apply([...latest.values()]);
  for (const { productId, reason } of failed) deps.log("warn", "product not indexed", { productId, reason });
  return { failed: failed.flatMap(({ productId }) => sequences.get(productId) ?? []) };
}

const productIdOf = (change: IndexChange): string =>
  change.type === "put" ? change.document.productId : change.productId;

async function readOrUndefined(
  source: SyncDeps["searchSource"],
  log: SyncDeps["log"],
  change: TableChange,
): Promise<IndexChange | undefined> {
  try {
    return await source.changeOf(change);
  } catch (error) {
    log("error", "not a product", { key: change.key, sequence: change.sequence, error });
    return undefined;
  }
}
