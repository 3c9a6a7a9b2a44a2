import type { Sqlite } from "../sqlite/sqlite.ts";
import type { AnyObject, Kind, Objects } from "./objects.ts";

/** Selects objects of a kind by facets, all of which must match, within bounds of time and position. */
export type Selection = {
  readonly where?: Readonly<Record<string, string>>;
  /** Epoch seconds, both inclusive. */
  readonly createdFrom?: number;
  readonly createdTo?: number;
  /** Positions in the order of creation: only older than `before`, only newer than `after`. */
  readonly before?: number;
  readonly after?: number;
  readonly order?: "newest" | "oldest";
  readonly limit: number;
};

/** Stripe's objects in one SQLite file. Use the writing methods inside `sqlite.write`. */
export interface Store {
  find<K extends Kind>(kind: K, id: string): Objects[K] | undefined;
  save(object: AnyObject): void;
  /** Saves a new object and returns its position. */
  add(object: AnyObject): number;
  select<K extends Kind>(kind: K, selection: Selection): Objects[K][];
  /** An object's position in the order of creation. */
  placeOf(kind: Kind, id: string): number | undefined;
  /** Deletes a kind's objects created before `seconds`. */
  forget(kind: Kind, seconds: number): void;
}

/**
 * Opens the store. A facet is a value that lists and search look objects up by: `customer`, `payment_intent`,
 * `metadata.orderId`.
 */
export function objectStore(sqlite: Sqlite): Store {
  sqlite.define(`
    CREATE TABLE IF NOT EXISTS objects (
      place INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,
      created INTEGER NOT NULL, doc TEXT NOT NULL
    ) STRICT;
    CREATE INDEX IF NOT EXISTS objects_kind ON objects (kind, place);
    CREATE TABLE IF NOT EXISTS facets (
      kind TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, place INTEGER NOT NULL,
      PRIMARY KEY (kind, name, value, place)
    ) STRICT, WITHOUT ROWID`);

  const addFacets = (object: AnyObject, place: number): void => {
    for (const [name, value] of facetsOf(object))
      sqlite.run(
        "INSERT OR IGNORE INTO facets (kind, name, value, place) VALUES (?, ?, ?, ?)",
        object.object,
        name,
        value,
        place,
      );
  };

  const add = (object: AnyObject): number => {
    const insert = "INSERT INTO objects (id, kind, created, doc) VALUES (?, ?, ?, ?) RETURNING place";
    const { id, object: kind, created } = object;
    const place = Number(sqlite.get(insert, id, kind, created, JSON.stringify(object))?.["place"]);
    addFacets(object, place);
    return place;
  };

  return {
    find(kind, id) {
      const row = sqlite.get("SELECT doc FROM objects WHERE id = ? AND kind = ?", id, kind);
      return row && stored(kind, row["doc"]);
    },
    add,
    save(object) {
      const known = sqlite.get("SELECT place, doc FROM objects WHERE id = ?", object.id);
      if (!known) return void add(object);
      sqlite.run("UPDATE objects SET doc = ? WHERE id = ?", JSON.stringify(object), object.id);
      const before = facetsOf(stored(object.object, known["doc"]));
      if (JSON.stringify(before) === JSON.stringify(facetsOf(object))) return;
      const place = Number(known["place"]);
      for (const [name, value] of before)
        sqlite.run(
          "DELETE FROM facets WHERE kind = ? AND name = ? AND value = ? AND place = ?",
          object.object,
          name,
          value,
          place,
        );
      addFacets(object, place);
    },
    select(kind, selection) {
      const { order = "newest", limit } = selection;
      const facets = Object.entries(selection.where ?? {});
      const [first, ...rest] = facets;
      // The facet row repeats the position, so that its primary key also gives the order.
      const place = first ? "f.place" : "o.place";
      const bounds: [sql: string, value: number | undefined][] = [
        [`${place} < ?`, selection.before],
        [`${place} > ?`, selection.after],
        ["o.created >= ?", selection.createdFrom],
        ["o.created <= ?", selection.createdTo],
      ];
      const given = bounds.flatMap(([sql, value]) => (value === undefined ? [] : [{ sql, value }]));
      const conditions = [
        "o.kind = ?",
        ...rest.map(
          () =>
            "EXISTS (SELECT 1 FROM facets g WHERE g.kind = o.kind AND g.name = ? AND g.value = ? AND g.place = o.place)",
        ),
        ...given.map(({ sql }) => sql),
      ];
      const source = first
        ? "facets f JOIN objects o ON o.place = f.place AND f.kind = ? AND f.name = ? AND f.value = ?"
        : "objects o";
      const rows = sqlite.all(
        `SELECT o.doc FROM ${source} WHERE ${conditions.join(" AND ")} ORDER BY ${place} ${order === "newest" ? "DESC" : "ASC"} LIMIT ?`,
        ...(first ? [kind, ...first] : []),
        kind,
        ...rest.flat(),
        ...given.map(({ value }) => value),
        limit,
      );
      return rows.map((row) => stored(kind, row["doc"]));
    },
    placeOf(kind, id) {
      const row = sqlite.get("SELECT place FROM objects WHERE id = ? AND kind = ?", id, kind);
      return row && Number(row["place"]);
    },
    forget(kind, seconds) {
      sqlite.run(
        "DELETE FROM facets WHERE kind = ? AND place IN (SELECT place FROM objects WHERE kind = ? AND created < ?)",
        kind,
        kind,
        seconds,
      );
      sqlite.run("DELETE FROM objects WHERE kind = ? AND created < ?", kind, seconds);
    },
  };
}

/** Only this server writes the file, and `save` accepts only objects of these types. */
const stored = <K extends Kind>(_kind: K, doc: unknown): Objects[K] => JSON.parse(String(doc)) as Objects[K];

function facetsOf(object: AnyObject): [name: string, value: string][] {
  const facets: [string, string | null][] = [];
  if ("customer" in object && typeof object.customer === "string") facets.push(["customer", object.customer]);
  if ("payment_intent" in object) facets.push(["payment_intent", object.payment_intent]);
  if ("charge" in object) facets.push(["charge", object.charge]);
  if (object.object === "event") facets.push(["type", object.type]);
  if (object.object === "payment_intent")
    for (const [name, value] of Object.entries(object.metadata)) facets.push([`metadata.${name}`, value]);
  return facets.flatMap(([name, value]) => (value === null ? [] : [[name, value]]));
}
