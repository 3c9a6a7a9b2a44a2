import { setTimeout as wait } from "node:timers/promises";
import { embeddedSearch } from "../../api/adapters/embedded/search/search-index.ts";
import {
  loadSegment,
  removeUnfinished,
  saveSegment,
} from "../../api/adapters/embedded/search/segment-file.ts";
import { searchSourceIn } from "../../api/adapters/stores/search/changes.ts";
import type { Log } from "../../api/deps.ts";
import type { SearchIndex } from "../../api/ports/search-index.ts";
import type { Tables } from "../../api/ports/table.ts";
import type { FeedPosition } from "./consumers.ts";

/** The search index of one process. Its consumer is fed from `feed`, because the index remembers what it has. */
export type ShopSearch = {
  readonly index: SearchIndex;
  readonly feed: FeedPosition;
  /** Stops building, and writes the snapshot once `consumersStopped`. */
  close(consumersStopped: Promise<void>): Promise<void>;
};

/** A feed keeps a day; a snapshot that is nearly as old could miss the oldest change it needs. */
const oldestSnapshot = 23 * 60 * 60 * 1000;
const savedEvery = 5 * 60 * 1000;

/**
 * Opens the index from its snapshot in `file`, or builds it from the table in the background: search is unavailable until
 * then, and the feed is read only afterwards. The snapshot is written every few minutes and at the end, so a kill costs
 * reading more of the feed.
 */
export async function openSearch(options: {
  readonly engine: Tables;
  readonly file: string | undefined;
  readonly clock: () => number;
  readonly log: Log;
}): Promise<ShopSearch> {
  const { engine, file, clock, log } = options;
  if (file !== undefined) await removeUnfinished(file);
  const snapshot = file === undefined ? undefined : await loadSegment(file);
  const usable = snapshot && clock() - snapshot.savedAt < oldestSnapshot ? snapshot : undefined;
  const index = embeddedSearch(usable?.segment);
  const closing = new AbortController();
  const closed = () => closing.signal.aborted;
  let saved = usable?.position;
  let position = saved;

  const opened = (async () => {
    for (let tries = 0; !closed() && !index.segment(); tries++) {
      if (tries > 0) await wait(Math.min(100 * 2 ** tries, 5_000), undefined, { ref: false });
      await index.rebuild(searchSourceIn(engine).all()).catch((error: unknown) => {
        if (!closed()) log("error", "the search index cannot be built", { error });
      });
    }
  })();

  const save = async (): Promise<void> => {
    const segment = index.segment();
    if (file === undefined || !segment || position === undefined || position === saved) return;
    await saveSegment(file, { segment, position, savedAt: clock() });
    saved = position;
  };
  const notSaved = (error: unknown): void => log("error", "the search snapshot cannot be written", { error });
  const saving = setInterval(() => void save().catch(notSaved), savedEvery).unref();

  return {
    index,
    feed: {
      async read() {
        await opened;
        return position;
      },
      write(handled) {
        position = handled;
      },
    },
    async close(consumersStopped) {
      closing.abort();
      clearInterval(saving);
      await Promise.all([opened, consumersStopped]);
      // Without it the next start indexes what changed since the last one, or everything.
      await save().catch(notSaved);
    },
  };
}
