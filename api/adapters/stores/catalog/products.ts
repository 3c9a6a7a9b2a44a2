import * as z from "zod";
import type { Product } from "../../../domain/catalog/product.ts";
import { slugTaken } from "../../../domain/catalog/service.ts";
import type { ProductPage, ProductSort, Products } from "../../../domain/catalog/store.ts";
import { DomainError } from "../../../domain/errors.ts";
import type { Item, Page, Query, Tables } from "../../../ports/table.ts";
import { tables } from "../keys.ts";
import { auditWrite, claimSlug, countChanges, productChanges, productItem } from "./product-writes.ts";
import { ProductRecord } from "./record.ts";

/** The catalog over any engine. */
export const productsIn = (engine: Tables): Products => ({
  find: async (productId) => productOf(await engine.get(tables.products, { productId })),

  async findBySlug(slug) {
    const owner = await engine.get(tables.slugs, { slug });
    return (
      owner && productOf(await engine.get(tables.products, { productId: SlugRecord.parse(owner).productId }))
    );
  },

  async findMany(productIds) {
    const items = await engine.getAll(
      tables.products,
      productIds.map((productId) => ({ productId })),
    );
    return items.map(productOf);
  },

  async list({ category, sort, limit, cursor }) {
    const page = await engine.query(tables.products, {
      ...(category === undefined
        ? { index: indexes[sort].all, hash: "yes" }
        : { index: indexes[sort].category, hash: category }),
      descending: sort !== "price-asc",
      limit,
      ...(cursor && { cursor }),
    } satisfies Query);
    return pageOf(page);
  },

  async listAll({ limit, cursor }) {
    const page = await engine.query(tables.products, {
      index: "kind-index",
      hash: "product",
      descending: true,
      limit,
      ...(cursor && { cursor }),
    });
    return pageOf(page);
  },

  async categories() {
    const { items } = await engine.query(tables.categories, { hash: "category", limit: 1000 });
    return items.map((item) => CategoryRecord.parse(item)).filter(({ count }) => count > 0);
  },

  async create(product, audit) {
    const result = await engine.transact([
      { table: tables.products, put: productItem(product), if: { exists: false } },
      claimSlug(product),
      ...countChanges(undefined, product),
      auditWrite(audit, undefined, product),
    ]);
    if (!result.committed) throw new DomainError("CONFLICT", { reason: slugTaken });
  },

  async save(before, after, audit) {
    const result = await engine.transact([
      { table: tables.products, update: { productId: after.productId }, ...productChanges(before, after) },
      ...(before.slug === after.slug ? [] : [claimSlug(after)]),
      ...countChanges(before, after),
      auditWrite(audit, before, after),
    ]);
    if (result.committed) return;
    const reason = result.refused.some(({ index }) => index === 0)
      ? "the product changed meanwhile"
      : slugTaken;
    throw new DomainError("CONFLICT", { reason });
  },

  async load(products) {
    let count = 0;
    const perCategory = new Map<string, number>();
    for (const batch of batches(products, 1000)) {
      await engine.load(tables.products, batch.map(productItem));
      await engine.load(
        tables.slugs,
        batch.map(({ slug, productId }) => ({ slug, productId })),
      );
      for (const { category, isActive } of batch)
        if (isActive) perCategory.set(category, (perCategory.get(category) ?? 0) + 1);
      count += batch.length;
    }
    await engine.load(
      tables.categories,
      [...perCategory].map(([category, active]) => ({ kind: "category", category, count: active })),
    );
    return count;
  },
});

const indexes: Record<ProductSort, { all: string; category: string }> = {
  newest: { all: "listed-index", category: "category-index" },
  "price-asc": { all: "listed-price-index", category: "category-price-index" },
  "price-desc": { all: "listed-price-index", category: "category-price-index" },
};

const SlugRecord = z.object({ productId: z.string() });
const CategoryRecord = z.object({ category: z.string(), count: z.int() });

/** Engines may answer what did not change as the same object: then it is decoded once. */
const decoded = new WeakMap<Item, Product>();
const decodedPages = new WeakMap<Page, ProductPage>();

function pageOf(page: Page): ProductPage {
  const known = decodedPages.get(page);
  if (known) return known;
  const { items, cursor } = page;
  const made = { products: items.flatMap((item) => productOf(item) ?? []), ...(cursor && { cursor }) };
  decodedPages.set(page, made);
  return made;
}

function productOf(item: Item | undefined): Product | undefined {
  if (!item) return undefined;
  const known = decoded.get(item);
  if (known) return known;
  const product = z.parse(ProductRecord, item);
  decoded.set(item, product);
  return product;
}

function* batches<T>(all: Iterable<T>, size: number): Generator<T[]> {
  let batch: T[] = [];
  for (const one of all) {
    batch.push(one);
    if (batch.length === size) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}
