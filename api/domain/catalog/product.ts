import { DomainError } from "../errors.ts";

/** One sellable form of a product. `price` overrides the product's; amounts are minor units. */
export type Variant = {
  readonly id: string;
  readonly sku: string;
  readonly options: Readonly<Record<string, string>>;
  readonly price?: number | undefined;
  readonly stock: number;
  readonly available: number;
  readonly imageUrl?: string | undefined;
};

export type ProductOption = { readonly name: string; readonly values: readonly string[] };

/**
 * `stock` is what lies in the house, `available` what nobody has reserved: reserved = stock − available. Of a product
 * with variants both are the sums over them. `version` counts edits, not sales. Times are epoch milliseconds.
 */
export type Product = {
  readonly productId: string;
  readonly name: string;
  readonly slug: string;
  readonly description: string;
  readonly price: number;
  readonly category: string;
  readonly stock: number;
  readonly available: number;
  readonly imageUrl: string;
  readonly images: readonly string[];
  readonly tags: readonly string[];
  readonly options: readonly ProductOption[];
  readonly variants: readonly Variant[];
  readonly isActive: boolean;
  readonly version: number;
  readonly createdAt: number;
  readonly updatedAt: number;
};

/** What a line of a cart or order points at: the product itself, or the variant of it. */
export type Sellable = {
  readonly productId: string;
  readonly variantId: string | undefined;
  readonly name: string;
  readonly price: number;
  readonly available: number;
  readonly imageUrl: string;
  readonly isActive: boolean;
};

/**
 * The one thing that `variantId` names. Throws PRODUCT_NOT_FOUND for a variant the product does not have, and
 * VALIDATION_ERROR when a product with variants is asked for without one.
 */
export function sellableOf(product: Product, variantId: string | undefined): Sellable {
  const { productId, isActive } = product;
  if (variantId === undefined) {
    if (product.variants.length > 0)
      throw new DomainError("VALIDATION_ERROR", {
        issues: [{ path: "variantId", message: "this product is sold by variant: name one" }],
      });
    return {
      productId,
      variantId,
      name: product.name,
      price: product.price,
      available: product.available,
      imageUrl: product.imageUrl,
      isActive,
    };
  }
  const variant = product.variants.find((candidate) => candidate.id === variantId);
  if (!variant) throw new DomainError("PRODUCT_NOT_FOUND", { productId, variantId });
  return {
    productId,
    variantId,
    name: `${product.name} (${Object.values(variant.options).join(", ")})`,
    price: variant.price ?? product.price,
    available: variant.available,
    imageUrl: variant.imageUrl ?? product.imageUrl,
    isActive,
  };
}

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
