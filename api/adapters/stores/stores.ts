import type { Deps } from "../../deps.ts";
import type { Tables } from "../../ports/table.ts";
import type { Watch } from "../../ports/watch.ts";
import { auditIn } from "./audit.ts";
import { cartsIn } from "./carts.ts";
import { bulkEditsIn } from "./catalog/bulk-edits.ts";
import { categoriesIn } from "./catalog/categories.ts";
import { productsIn } from "./catalog/products.ts";
import { chatsIn } from "./chat/chats.ts";
import { chatConnectionsIn } from "./chat/connections.ts";
import { chatTicketsIn } from "./chat/tickets.ts";
import { checkoutsIn } from "./checkouts.ts";
import { contentPagesIn } from "./content/pages.ts";
import { personalDataIn } from "./customers/personal-data.ts";
import { customersIn } from "./customers.ts";
import { directoryIn } from "./directory.ts";
import { importsIn } from "./imports.ts";
import { inventoryIn } from "./inventory/inventory.ts";
import { knowledgeIn } from "./knowledge/documents.ts";
import { metricsIn } from "./metrics/metrics.ts";
import { notificationsIn } from "./notifications.ts";
import { followedParcelsIn } from "./orders/followed-parcels.ts";
import { ordersIn } from "./orders/orders.ts";
import { limitsIn } from "./rate-limits.ts";
import { searchSourceIn } from "./search/changes.ts";
import { searchLogIn } from "./search/log.ts";
import { searchRebuildsIn } from "./search/rebuilds.ts";
import { settingsIn } from "./settings.ts";
import { staffIn } from "./staff.ts";
import { taskTokensIn } from "./task-tokens.ts";
import { taxesIn } from "./taxes.ts";
import { uploadsIn } from "./uploads.ts";
import { webhookEventsIn } from "./webhook-events.ts";
import { zipRatesIn } from "./zip-rates.ts";

export type Stores = Pick<
  Deps,
  | "products"
  | "categories"
  | "bulkEdits"
  | "imports"
  | "uploads"
  | "inventory"
  | "carts"
  | "chats"
  | "chatTickets"
  | "chatConnections"
  | "orders"
  | "parcels"
  | "checkouts"
  | "customers"
  | "directory"
  | "knowledge"
  | "limits"
  | "personalData"
  | "metrics"
  | "notifications"
  | "taskTokens"
  | "audit"
  | "searchLog"
  | "searchRebuilds"
  | "searchSource"
  | "settings"
  | "pages"
  | "taxes"
  | "zipRates"
  | "staff"
  | "webhookEvents"
>;

/** Every store of the shop over one engine. `frozen`: the process may stop between two requests, as on Lambda. */
export const storesOver = (
  engine: Tables,
  watch: Watch,
  now: () => number,
  { frozen = false }: { readonly frozen?: boolean } = {},
): Stores => {
  const inventory = inventoryIn(engine, now);
  const settings = settingsIn(engine, now);
  const zipRates = zipRatesIn(engine);
  return {
    products: productsIn(engine, inventory),
    inventory,
    categories: categoriesIn(engine),
    bulkEdits: bulkEditsIn(engine),
    imports: importsIn(engine, now),
    uploads: uploadsIn(engine),
    carts: cartsIn(engine),
    chats: chatsIn(engine, now),
    chatTickets: chatTicketsIn(engine, now),
    chatConnections: chatConnectionsIn(engine),
    orders: ordersIn(engine, watch),
    parcels: followedParcelsIn(engine),
    checkouts: checkoutsIn(engine, watch, now),
    customers: customersIn(engine),
    directory: directoryIn(engine),
    knowledge: knowledgeIn(engine),
    limits: limitsIn(engine, now),
    personalData: personalDataIn(engine),
    metrics: metricsIn(engine),
    notifications: notificationsIn(engine, now),
    taskTokens: taskTokensIn(engine, now),
    searchLog: searchLogIn(engine, now, { frozen }),
    searchRebuilds: searchRebuildsIn(engine),
    searchSource: searchSourceIn(engine),
    settings,
    pages: contentPagesIn(engine, now),
    taxes: taxesIn(settings, zipRates),
    zipRates,
    audit: auditIn(engine, now),
    staff: staffIn(engine),
    webhookEvents: webhookEventsIn(engine, now),
  };
};
