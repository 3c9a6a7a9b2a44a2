import { passagesIndex, searchAlias } from "../../api/adapters/aws/variables.ts";
import type { Permissions } from "../../workflows/consumers/entry.ts";
import type { Stage } from "../stage.ts";
import type { ShopFunction } from "./function.ts";
import { searchPaths } from "./search-domain.ts";

/**
 * What a search sends: queries of both indexes, and, to an engine without products, the template and the first index. Paths by
 * action, with IAM's wildcard.
 */
const readsOf = ({ prefix }: Stage): Readonly<Record<string, readonly string[]>> => ({
  "es:ESHttpPost": [`${searchAlias}/_search`, `${passagesIndex(prefix, "*")}/_search`],
  "es:ESHttpGet": [`_alias/${searchAlias}`, `${searchAlias}/_mapping`],
  "es:ESHttpPut": [`_index_template/${searchAlias}`, `${searchAlias}-first`, `${searchAlias}-*/_mapping`],
});

/** Lets a function search, or also fill and replace indexes. */
export function grantSearch(to: ShopFunction, how: NonNullable<Permissions["search"]>, stage: Stage): void {
  if (how === "writes") {
    to.mayAll(
      ["es:ESHttpGet", "es:ESHttpPost", "es:ESHttpPut", "es:ESHttpDelete"],
      searchPaths(to, stage, "*"),
      "The engine holds this environment's products and nothing else.",
    );
    return;
  }
  for (const [action, paths] of Object.entries(readsOf(stage)))
    for (const path of paths) {
      const resource = searchPaths(to, stage, path);
      if (path.includes("*")) to.mayAll([action], resource, "An index is named by the time it was built.");
      else to.may([action], [resource]);
    }
}

/** Lets a function take documents out of the index of passages. */
export const grantRemovals = (to: ShopFunction, stage: Stage): void =>
  to.mayAll(
    ["es:ESHttpPost"],
    searchPaths(to, stage, `${passagesIndex(stage.prefix, "*")}/_delete_by_query`),
    "The index is named by the dimensions of its vectors.",
  );
