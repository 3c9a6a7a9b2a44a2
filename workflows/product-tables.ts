import type { Permissions } from "./consumers/entry.ts";

/** What writing products needs of the tables. */
export const productTables = {
  products: ["get", "put", "update"],
  slugs: ["get", "put"],
  skus: ["get", "put", "delete"],
  categories: ["get", "put", "update"],
  inventory: ["getAll", "update"],
  productVersions: ["put"],
  bookProducts: ["put"],
  priceHistory: ["query", "put"],
  audit: ["put"],
} as const satisfies Permissions["tables"];
