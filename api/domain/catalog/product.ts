import { DomainError } from "../errors.ts";
import type { BookId } from "../markets/market.ts";
import type { TaxClass } from "../pricing/plan.ts";

/** Minor units. `compareAt` is shown struck through beside it where it is higher. */
export type BookPrice = { readonly amount: number; readonly compareAt?: number | undefined };
/** Prices in other books than the default one, whose is `price`. */
export type BookPrices = Readonly<Record<BookId, BookPrice>>;

/**
 * By book, of what is reduced: the lowest price of the 30 days before the reduction began, in minor units. Stores keep it with every
 * change of a price; it is left out where there is no history of 30 days.
 */
export type PriorPrices = Readonly<Record<BookId, number>>;

/**
 * One sellable form of a product. `price` overrides the product's, together with `compareAt`; amounts are minor units.
 */
export type Variant = {
  readonly id: string;
  readonly sku: string;
  readonly options: Readonly<Record<string, string>>;
  readonly price?: number | undefined;
  readonly compareAt?: number | undefined;
  readonly priors?: PriorPrices | undefined;
  /** Of one unit in grams; it stands in place of the product's. */
  readonly weight?: number | undefined;
  readonly prices?: BookPrices | undefined;
  readonly stock: number;
  readonly available: number;
  readonly imageUrl?: string | undefined;
};

export type ProductOption = { readonly name: string; readonly values: readonly string[] };

/**
 * `stock` (on hand) and `available` (not reserved) are copies for display, here and in the variants: the inventory has the
 * truth, and the copies follow within a second. Of a product with variants both are the sums over them. `version` counts
 * edits; `pricedVersion` rises only with what its price or whether it can be bought depends on. Times are epoch
 * milliseconds.
 */
export type Product = {
  readonly productId: string;
  readonly name: string;
  readonly slug: string;
  readonly description: string;
  /** In the default book; `prices` are those of the others. */
  readonly price: number;
  /** In the default book, as `price`. */
  readonly compareAt?: number | undefined;
  readonly prices?: BookPrices | undefined;
  /** Of a product without variants; others have them in their variants. */
  readonly priors?: PriorPrices | undefined;
  readonly category: string;
  readonly stock: number;
  readonly available: number;
  readonly imageUrl: string;
  readonly images: readonly string[];
  readonly tags: readonly string[];
  readonly options: readonly ProductOption[];
  readonly variants: readonly Variant[];
  /** Of the standard class where it is left out. */
  readonly taxClass?: TaxClass | undefined;
  /** Of one unit in grams; left out it is unknown, and counts as nothing. */
  readonly weight?: number | undefined;
  readonly isActive: boolean;
  readonly version: number;
  readonly pricedVersion: number;
  readonly createdAt: number;
  readonly updatedAt: number;
};

/**
 * What a line of a cart or order points at: the product itself, or the variant of it. How many there are is the
 * inventory's to say.
 */
export type Sellable = {
  readonly productId: string;
  readonly variantId: string | undefined;
  /** The merchant's code of the variant. */
  readonly sku: string | undefined;
  readonly name: string;
  readonly price: number;
  readonly imageUrl: string;
  readonly isActive: boolean;
  readonly taxClass: TaxClass;
  /** Of one unit in grams, where it is known. */
  readonly weight: number | undefined;
  /** Pricing rules may look at these. */
  readonly category: string;
  readonly tags: readonly string[];
};

/**
 * The one thing that `variantId` names. Throws PRODUCT_NOT_FOUND for a variant the product does not have, and
 * VALIDATION_ERROR when a product with variants is asked for without one.
 */
export function sellableOf(product: Product, variantId: string | undefined): Sellable {
  const { productId, isActive, category, tags, taxClass = "standard" } = product;
  if (variantId === undefined) {
    if (product.variants.length > 0)
      throw new DomainError("VALIDATION_ERROR", {
        issues: [{ path: "variantId", message: "is required, because this product is sold by variant" }],
      });
    return {
      productId,
      variantId,
      sku: undefined,
      name: product.name,
      price: product.price,
      imageUrl: product.imageUrl,
      isActive,
      taxClass,
      weight: product.weight,
      category,
      tags,
    };
  }
  const variant = product.variants.find((candidate) => candidate.id === variantId);
  if (!variant) throw new DomainError("PRODUCT_NOT_FOUND", { productId, variantId });
  return {
    productId,
    variantId,
    sku: variant.sku,
    name: `${product.name} (${Object.values(variant.options).join(", ")})`,
    price: variant.price ?? product.price,
    imageUrl: pictureOf(product, variant),
    isActive,
    taxClass,
    weight: variant.weight ?? product.weight,
    category,
    tags,
  };
}

/** The value of a variant's option for colours. */
export const colourOf = ({ options }: Pick<Variant, "options">): string | undefined =>
  Object.entries(options).find(([name]) => /^(colou?r|farbe|finish|shade)s?$/i.test(name.trim()))?.[1];

/** The picture of a variant: its own, else the product's. */
export const pictureOf = (
  { imageUrl }: Pick<Product, "imageUrl">,
  variant: Pick<Variant, "imageUrl">,
): string => variant.imageUrl ?? imageUrl;

/** "Crème Brûlée Set, 4 pcs" → "creme-brulee-set-4-pcs". Empty when the name has no letter or digit. */
export const slugOf = (name: string): string =>
  name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 80)
    .replace(/-+$/, "");
