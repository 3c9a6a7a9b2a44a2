import type { Deps } from "../api/deps.ts";
import type { WorkflowName } from "../api/ports/workflows.ts";
import type { TaskHandler } from "./asl/tasks.ts";
import type { StateMachine } from "./asl/types.ts";
import { checkout, checkoutReads } from "./checkout/definition.ts";
import type { ConsumerEntries } from "./consumers/entry.ts";
import { mailConsumers } from "./mail-consumers.ts";
import { productTables } from "./product-tables.ts";
import { refund } from "./refund/definition.ts";

export type WorkflowEntry = {
  readonly definition: StateMachine;
  /** Tasks that change nothing. */
  readonly reads: readonly string[];
  /** Imports the code of its tasks. */
  readonly load: () => Promise<(deps: Deps) => Readonly<Record<string, TaskHandler>>>;
};

/** Every workflow of the shop. The local shop, the fault harness, the tasks function and CDK read this list. */
export const workflows = {
  checkout: {
    definition: checkout,
    reads: checkoutReads,
    load: async () => (await import("./checkout/tasks.ts")).checkoutTasks,
  },
  refund: {
    definition: refund,
    reads: [],
    load: async () => (await import("./refund/tasks.ts")).refundTasks,
  },
} as const satisfies Record<WorkflowName, WorkflowEntry>;

/** The definitions by name, and the tasks of them that change nothing. */
export const definitions: Readonly<Record<WorkflowName, StateMachine>> = {
  checkout: workflows.checkout.definition,
  refund: workflows.refund.definition,
};
export const readTasks: readonly string[] = Object.values(workflows).flatMap(({ reads }) => reads);

/** Every task of every workflow by name, as a function of what they stand on. */
export async function loadTasks(): Promise<(deps: Deps) => Readonly<Record<string, TaskHandler>>> {
  const entries: readonly WorkflowEntry[] = Object.values(workflows);
  const factories = await Promise.all(entries.map(({ load }) => load()));
  return (deps) => Object.assign({}, ...factories.map((create) => create(deps)));
}

