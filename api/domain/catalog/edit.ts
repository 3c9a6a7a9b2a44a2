import { DomainError } from "../errors.ts";
import { type InventoryItem, reservedOf, type Sku, skuIdOf, skusOf } from "../inventory/inventory.ts";
import type { TaxClass } from "../pricing/plan.ts";
import type { BookPrices, Product, ProductOption, Variant } from "./product.ts";
import { skuKey } from "./sku.ts";
import { variantIssues } from "./variants.ts";

export type VariantInput = {
  readonly id?: string | undefined;
  readonly sku: string;
  readonly options: Readonly<Record<string, string>>;
  readonly price?: number | undefined;
  /** As it stands where it is left out; null takes it away. */
  readonly compareAt?: number | null | undefined;
  readonly weight?: number | undefined;
  /** As they stand where they are left out. */
  readonly prices?: BookPrices | undefined;
  readonly stock?: number | undefined;
  readonly imageUrl?: string | undefined;
};

/** What staff may write. Amounts in minor units; stock of a product with variants comes from the variants. */
export type ProductInput = {
  readonly name: string;
  readonly slug?: string | undefined;
  readonly description: string;
  readonly price: number;
  /** Null: none. */
  readonly compareAt?: number | null | undefined;
  readonly prices?: BookPrices | undefined;
  readonly category: string;
  readonly stock: number;
  readonly imageUrl?: string | undefined;
  readonly images: readonly string[];
  readonly tags: readonly string[];
  readonly options: readonly ProductOption[];
  readonly variants: readonly VariantInput[];
  readonly taxClass?: TaxClass | undefined;
  /** In grams; null: unknown. */
  readonly weight?: number | null | undefined;
  readonly isActive: boolean;
};

/** Fields left out stay as they are. */
export type ProductEdit = { readonly [Field in keyof ProductInput]?: ProductInput[Field] | undefined };

/** A product after an edit, the SKUs that are sold from now on with their first units, and those that no longer are. */
export type EditedProduct = {
  readonly product: Product;
  readonly opened: readonly { readonly sku: Sku; readonly units: number }[];
  readonly closed: readonly InventoryItem[];
};

/**
 * Most variants of a product: with the product, its slug, the count of its category, the audit entry and the record of its prices
 * a new one is 95 + 5 = 100 writes, all that DynamoDB takes in one transaction.
 */
export const maxVariants = 95;
/** Most SKUs that one edit may add and remove together: it may count in two categories. */
const maxMoved = maxVariants - 1;

type Fresh = { readonly productId: string; readonly now: number; readonly newId: () => string };

/** A new product from staff's input. Throws VALIDATION_ERROR where options and variants do not agree. */
export function newProduct(input: ProductInput, { productId, now, newId }: Fresh): Product {
  const product: Product = {
    productId,
    name: input.name,
    slug: input.slug ?? productId,
    description: input.description,
    price: input.price,
    ...(input.compareAt != null && { compareAt: input.compareAt }),
    ...(input.prices && { prices: input.prices }),
    category: input.category,
    stock: input.stock,
    available: input.stock,
    imageUrl: input.imageUrl ?? input.images[0] ?? `/images/products/${productId}.svg`,
    images: input.images,
    tags: input.tags,
    options: input.options,
    variants: input.variants.map((variant) => newVariant(variant, newId)),
    taxClass: input.taxClass ?? "standard",
    weight: input.weight ?? undefined,
    isActive: input.isActive,
    version: 1,
    pricedVersion: 1,
    createdAt: now,
    updatedAt: now,
  };
  return summed(checked(product));
}

/**
 * A product after an edit: a new version. `units` are the inventory's items of what it is sold as now. Units are never
 * edited here: stock that is given must be what is on hand (else CONFLICT), except the first units of a new variant.
 * Throws CONFLICT too when a SKU that the edit removes has units reserved, and VALIDATION_ERROR where options and variants
 * do not agree or more than `maxMoved` SKUs come and go.
 */
