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

/** What each function does to which table; a transaction needs the actions that it is made of. */
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
  /** What it knows comes with the stream. */
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

/** Lets a function do what `tableAccess` says of it. */
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

/** Object.entries forgets the keys; these come from the literal above. */
const entries = (access: Access) => Object.entries(access) as [TableId, readonly TableAction[]][];
