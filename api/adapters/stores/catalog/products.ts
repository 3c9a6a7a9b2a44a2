import * as z from "zod";
import type { EditedProduct } from "../../../domain/catalog/edit.ts";
import type { Product } from "../../../domain/catalog/product.ts";
import type { ProductPage, ProductSort, Products } from "../../../domain/catalog/store.ts";
import { DomainError } from "../../../domain/errors.ts";
import { type InventoryItem, nothingOf, skusOf } from "../../../domain/inventory/inventory.ts";
import type { Inventory } from "../../../domain/inventory/store.ts";
import type { Change, Item, Json, Page, Query, Tables } from "../../../ports/table.ts";
import { changeStored } from "../change.ts";
import { inventoryRow } from "../inventory/record.ts";
import { closeSku, openSku } from "../inventory/sku-writes.ts";
import { tables } from "../keys.ts";
import { auditWrite, claimSlug, countChanges, productChanges, productItem } from "./product-writes.ts";
import { ProductRecord } from "./record.ts";
import { copyChanges } from "./unit-copies.ts";

/** A product as it was read or edited, with its units. */
type Standing = {
  readonly revision: Json | undefined;
  readonly units: readonly InventoryItem[];
  readonly edited: EditedProduct;
};
type Copied = { readonly revision: number; readonly changes: readonly Change[] };

/** The catalog over any engine. */
export const productsIn = (engine: Tables, inventory: Pick<Inventory, "find">): Products => ({
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

  async create(product, audit) {
    const opened = soldAs(product);
    const result = await engine.transact([
      { table: tables.products, put: productItem(product), if: { exists: false } },
      claimSlug(product),
      ...countChanges(undefined, product),
      auditWrite(audit, undefined, { product, opened, closed: [] }),
      ...opened.map(({ sku, units }) => openSku(sku, units, product.updatedAt)),
    ]);
    if (!result.committed) throw new DomainError("CONFLICT", { reason: slugTaken });
  },

  async change(productId, decide, audit) {
    const changed = await changeStored<Standing>({
      async read() {
        const row = await engine.get(tables.products, { productId });
        const product = productOf(row);
        if (!product) throw new DomainError("PRODUCT_NOT_FOUND", { productId });
        const units = await inventory.find(skusOf(product));
        return { revision: row?.["revision"], units, edited: { product, opened: [], closed: [] } };
      },
      decide: (before) => ({ ...before, edited: decide(before.edited.product, before.units) }),
      async write({ revision, edited: { product: before } }, { edited }) {
        const { product: after, opened, closed } = edited;
        const update = productChanges(before, edited, revision);
        const result = await engine.transact([
          { table: tables.products, update: { productId }, ...update },
          ...closed.map((item) => closeSku(item, after.updatedAt)),
          ...opened.map(({ sku, units }) => openSku(sku, units, after.updatedAt)),
          ...(before.slug === after.slug ? [] : [claimSlug(after)]),
          ...countChanges(before, after),
          auditWrite(audit, before, edited),
        ]);
        if (result.committed) return true;
        if (result.refused.some(({ index }) => index <= closed.length)) return false;
        throw new DomainError("CONFLICT", { reason: slugTaken });
      },
    });
    return changed.edited.product;
  },

  async copyUnits(productId) {
    await changeStored<Copied | undefined>({
      async read() {
        // The product first: a copy that another made in between changed its revision, and ours is not written.
        const row = await engine.get(tables.products, { productId });
        const product = productOf(row);
        const revision = row?.["revision"];
        if (!product || typeof revision !== "number") return undefined;
        return { revision, changes: copyChanges(product, await inventory.find(skusOf(product))) };
      },
      decide: (found) => (found && found.changes.length > 0 ? { ...found } : found),
      write: async (_, copied) =>
        copied === undefined ||
        (await engine.update(tables.products, { productId }, copied.changes, {
          path: "revision",
          equals: copied.revision,
        })) !== undefined,
    });
  },

  async load(products) {
    let count = 0;
    const perCategory = new Map<string, number>();
    for (const batch of batches(products, 1000)) {
      await engine.load(tables.products, batch.map(productItem));
      await engine.load(tables.inventory, batch.flatMap(firstUnits).map(inventoryRow));
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

/** What a product is sold as, with the units that its own record says. */
const soldAs = (product: Product) =>
  skusOf(product).map((sku) => ({
    sku,
    units: product.variants.find(({ id }) => id === sku.variantId)?.stock ?? product.stock,
  }));

const firstUnits = (product: Product): InventoryItem[] =>
  soldAs(product).map(({ sku, units }) => ({
    ...nothingOf(sku),
    stock: units,
    available: units,
    stocked: units,
    revision: 1,
    updatedAt: product.updatedAt,
  }));

const slugTaken = "another product has this slug";

const SlugRecord = z.object({ productId: z.string() });

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
