import { purgeTags, type ShownProduct } from "../../api/domain/catalog/cache-tags.ts";
import type { EdgeCache } from "../../api/ports/edge-cache.ts";
import type { Item, TableChange } from "../../api/ports/table.ts";
import type { FeedConsumer } from "./entry.ts";

export type EdgePurgeDeps = {
  readonly edgeCache: EdgeCache;
  /** Resolves when the search index has every change of a product that was written before the call. */
  readonly searchCaughtUp: () => Promise<void>;
};

/**
 * Purges exactly what shows a product, each time one changes. Twice: at once for pages of the product itself, and again
 * when search has the change, because lists are read from search and may have been cached in between.
 */
export const edgePurge =
  ({ edgeCache, searchCaughtUp }: EdgePurgeDeps): FeedConsumer =>
  async (changes) => {
    const tags = [...new Set(changes.flatMap(tagsOf))];
    if (tags.length === 0) return { failed: [] };
    await edgeCache.purge(tags);
    await searchCaughtUp();
    await edgeCache.purge(tags);
    return { failed: [] };
  };

const tagsOf = ({ before, after }: TableChange): readonly string[] =>
  purgeTags(shownIn(before), shownIn(after));

/** The product in a row of the products table; undefined for a row that is none. */
function shownIn(item: Item | undefined): ShownProduct | undefined {
  if (!item) return undefined;
  const { productId, category, available, isActive } = item;
  if (typeof productId !== "string" || typeof category !== "string") return undefined;
  return {
    ...item,
    productId,
    category,
    available: typeof available === "number" ? available : 0,
    isActive: isActive === true,
  };
}
