import type { Change, Condition, Item, Json, Key, Path, Query, TableSpec, Write } from "../../ports/table.ts";
import { fitsCondition, fitsUpdate } from "./expression-size.ts";
import { checkKey, checkKeyValue, checkValue, copied, cursorAttributes, keyOf, schemaOf } from "./item.ts";

/** The way to an attribute, name by name. */
export const segments = (path: Path): readonly string[] => (typeof path === "string" ? [path] : path);

/** The path a change works on. */
export const target = (change: Change): readonly string[] =>
  segments("set" in change ? change.set : "add" in change ? change.add : change.remove);

/**
 * A checked copy of an update's changes. Throws when there are none or more than DynamoDB takes in one update, when two
 * touch the same or nested paths, when one touches a key attribute, or when a number is not finite.
 */
export function checkedChanges(spec: TableSpec, changes: readonly Change[]): readonly Change[] {
  if (changes.length === 0) throw new Error(`${spec.name}: an update without changes`);
  if (!fitsUpdate(changes)) throw new Error(`${spec.name}: ${changes.length} changes are too many at once`);
  const paths = changes.map(target);
  for (const [place, path] of paths.entries()) {
    checkPath(spec, path);
    if (path[0] === spec.hash || path[0] === spec.range)
      throw new Error(`${spec.name}: key attribute ${path[0]} cannot change`);
    if (paths.slice(place + 1).some((other) => overlap(path, other)))
      throw new Error(`${spec.name}: two changes touch ${path.join(".")}`);
  }
  return changes.map((change) => {
    if ("add" in change) checkValue(change.by);
    return "set" in change ? { set: change.set, to: copied<Json>(change.to) } : change;
  });
}

/** Throws when a condition names a path that cannot be or a number that is none, or is larger than DynamoDB takes. */
export function checkCondition(spec: TableSpec, condition: Condition | undefined): void {
  if (!condition) return;
  if (!fitsCondition(condition)) throw new Error(`${spec.name}: a condition of too many parts`);
  checkPart(spec, condition);
}

function checkPart(spec: TableSpec, condition: Condition): void {
  if ("exists" in condition) return;
  if ("all" in condition || "any" in condition) {
    for (const part of "all" in condition ? condition.all : condition.any) checkPart(spec, part);
    return;
  }
  checkPath(spec, segments(condition.path));
  if ("equals" in condition) checkValue(condition.equals);
  if ("oneOf" in condition) checkValue(condition.oneOf);
  if ("atLeast" in condition) checkValue(condition.atLeast);
  if ("atMost" in condition) checkValue(condition.atMost);
}

/** The item a write is about, with its key checked. */
export function keyOfWrite(write: Write): Key {
  if ("put" in write) return keyOf(write.table, write.put);
  const key = "update" in write ? write.update : "delete" in write ? write.delete : write.check;
  checkKey(write.table, key);
  return key;
}

/** Throws when there are more than 100 writes, or two on one item. */
export function checkWrites(writes: readonly Write[]): void {
  if (writes.length > 100) throw new Error(`a transaction of ${writes.length} writes; 100 are the most`);
  const items = new Set(writes.map((write) => identity(write.table, keyOfWrite(write))));
  if (items.size !== writes.length) throw new Error("a transaction writes one item twice");
}

/** Text that is equal for equal keys of one table. */
export function identity(spec: TableSpec, key: Item): string {
  return JSON.stringify([spec.name, key[spec.hash], spec.range === undefined ? null : key[spec.range]]);
}

/** Throws when a query names no index of the table, has mistyped values, a bad limit or a cursor of another query. */
export function checkQuery(spec: TableSpec, query: Query): void {
  checkLimit(query.limit);
  const schema = schemaOf(spec, query.index);
  checkKeyValue(spec, schema.hash, query.hash, 2048);
  if (query.range) {
    if (schema.range === undefined) throw new Error(`${spec.name}: ${query.index ?? "the key"} has no range`);
    const bounds =
      "beginsWith" in query.range
        ? [query.range.beginsWith || undefined]
        : [query.range.from, query.range.to];
    for (const bound of bounds) if (bound !== undefined) checkKeyValue(spec, schema.range, bound, 2048);
  }
  if (query.cursor) checkCursor(spec, cursorAttributes(spec, schema), query.cursor);
  if (query.cursor && query.cursor[schema.hash] !== query.hash)
    throw new Error(`${spec.name}: a cursor of another query`);
}

/** Throws unless a cursor has exactly these attributes. */
export function checkCursor(spec: TableSpec, names: readonly string[], cursor: Key): void {
  if (Object.keys(cursor).length !== names.length) throw new Error(`${spec.name}: a cursor of another query`);
  for (const name of names) checkKeyValue(spec, name, cursor[name], 2048);
}

/** Throws unless `limit` is a whole number from 1. */
export function checkLimit(limit: number): void {
  if (!Number.isSafeInteger(limit) || limit < 1) throw new Error(`a limit of ${limit}`);
}

/** DynamoDB refuses to look inside the attributes of a key or an index: they are never maps. */
function checkPath(spec: TableSpec, path: readonly string[]): void {
  const [first, ...inside] = path;
  if (first === undefined || path.includes("")) throw new Error(`${spec.name}: an empty path`);
  const keys = [spec, ...Object.values(spec.indexes ?? {})];
  if (inside.length > 0 && keys.some(({ hash, range }) => first === hash || first === range))
    throw new Error(`${spec.name}: nothing is inside key attribute ${first}`);
}

const overlap = (a: readonly string[], b: readonly string[]): boolean =>
  a.slice(0, b.length).every((name, place) => name === b[place]);
