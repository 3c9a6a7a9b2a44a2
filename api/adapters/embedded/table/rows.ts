import { isDeepStrictEqual } from "node:util";
import type { LRUCache } from "lru-cache";
import type { Item, Key, TableSpec } from "../../../ports/table.ts";
import { attributesOf, itemFrom, keyOf } from "../../table/item.ts";
import type { Sqlite } from "../sqlite/sqlite.ts";
import type { Feed } from "./feed.ts";
import { columnValues, type Layout, layoutOf } from "./layout.ts";

/** One version of one row: `id` is never reused, and every change increases `rev`. */
export type Version = { readonly id: number; readonly rev: number };
/**
 * Frozen items of committed rows by `Rows.slot`. An entry is valid only while its revision is the stored one.
 */
export type Cache = LRUCache<number, { readonly rev: number; readonly item: Item }>;
type Stored = Version & { readonly item: Item; readonly text: string };

/** The rows of one table. Use the writing methods inside `Sqlite.write` only. */
export interface Rows {
  readonly layout: Layout;
  /**
   * The committed item of a version found by SQL, from the cache if it is there. Outside `Sqlite.write` only.
   */
  item(version: Version): Item;
  /** Like `item`, but does not fill the cache; for reads of whole tables. */
  peek(version: Version): Item;
  find(key: Key): Item | undefined;
  /** The row as the current transaction sees it, bypassing the cache. */
  current(key: Key): Stored | undefined;
  byId(id: number): Stored | undefined;
  /**
   * Stores `item` (whose JSON is `text`) over `before`. Returns undefined, and writes nothing, when it is
   * equal.
   */
  save(before: Stored | undefined, item: Item, text: string): Version | undefined;
  remove(before: Stored): void;
  /** Updates the cache after the commit. */
  committed(version: Version, item: Item): void;
}

/** Opens the rows of `spec`; `place` and `places` keep the tables' slots in the shared cache distinct. */
export function rowsOf(
  { sqlite, cache, feed }: { readonly sqlite: Sqlite; readonly cache: Cache; readonly feed: Feed },
  spec: TableSpec,
  { place, places }: { readonly place: number; readonly places: number },
): Rows {
  const layout = layoutOf(sqlite, spec);
  const keyNames = attributesOf(spec);
  const slot = (id: number): number => id * places + place;

  const locate = (key: Key): Version | undefined => {
    const found = sqlite.get(layout.locate, ...keyNames.map((name) => key[name] ?? null));
    return found && versionOf(found);
  };
  const read = (id: number): Stored | undefined => {
    const row = sqlite.get(layout.read, id);
    if (!row) return undefined;
    const [rev, text] = [Number(row["rev"]), String(row["item"])];
    const known = cache.peek(slot(id));
    return { id, rev, text, item: known?.rev === rev ? known.item : itemFrom(text) };
  };
  const peek = ({ id }: Version): Stored => {
    const stored = read(id);
    if (!stored) throw new Error(`${spec.name}: row ${id} vanished between two reads`);
    return stored;
  };
  const item = (version: Version): Item => {
    const known = cache.get(slot(version.id));
    if (known?.rev === version.rev) return known.item;
    const { rev, item } = peek(version);
    cache.set(slot(version.id), { rev, item });
    return item;
  };

  return {
    layout,
    item,
    peek: (version) => peek(version).item,
    find: (key) => {
      const version = locate(key);
      return version && item(version);
    },
    current: (key) => {
      const version = locate(key);
      return version && read(version.id);
    },
    byId: read,
    save: (before, item, text) => {
      if (before && same(before, item, text)) return undefined;
      const values = columnValues(layout, item);
      if (spec.feed) feed.append(spec, keyOf(spec, item), before?.text ?? null, text);
      if (!before) return { id: Number(sqlite.get(layout.insert, text, ...values)?.["id"]), rev: 1 };
      if (isDeepStrictEqual(columnValues(layout, before.item), values))
        sqlite.run(layout.rewrite, text, before.id);
      else sqlite.run(layout.replace, text, ...values, before.id);
      return { id: before.id, rev: before.rev + 1 };
    },
    remove: (before) => {
      sqlite.run(layout.remove, before.id);
      if (spec.feed) feed.append(spec, keyOf(spec, before.item), before.text, null);
    },
    committed: ({ id, rev }, item) => void cache.set(slot(id), { rev, item }),
  };
}

/** Parses a row of `SELECT id, rev`. */
export const versionOf = (row: Readonly<Record<string, unknown>>): Version => ({
  id: Number(row["id"]),
  rev: Number(row["rev"]),
});

/** Items are equal whatever the order of their attributes; the JSON of equal items has equal length. */
const same = (before: Stored, item: Item, text: string): boolean =>
  before.text === text || (before.text.length === text.length && isDeepStrictEqual(before.item, item));
