import type { FunctionSpec } from "../../workflows/consumers/entry.ts";

/** The one function that answers every request. */
export const apiFunction = {
  description: "Answers every request of the shop's pages",
  memory: 1769,
  seconds: 29,
  permissions: {
    tables: {
      products: ["get", "getAll", "query", "put", "update", "check"],
      inventory: ["getAll", "put", "update"],
      slugs: ["get", "put"],
      skus: ["get", "put", "delete"],
      categories: ["get", "query", "put", "update"],
      bulkEdits: ["get", "getAll", "query", "put"],
      audit: ["put", "query"],
      cart: ["get", "query", "put", "delete"],
      orders: ["get", "getAll", "query", "put"],
      orderLists: ["query"],
      reservations: ["update"],
      checkouts: ["get", "put", "update"],
      idempotency: ["get", "put"],
      webhookEvents: ["get", "put", "update", "delete"],
      taskTokens: ["get"],
      limits: ["update"],
      customers: ["get", "put"],
      search: ["get", "query", "put", "update"],
      settings: ["get", "put"],
    },
    starts: ["checkout", "refund"],
    completes: ["checkout"],
    watches: ["checkout"],
    publishes: ["e-com67-order-notifications", "e-com67-admin-notifications"],
    sends: ["search-rebuild"],
    texts: true,
    search: "reads",
    accounts: "signs-out",
  },
} as const satisfies FunctionSpec;