export function editProduct(
  product: Product,
  units: readonly InventoryItem[],
  edit: ProductEdit,
  { now, newId }: Omit<Fresh, "productId">,
): EditedProduct {
  const given = Object.fromEntries(Object.entries(edit).filter(([, value]) => value !== undefined));
  const {
    variants: inputs,
    stock,
    weight = product.weight,
    compareAt = product.compareAt,
    ...fields
  } = given as ProductEdit;
  const onHand = new Map(units.map((item) => [item.skuId, item.stock]));
  const variants = inputs?.map((input) => {
    const before = product.variants.find((variant) => sameVariant(variant, input));
    if (!before) return newVariant(input, newId);
    const { productId } = product;
    mustMatch(productId, input.stock, onHand.get(skuIdOf({ productId, variantId: before.id })));
    const { compareAt = before.compareAt } = input;
    return { ...before, ...shownOf(input), ...pricesOf(input), ...comparedOf({ ...input, compareAt }) };
  });
  const edited: Product = checked({
    ...product,
    // Only fields with a value are left, and each is a product's.
    ...(fields as Partial<Product>),
    variants: variants ?? product.variants,
    weight: weight ?? undefined,
    compareAt: compareAt ?? undefined,
    version: product.version + 1,
    updatedAt: now,
  });
  const [before, after] = [skusOf(product), skusOf(edited)];
  const opened = after
    .filter((sku) => !includes(before, sku))
    .map((sku) => ({
      sku,
      units: edited.variants.find(({ id }) => id === sku.variantId)?.stock ?? stock ?? 0,
    }));
  const closed = before.filter((sku) => !includes(after, sku)).flatMap((sku) => itemOf(units, sku));
  const soldItself = opened.some(({ sku }) => sku.variantId === undefined);
  if (!soldItself) mustMatch(product.productId, stock, sum(units, "stock"));
  for (const item of closed) mustBeFree(product, item);
  if (opened.length + closed.length > maxMoved)
    throw new DomainError("VALIDATION_ERROR", {
      issues: [{ path: "variants", message: `may add and remove at most ${maxMoved} variants in one edit` }],
    });
  return {
    product: {
      ...edited,
      ...(opened.length + closed.length > 0 && shownUnits(edited, opened)),
      pricedVersion: product.pricedVersion + (pricesAlike(product, edited) ? 0 : 1),
    },
    opened,
    closed,
  };
}

/** The copy for display once SKUs have come or gone; the inventory's own figures follow. */
function shownUnits({ variants }: Product, opened: EditedProduct["opened"]): Units {
  if (variants.length > 0) return sums(variants);
  const units = opened.reduce((total, sku) => total + sku.units, 0);
  return { stock: units, available: units };
}

/** Whether a price that was quoted, and the permission to buy, still hold after the edit. */
function pricesAlike(before: Product, after: Product): boolean {
  const facts = ({
    price,
    prices,
    category,
    tags,
    taxClass = "standard",
    weight,
    isActive,
    variants,
  }: Product) =>
    JSON.stringify([
      price,
      pricesText(prices),
      category,
      tags,
      taxClass,
      weight,
      isActive,
      variants
        .map(({ id, price, prices, weight }) => `${id} ${price ?? ""} ${pricesText(prices)} ${weight ?? ""}`)
        .toSorted(),
    ]);
  return facts(before) === facts(after);
}

const pricesText = (prices: BookPrices = {}): string =>
  JSON.stringify(Object.entries(prices).toSorted(([one], [other]) => (one < other ? -1 : 1)));

function mustMatch(productId: string, given: number | undefined, onHand: number | undefined): void {
  if (given === undefined || given === onHand) return;
  const reason = `${onHand ?? 0} units are on hand, not ${given}: stock is changed at /admin/inventory/${productId}.`;
  throw new DomainError("CONFLICT", { reason }, { message: reason });
}

function mustBeFree(product: Product, item: InventoryItem): void {
  if (reservedOf(item) === 0) return;
  const variant = product.variants.find(({ id }) => id === item.variantId);
  throw new DomainError("CONFLICT", {
    reason: `${variant ? `variant ${variant.sku}` : "the product itself"} has units reserved`,
  });
}

const includes = (skus: readonly Sku[], { variantId }: Sku): boolean =>
  skus.some((sku) => sku.variantId === variantId);

const itemOf = (units: readonly InventoryItem[], sku: Sku): InventoryItem[] =>
  units.filter(({ skuId }) => skuId === skuIdOf(sku));

const sameVariant = (variant: Variant, input: VariantInput): boolean =>
  input.id === undefined ? skuKey(variant.sku) === skuKey(input.sku) : variant.id === input.id;

const shownOf = ({ sku, options, price, weight, imageUrl }: VariantInput) => ({
  sku,
  options,
  price,
  weight,
  imageUrl,
});

/** A comparison belongs to a price of its own. */
const comparedOf = ({ price, compareAt }: VariantInput) => ({
  compareAt: price === undefined ? undefined : (compareAt ?? undefined),
});

const pricesOf = ({ prices }: VariantInput) => prices && { prices };

const newVariant = (input: VariantInput, newId: () => string): Variant => ({
  id: input.id ?? newId(),
  ...shownOf(input),
  ...pricesOf(input),
  ...(input.compareAt != null && comparedOf(input)),
  stock: input.stock ?? 0,
  available: input.stock ?? 0,
});

const summed = (product: Product): Product =>
  product.variants.length === 0 ? product : { ...product, ...sums(product.variants) };

type Units = { readonly stock: number; readonly available: number };
const sum = (all: readonly Units[], of: keyof Units): number =>
  all.reduce((total, one) => total + one[of], 0);
const sums = (all: readonly Units[]): Units => ({
  stock: sum(all, "stock"),
  available: sum(all, "available"),
});

function checked(product: Product): Product {
  const issues = variantIssues(product);
  if (issues.length > 0) throw new DomainError("VALIDATION_ERROR", { issues });
  return product;
}
