import { isDeepStrictEqual } from "node:util";
import { DomainError } from "../../../domain/errors.ts";
import type { Change, Item, Json } from "../../../ports/table.ts";
import { copied } from "../../table/item.ts";
import { target } from "../../table/request.ts";

/**
 * Whether an item that refused a repeated update holds all that the update writes: then an earlier attempt, whose answer was
 * lost, made it. Throws SERVICE_UNAVAILABLE for additions, of which the sum does not tell whose they are.
 */
export function wasUpdatedBy(changes: readonly Change[], stored: Item): boolean {
  if (changes.some((change) => "add" in change))
    throw new DomainError("SERVICE_UNAVAILABLE", { retryAfter: 1 });
  return changes.every((change) => {
    const value = valueAt(stored, target(change));
    return "set" in change ? isDeepStrictEqual(value, copied(change.to)) : value === undefined;
  });
}

function valueAt(item: Item, path: readonly string[]): Json | undefined {
  let value: unknown = item;
  for (const name of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
    value = Reflect.get(value, name);
  }
  // What is inside an item is JSON.
  return value as Json;
}
