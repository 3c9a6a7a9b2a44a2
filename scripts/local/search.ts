import { setTimeout as wait } from "node:timers/promises";
import { type EmbeddedSearch, embeddedSearch } from "../../api/adapters/embedded/search/search-index.ts";
import { loadSegment, saveSegment } from "../../api/adapters/embedded/search/segment-file.ts";
import { type FeedTail, feedTail } from "../../api/adapters/embedded/table/feed-tail.ts";
import { tables } from "../../api/adapters/stores/keys.ts";
import { searchSourceIn } from "../../api/adapters/stores/search/changes.ts";
import type { Log } from "../../api/deps.ts";
import type { Tables } from "../../api/ports/table.ts";
import { searchSync } from "../../workflows/consumers/search-sync.ts";

/** Search of one process, kept up with the products table. */
export type ShopSearch = {
  readonly index: EmbeddedSearch;
  /** Something was written: look at the feed now. */
  wake(): void;
  /** Resolves when what was written before is found. */
  idle(): Promise<void>;
  close(): Promise<void>;
};

/** A feed keeps a day; a snapshot that is nearly as old could miss the oldest change it needs. */
const oldestSnapshot = 23 * 60 * 60 * 1000;
const savedEvery = 5 * 60 * 1000;

/**
 * Opens the index from its snapshot in `file`, or builds it from the table in the background (search is unavailable until
 * then), and follows the feed. The snapshot is written every few minutes and at the end; a kill costs only reading more feed.
 */
export async function openSearch(options: {
  readonly engine: Pick<Tables, "changes" | "scan"> & Tables;
  readonly file: string | undefined;
  readonly clock: () => number;
  readonly log: Log;
}): Promise<ShopSearch> {
  const { engine, file, clock, log } = options;
  const snapshot = file === undefined ? undefined : await loadSegment(file);
  const usable = snapshot && clock() - snapshot.savedAt < oldestSnapshot ? snapshot : undefined;
  const index = embeddedSearch(usable?.segment);
  let tail: FeedTail | undefined;
  const closing = new AbortController();
  const closed = () => closing.signal.aborted;
  let saved = usable?.position;

  const opened = (async () => {
    for (let tries = 0; !closed() && !index.segment(); tries++) {
      if (tries > 0) await wait(Math.min(100 * 2 ** tries, 5_000), undefined, { ref: false });
      await index.rebuild(searchSourceIn(engine).all()).catch((error: unknown) => {
        if (!closed()) log("error", "the search index cannot be built", { error });
      });
    }
    if (closed()) return;
    tail = feedTail({
      tables: engine,
      table: tables.products,
      from: usable?.position,
      handle: searchSync({ search: index, log }),
      onError: (error) => log("error", "the products' feed cannot be read", { error }),
    });
  })();

  const save = async (): Promise<void> => {
    const segment = index.segment();
    const position = tail?.position();
    if (file === undefined || !segment || position === undefined || position === saved) return;
    await saveSegment(file, { segment, position, savedAt: clock() });
    saved = position;
  };
  const saving = setInterval(
    () =>
      void save().catch((error: unknown) => log("error", "the search snapshot cannot be written", { error })),
    savedEvery,
  ).unref();

  return {
    index,
    wake: () => tail?.wake(),
    async idle() {
      await opened;
      await tail?.idle();
    },
    async close() {
      closing.abort();
      clearInterval(saving);
      await opened;
      await tail?.close();
      await save();
    },
  };
}
