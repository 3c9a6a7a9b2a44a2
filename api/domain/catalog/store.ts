import type { Cursor } from "../../ports/table.ts";
import type { AuditEntry } from "../audit/entry.ts";
import type { InventoryItem } from "../inventory/inventory.ts";
import type { BookId } from "../markets/market.ts";
import type { BulkEntry } from "./bulk-store.ts";
import type { EditedProduct } from "./edit.ts";
import type { Product } from "./product.ts";

export type ProductSort = "newest" | "price-asc" | "price-desc";
export type StaffSort = "name" | "price" | "stock" | "updated";
/** `stockAtMost` bounds a list that is sorted by stock: units that nobody has reserved. */
export type StaffListQuery = {
  readonly sort: StaffSort;
  readonly descending: boolean;
  readonly category?: string | undefined;
  readonly isActive?: boolean | undefined;
  readonly stockAtMost?: number | undefined;
  readonly limit: number;
  readonly cursor?: Cursor | undefined;
};
export type ProductPage = { readonly products: readonly Product[]; readonly cursor?: Cursor };

/** The catalog. The same version of a product may be answered as the same object: never mutate one. */
export interface Products {
  find(productId: string): Promise<Product | undefined>;
  findBySlug(slug: string): Promise<Product | undefined>;
  /** In the order of the ids. */
  findMany(productIds: readonly string[]): Promise<(Product | undefined)[]>;
  /** Active products only. */
  list(query: {
    readonly category?: string | undefined;
    readonly sort: ProductSort;
    readonly limit: number;
    readonly cursor?: Cursor | undefined;
  }): Promise<ProductPage>;
  /** Inactive ones too. At most two items are read for each one that is answered. */
  listAll(query: StaffListQuery): Promise<ProductPage>;
  /** Inactive ones too; case and accents of the name do not matter. */
  namesStarting(query: { readonly prefix: string; readonly limit: number }): Promise<readonly Product[]>;
  /** The product that has, or had last, a variant with this SKU, however it is spelled. */
  findBySku(sku: string): Promise<Product | undefined>;
  /** Active products of which a SKU has at most `atMost` units available, those with the least first. */
  listLow(query: { readonly atMost: number; readonly limit: number }): Promise<ProductPage>;
  /** With the first units of what it is sold as. Throws CONFLICT when the slug is another product's. */
  create(product: Product, audit: AuditEntry): Promise<void>;
  /** A product as it was at a version that an edit replaced; undefined after a month. */
  findVersion(productId: string, version: number): Promise<Product | undefined>;
  /**
   * Writes what `decide` makes of the product and of its inventory as they stand; decides anew when somebody edited it
   * meanwhile. Units are left alone but for SKUs that come and go. `noted` is kept in the same transaction. Throws
   * PRODUCT_NOT_FOUND, CONFLICT (the slug is another product's, or the product keeps changing), and what `decide` throws.
   */
  change(
    productId: string,
    decide: (product: Product, units: readonly InventoryItem[]) => EditedProduct,
    audit: AuditEntry,
    noted?: (after: Product) => BulkEntry,
  ): Promise<Product>;
  /** Brings the copy of the units up to the inventory. Nothing is written where it is up to date. */
  copyUnits(productId: string): Promise<void>;
  /** How many products have a price in a book other than the default one, up to `atMost`. */
  countPriced(bookId: BookId, atMost: number): Promise<number>;
  /** Puts many new products and their units at once, without conditions: for seeding an empty shop. */
  load(products: Iterable<Product>): Promise<number>;
}
