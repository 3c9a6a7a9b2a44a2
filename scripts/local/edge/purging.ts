import { type FeedTail, feedTail } from "../../../api/adapters/embedded/table/feed-tail.ts";
import { tables } from "../../../api/adapters/stores/keys.ts";
import { purgeTags, type ShownProduct } from "../../../api/domain/catalog/cache-tags.ts";
import type { Item, TableChange, Tables } from "../../../api/ports/table.ts";

export type PurgingOptions = {
  readonly tables: Pick<Tables, "changes">;
  /** Resolves when search has what was written before: lists are read from it. */
  readonly searched: () => Promise<void>;
  readonly purge: (tags: readonly string[]) => void;
  readonly onError: (error: unknown) => void;
};

/** Milliseconds between looks at the feed. */
const every = 100;

/** Purges exactly what shows a product, each time one changes. Starts at the feed's end: an empty cache needs no past. */
export async function purging(options: PurgingOptions): Promise<FeedTail> {
  const { searched, purge, onError } = options;
  return feedTail({
    tables: options.tables,
    table: tables.products,
    from: await endOf(options.tables),
    every,
    onError,
    async handle(changes) {
      const tags = [...new Set(changes.flatMap(tagsOf))];
      if (tags.length === 0) return { failed: [] };
      // Pages of the product itself are right at once; lists, once search has the change.
      purge(tags);
      await searched();
      purge(tags);
      return { failed: [] };
    },
  });
}

const tagsOf = ({ before, after }: TableChange): readonly string[] =>
  purgeTags(shownIn(before), shownIn(after));

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

async function endOf(feed: Pick<Tables, "changes">): Promise<string | undefined> {
  let position: string | undefined;
  for (;;) {
    const read = await feed.changes(tables.products, {
      limit: 500,
      ...(position !== undefined && { position }),
    });
    position = read.position ?? position;
    if (read.changes.length === 0) return position;
  }
}
