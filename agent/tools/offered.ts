import { comparedWith, pricedAs, priceRangeOf } from "../../api/domain/catalog/prices.ts";
import type { Product } from "../../api/domain/catalog/product.ts";
import { pictureOf } from "../../api/domain/catalog/product.ts";
import type { ProductCard } from "../../api/domain/chat/protocol.ts";
import type { Writing } from "./outcomes.ts";
import { type Form, formsOf } from "./wishes.ts";

const longestDescription = 2_000;
const lowStock = 5;

/** How many are left, in the storefront's words. */
export const stockText = (available: number): string =>
  available <= 0 ? "Sold out" : available <= lowStock ? `Only ${available} left` : "In stock";

/** Price and, where forms differ in it, its range, as facts. */
export function pricesOf(forms: readonly Form[], { money }: Writing) {
  const inStock = forms.filter(({ available }) => available > 0);
  const prices = (inStock.length > 0 ? inStock : forms).map(({ price }) => price);
  const [lowest, highest] = [Math.min(...prices), Math.max(...prices)];
  return {
    price: money(lowest),
    ...(highest > lowest && { priceRange: `${money(lowest)} – ${money(highest)}` }),
  };
}

/** The values of each option that some variant in stock has, in the product's order; of a product that is sold out, all. */
export function optionsOf(product: Product): Readonly<Record<string, readonly string[]>> {
  const inStock = product.variants.filter(({ available }) => available > 0);
  const variants = inStock.length > 0 ? inStock : product.variants;
  return Object.fromEntries(
    product.options.map(({ name, values }) => [
      name,
      values.filter((value) => variants.some(({ options }) => options[name] === value)),
    ]),
  );
}

/** A product as facts, whole. */
export const productFacts = (product: Product, writing: Writing) => ({
  productId: product.productId,
  name: product.name,
  description: product.description.slice(0, longestDescription),
  ...pricesOf(formsOf(product), writing),
  category: product.category,
  tags: product.tags,
  available: product.available,
  variants: variantFacts(product, writing),
});

/** The variants to choose from, as facts. */
export const variantFacts = (product: Product, { money }: Writing) =>
  product.variants.map(({ id, options, price = product.price, available }) => ({
    variantId: id,
    options,
    price: money(price),
    available,
  }));

/** A product for the client to show; of one form where only that is meant. */
export function productCard(
  product: Product,
  { currency, market }: Pick<Writing, "currency" | "market">,
  { form, reason }: { readonly form?: Form | undefined; readonly reason?: string } = {},
): ProductCard {
  const { lowest, highest } = form ? { lowest: form.price, highest: form.price } : priceRangeOf(product);
  const variant = product.variants.find(({ id }) => id === form?.variantId);
  const compareAt = form ? pricedAs(product, variant ?? product).compareAt : comparedWith(product);
  return {
    productId: product.productId,
    ...(variant && { variantId: variant.id }),
    name: product.name,
    path: `/p/${product.slug}${variant ? `?variant=${encodeURIComponent(variant.id)}` : ""}`,
    imageUrl: variant ? pictureOf(product, variant) : product.imageUrl,
    price: lowest,
    ...(highest > lowest && { maxPrice: highest }),
    ...(compareAt !== undefined && compareAt > lowest && { compareAt }),
    currency,
    ...(!market.isDefault && { market: market.marketId }),
    available: form?.available ?? product.available,
    ...(reason !== undefined && { reason }),
  };
}
