import type { IndexChange } from "../../ports/search-index.ts";

/** Reads products as changes of the search index. */
export interface SearchSource {
  all(): AsyncIterable<readonly IndexChange[]>;
}
