import type { IndexChange } from "../../ports/search-index.ts";

/** The products as their table has them now, as what the index must be told: for rebuilds. */
export interface SearchSource {
  all(): AsyncIterable<readonly IndexChange[]>;
}
