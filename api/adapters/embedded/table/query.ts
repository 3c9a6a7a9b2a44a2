import type { Query, TableSpec } from "../../../ports/table.ts";
import { cursorAttributes, schemaOf } from "../../table/item.ts";
import { column, indexName, quoted, tableName, tuple } from "./layout.ts";

/** SQL with the values of its placeholders, in order. */
export type Bound = { readonly sql: string; readonly values: readonly (string | number)[] };

/**
 * Selects `id, rev` of a page and of one more row, which tells whether anything follows. An index sorts by
 * its range, then by the table's key. The same kind of query gives the same SQL, so it is prepared once.
 */
export function pageQuery(spec: TableSpec, query: Query): Bound {
  const { range, cursor, descending } = query;
  const schema = schemaOf(spec, query.index);
  const sortedBy = cursorAttributes(spec, schema).slice(1);
  const terms = [`${column(schema.hash)} = ?`];
  const values: (string | number)[] = [query.hash];
  const bound = (term: string, value: string | number | undefined): void => {
    if (value === undefined) return;
    terms.push(term);
    values.push(value);
  };
  if (schema.range !== undefined) {
    const name = column(schema.range);
    // SQLite uses a partial index only when the query repeats the index's condition.
    if (query.index !== undefined) terms.push(`${name} IS NOT NULL`);
    // Where a cursor bounds the same side, "+" keeps SQLite from seeking to the bound and scanning from there
    // to the cursor.
    const low = cursor && !descending ? `+${name}` : name;
    const high = cursor && descending ? `+${name}` : name;
    if (range && "beginsWith" in range) {
      bound(`${low} >= ?`, range.beginsWith);
      bound(`${high} < ?`, afterPrefix(range.beginsWith));
    } else {
      bound(`${low} >= ?`, range?.from);
      bound(`${high} <= ?`, range?.to);
    }
  }
  if (cursor && sortedBy.length === 0) terms.push("false");
  if (cursor && sortedBy.length > 0) {
    terms.push(`${tuple(sortedBy)} ${descending ? "<" : ">"} (${sortedBy.map(() => "?").join(", ")})`);
    values.push(...sortedBy.map((name) => cursor[name] ?? ""));
  }
  const order = sortedBy.map((name) => `${column(name)}${descending ? " DESC" : ""}`).join(", ");
  const from = `${quoted(tableName(spec))} INDEXED BY ${quoted(indexName(spec, query.index))}`;
  return {
    sql: `SELECT id, rev FROM ${from} WHERE ${terms.join(" AND ")}${order && ` ORDER BY ${order}`} LIMIT ?`,
    values: [...values, query.limit + 1],
  };
}

/** The lowest string above all strings with this prefix, by code points; undefined when there is none. */
export function afterPrefix(prefix: string): string | undefined {
  const points = Array.from(prefix, (character) => character.codePointAt(0) ?? 0);
  const place = points.findLastIndex((point) => point < 0x10ffff);
  if (place < 0) return undefined;
  const next = (points[place] ?? 0) + 1;
  // Surrogates have no UTF-8 form, so the code point after U+D7FF is U+E000.
  return String.fromCodePoint(...points.slice(0, place), next === 0xd800 ? 0xe000 : next);
}
