import * as z from "zod";
import type { Product, Variant } from "../../../domain/catalog/product.ts";
import { Amount } from "../../../domain/money.ts";
import { taxClasses } from "../../../domain/pricing/plan.ts";
import type { Item } from "../../../ports/table.ts";

const Prices = z.record(z.string(), z.object({ amount: Amount, compareAt: Amount.optional() }));
const Priors = z.record(z.string(), Amount);

const VariantEntry = z.object({
  position: z.int(),
  sku: z.string(),
  options: z.record(z.string(), z.string()),
  price: Amount.optional(),
  compareAt: Amount.optional(),
  priors: Priors.optional(),
  weight: z.int().optional(),
  prices: Prices.optional(),
  stock: z.int(),
  available: z.int(),
  imageUrl: z.string().optional(),
});

/** Stored by id, so that one variant's stock can be changed in place; a list everywhere else. */
const Variants = z.codec(z.record(z.string(), VariantEntry), z.array(z.custom<Variant>()).readonly(), {
  decode: (byId) =>
    Object.entries(byId)
      .sort(([, one], [, other]) => one.position - other.position)
      // The record's own codec has turned amounts on the way here.
      .map(([id, { position: _position, ...variant }]) => ({ id, ...variant })),
  encode: (list) =>
    Object.fromEntries(list.map(({ id, ...variant }, position) => [id, { position, ...variant }])),
});

/** A product as its table carries it; decoded it is the domain's Product. */
export const ProductRecord = z.object({
  productId: z.string(),
  name: z.string(),
  slug: z.string(),
  description: z.string(),
  price: Amount,
  compareAt: Amount.optional(),
  priors: Priors.optional(),
  prices: Prices.optional(),
  category: z.string(),
  stock: z.int(),
  available: z.int(),
  imageUrl: z.string(),
  images: z.array(z.string()).readonly(),
  tags: z.array(z.string()).readonly(),
  options: z.array(z.object({ name: z.string(), values: z.array(z.string()).readonly() })).readonly(),
  variants: Variants,
  taxClass: z.enum(taxClasses).optional(),
  weight: z.int().optional(),
  isActive: z.boolean(),
  version: z.int(),
  pricedVersion: z.int(),
  createdAt: z.number(),
  updatedAt: z.number(),
});

/** Engines may answer what did not change as the same object: then it is decoded once. */
const decoded = new WeakMap<Item, Product>();

/** The product of a stored item; the same object for the same item. */
export function storedProduct(item: Item | undefined): Product | undefined {
  if (!item) return undefined;
  const known = decoded.get(item);
  if (known) return known;
  const product = z.parse(ProductRecord, item);
  decoded.set(item, product);
  return product;
}