/** Every consumer and what feeds it. The local shop and the fault harness feed it; CDK makes its function with event source, permissions, alarms. */
export const consumers = {
  ...mailConsumers,
  "order-processor": {
    queue: "orders",
    batchSize: 10,
    concurrency: 20,
    description: "Confirms paid orders",
    memory: 512,
    seconds: 30,
    permissions: {
      tables: { orders: ["get", "put"], settings: ["get"] },
      publishes: ["e-com67-order-notifications", "e-com67-admin-notifications"],
      accounts: "reads",
    },
    load: async () => (await import("./consumers/order-processor.ts")).orderProcessor,
  },
  "search-rebuild": {
    queue: "search-rebuild",
    batchSize: 1,
    concurrency: 2,
    description: "Builds the search index anew",
    memory: 1024,
    seconds: 900,
    permissions: { tables: { products: ["scan"], search: ["get", "put"] }, search: "writes" },
    load: async () => (await import("./consumers/search-rebuild.ts")).searchRebuild,
  },
  imports: {
    queue: "imports",
    batchSize: 1,
    concurrency: 2,
    description: "Imports products from files",
    memory: 1769,
    seconds: 120,
    permissions: {
      tables: { ...productTables, imports: ["get", "put"], settings: ["get"] },
      sends: ["imports"],
      files: true,
    },
    load: async () => (await import("./consumers/imports.ts")).imports,
  },
  "knowledge-processor": {
    queue: "knowledge",
    batchSize: 1,
    concurrency: 2,
    description: "Reads documents of the knowledge base into the index",
    memory: 1024,
    seconds: 300,
    permissions: { tables: { knowledge: ["get", "put"] }, search: "writes", files: true, embeds: true },
    load: async () => (await import("./consumers/knowledge-processor.ts")).knowledgeProcessor,
  },
  "search-sync": {
    feed: "products",
    description: "Applies changes of products to the search index",
    memory: 512,
    seconds: 60,
    permissions: { tables: {}, search: "writes" },
    load: async () => (await import("./consumers/search-sync.ts")).searchSync,
  },
  "inventory-display": {
    feed: "inventory",
    gather: 150,
    description: "Copies units from the inventory to the products that show them",
    memory: 512,
    seconds: 60,
    permissions: { tables: { products: ["get", "update"], inventory: ["getAll"] } },
    load: async () => (await import("./consumers/inventory-display.ts")).inventoryDisplay,
  },
  "stock-alerts": {
    feed: "inventory",
    gather: 150,
    description: "Tells staff of SKUs that run low",
    memory: 512,
    seconds: 60,
    permissions: { tables: { settings: ["get"] }, publishes: ["e-com67-admin-notifications"] },
    load: async () => (await import("./consumers/alerts/stock-alerts.ts")).stockAlerts,
  },
  "order-lists": {
    feed: "orders",
    gather: 500,
    description: "Keeps the lists of orders that staff page through",
    memory: 512,
    seconds: 60,
    permissions: { tables: { orders: ["getAll"], orderLists: ["load", "delete"] } },
    load: async () => (await import("./consumers/order-lists.ts")).orderLists,
  },
  "parcel-news": {
    feed: "orders",
    gather: 500,
    description: "Tells shoppers of parcels that shipped or arrived",
    memory: 512,
    seconds: 60,
    permissions: { tables: { parcels: ["put"] }, publishes: ["e-com67-order-notifications"] },
    load: async () => (await import("./consumers/parcel-news.ts")).parcelNews,
  },
  metrics: {
    feed: "orders",
    gather: 2_000,
    description: "Counts orders for metrics, customers and what needs attention",
    memory: 512,
    seconds: 60,
    permissions: {
      tables: {
        orders: ["get"],
        countedOrders: ["getAll", "put"],
        metrics: ["update"],
        attention: ["put", "delete"],
        customerSummaries: ["update"],
        productSales: ["getAll", "update"],
      },
    },
    load: async () => (await import("./consumers/metrics.ts")).metrics,
  },
  "product-sales": {
    feed: "products",
    gather: 500,
    description: "Notes which products are on sale, for those that nobody buys",
    memory: 512,
    seconds: 60,
    permissions: { tables: { products: ["getAll"], productSales: ["getAll", "update"] } },
    load: async () => (await import("./consumers/product-sales.ts")).productSales,
  },
  "customer-names": {
    feed: "customerSummaries",
    gather: 500,
    description: "Lists new customers under their names",
    memory: 512,
    seconds: 60,
    permissions: {
      // Names that are gone are deleted where a profile changes before its customer is named.
      tables: { customers: ["get"], customerSummaries: ["get", "update"], customerTerms: ["put", "delete"] },
      accounts: "reads",
    },
    load: async () => (await import("./consumers/customer-names.ts")).customerNames,
  },
  "customer-profiles": {
    feed: "customers",
    gather: 500,
    description: "Lists customers under the names that they change",
    memory: 512,
    seconds: 60,
    permissions: {
      tables: { customers: ["get"], customerSummaries: ["get", "update"], customerTerms: ["put", "delete"] },
      accounts: "reads",
    },
    load: async () => (await import("./consumers/customer-names.ts")).customerNames,
  },
  parcels: {
    everyMinutes: 5,
    description: "Finishes labels, and asks carriers where parcels are",
    memory: 512,
    seconds: 300,
    permissions: {
      tables: { orders: ["get", "put"], parcels: ["query", "put", "delete"], settings: ["get"] },
      files: true,
    },
    load: async () => (await import("./consumers/parcels.ts")).parcels,
  },
  sweeper: {
    everyMinutes: 2,
    description: "Finishes or undoes what a crash left behind",
    memory: 512,
    seconds: 300,
    permissions: {
      tables: {
        orders: ["get", "query", "put"],
        inventory: ["update"],
        reservations: ["update"],
        checkouts: ["get"],
        cart: ["query", "put", "delete"],
        settings: ["get"],
      },
      pays: true,
      watches: ["checkout", "refund"],
      starts: ["refund"],
      sends: ["orders"],
      publishes: ["e-com67-order-notifications", "e-com67-admin-notifications"],
      accounts: "reads",
    },
    load: async () => (await import("./consumers/sweeper.ts")).sweeper,
  },
} as const satisfies ConsumerEntries;
export type ConsumerName = keyof typeof consumers;
