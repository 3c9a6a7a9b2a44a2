import type { Cursor } from "../../ports/table.ts";
import type { AuditEntry } from "../audit/entry.ts";
import type { Product } from "./product.ts";

export type ProductSort = "newest" | "price-asc" | "price-desc";
export type ProductPage = { readonly products: readonly Product[]; readonly cursor?: Cursor };
/** `count` is of active products. */
export type Category = { readonly category: string; readonly count: number };

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
  /** Inactive ones too, newest first. */
  listAll(query: { readonly limit: number; readonly cursor?: Cursor | undefined }): Promise<ProductPage>;
  categories(): Promise<readonly Category[]>;
  /** Throws CONFLICT when the slug is another product's. */
  create(product: Product, audit: AuditEntry): Promise<void>;
  /** Writes `after` if `before` is still the version and stock that stands. Throws CONFLICT otherwise. */
  save(before: Product, after: Product, audit: AuditEntry): Promise<void>;
  /** Puts many new products at once, without conditions: for seeding an empty shop. */
  load(products: Iterable<Product>): Promise<number>;
}
