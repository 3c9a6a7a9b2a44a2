import { LRUCache } from "lru-cache";
import type { Item, Key, TableChange, TableSpec } from "../../../ports/table.ts";
import { itemFrom } from "../../table/item.ts";
import type { Sqlite } from "../sqlite/sqlite.ts";

/** The change feed of every table. */
export interface Feed {
  /**
   * For use inside `Sqlite.write` only. `before` and `after` are items as JSON; null when there was or is
   * none.
   */
  append(spec: TableSpec, key: Key, before: string | null, after: string | null): void;
  /** Changes of one table after a position, oldest first. */
  read(
    spec: TableSpec,
    position: string | undefined,
    limit: number,
  ): { readonly changes: readonly TableChange[]; readonly position: string };
  /**
   * For use inside `Sqlite.write` only: deletes up to 1,000 changes older than a day. True when there may be
   * more.
   */
  trim(): boolean;
}

/** Characters of the items that are kept parsed. */
const mostKept = 1_500_000;
const keptFor = 24 * 60 * 60 * 1000;
const trimmedAtOnce = 1000;

/**
 * Keeps all feeds in one table of `sqlite`, in commit order. `clock` returns epoch milliseconds. Items that were read lately
 * stay parsed: each change is read by every consumer, and what is new in one is what the next one replaces.
 */
export function sqliteFeed(sqlite: Sqlite, clock: () => number): Feed {
  const parsed = new LRUCache<string, Item>({
    maxSize: mostKept,
    sizeCalculation: (_item, text) => text.length,
  });
  const itemOf = (text: string): Item => {
    const item = parsed.get(text) ?? itemFrom(text);
    parsed.set(text, item);
    return item;
  };
  sqlite.define(`CREATE TABLE IF NOT EXISTS table_feed (seq INTEGER PRIMARY KEY AUTOINCREMENT, source TEXT NOT NULL,
      at REAL NOT NULL, key TEXT NOT NULL, before TEXT, after TEXT) STRICT;
    CREATE INDEX IF NOT EXISTS table_feed_by_source ON table_feed (source, seq)`);
  return {
    append: (spec, key, before, after) => {
      sqlite.run(
        "INSERT INTO table_feed (source, at, key, before, after) VALUES (?, ?, ?, ?, ?)",
        spec.name,
        clock(),
        JSON.stringify(key),
        before,
        after,
      );
    },
    read: (spec, position, limit) => {
      const after = position === undefined ? 0 : Number(position);
      if (!Number.isSafeInteger(after))
        throw new Error(`${spec.name}: no position of this feed: ${position}`);
      const rows = sqlite.all(
        "SELECT seq, key, before, after FROM table_feed WHERE source = ? AND seq > ? ORDER BY seq LIMIT ?",
        spec.name,
        after,
        limit,
      );
      return {
        changes: rows.map((row) => changeFrom(row, itemOf)),
        position: String(rows.at(-1)?.["seq"] ?? after),
      };
    },
    trim: () => {
      const old = sqlite.get(
        "SELECT max(seq) AS last, count(*) AS count FROM (SELECT seq, at FROM table_feed ORDER BY seq LIMIT ?) WHERE at < ?",
        trimmedAtOnce,
        clock() - keptFor,
      );
      if (!old?.["count"]) return false;
      sqlite.run("DELETE FROM table_feed WHERE seq <= ?", old["last"] ?? 0);
      return old["count"] === trimmedAtOnce;
    },
  };
}

function changeFrom(
  row: Readonly<Record<string, string | number | null>>,
  itemOf: (text: string) => Item,
): TableChange {
  const { seq, key, before, after } = row;
  const images: { before?: Item; after?: Item } = {
    ...(typeof before === "string" && { before: itemOf(before) }),
    ...(typeof after === "string" && { after: itemOf(after) }),
  };
  return {
    // As wide as DynamoDB's longest, so that strings compare like the numbers.
    sequence: String(seq).padStart(40, "0"),
    type: images.before === undefined ? "insert" : images.after === undefined ? "remove" : "modify",
    key: keyFrom(String(key)),
    ...images,
  };
}

/** `append` wrote the text from a key. */
const keyFrom = (text: string): Key => itemFrom(text) as Key;
