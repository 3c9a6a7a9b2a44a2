import type { Change, Condition, Item, Json, Path } from "../../../ports/table.ts";
import { compareValues } from "../../table/item.ts";
import { segments, target } from "../../table/request.ts";

type Fields = { readonly [name: string]: Json | undefined };

/** Whether the stored item (undefined when there is none) satisfies a condition, as DynamoDB decides it. */
export function holds(condition: Condition, item: Item | undefined): boolean {
  if ("exists" in condition) return (item !== undefined) === condition.exists;
  if ("all" in condition) return condition.all.every((part) => holds(part, item));
  if ("any" in condition) return condition.any.some((part) => holds(part, item));
  const value = valueAt(item, condition.path);
  if ("present" in condition) return (value !== undefined) === condition.present;
  if ("equals" in condition) return value === condition.equals;
  if ("oneOf" in condition) return condition.oneOf.some((one) => one === value);
  if ("atLeast" in condition) return orders(value, condition.atLeast, (order) => order >= 0);
  return orders(value, condition.atMost, (order) => order <= 0);
}

/**
 * The item with the changes applied; unchanged parts are shared with `item`. Throws where DynamoDB refuses
 * the path.
 */
export const changed = (item: Item, changes: readonly Change[]): Item =>
  changes.reduce<Item>((next, change) => replaced(next, target(change), changeOf(change)), item);

function orders(
  value: Json | undefined,
  bound: number | string,
  accepts: (order: number) => boolean,
): boolean {
  if (typeof value !== "number" && typeof value !== "string") return false;
  return typeof value === typeof bound && accepts(compareValues(value, bound));
}

function valueAt(item: Item | undefined, path: Path): Json | undefined {
  let value: Json | undefined = item;
  for (const name of segments(path)) {
    if (!isFields(value) || !Object.hasOwn(value, name)) return undefined;
    value = value[name];
  }
  return value;
}

const changeOf =
  (change: Change) =>
  (old: Json | undefined): Json | undefined => {
    if ("set" in change) return change.to;
    if ("remove" in change) return undefined;
    if (old !== undefined && typeof old !== "number")
      throw new Error(`add to ${typeof old} ${target(change).join(".")}`);
    return (old ?? 0) + change.by;
  };

function replaced(
  map: Fields,
  path: readonly string[],
  next: (old: Json | undefined) => Json | undefined,
): Fields {
  const [name = "", ...deeper] = path;
  const old = Object.hasOwn(map, name) ? map[name] : undefined;
  if (deeper.length > 0) {
    if (!isFields(old)) throw new Error(`there is no map at ${name} to change ${path.join(".")} in`);
    return { ...map, [name]: replaced(old, deeper, next) };
  }
  const value = next(old);
  if (value !== undefined) return { ...map, [name]: value };
  const { [name]: _gone, ...rest } = map;
  return rest;
}

const isFields = (value: Json | undefined): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);
