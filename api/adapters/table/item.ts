import type { Item, Json, Key, KeyValue, TableSpec } from "../../ports/table.ts";

/** The attributes by which a table or an index finds and sorts its items. */
export type KeySchema = { readonly hash: string; readonly range?: string };

const mostBytes = 400 * 1024;
const deepest = 32;

/**
 * The key of `item` under `spec`. Missing, mistyped, empty or overlong key attributes throw (a programming fault),
 * and so do index attributes of the wrong type, as DynamoDB refuses them.
 */
export function keyOf(spec: TableSpec, item: Item): Key {
  for (const index of Object.values(spec.indexes ?? {}))
    for (const name of attributesOf(index))
      if (item[name] !== undefined) checkKeyValue(spec, name, item[name], 2048);
  return pick(spec, attributesOf(spec), item);
}

/** Throws unless `key` has exactly the table's key attributes. */
export function checkKey(spec: TableSpec, key: Key): void {
  const expected = attributesOf(spec);
  pick(spec, expected, key);
  if (Object.keys(key).length !== expected.length)
    throw new Error(`${spec.name}: the key has other attributes`);
}

/** The index called `name`, or the table's own key. Throws when there is no such index. */
export function schemaOf(spec: TableSpec, name: string | undefined): KeySchema {
  if (name === undefined) return spec;
  const index = spec.indexes?.[name];
  if (!index) throw new Error(`${spec.name} has no index ${name}`);
  return index;
}

/** Attributes of a key, hash first. */
export const attributesOf = (schema: KeySchema): string[] =>
  schema.range === undefined ? [schema.hash] : [schema.hash, schema.range];

/** Where a page ends after `item`: the key attributes of the index and of the table, as LastEvaluatedKey has them. */
export const cursorAfter = (spec: TableSpec, schema: KeySchema, item: Item): Key =>
  pick(spec, cursorAttributes(spec, schema), item);

/** Attributes of a cursor, in the order in which the index sorts, its hash first. */
export const cursorAttributes = (spec: TableSpec, schema: KeySchema): string[] => [
  ...new Set([...attributesOf(schema), ...attributesOf(spec)]),
];

/** Throws on what DynamoDB cannot store: NaN, infinities, numbers out of its range, empty names, nesting beyond 32. */
export function checkValue(value: Json | undefined, depth = 0): void {
  if (typeof value === "number") {
    const size = Math.abs(value);
    if (!(size < 1e126) || (size !== 0 && size < 1e-130)) throw new Error(`${value} cannot be stored`);
    return;
  }
  if (typeof value !== "object" || value === null) return;
  if (depth === deepest) throw new Error("an item nests deeper than 32 levels");
  if (Object.hasOwn(value, "")) throw new Error("an attribute has an empty name");
  for (const inner of Object.values(value)) checkValue(inner, depth + 1);
}

/** An item's JSON text. Throws beyond 400 KB, the most that DynamoDB stores (measured here in JSON, a little stricter). */
export function textOf(item: Item): string {
  const text = JSON.stringify(item);
  if (text.length * 3 > mostBytes && Buffer.byteLength(text) > mostBytes)
    throw new Error("an item is larger than 400 KB");
  return text;
}

/** A checked copy without `undefined` attributes: what the caller does to the original later has no effect. */
export function copied<T extends Json>(value: T): T {
  checkValue(value);
  // JSON of a T parses to a T; an attribute that is undefined may be absent, too.
  return typeof value === "object" && value !== null ? (JSON.parse(JSON.stringify(value)) as T) : value;
}

/** Freezes a value and all inside it. Stops at what is frozen already. */
export function frozen<T extends Json>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  for (const inner of Object.values(value)) if (inner !== undefined) frozen(inner);
  return Object.freeze(value);
}

/** The frozen item that `text` (written by `textOf`) stands for. */
export const itemFrom = (text: string): Item => frozen(JSON.parse(text) as Item);

/** Orders key values as DynamoDB does: numbers as numbers, strings by their UTF-8 bytes. */
export function compareValues(a: KeyValue, b: KeyValue): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  return Buffer.compare(Buffer.from(String(a)), Buffer.from(String(b)));
}

/** Throws unless `value` fits key attribute `name`: of the declared type, not empty, not longer than `most` bytes. */
export function checkKeyValue(
  spec: TableSpec,
  name: string,
  value: Json | undefined,
  most: number,
): KeyValue {
  const type = spec.numbers?.includes(name) ? "number" : "string";
  if (typeof value !== type || value === "" || !fits(value, most))
    throw new Error(
      `${spec.name}: key attribute ${name} must be a ${type}, neither empty nor longer than ${most} bytes`,
    );
  if (type === "number") checkValue(value);
  return value as KeyValue; // Its type was compared just above.
}

const fits = (value: Json | undefined, most: number): boolean =>
  typeof value !== "string" || value.length * 3 <= most || Buffer.byteLength(value) <= most;

function pick(spec: TableSpec, names: readonly string[], from: Item): Key {
  const key: Record<string, KeyValue> = {};
  for (const name of names)
    key[name] = checkKeyValue(spec, name, from[name], name === spec.range ? 1024 : 2048);
  return key;
}
