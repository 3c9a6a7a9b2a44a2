import { LRUCache } from "lru-cache";
import type { Cursor, Item, Page, TableSpec, Tables, Write } from "../../../ports/table.ts";
import {
  attributesOf,
  checkKey,
  checkValue,
  cursorAfter,
  keyOf,
  schemaOf,
  textOf,
} from "../../table/item.ts";
import { checkCursor, checkLimit, checkQuery, checkWrites } from "../../table/request.ts";
import type { Durability, Sqlite } from "../sqlite/sqlite.ts";
import { sqliteFeed } from "./feed.ts";
import { pageQuery } from "./query.ts";
import { type Cache, type Rows, rowsOf, versionOf } from "./rows.ts";
import { sweeper } from "./sweep.ts";
import { decide, intentOf } from "./write.ts";

/** `sweep` deletes expired items (each with a feed entry) and old changes now, besides once a minute. */
export type SqliteTables = Tables & { sweep(): Promise<void> };

/**
 * `clock` returns epoch milliseconds; `cachedRows` limits the parsed items kept in memory (default 3,000, some
 * 3 kB each).
 */
export type SqliteTablesOptions = { readonly clock?: () => number; readonly cachedRows?: number };

const loadedAtOnce = 200;
const cachedPages = 2_000;
/** How many milliseconds a page of an index may lag behind what another process on the same file writes. */
const indexLag = 5;

/**
 * The Table port in SQLite. A transaction is on disk when it resolves; orders, stock and money are written that way. A
 * single-item write survives a killed process at once, and a power failure from the next transaction on. Reads of an
 * unchanged item return the same frozen object, so callers may memoise on it; the same query of an index of an unchanged
 * table returns the same page. A page of an index shows what another process on the file wrote at most 5 ms later.
 * Programming errors (invalid keys, values, paths) reject with a plain Error.
 */
export function sqliteTables(
  sqlite: Sqlite,
  specs: readonly TableSpec[],
  { clock = Date.now, cachedRows = 3_000 }: SqliteTablesOptions = {},
): SqliteTables {
  const cache: Cache = new LRUCache({ max: cachedRows });
  const feed = sqliteFeed(sqlite, clock);
  const tables = new Map<string, Rows>();
  for (const [place, spec] of specs.entries())
    tables.set(spec.name, rowsOf({ sqlite, cache, feed }, spec, { place, places: specs.length }));
  const rowsIn = (table: TableSpec): Rows => {
    const rows = tables.get(table.name);
    if (!rows) throw new Error(`there is no table ${table.name}`);
    return rows;
  };
  const itemsOf = (rows: Rows, sql: string, values: readonly (string | number)[]): Item[] =>
    sqlite.all(sql, ...values).map((row) => rows.item(versionOf(row)));

  const pages = new LRUCache<string, { readonly state: string; readonly page: Page }>({ max: cachedPages });
  const generations = new Map<string, number>();
  const changed = (table: TableSpec): void => {
    generations.set(table.name, (generations.get(table.name) ?? 0) + 1);
  };
  let [version, readAt] = [0, Number.NEGATIVE_INFINITY];
  /** Changes when another process writes to the file. It locks the file to be read, so it is asked for once in a while. */
  const fileVersion = (): number => {
    const now = performance.now();
    if (now - readAt < indexLag) return version;
    version = Number(sqlite.get("PRAGMA data_version")?.["data_version"]);
    readAt = now;
    return version;
  };
  /** Changes whenever a page of an index could change: after a write here, or by another process on the file. */
  const stateOf = (table: TableSpec): string => `${generations.get(table.name) ?? 0}/${fileVersion()}`;

  const commit = async (writes: readonly Write[], durability: Durability) => {
    const intents = writes.map((write) => intentOf(write, rowsIn(write.table)));
    const decided = await sqlite.write(() => decide(intents), durability);
    if (decided.committed) {
      for (const outcome of decided.outcomes) outcome.publish?.();
      for (const { table } of writes) changed(table);
    }
    return decided;
  };
  const write = async (write: Write) => {
    const decided = await commit([write], "process");
    return decided.committed ? decided.outcomes[0] : undefined;
  };

  return {
    get: async (table, key) => {
      checkKey(table, key);
      return rowsIn(table).find(key);
    },
    getAll: async (table, keys) =>
      keys.map((key) => {
        checkKey(table, key);
        return rowsIn(table).find(key);
      }),
    put: async (table, item, condition) =>
      (await write({ put: item, table, ...(condition && { if: condition }) })) !== undefined,
    update: async (table, key, changes, condition) =>
      (await write({ update: key, table, changes, ...(condition && { if: condition }) }))?.item,
    delete: async (table, key, condition) =>
      (await write({ delete: key, table, ...(condition && { if: condition }) })) !== undefined,
    transact: async (writes) => {
      checkWrites(writes);
      const decided = await commit(writes, "disk");
      return decided.committed ? { committed: true } : decided;
    },
    query: async (table, query) => {
      const read = (): Page => {
        checkQuery(table, query);
        const { sql, values } = pageQuery(table, query);
        return pageOf(itemsOf(rowsIn(table), sql, values), query.limit, (last) =>
          cursorAfter(table, schemaOf(table, query.index), last),
        );
      };
      // Carts and lists of a table itself change with almost every reader, and show at once what another process wrote.
      if (query.index === undefined) return read();
      const [name, state] = [`${table.name} ${JSON.stringify(query)}`, stateOf(table)];
      const known = pages.get(name);
      if (known?.state === state) return known.page;
      const page = read();
      pages.set(name, { state, page });
      return page;
    },
    scan: async (table, { limit, cursor }) => {
      checkLimit(limit);
      const names = attributesOf(table);
      if (cursor) checkCursor(table, names, cursor);
      const rows = rowsIn(table);
      const after = cursor ? names.map((name) => cursor[name] ?? "") : [];
      const found = sqlite.all(cursor ? rows.layout.next : rows.layout.first, ...after, limit + 1);
      const items = found.map((row) => rows.peek(versionOf(row)));
      return pageOf(items, limit, (last) => cursorAfter(table, schemaOf(table, undefined), last));
    },
    load: async (table, items) => {
      const rows = rowsIn(table);
      const chunks = Array.from({ length: Math.ceil(items.length / loadedAtOnce) }, (_, chunk) =>
        items.slice(chunk * loadedAtOnce, (chunk + 1) * loadedAtOnce),
      );
      for (const chunk of chunks) {
        const puts = chunk.map((item) => {
          checkValue(item);
          return { item, key: keyOf(table, item), text: textOf(item) };
        });
        // In order, so that the last of two with one key wins; bypassing the cache, which a seed would
        // otherwise evict.
        await sqlite.write(() => {
          for (const { item, key, text } of puts) rows.save(rows.current(key), item, text);
        });
        changed(table);
      }
    },
    changes: async (table, { position, limit }) => {
      checkLimit(limit);
      return feed.read(table, position, limit);
    },
    sweep: sweeper(sqlite, [...tables.values()], feed, clock, () => {
      for (const spec of specs) changed(spec);
    }),
  };
}

/** A page of at most `limit` items, from a query for one more; there is a cursor only if that one exists. */
function pageOf(items: readonly Item[], limit: number, cursorFor: (last: Item) => Cursor): Page {
  const last = items[limit - 1];
  if (items.length <= limit || !last) return { items };
  return { items: items.slice(0, limit), cursor: cursorFor(last) };
}
