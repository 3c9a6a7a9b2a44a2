import * as z from "zod";
import type { Product } from "../../../domain/catalog/product.ts";
import { type InventoryItem, skuIdOf } from "../../../domain/inventory/inventory.ts";
import type { Change } from "../../../ports/table.ts";
import { fitsUpdate } from "../../table/expression-size.ts";
import { leastAvailableOf, listedPriceOf, nextRevision } from "./product-writes.ts";
import { ProductRecord } from "./record.ts";

type Units = { readonly stock: number; readonly available: number };

/**
 * The changes that bring a product's copy of its units up to the inventory's `items`; none where it is up to date. Units of very
 * many variants are written with all variants, so the changes hold on condition of the product's revision only.
 */
export function copyChanges(product: Product, items: readonly InventoryItem[]): readonly Change[] {
  const truth = new Map(items.map((item) => [item.skuId, item]));
  const total = (of: keyof Units) => items.reduce((sum, item) => sum + item[of], 0);
  const totals = difference([], product, { stock: total("stock"), available: total("available") });
  const changes = [
    ...totals,
    ...product.variants.flatMap((variant) => {
      const item = truth.get(skuIdOf({ productId: product.productId, variantId: variant.id }));
      return item ? difference(["variants", variant.id], variant, item) : [];
    }),
  ];
  if (changes.length === 0) return [];
  // Of variants at different prices the cheapest may have sold out, or be back.
  const variants = product.variants.map((variant) => {
    const item = truth.get(skuIdOf({ productId: product.productId, variantId: variant.id }));
    return item ? { ...variant, stock: item.stock, available: item.available } : variant;
  });
  const listed = product.isActive && product.variants.length > 0;
  const available = total("available");
  const more: readonly Change[] = [
    ...(product.isActive ? [{ set: "leastAvailable", to: leastAvailableOf({ available, variants }) }] : []),
    ...(listed ? [{ set: "listedPrice", to: listedPriceOf({ ...product, variants }) }] : []),
    nextRevision,
  ];
  const inPlace = [...changes, ...more];
  if (fitsUpdate(inPlace)) return inPlace;
  const whole = z.encode(ProductRecord, { ...product, variants });
  return [...totals, { set: "variants", to: whole.variants }, ...more];
}

const difference = (path: readonly string[], shown: Units, truth: Units): Change[] =>
  (["stock", "available"] as const).flatMap((field) =>
    shown[field] === truth[field] ? [] : [{ set: [...path, field], to: truth[field] }],
  );
