import { currencies } from "../../domain/money.ts";
import type { TableSpec } from "../../ports/table.ts";

/** Customers by what they bought for in a currency, which is an attribute of its name. */
const valueIndexes: NonNullable<TableSpec["indexes"]> = Object.fromEntries(
  currencies.map((currency) => [`${currency}-index`, { hash: "kind", range: currency }]),
);

/** Every table of the shop and every key in one place: CDK creates these, and so does the embedded engine. */
export const tables = {
  /**
   * `listed`, `listedAt`, `listedPrice` and `leastAvailable` exist only while the product is active, so its listings hide
   * it otherwise. Staff's lists have every product: `shelf` is "on" or "off" sale, `categoryShelf` "on#Kitchen".
   */
  products: {
    name: "e-com67-products",
    hash: "productId",
    indexes: {
      "category-index": { hash: "category", range: "listedAt" },
      "category-price-index": { hash: "category", range: "listedPrice" },
      "listed-index": { hash: "listed", range: "listedAt" },
      "listed-price-index": { hash: "listed", range: "listedPrice" },
      "listed-available-index": { hash: "listed", range: "leastAvailable" },
      "shelf-name-index": { hash: "shelf", range: "sortName" },
      "shelf-price-index": { hash: "shelf", range: "price" },
      "shelf-stock-index": { hash: "shelf", range: "available" },
      "shelf-updated-index": { hash: "shelf", range: "updatedAt" },
      "category-shelf-name-index": { hash: "categoryShelf", range: "sortName" },
      "category-shelf-price-index": { hash: "categoryShelf", range: "price" },
      "category-shelf-stock-index": { hash: "categoryShelf", range: "available" },
      "category-shelf-updated-index": { hash: "categoryShelf", range: "updatedAt" },
    },
    numbers: ["listedAt", "listedPrice", "price", "available", "updatedAt", "leastAvailable"],
    feed: true,
  },
  /** The truth about units, one item per SKU (`productId` or `productId#variantId`) and location; there is one location. */
  inventory: {
    name: "e-com67-inventory",
    hash: "skuId",
    range: "location",
    indexes: { "location-available-index": { hash: "location", range: "available" } },
    numbers: ["available"],
    feed: true,
  },
  /**
   * Which products may have a price in a book other than the default one. Put before such a price is stored, and never taken
   * away: whoever counts looks at the products.
   */
  bookProducts: { name: "e-com67-book-products", hash: "bookId", range: "productId" },
  /** What the prices of a product were before each change of them; `version` is the one that the change made. Kept for good. */
  priceHistory: {
    name: "e-com67-price-history",
    hash: "productId",
    range: "version",
    numbers: ["version"],
  },
  /** Makes a slug belong to one product. */
  slugs: { name: "e-com67-slugs", hash: "slug" },
  /** Makes a SKU (as `skuKey` writes it) belong to one product. */
  skus: { name: "e-com67-skus", hash: "sku" },
  /** Active products by category, counted in the transaction that lists or unlists one. */
  categories: { name: "e-com67-categories", hash: "kind", range: "category" },
  cart: { name: "e-com67-cart", hash: "userId", range: "productId" },
  /**
   * `openSince` is the time of the last change while something is still to happen: not paid, not processed, or a refund on
   * its way. `emailKey` exists only on guests' orders that no account has taken over.
   */
  orders: {
    name: "e-com67-orders",
    hash: "orderId",
    indexes: {
      "userId-timestamp-index": { hash: "userId", range: "timestamp" },
      "open-index": { hash: "open", range: "openSince" },
      "emailKey-timestamp-index": { hash: "emailKey", range: "timestamp" },
    },
    numbers: ["timestamp", "openSince"],
    feed: true,
  },
  /** Parcels of orders that something is still to happen to, by when they are looked at; `followed` is "yes". */
  parcels: {
    name: "e-com67-parcels",
    hash: "parcelId",
    indexes: { "due-index": { hash: "followed", range: "dueAt" } },
    numbers: ["dueAt"],
  },
  /** Makes a number belong to one order, and finds it. */
  orderNumbers: { name: "e-com67-order-numbers", hash: "number" },
  /** The lists that staff page through: an entry per order in each list that it is in, at its time. Kept by the orders' feed. */
  orderLists: { name: "e-com67-order-lists", hash: "list", range: "place" },
  /** What a shopper asked to buy, from the request until the order is placed or refused. */
  checkouts: { name: "e-com67-checkouts", hash: "orderId", expires: "expiresAt" },
  /** `held` until sold or released; `openSince` exists only while held. */
  reservations: {
    name: "e-com67-reservations",
    hash: "orderId",
    indexes: { "state-index": { hash: "state", range: "openSince" } },
    numbers: ["openSince"],
  },
  /** Idempotency keys. */
  idempotency: { name: "e-com67-idempotency", hash: "key", expires: "expiresAt" },
  webhookEvents: { name: "e-com67-webhook-events", hash: "eventId", expires: "expiresAt" },
  /** Workflow tokens that wait for a shopper's bank. */
  taskTokens: { name: "e-com67-payment-waits", hash: "paymentId", expires: "expiresAt" },
  /** Windows of the rate limits. */
  limits: { name: "e-com67-limits", hash: "key", expires: "expiresAt" },
  /** One row per notification and channel: what makes it exactly one. */
  notifications: {
    name: "e-com67-notifications",
    hash: "notificationId",
    indexes: {
      "userId-sentAt-index": { hash: "userId", range: "sentAt" },
      "orderId-sentAt-index": { hash: "orderId", range: "sentAt" },
      "month-sentAt-index": { hash: "month", range: "sentAt" },
    },
    numbers: ["sentAt"],
  },
  /** What the shop keeps for an account: `part` is profile, addresses, notifications or wishlist. */
  customers: { name: "e-com67-customers", hash: "userId", range: "part", feed: true },
  /** Search's own: how a rebuild goes, and by day what was searched for. */
  search: { name: "e-com67-search", hash: "part", range: "key", expires: "expiresAt" },
  /** A merchant's settings, one item per part. */
  settings: { name: "e-com67-settings", hash: "part", feed: true },
  /**
   * The shop's own pages: on the shelf "pages" one item each, by address; on the shelf "texts#" with a page's address every
   * text that it had, by number.
   */
  content: { name: "e-com67-content", hash: "shelf", range: "entry", feed: true },
  /** Taxes by postal code; `place` is the country and state: "US#CA". */
  taxRates: { name: "e-com67-tax-rates", hash: "place", range: "zip" },
  /** What a product was before an edit replaced it, by version, for a month. */
  productVersions: {
    name: "e-com67-product-versions",
    hash: "productId",
    range: "version",
    numbers: ["version"],
    expires: "expiresAt",
  },
  /** Imports of products: the job (`part` "job") and what it found, by row. */
  imports: {
    name: "e-com67-imports",
    hash: "importId",
    range: "part",
    indexes: { "list-index": { hash: "list", range: "createdAt" } },
    numbers: ["createdAt"],
    expires: "expiresAt",
  },
  /** Bulk edits by batch: a head (`productId` "head") and what each product was before. */
  bulkEdits: { name: "e-com67-bulk-edits", hash: "batchId", range: "productId", expires: "expiresAt" },
  /** Pictures that staff upload, from the first request until a day later. */
  uploads: { name: "e-com67-uploads", hash: "uploadId", expires: "expiresAt" },
  /** Conversations with the assistant: `part` is "session", a turn, or a stretch of a turn's events. */
  chats: {
    name: "e-com67-chats",
    hash: "sessionId",
    range: "part",
    indexes: { "userId-updatedAt-index": { hash: "userId", range: "updatedAt" } },
    numbers: ["updatedAt"],
    expires: "expiresAt",
  },
  /** What opens and keeps open a connection to the assistant: tickets and connections. */
  chatDoors: { name: "e-com67-chat-doors", hash: "key", expires: "expiresAt" },
  /** Documents of the knowledge base; `kind` is "document". */
  knowledge: { name: "e-com67-knowledge", hash: "kind", range: "documentId" },
  /** Who is on the staff and who is invited: one item. */
  staff: { name: "e-com67-staff", hash: "part" },
  /** What staff changed, by month (UTC); `at` is the ISO time and the entry's id. */
  /** Counters that the orders' feed keeps: days of a currency, products of a day or month, orders that need attention. */
  metrics: {
    name: "e-com67-metrics",
    hash: "part",
    range: "key",
    indexes: {
      "part-revenue-index": { hash: "part", range: "revenue" },
      "part-units-index": { hash: "part", range: "units" },
      "part-unitsRefunded-index": { hash: "part", range: "unitsRefunded" },
    },
    numbers: ["revenue", "units", "unitsRefunded"],
  },
  /**
   * When each product was last sold. `idleSince` is that time, or the time it was made if it was never sold; `shelf` is
   * "on" while the product is on sale.
   */
  productSales: {
    name: "e-com67-product-sales",
    hash: "productId",
    indexes: { "shelf-idle-index": { hash: "shelf", range: "idleSince" } },
    numbers: ["idleSince"],
  },
  /** What each order has added to the counters, and as which version. */
  countedOrders: { name: "e-com67-counted-orders", hash: "orderId" },
  /** Orders that staff should look at, by kind, oldest first. */
  attention: { name: "e-com67-attention", hash: "kind", range: "key" },
  /** What customers have bought; the attributes named by currencies are what they paid and were not refunded, in minor units. */
  customerSummaries: {
    name: "e-com67-customer-summaries",
    hash: "userId",
    indexes: {
      "last-order-index": { hash: "kind", range: "lastOrderAt" },
      ...valueIndexes,
    },
    numbers: ["lastOrderAt", ...currencies],
    feed: true,
  },
  /** What customers are found by, by its first letter: e-mail addresses, names and words of names, each with the account. */
  customerTerms: { name: "e-com67-customer-terms", hash: "initial", range: "term" },
  audit: {
    name: "e-com67-audit",
    hash: "month",
    range: "at",
    indexes: {
      "subject-index": { hash: "subject", range: "at" },
      "actor-index": { hash: "actor", range: "at" },
      "feature-index": { hash: "feature", range: "at" },
    },
  },
} as const satisfies Record<string, TableSpec>;

export type TableId = keyof typeof tables;

export const allTables: readonly TableSpec[] = Object.values(tables);

/** UTC month of an epoch millisecond: "2026-11". */
export const monthOf = (at: number): string => new Date(at).toISOString().slice(0, 7);
