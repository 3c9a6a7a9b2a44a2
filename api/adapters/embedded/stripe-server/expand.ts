import { invalid } from "./http/errors.ts";
import { listPage } from "./lists.ts";
import type { Kind } from "./objects.ts";
import type { Store } from "./store.ts";

type Json = { [field: string]: unknown };

const maxPathDepth = 4;

/**
 * The references of each object, with the kind that they name; `unknown` is a kind that is always null here. Anything
 * else cannot be expanded, such as a charge's `payment_method`, which is a plain id.
 */
const references: Readonly<Record<string, Readonly<Record<string, Kind | "unknown" | "refunds">>>> = {
  payment_intent: {
    customer: "customer",
    latest_charge: "charge",
    payment_method: "payment_method",
    application: "unknown",
    on_behalf_of: "unknown",
    payment_record: "unknown",
    review: "unknown",
    source: "unknown",
  },
  charge: {
    customer: "customer",
    payment_intent: "payment_intent",
    refunds: "refunds",
    application: "unknown",
    application_fee: "unknown",
    balance_transaction: "unknown",
    failure_balance_transaction: "unknown",
    on_behalf_of: "unknown",
    review: "unknown",
    source_transfer: "unknown",
  },
  refund: {
    charge: "charge",
    customer: "customer",
    payment_intent: "payment_intent",
    payment_method: "payment_method",
    balance_transaction: "unknown",
    failure_balance_transaction: "unknown",
    source_transfer_reversal: "unknown",
    transfer_reversal: "unknown",
  },
  dispute: { charge: "charge", payment_intent: "payment_intent" },
  payment_method: { customer: "customer" },
  customer: { default_source: "unknown", test_clock: "unknown" },
};

/**
 * A copy of the object with the named references replaced by their objects:
 * https://docs.stripe.com/api/expanding_objects. Throws Stripe's 400 for anything that is no reference.
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
  const kind = references[String(at["object"])]?.[part];
  if (kind === undefined) throw invalid(`This property cannot be expanded (${path}).`, { param: "expand" });
  const target = targetOf(store, at, part, kind);
  if (!isJson(target)) return at;
  return { ...at, [part]: rest.length > 0 ? expandedAt(store, target, rest, path) : target };
}

function targetOf(store: Store, at: Json, part: string, kind: Kind | "unknown" | "refunds"): unknown {
  const value = at[part];
  if (kind === "unknown" || isJson(value)) return value;
  // A charge includes the list of its refunds only on request.
  if (kind === "refunds") {
    const id = String(at["id"]);
    return listPage({ store }, "refund", `/v1/charges/${id}/refunds`, {}, { charge: id });
  }
  return typeof value === "string" ? store.find(kind, value) : value;
}

const isJson = (value: unknown): value is Json => typeof value === "object" && value !== null;

/** All objects here are JSON: they come from the store or are sent to a client. */
const asJson = (object: object): Json => object as Json;
