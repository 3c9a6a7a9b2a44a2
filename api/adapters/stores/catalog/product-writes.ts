import * as z from "zod";
import type { AuditEntry } from "../../../domain/audit/entry.ts";
import type { Product, Variant } from "../../../domain/catalog/product.ts";
import type { Change, Condition, Item, Json, Write } from "../../../ports/table.ts";
import { auditPut } from "../audit.ts";
import { tables } from "../keys.ts";
import { ProductRecord } from "./record.ts";

/**
 * A product as it is stored. `stocked` counts every unit that ever came in: stock = stocked − sold. `revision` rises with
 * every write, sales included, and starts at the time, so that a product stored anew is later than it was before.
 */
export const productItem = (product: Product): Item => ({
  ...z.encode(ProductRecord, product),
  ...listing(product),
  schema: 1,
  kind: "product",
  stocked: product.stock,
  revision: product.updatedAt,
});

/** Part of every update of a product: tells readers of the feed which of two states is the later one. */
export const nextRevision: Change = { add: "revision", by: 1 };

/** Index attributes, there only while the product is on sale. */
const listing = (product: Product) =>
  product.isActive
    ? { listed: "yes", listedAt: product.createdAt, listedPrice: product.price / 100 }
    : { listed: undefined, listedAt: undefined, listedPrice: undefined };

/**
 * The edit as changes to the stored item. Stock that the edit does not touch is left to the sales that happen
 * meanwhile; stock that it sets must still be what the editor saw.
 */
export function productChanges(before: Product, after: Product): { changes: Change[]; if: Condition } {
  const {
    productId: _id,
    variants: _v,
    stock: _s,
    available: _a,
    ...fields
  } = z.encode(ProductRecord, after);
  const changes: Change[] = Object.entries({ ...fields, ...listing(after) }).map(([name, value]) =>
    put(name, value),
  );
  changes.push(nextRevision);
  const conditions: Condition[] = [{ path: "version", equals: before.version }];
  if (after.stock !== before.stock || after.available !== before.available) {
    changes.push(put("stock", after.stock), put("available", after.available));
    changes.push({ add: "stocked", by: after.stock - before.stock });
    conditions.push(...unchangedStock([], before));
  }
  if (after.variants !== before.variants) {
    const entries = z.encode(ProductRecord, after).variants;
    for (const variant of after.variants) {
      const path = ["variants", variant.id];
      const old = before.variants.find(({ id }) => id === variant.id);
      const entry = entries[variant.id] ?? {};
      if (!old) changes.push({ set: path, to: entry });
      else {
        const touched = old.stock !== variant.stock || old.available !== variant.available;
        if (touched) conditions.push(...unchangedStock(path, old));
        const { stock: _, available: __, ...rest } = entry as Record<string, Json | undefined>;
        const shown: Record<string, Json | undefined> = { price: undefined, imageUrl: undefined, ...rest };
        for (const [name, value] of Object.entries(touched ? { ...shown, ...unitsOf(variant) } : shown))
          changes.push(put([...path, name], value));
      }
    }
    for (const old of before.variants)
      if (!after.variants.some(({ id }) => id === old.id)) {
        changes.push({ remove: ["variants", old.id] });
        conditions.push(...unchangedStock(["variants", old.id], old));
      }
  }
  return { changes, if: { all: conditions } };
}

const unitsOf = ({ stock, available }: Variant) => ({ stock, available });

const put = (path: string | readonly string[], value: Json | undefined): Change =>
  value === undefined ? { remove: path } : { set: path, to: value };

const unchangedStock = (
  path: readonly string[],
  { stock, available }: { stock: number; available: number },
) => [
  { path: [...path, "stock"], equals: stock },
  { path: [...path, "available"], equals: available },
];

/** A slug is its product's for good: old ones keep leading to it. */
export const claimSlug = ({ slug, productId }: Product): Write => ({
  table: tables.slugs,
  put: { slug, productId },
  if: { any: [{ exists: false }, { path: "productId", equals: productId }] },
});

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

/** The audit entry of a product's change. */
export const auditWrite = (entry: AuditEntry, before: Product | undefined, after: Product): Write =>
  auditPut(entry, `product#${after.productId}`, {
    before: before && z.encode(ProductRecord, before),
    after: z.encode(ProductRecord, after),
  });
