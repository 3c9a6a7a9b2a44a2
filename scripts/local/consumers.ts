import type { SqliteMessages } from "../../api/adapters/embedded/messages/messages.ts";
import { type FeedTail, feedTail } from "../../api/adapters/embedded/table/feed-tail.ts";
import { tables as specs } from "../../api/adapters/stores/keys.ts";
import type { Log } from "../../api/deps.ts";
import type { Consumer, QueueName } from "../../api/ports/messages.ts";
import type { TableSpec, Tables } from "../../api/ports/table.ts";
import type {
  ConsumerEntries,
  FeedConsumer,
  FeedEntry,
  ScheduledRun,
} from "../../workflows/consumers/entry.ts";
import type { Installation } from "./installation.ts";

/** How far one consumer has read its feed. */
export type FeedPosition = {
  /** Where to go on; undefined: from the oldest change that is kept. */
  read(): Promise<string | undefined>;
  /** Everything up to here was handled. */
  write(position: string): void;
};

export type LocalConsumersOptions = {
  readonly tables: Pick<Tables, "changes">;
  readonly messages: Pick<SqliteMessages, "consume">;
  readonly positionOf: (consumer: string) => FeedPosition;
  /** Milliseconds between reads of a feed without a call of `changed`. */
  readonly every?: number;
  readonly log: Log;
};

/** Consumers of a registry, fed by the queues, feeds and clock of one process. */
export type LocalConsumers = {
  /** Something was written to this table: its feed is read now. */
  readonly changed: (table: TableSpec) => void;
  /** Resolves when nothing is left in any feed, also of changes that the consumers themselves made. */
  idle(): Promise<void>;
  /** Runs every schedule now, as when a shop starts and no other process of it can be at work. */
  runAlone(): Promise<void>;
  /** Stops taking; resolves when what was taken is done. */
  close(): Promise<void>;
};

/** What a function stands on, by its name. */
type DepsOf<Needed> = (name: string) => Needed;

type FeedSource = Pick<FeedEntry, "feed" | "gather">;

type Sources = {
  queue(queue: QueueName, consume: Consumer): void;
  feed(name: string, from: FeedSource, consume: FeedConsumer): void;
  schedule(name: string, everyMinutes: number, run: ScheduledRun): void;
};

/** Imports the code of these consumers; the answer binds each to the deps of its function and starts feeding it. */
export async function loadConsumers<Needed>(entries: ConsumerEntries<Needed>) {
  const loaded = await Promise.all(
    Object.entries(entries).map(async ([name, entry]) => {
      if ("queue" in entry) {
        const create = await entry.load();
        return (depsOf: DepsOf<Needed>, to: Sources) => to.queue(entry.queue, create(depsOf(name)));
      }
      if ("feed" in entry) {
        const create = await entry.load();
        return (depsOf: DepsOf<Needed>, to: Sources) => to.feed(name, entry, create(depsOf(name)));
      }
      const create = await entry.load();
      return (depsOf: DepsOf<Needed>, to: Sources) =>
        to.schedule(name, entry.everyMinutes, create(depsOf(name)));
    }),
  );
  return (depsOf: DepsOf<Needed>, options: LocalConsumersOptions): LocalConsumers => {
    const { messages, log } = options;
    const closing = new AbortController();
    const stops: (() => Promise<void>)[] = [];
    const feeds: {
      readonly name: string;
      readonly table: TableSpec;
      readonly tail: Promise<FeedTail | undefined>;
    }[] = [];
    const schedules: (() => Promise<void>)[] = [];
    const sources: Sources = {
      queue(queue, consume) {
        stops.push(messages.consume(queue, consume));
      },
      feed(name, source, consume) {
        const tail = follow(name, source, consume, { ...options, closing: closing.signal });
        feeds.push({ name, table: specs[source.feed], tail });
      },
      schedule(name, everyMinutes, run) {
        const onError = (error: unknown) => log("error", "consumer failed", { consumer: name, error });
        const timer = setInterval(() => void run({ alone: false }).catch(onError), everyMinutes * 60_000);
        timer.unref();
        stops.push(async () => clearInterval(timer));
        // A run that fails is reported, and the next one tries again.
        schedules.push(async () => void (await run({ alone: true }).catch(onError)));
      },
    };
    for (const bind of loaded) bind(depsOf, sources);
    const tails = async () =>
      (await Promise.all(feeds.map(({ tail }) => tail))).filter((tail) => tail !== undefined);
    return {
      changed(table) {
        for (const feed of feeds)
          if (feed.table.name === table.name) void feed.tail.then((one) => one?.wake());
      },
      async idle() {
        const opened = await tails();
        const positions = () => opened.map((tail) => tail.position()).join();
        for (let before: string | undefined; before !== positions(); ) {
          before = positions();
          await Promise.all(opened.map((tail) => tail.idle()));
        }
      },
      async runAlone() {
        for (const run of schedules) await run();
      },
      async close() {
        closing.abort();
        await Promise.all(stops.map((stop) => stop()));
        await Promise.all((await tails()).map((tail) => tail.close()));
      },
    };
  };
}

/** Undefined: closed before the consumer knew where to begin. */
async function follow(
  name: string,
  { feed, gather }: FeedSource,
  handle: FeedConsumer,
  { tables, positionOf, log, closing, every }: LocalConsumersOptions & { readonly closing: AbortSignal },
): Promise<FeedTail | undefined> {
  const position = positionOf(name);
  const from = await position.read();
  if (closing.aborted) return undefined;
  return feedTail({
    tables,
    table: specs[feed],
    from,
    handle,
    ...(gather !== undefined && { gather, batchSize: 2_000 }),
    ...(every !== undefined && { every }),
    reached: (at) => position.write(at),
    onError: (error) => log("error", "consumer failed", { consumer: name, error }),
  });
}

/** A position that outlives the process, written once a second at most: what was handled since comes again. */
export function keptPosition(installation: Installation, name: string): FeedPosition {
  let writtenAt = 0;
  return {
    read: async () => installation.read(name),
    write(position) {
      const now = performance.now();
      if (now - writtenAt < 1_000) return;
      writtenAt = now;
      // A position that is lost costs reading more of the feed; a broken disk shows in the writes that somebody waits for.
      void installation.write(name, position).catch(() => undefined);
    },
  };
}

/** The end of a feed, for what remembers nothing and so needs no past. */
export const endOf = (tables: Pick<Tables, "changes">, table: TableSpec): FeedPosition => ({
  async read() {
    let position: string | undefined;
    for (;;) {
      const read = await tables.changes(table, { limit: 500, ...(position !== undefined && { position }) });
      position = read.position ?? position;
      if (read.changes.length === 0) return position;
    }
  },
  write: () => undefined,
});
