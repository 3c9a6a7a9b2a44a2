import * as z from "zod";
import type { AuditEntry } from "../../../domain/audit/entry.ts";
import type { EditedProduct } from "../../../domain/catalog/edit.ts";
import { priceRangeOf } from "../../../domain/catalog/prices.ts";
import type { Product } from "../../../domain/catalog/product.ts";
import { skuIdOf } from "../../../domain/inventory/inventory.ts";
import type { Change, Condition, Item, Json, Write } from "../../../ports/table.ts";
import { fitsUpdate } from "../../table/expression-size.ts";
import { auditPut } from "../audit.ts";
import { tables } from "../keys.ts";
import { categoryShelfOf, shelfOf, sortNameOf } from "./product-lists.ts";
import { ProductRecord } from "./record.ts";

/**
 * A product as it is stored. `revision` rises with every write, refreshed copies of units included, and starts at the
 * time, so that a product stored anew is later than it was before.
 */
export const productItem = (product: Product): Item => ({
  ...z.encode(ProductRecord, product),
  ...listing(product),
  ...shelved(product),
  ...shortage(product),
  schema: 2,
  revision: product.updatedAt,
});

/** Part of every update of a product: tells readers of the feed which of two states is the later one. */
export const nextRevision: Change = { add: "revision", by: 1 };

/** Index attributes, there only while the product is on sale. */
const listing = (product: Product) =>
  product.isActive
    ? { listed: "yes", listedAt: product.createdAt, listedPrice: listedPriceOf(product) }
    : { listed: undefined, listedAt: undefined, listedPrice: undefined };

/** Index attributes of staff's lists, which have every product. */
export const shelved = ({ isActive, category, name }: Product) => {
  const shelf = shelfOf(isActive);
  return { shelf, categoryShelf: categoryShelfOf(shelf, category), sortName: sortNameOf(name) };
};

/** The index attribute of the units that are left, there only while the product is on sale. */
const shortage = (product: Product) => ({
  leastAvailable: product.isActive ? leastAvailableOf(product) : undefined,
});

/** What is left of the SKU of which the least is left: by this staff's list of products that run low is sorted. */
export const leastAvailableOf = ({ available, variants }: Pick<Product, "available" | "variants">): number =>
  variants.length === 0 ? available : Math.min(...variants.map((variant) => variant.available));

/** By which lists are sorted: the lowest price that can be paid, in major units. */
export const listedPriceOf = (product: Pick<Product, "price" | "variants">): number =>
  priceRangeOf(product).lowest / 100;

/**
 * The edit as changes to the stored item, on condition of the version that was edited. The copy of the units is left
 * alone unless SKUs come or go, or so many variants change that they are written whole; then nobody may have refreshed it
 * since (`revision`, as it was read).
 */
export function productChanges(
  before: Product,
  { product: after, opened, closed }: EditedProduct,
  revision: Json | undefined,
): { changes: Change[]; if: Condition } {
  const { productId: _id, variants: entries, stock, available, ...fields } = z.encode(ProductRecord, after);
  const resized = opened.length + closed.length > 0;
  const recounted = resized || before.isActive !== after.isActive;
  const shown = {
    compareAt: undefined,
    priors: undefined,
    ...fields,
    ...listing(after),
    ...shelved(after),
    ...(resized && { stock, available }),
    ...(recounted && shortage(after)),
  };
  const changes = Object.entries(shown).map(([name, value]) => put(name, value));
  changes.push(nextRevision);
  const inPlace = [...changes, ...variantsChanges(before, after, entries)];
  const whole = !fitsUpdate(inPlace);
  const conditions: Condition[] = [{ path: "version", equals: before.version }];
  // Variants that are written whole carry the copy of the units as it was read.
  if ((recounted || whole) && typeof revision === "number")
    conditions.push({ path: "revision", equals: revision });
  return {
    changes: whole ? [...changes, { set: "variants", to: entries }] : inPlace,
    if: { all: conditions },
  };
}

/** The changes of the variants one by one, which leave the copy of their units alone. */
function variantsChanges(before: Product, after: Product, entries: Entries): Change[] {
  if (after.variants === before.variants) return [];
  const { variants: stored } = z.encode(ProductRecord, before);
  return [...new Set([...Object.keys(stored), ...Object.keys(entries)])].flatMap((id) =>
    variantChanges(id, stored[id], entries[id]),
  );
}

type Entries = z.input<typeof ProductRecord>["variants"];

/** What a variant may have no longer. */
const optional: Item = {
  price: undefined,
  compareAt: undefined,
  priors: undefined,
  prices: undefined,
  weight: undefined,
  imageUrl: undefined,
};

/** A new variant is put as it is, one that was there changes where it differs, one that is gone is removed. */
function variantChanges(id: string, before: Item | undefined, entry: Item | undefined): Change[] {
  const path = ["variants", id];
  if (!entry) return [{ remove: path }];
  if (!before) return [{ set: path, to: entry }];
  const { stock: _, available: __, ...rest } = entry;
  const shown: Item = { ...optional, ...rest };
  return Object.entries(shown)
    .filter(([name, value]) => JSON.stringify(before[name]) !== JSON.stringify(value))
    .map(([name, value]) => put([...path, name], value));
}

const put = (path: string | readonly string[], value: Json | undefined): Change =>
  value === undefined ? { remove: path } : { set: path, to: value };

/** Keeps the number of active products per category. */
export function countChanges(before: Product | undefined, after: Product): Write[] {
  const from = before?.isActive ? before.category : undefined;
  const to = after.isActive ? after.category : undefined;
  if (from === to) return [];
  const count = (category: string | undefined, by: number): Write[] =>
    category === undefined
      ? []
      : [
          {
            table: tables.categories,
            update: { kind: "category", category },
            changes: [{ add: "count", by }],
          },
        ];
  return [...count(from, -1), ...count(to, 1)];
}

/** The audit entry of a new product or an edit, with the units that came or went with it. */
export const auditWrite = (
  entry: AuditEntry,
  before: Product | undefined,
  { product, opened, closed }: EditedProduct,
): Write =>
  auditPut(entry, {
    subject: `product#${product.productId}`,
    before: before && {
      ...z.encode(ProductRecord, before),
      ...(closed.length > 0 && {
        units: Object.fromEntries(closed.map(({ skuId, stock }) => [skuId, stock])),
      }),
    },
    after: {
      ...z.encode(ProductRecord, product),
      ...(opened.length > 0 && {
        units: Object.fromEntries(opened.map(({ sku, units }) => [skuIdOf(sku), units])),
      }),
    },
  });
