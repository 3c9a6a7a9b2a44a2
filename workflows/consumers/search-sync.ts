import type { System } from "../../api/domain/actor.ts";
import { type SyncDeps, syncIndex } from "../../api/domain/search/sync.ts";
import type { FeedConsumer } from "./entry.ts";

const actor: System = { type: "system", name: "search-sync" };

/** Applies changes of the products table to the search index. */
export const searchSync =
  (deps: SyncDeps): FeedConsumer =>
  (changes) =>
    syncIndex(deps, actor, changes);
