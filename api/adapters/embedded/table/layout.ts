import type { Item, TableSpec } from "../../../ports/table.ts";
import { attributesOf, cursorAttributes } from "../../table/item.ts";
import type { Sqlite } from "../sqlite/sqlite.ts";

/** The values that SQLite can index. */
export type Column = string | number | null;

/**
 * The SQL of one table, built once. A row has the item's JSON text, and a column for each attribute that
 * sorts or expires.
 */
export type Layout = {
  /** Attributes with a column, in the order in which `insert` and `replace` take their values. */
  readonly columns: readonly string[];
  readonly locate: string;
  readonly read: string;
  readonly insert: string;
  /** Writes the text and every column. */
  readonly replace: string;
  /** Writes only the text, so no index is updated. */
  readonly rewrite: string;
  readonly remove: string;
  readonly first: string;
  readonly next: string;
  readonly expired?: string;
};

/**
 * Creates the table and its indexes, or migrates it: adds columns and indexes that the spec has gained
 * (filled from the stored items) and drops indexes that it lost. Atomic, even when the process is killed.
 */
export function layoutOf(sqlite: Sqlite, spec: TableSpec): Layout {
  const columns = columnsOf(spec);
  define(sqlite, spec, columns);
  const table = quoted(tableName(spec));
  const key = attributesOf(spec);
  const byKey = `${table} INDEXED BY ${quoted(indexName(spec, undefined))}`;
  const inOrder = `ORDER BY ${key.map(column).join(", ")} LIMIT ?`;
  return {
    columns,
    locate: `SELECT id, rev FROM ${byKey} WHERE ${key.map((name) => `${column(name)} = ?`).join(" AND ")}`,
    read: `SELECT rev, item FROM ${table} WHERE id = ?`,
    insert: `INSERT INTO ${table} (rev, item, ${columns.map(column).join(", ")})
      VALUES (1, ?, ${columns.map(() => "?").join(", ")}) RETURNING id`,
    replace: `UPDATE ${table} SET rev = rev + 1, item = ?, ${columns.map((name) => `${column(name)} = ?`).join(", ")}
      WHERE id = ?`,
    rewrite: `UPDATE ${table} SET rev = rev + 1, item = ? WHERE id = ?`,
    remove: `DELETE FROM ${table} WHERE id = ?`,
    first: `SELECT id, rev FROM ${byKey} ${inOrder}`,
    next: `SELECT id, rev FROM ${byKey} WHERE ${tuple(key)} > (${key.map(() => "?").join(", ")}) ${inOrder}`,
    ...(spec.expires !== undefined && {
      expired: `SELECT id FROM ${table} WHERE ${column(spec.expires)} <= ? LIMIT 100`,
    }),
  };
}

/** The values of an item's columns. A value that no index can hold counts as absent. */
export const columnValues = (layout: Layout, item: Item): Column[] =>
  layout.columns.map((name) => {
    const value = item[name];
    return typeof value === "string" || typeof value === "number" ? value : null;
  });

/** The SQL table of a spec. */
export const tableName = (spec: TableSpec): string => `table ${spec.name}`;

/**
 * An index's name (`undefined` for the table's key) contains its definition, so that a changed definition
 * gives a new index.
 */
export function indexName(spec: TableSpec, index: string | undefined): string {
  const schema = index === undefined ? spec : spec.indexes?.[index];
  return `${tableName(spec)} ${index ?? "key"}: ${schema ? attributesOf(schema).join(", ") : ""}`;
}

/** A quoted SQL identifier. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
/** The quoted SQL column of an attribute. */
export const column = (attribute: string): string => quoted(`@${attribute}`);
/** The SQL row value of these attributes' columns. */
export const tuple = (attributes: readonly string[]): string => `(${attributes.map(column).join(", ")})`;

const columnsOf = (spec: TableSpec): string[] => [
  ...new Set([
    ...attributesOf(spec),
    ...Object.values(spec.indexes ?? {}).flatMap(attributesOf),
    ...(spec.expires === undefined ? [] : [spec.expires]),
  ]),
];

function define(sqlite: Sqlite, spec: TableSpec, columns: readonly string[]): void {
  const table = tableName(spec);
  const names = (sql: string): string[] => sqlite.all(sql, table).map((row) => String(row["name"]));
  const known = names("SELECT name FROM pragma_table_info(?)");
  const gained = known.length === 0 ? [] : columns.filter((name) => !known.includes(`@${name}`));
  const indexes = indexesOf(spec);
  const lost = names("SELECT name FROM pragma_index_list(?)").filter((name) => !indexes.has(name));
  const statements = [
    `CREATE TABLE IF NOT EXISTS ${quoted(table)} (id INTEGER PRIMARY KEY AUTOINCREMENT, rev INTEGER NOT NULL,
      item TEXT NOT NULL, ${columns.map((name) => `${column(name)} ANY`).join(", ")}) STRICT`,
    ...gained.map((name) => `ALTER TABLE ${quoted(table)} ADD COLUMN ${column(name)} ANY`),
    ...gained.map((name) => backfill(spec, name)),
    ...lost.map((name) => `DROP INDEX IF EXISTS ${quoted(name)}`),
    ...indexes.values(),
  ];
  sqlite.define(statements.join(";\n"));
}

/** Statements that create the indexes, by name. */
function indexesOf(spec: TableSpec): Map<string, string> {
  const on = (attributes: readonly string[]): string => `ON ${quoted(tableName(spec))} ${tuple(attributes)}`;
  const present = (attributes: readonly string[]): string =>
    `WHERE ${attributes.map((name) => `${column(name)} IS NOT NULL`).join(" AND ")}`;
  const key = indexName(spec, undefined);
  const statements = new Map<string, string>();
  statements.set(key, `CREATE UNIQUE INDEX IF NOT EXISTS ${quoted(key)} ${on(attributesOf(spec))}`);
  for (const [index, schema] of Object.entries(spec.indexes ?? {})) {
    const name = indexName(spec, index);
    const sorted = on(cursorAttributes(spec, schema));
    statements.set(
      name,
      `CREATE INDEX IF NOT EXISTS ${quoted(name)} ${sorted} ${present(attributesOf(schema))}`,
    );
  }
  if (spec.expires === undefined) return statements;
  const name = `${tableName(spec)} expires: ${spec.expires}`;
  const sorted = `${on([spec.expires])} ${present([spec.expires])}`;
  return statements.set(name, `CREATE INDEX IF NOT EXISTS ${quoted(name)} ${sorted}`);
}

function backfill(spec: TableSpec, name: string): string {
  const path = `'$."${name.replaceAll('"', '\\"').replaceAll("'", "''")}"'`;
  const types = spec.numbers?.includes(name) || name === spec.expires ? "'integer', 'real'" : "'text'";
  return `UPDATE ${quoted(tableName(spec))} SET ${column(name)} = json_extract(item, ${path})
    WHERE json_type(item, ${path}) IN (${types})`;
}
