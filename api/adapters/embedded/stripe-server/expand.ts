import { invalid } from "./http/errors.ts";
import { listPage } from "./lists.ts";
import type { Kind } from "./objects.ts";
import type { Store } from "./store.ts";

type Json = { [field: string]: unknown };

const maxPathDepth = 4;
const kindOf: Readonly<Record<string, Kind>> = {
  pi: "payment_intent",
  ch: "charge",
  re: "refund",
  du: "dispute",
  pm: "payment_method",
  cus: "customer",
};

/**
 * A copy of the object with the named references replaced by their objects:
 * https://docs.stripe.com/api/expanding_objects.
 */
export function expanded(store: Store, object: object, paths: readonly string[]): object {
  return paths.reduce<object>((made, path) => {
    const parts = path.split(".");
    if (parts.length > maxPathDepth) throw invalid("You cannot expand more than 4 levels of a property.");
    return expandedAt(store, asJson(made), parts, path);
  }, object);
}

function expandedAt(store: Store, at: Json, [part = "", ...rest]: readonly string[], path: string): Json {
  if (part === "data" && Array.isArray(at["data"])) {
    const items: readonly unknown[] = at["data"];
    return { ...at, data: items.map((item) => (isJson(item) ? expandedAt(store, item, rest, path) : item)) };
  }
  const value = at[part] ?? subList(store, at, part);
  if (value === undefined) throw invalid(`This property cannot be expanded (${path}).`, { param: "expand" });
  if (value === null) return at;
  const kind = typeof value === "string" ? kindOf[value.split("_")[0] ?? ""] : undefined;
  const target = kind && typeof value === "string" ? store.find(kind, value) : value;
  if (!isJson(target)) throw invalid(`This property cannot be expanded (${path}).`, { param: "expand" });
  return { ...at, [part]: rest.length > 0 ? expandedAt(store, target, rest, path) : target };
}

/** The list of a charge's refunds, which a charge includes only on request. */
function subList(store: Store, at: Json, part: string): unknown {
  if (at[part] === null) return null;
  if (at["object"] !== "charge" || part !== "refunds") return undefined;
  const id = String(at["id"]);
  return listPage({ store }, "refund", `/v1/charges/${id}/refunds`, {}, { charge: id });
}

const isJson = (value: unknown): value is Json => typeof value === "object" && value !== null;

/** All objects here are JSON: they come from the store or are sent to a client. */
const asJson = (object: object): Json => object as Json;
