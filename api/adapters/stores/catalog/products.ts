import * as z from "zod";
import type { EditedProduct } from "../../../domain/catalog/edit.ts";
import type { Product } from "../../../domain/catalog/product.ts";
import { skuKey } from "../../../domain/catalog/sku.ts";
import type { ProductPage, ProductSort, Products } from "../../../domain/catalog/store.ts";
import { DomainError } from "../../../domain/errors.ts";
import { type InventoryItem, nothingOf, skusOf } from "../../../domain/inventory/inventory.ts";
import type { Inventory } from "../../../domain/inventory/store.ts";
import { type PriceChangeRecord, withPriorPrices } from "../../../domain/markets/price-history.ts";
import type { Change, Item, Json, Page, Query, Tables } from "../../../ports/table.ts";
import { changeStored } from "../change.ts";
import { inventoryRow } from "../inventory/record.ts";
import { closeSku, openSku } from "../inventory/sku-writes.ts";
import { tables } from "../keys.ts";
import { batches } from "./batches.ts";
import { countPriced, noteBooks, priceMarks } from "./book-products.ts";
import { bulkEntryPut } from "./bulk-edits.ts";
import { categoriesIn } from "./categories.ts";
import { latestPriceChanges, priceRecordPut } from "./price-history.ts";
import { listShelves, shelves, sortNameOf } from "./product-lists.ts";
import { claimSlug, freeSlug, slugOwner } from "./product-slugs.ts";
import { auditWrite, countChanges, productChanges, productItem } from "./product-writes.ts";
import { ProductRecord, storedProduct } from "./record.ts";
import { claimSkus, skuOwner, skuRows } from "./skus.ts";
import { copyChanges } from "./unit-copies.ts";

/** A product as it was read or edited, with its units. */
type Standing = {
  readonly revision: Json | undefined;
  readonly units: readonly InventoryItem[];
  readonly priceChanges: readonly PriceChangeRecord[];
  readonly edited: EditedProduct;
};
type Copied = { readonly revision: number; readonly changes: readonly Change[] };

