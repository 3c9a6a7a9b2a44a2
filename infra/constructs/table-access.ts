import { tables } from "../../api/adapters/stores/keys.ts";
import type { TableSpec } from "../../api/ports/table.ts";
import type { FunctionName, ShopFunction } from "./function.ts";
import type { ShopTables, TableId } from "./tables.ts";

export type TableAction =
  | "GetItem"
  | "BatchGetItem"
  | "Query"
  | "Scan"
  | "PutItem"
  | "UpdateItem"
  | "DeleteItem";
type Access = { readonly [Id in TableId]?: readonly TableAction[] };

/** Which actions each function may use on which table; a transaction needs the permissions of its actions. */
export const tableAccess: Readonly<Record<FunctionName, Access>> = {
  api: {
    products: ["GetItem", "BatchGetItem", "Query", "PutItem", "UpdateItem"],
    slugs: ["GetItem", "PutItem"],
    categories: ["Query", "UpdateItem"],
    audit: ["PutItem"],
    cart: ["Query", "PutItem", "DeleteItem"],
    orders: ["GetItem", "Query", "PutItem"],
    reservations: ["UpdateItem"],
    checkouts: ["GetItem", "PutItem"],
    idempotency: ["GetItem", "PutItem"],
    webhookEvents: ["GetItem", "PutItem", "UpdateItem", "DeleteItem"],
    paymentWaits: ["GetItem"],
    limits: ["UpdateItem"],
    customers: ["GetItem", "PutItem"],
    search: ["GetItem", "Query", "PutItem", "UpdateItem"],
    settings: ["GetItem", "PutItem"],
  },
  tasks: {
    products: ["BatchGetItem", "UpdateItem"],
    orders: ["GetItem", "Query", "PutItem"],
    reservations: ["PutItem", "UpdateItem"],
    checkouts: ["GetItem", "UpdateItem"],
    paymentWaits: ["GetItem", "PutItem"],
    settings: ["GetItem"],
  },
  orders: {
    orders: ["GetItem", "PutItem"],
    cart: ["Query", "PutItem", "DeleteItem"],
    checkouts: ["UpdateItem"],
  },
  notifications: {
    orders: ["GetItem"],
    customers: ["GetItem"],
    notifications: ["PutItem", "UpdateItem", "DeleteItem"],
    settings: ["GetItem"],
  },
  /** It reads the items from the stream. */
  "search-sync": {},
  "search-rebuild": {
    products: ["Scan"],
    search: ["GetItem", "PutItem"],
  },
  sweeper: {
    orders: ["GetItem", "Query", "PutItem"],
    products: ["UpdateItem"],
    reservations: ["UpdateItem"],
  },
};

/** Grants a function its `tableAccess`. */
export function grantTables(to: ShopFunction, name: FunctionName, stored: ShopTables): void {
  for (const [id, actions] of entries(tableAccess[name])) {
    const { tableArn } = stored[id];
    const { indexes = {} }: TableSpec = tables[id];
    to.may(
      actions.map((action) => `dynamodb:${action}`),
      [
        tableArn,
        ...(actions.includes("Query")
          ? Object.keys(indexes).map((index) => `${tableArn}/index/${index}`)
          : []),
      ],
    );
  }
}

/** Object.entries loses the key types; these keys come from the literal above. */
const entries = (access: Access) => Object.entries(access) as [TableId, readonly TableAction[]][];
