import { setTimeout as wait } from "node:timers/promises";
import { openSearchIndex } from "../../../api/adapters/aws/search-index/search-index.ts";
import { searchSourceIn } from "../../../api/adapters/stores/search/changes.ts";
import { keptPosition } from "../consumers.ts";
import type { OtherEngines } from "../engines.ts";

const retryAfter = 1_000;

/**
 * The search index on an OpenSearch node. A new shop's products come through the feed; an index that is gone while the feed
 * has been read is built anew from the table.
 */
export const emulatedSearch =
  (node: string, alias: string): NonNullable<OtherEngines["search"]> =>
  async ({ tables, installation, log }) => {
    const index = openSearchIndex({ node, alias });
    const position = keptPosition(installation, "feed search-sync");
    const closing = new AbortController();
    const opened = (async () => {
      const isNew = (await position.read()) === undefined;
      while (!closing.signal.aborted)
        try {
          const { status } = await fetch(`${node}/_alias/${alias}`);
          if (status === 404 && !isNew) await index.rebuild(searchSourceIn(tables).all());
          return;
        } catch (error) {
          log("error", "the search index cannot be built", { error });
          await wait(retryAfter, undefined, { ref: false });
        }
    })();
    return {
      index,
      feed: {
        async read() {
          await opened;
          return position.read();
        },
        write: (handled) => position.write(handled),
      },
      async close(consumersStopped) {
        closing.abort();
        await Promise.all([opened, consumersStopped]);
      },
    };
  };
