import type { IndexChange } from "../../ports/search-index.ts";
import type { TableChange } from "../../ports/table.ts";

/** Reads products as changes of the search index. */
export interface SearchSource {
  /** Every product as it stands, in batches: for rebuilds. */
  all(): AsyncIterable<readonly IndexChange[]>;
  /** A change of the products' feed. Throws when the item is no product. */
  changeOf(change: TableChange): Promise<IndexChange>;
}
