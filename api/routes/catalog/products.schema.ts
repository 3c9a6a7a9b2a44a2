import { z } from "@hono/zod-openapi";
import { colourNamed } from "../../domain/catalog/appearance/swatches.ts";
import { maxVariants } from "../../domain/catalog/edit.ts";
import { comparedWith, pricedAs, priceRangeOf } from "../../domain/catalog/prices.ts";
import { type BookPrices, colourOf, type Product, pictureOf } from "../../domain/catalog/product.ts";
import { BookIdParam, bookIdPattern } from "../../domain/markets/schema.ts";
import { majorOf, moneySchema } from "../../domain/money.ts";
import { taxClasses } from "../../domain/pricing/plan.ts";
import { anyText, textOf } from "../../domain/text.ts";
import { MoneyView, TimeView } from "../shared.schema.ts";

const Price = moneySchema().openapi({ example: 19.99 });
const CompareAt = Price.nullable().openapi({
  description: "A higher price that is shown struck through beside it; null: none",
  example: 24.99,
});
const Stock = z.int().min(0).max(1_000_000);
/** Up to 1,000 kg. */
const Weight = z.int().min(0).max(1_000_000);
const Url = z
  .string()
  .max(2000)
  .regex(/^(https:\/\/|\/)[^\s"<>]+$/, "must be an https address or a path of this shop");

const Prices = z
  .record(BookIdParam, z.strictObject({ amount: Price, compareAt: Price.optional() }))
  .refine((prices) => Object.keys(prices).length <= 20, { error: "must be at most 20 prices" })
  .meta({
    description:
      "Prices in other books than the default one, by the book's id. Without one it is not sold there",
    propertyNames: { pattern: bookIdPattern.source },
    example: { eur: { amount: 18.5, compareAt: 22 } },
  });

const VariantBody = z.strictObject({
  id: z
    .string()
    .regex(/^[\w-]{1,64}$/, "must consist of letters, digits, hyphens and underscores")
    .optional(),
  sku: textOf(64),
  options: z
    .record(textOf(40), textOf(60))
    .meta({ propertyNames: { maxLength: 40, pattern: "\\S" }, example: { Size: "L" } }),
  price: Price.optional(),
  compareAt: CompareAt.optional(),
  weight: Weight.optional().openapi({ description: "In grams; without it the product's" }),
  prices: Prices.optional(),
  stock: Stock.optional().openapi({
    description: "A new variant's first units; of another, what is on hand",
  }),
  imageUrl: Url.optional(),
});

const fields = {
  name: textOf(160),
  slug: z
    .string()
    .max(120)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "must be lower-case words joined by hyphens, such as steel-bottle"),
  description: anyText(10_000),
  price: Price,
  compareAt: CompareAt,
  prices: Prices,
  category: textOf(60),
  stock: Stock,
  imageUrl: Url,
  images: z.array(Url).max(20),
  tags: z.array(textOf(40)).max(30),
  options: z.array(z.strictObject({ name: textOf(40), values: z.array(textOf(60)).min(1).max(50) })).max(3),
  variants: z.array(VariantBody).max(maxVariants),
  taxClass: z.enum(taxClasses).openapi({ description: "Which of a country's rates it is taxed at" }),
  weight: Weight.nullable().openapi({
    description: "Of one unit in grams; null: unknown. Shipping counts an unknown weight as 0",
  }),
  isActive: z.boolean(),
};

/** A new product. With variants, stock is theirs and `stock` may be left out. */
export const ProductInputBody = z
  .strictObject({
    ...fields,
    slug: fields.slug.optional(),
    compareAt: fields.compareAt.optional(),
    prices: fields.prices.optional(),
    description: fields.description.default(""),
    stock: fields.stock.default(0),
    imageUrl: fields.imageUrl.optional(),
    images: fields.images.default([]),
    tags: fields.tags.default([]),
    options: fields.options.default([]),
    variants: fields.variants.default([]),
    taxClass: fields.taxClass.default("standard"),
    weight: fields.weight.optional(),
    isActive: fields.isActive.default(true),
  })
  .openapi("ProductInput");

/** Any of a product's fields. `stock` is no way to change units: see /admin/inventory. */
export const ProductEditBody = z.strictObject(fields).partial().openapi("ProductEdit");

const VariantView = z.strictObject({
  id: z.string(),
  sku: z.string(),
  options: z.record(z.string(), z.string()),
  price: MoneyView.optional(),
  compareAt: MoneyView.optional().openapi({ description: "Struck through beside its price" }),
  weight: z.int().optional().openapi({ description: "In grams, where it differs from the product's" }),
  stock: z.int(),
  available: z.int(),
  imageUrl: z.string().optional(),
  colour: z.string().optional().openapi({ description: "To show beside its option for colours, as #rrggbb" }),
  pictureUrl: z.string().openapi({ description: "Its own picture, or the product's" }),
});

/**
 * A product as everybody sees it. `available` can be bought, `stock` includes what others have reserved; both may be a
 * second old.
 */
export const ProductView = z
  .strictObject({
    productId: z.string(),
    name: z.string(),
    slug: z.string(),
    description: z.string(),
    price: MoneyView,
    lowestPrice: MoneyView.openapi({
      description: "The lowest that can be paid: variants may have their own",
    }),
    highestPrice: MoneyView,
    compareAt: MoneyView.optional().openapi({
      description:
        "Struck through beside the lowest price. In markets with `priorPrice` the lowest price of the 30 days before the reduction began",
    }),
    weight: z.int().optional().openapi({ description: "Of one unit in grams, where it is known" }),
    category: z.string(),
    categorySlug: z.string().openapi({ description: "Of the category's page" }),
    stock: z.int(),
    available: z.int(),
    imageUrl: z.string(),
    images: z.array(z.string()),
    tags: z.array(z.string()),
    options: z.array(z.strictObject({ name: z.string(), values: z.array(z.string()) })),
    variants: z.array(VariantView),
    isActive: z.boolean(),
    version: z.int(),
    createdAt: TimeView,
    updatedAt: TimeView,
  })
  .openapi("Product");

export const ProductPageView = z
  .strictObject({ items: z.array(ProductView), count: z.int(), lastKey: z.string().optional() })
  .openapi("ProductPage");

/** The prices of a product or variant in other books than the default one. */
export const PricesView = z
  .record(z.string(), z.strictObject({ amount: MoneyView, compareAt: MoneyView.optional() }))
  .openapi({ description: "In other books than the default one, by the book's id" });

/** A product as staff see it: reserved = stock − available. */
export const AdminProductView = ProductView.extend({
  reserved: z.int(),
  taxClass: z.enum(taxClasses),
  prices: PricesView,
  variants: z.array(VariantView.extend({ prices: PricesView }).strict()),
})
  .strict()
  .openapi("AdminProduct");

export const AdminProductPageView = z
  .strictObject({ items: z.array(AdminProductView), count: z.int(), lastKey: z.string().optional() })
  .openapi("AdminProductPage");

export const CategoriesView = z
  .strictObject({
    items: z.array(
      z.strictObject({ category: z.string(), slug: z.string(), count: z.int() }).openapi("Category"),
    ),
    count: z.int(),
  })
  .openapi("Categories");

/** A product as the API shows it to everybody; amounts in decimal major units. */
export function productView(product: Product, categorySlug: string): z.input<typeof ProductView> {
  const { lowest, highest } = priceRangeOf(product);
  return {
    productId: product.productId,
    name: product.name,
    slug: product.slug,
    description: product.description,
    price: majorOf(product.price),
    lowestPrice: majorOf(lowest),
    highestPrice: majorOf(highest),
    ...comparedView(comparedWith(product)),
    ...(product.weight !== undefined && { weight: product.weight }),
    category: product.category,
    categorySlug,
    stock: product.stock,
    available: product.available,
    imageUrl: product.imageUrl,
    images: [...product.images],
    tags: [...product.tags],
    options: product.options.map(({ name, values }) => ({ name, values: [...values] })),
    variants: product.variants.map((variant) => ({
      id: variant.id,
      sku: variant.sku,
      options: variant.options,
      ...(variant.price !== undefined && { price: majorOf(variant.price) }),
      ...comparedView(reducedFrom(pricedAs(product, variant))),
      ...(variant.weight !== undefined && { weight: variant.weight }),
      stock: variant.stock,
      available: variant.available,
      ...(variant.imageUrl !== undefined && { imageUrl: variant.imageUrl }),
      ...colourView(variant),
      pictureUrl: pictureOf(product, variant),
    })),
    isActive: product.isActive,
    version: product.version,
    createdAt: product.createdAt,
    updatedAt: product.updatedAt,
  };
}

const comparedView = (compareAt: number | undefined) =>
  compareAt === undefined ? {} : { compareAt: majorOf(compareAt) };

const reducedFrom = ({
  price,
  compareAt,
}: {
  readonly price: number;
  readonly compareAt?: number | undefined;
}) => (compareAt !== undefined && compareAt > price ? compareAt : undefined);

function colourView(variant: Product["variants"][number]) {
  const colour = colourNamed(colourOf(variant) ?? "");
  return colour === undefined ? {} : { colour };
}

/** A product as the API shows it to staff, with the units that are reserved. */
export const adminProductView = (
  product: Product,
  categorySlug: string,
): z.input<typeof AdminProductView> => ({
  ...productView(product, categorySlug),
  reserved: product.stock - product.available,
  taxClass: product.taxClass ?? "standard",
  prices: pricesView(product.prices),
  variants: productView(product, categorySlug).variants.map((variant, place) => ({
    ...variant,
    prices: pricesView(product.variants[place]?.prices),
  })),
});

/** The same as JSON carries them: in major units. */
export const pricesView = (prices: BookPrices = {}) =>
  Object.fromEntries(
    Object.entries(prices).map(([bookId, { amount, compareAt }]) => [
      bookId,
      { amount: majorOf(amount), ...comparedView(compareAt) },
    ]),
  );