/** The catalog over any engine. */
export const productsIn = (engine: Tables, inventory: Pick<Inventory, "find">): Products => ({
  find: async (productId) => storedProduct(await engine.get(tables.products, { productId })),

  async findBySlug(slug) {
    const productId = await slugOwner(engine, slug);
    return productId === undefined
      ? undefined
      : storedProduct(await engine.get(tables.products, { productId }));
  },

  async findMany(productIds) {
    const items = await engine.getAll(
      tables.products,
      productIds.map((productId) => ({ productId })),
    );
    return items.map(storedProduct);
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

  listAll: (query) => listShelves(engine, query),

  async namesStarting({ prefix, limit }) {
    const pages = await Promise.all(
      shelves.map((shelf) =>
        engine.query(tables.products, {
          index: "shelf-name-index",
          hash: shelf,
          range: { beginsWith: sortNameOf(prefix) },
          limit,
        }),
      ),
    );
    return pages.flatMap(({ items }) => items.flatMap((item) => storedProduct(item) ?? [])).slice(0, limit);
  },

  async findBySku(sku) {
    const productId = await skuOwner(engine, sku);
    return productId === undefined
      ? undefined
      : storedProduct(await engine.get(tables.products, { productId }));
  },

  async listLow({ atMost, limit }) {
    const index = "listed-available-index";
    return pageOf(await engine.query(tables.products, { index, hash: "yes", range: { to: atMost }, limit }));
  },

  async create(product, audit) {
    const opened = soldAs(product);
    await noteBooks(engine, undefined, product);
    await writeClaimed(engine, undefined, product, async () => {
      const result = await engine.transact([
        { table: tables.products, put: productItem(product), if: { exists: false } },
        claimSlug(product),
        ...countChanges(undefined, product),
        auditWrite(audit, undefined, { product, opened, closed: [] }),
        ...priceRecordPut(undefined, product),
        ...opened.map(({ sku, units }) => openSku(sku, units, product.updatedAt)),
      ]);
      if (!result.committed) throw new DomainError("CONFLICT", { reason: slugLost(product) });
      return true;
    });
  },

  async change(productId, decide, audit, noted) {
    const changed = await changeStored<Standing>({
      async read() {
        const row = await engine.get(tables.products, { productId });
        const product = storedProduct(row);
        if (!product) throw new DomainError("PRODUCT_NOT_FOUND", { productId });
        const [units, priceChanges] = await Promise.all([
          inventory.find(skusOf(product)),
          latestPriceChanges(engine, productId, audit.at),
        ]);
        return {
          revision: row?.["revision"],
          units,
          priceChanges,
          edited: { product, opened: [], closed: [] },
        };
      },
      decide(before) {
        const edited = decide(before.edited.product, before.units);
        const product = withPriorPrices(before.edited.product, edited.product, before.priceChanges);
        return { ...before, edited: { ...edited, product } };
      },
      write: ({ revision, edited: { product: before } }, { edited }) => {
        const { product: after, opened, closed } = edited;
        const update = productChanges(before, edited, revision);
        return writeClaimed(engine, before, after, async () => {
          await engine.put(tables.productVersions, versionItem(before, after.updatedAt));
          await noteBooks(engine, before, after);
          const result = await engine.transact([
            { table: tables.products, update: { productId }, ...update },
            ...closed.map((item) => closeSku(item, after.updatedAt)),
            ...opened.map(({ sku, units }) => openSku(sku, units, after.updatedAt)),
            ...(needsSlug(before, after) ? [claimSlug(after)] : []),
            ...countChanges(before, after),
            ...priceRecordPut(before, after),
            auditWrite(audit, before, edited),
            ...(noted ? [bulkEntryPut(noted(after), after.updatedAt)] : []),
          ]);
          return result.committed;
        });
      },
    });
    return changed.edited.product;
  },

  async findVersion(productId, version) {
    return storedProduct(await engine.get(tables.productVersions, { productId, version }));
  },

  async copyUnits(productId) {
    await changeStored<Copied | undefined>({
      async read() {
        // The product first: a copy that another made in between changed its revision, and ours is not written.
        const row = await engine.get(tables.products, { productId });
        const product = storedProduct(row);
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

  countPriced: (bookId, atMost) => countPriced(engine, bookId, atMost),

  async load(products) {
    const seen = new Set<string>();
    const perCategory = new Map<string, number>();
    let count = 0;
    for (const batch of batches(products, 1000)) {
      for (const product of batch) noteClaims(product, seen);
      await engine.load(tables.products, batch.map(productItem));
      await engine.load(tables.inventory, batch.flatMap(firstUnits).map(inventoryRow));
      await engine.load(
        tables.slugs,
        batch.map(({ slug, productId }) => ({ slug, productId })),
      );
      await engine.load(tables.skus, batch.flatMap(skuRows));
      await engine.load(tables.bookProducts, batch.flatMap(priceMarks));
      for (const { category, isActive } of batch)
        if (isActive) perCategory.set(category, (perCategory.get(category) ?? 0) + 1);
      count += batch.length;
    }
    // Before the categories are listed: one that is listed without a slug keeps the address of an older version.
    const slugs = await categoriesIn(engine).slugs(perCategory.keys());
    await engine.load(
      tables.categories,
      [...perCategory].map(([category, active]) => ({
        kind: "category",
        category,
        count: active,
        slug: slugs.get(category),
      })),
    );
    return count;
  },
});

/** The version that an edit is about to replace, for whoever still edits it. A transaction of 95 variants has no room for it. */
const versionItem = (before: Product, now: number): Item => ({
  ...z.encode(ProductRecord, before),
  expiresAt: Math.floor(now / 1000) + 30 * 24 * 60 * 60,
});

/** Throws CONFLICT where a product to load has the slug or a SKU of another one. */
function noteClaims({ slug, name, variants }: Product, seen: Set<string>): void {
  for (const claimed of [`slug "${slug}"`, ...variants.map(({ sku }) => `SKU "${skuKey(sku)}"`)]) {
    if (seen.has(claimed))
      throw new DomainError("CONFLICT", { reason: `"${name}" has the ${claimed} of another product` });
    seen.add(claimed);
  }
}

/**
 * Writes a product whose slug and SKUs are its own by then. What was claimed for it is given back when it is not written:
 * `write` answers false, or throws. Throws CONFLICT that names the field and the other product.
 */
async function writeClaimed(
  engine: Tables,
  before: Product | undefined,
  after: Product,
  write: () => Promise<boolean>,
): Promise<boolean> {
  if (needsSlug(before, after)) await freeSlug(engine, after);
  const release = await claimSkus(engine, before, after);
  const written = await write().catch(async (error: unknown) => {
    await release();
    throw error;
  });
  if (!written) await release();
  return written;
}

/** A product that comes back on sale claims its slug again: another may have taken it. */
const needsSlug = (before: Product | undefined, after: Product): boolean =>
  before === undefined || before.slug !== after.slug || (after.isActive && !before.isActive);

const slugLost = ({ slug }: Product): string => `The slug "${slug}" was taken by another product just now.`;

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

/** A page that did not change is decoded once. */
const decodedPages = new WeakMap<Page, ProductPage>();

function pageOf(page: Page): ProductPage {
  const known = decodedPages.get(page);
  if (known) return known;
  const { items, cursor } = page;
  const made = { products: items.flatMap((item) => storedProduct(item) ?? []), ...(cursor && { cursor }) };
  decodedPages.set(page, made);
  return made;
}
