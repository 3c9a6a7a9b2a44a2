import type { FunctionSpec } from "./consumers/entry.ts";

/** The one function that runs the tasks of all workflows. */
export const tasksFunction = {
  description: "Runs the steps of the checkout and refund workflows",
  memory: 1024,
  seconds: 60,
  permissions: {
    tables: {
      products: ["getAll", "check"],
      inventory: ["getAll", "update"],
      orders: ["get", "query", "put"],
      reservations: ["put", "update"],
      checkouts: ["get", "update"],
      cart: ["query", "put", "delete"],
      customers: ["get"],
      taskTokens: ["get", "put"],
      limits: ["update"],
      settings: ["get"],
      taxRates: ["get"],
    },
    pays: true,
    signs: true,
    completes: ["checkout"],
    sends: ["orders"],
    publishes: ["e-com67-order-notifications", "e-com67-admin-notifications"],
    accounts: "reads",
  },
} as const satisfies FunctionSpec;
