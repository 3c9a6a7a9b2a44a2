import type { Store } from "../lib/api-types.ts";
import type { CatalogReader, Listed } from "./catalog.ts";

/** Keeps crawlers from filtered lists and personal pages. */
export const robotsTxt = (origin: string): string =>
  [
    "User-agent: *",
    "Disallow: /api/",
    "Disallow: /cart",
    "Disallow: /checkout",
    "Disallow: /orders",
    "Disallow: /track",
    "Disallow: /account",
    "Disallow: /search",
    "Disallow: /*?*tags=",
    "Disallow: /*?*sort=",
    "Disallow: /*?*Price=",
    "Disallow: /*?*inStock=",
    "",
    `Sitemap: ${origin}/sitemap.xml`,
    "",
  ].join("\n");

/** A guide for language models: https://llmstxt.org */
export async function llmsTxt(origin: string, catalog: CatalogReader): Promise<string> {
  const [store, categories] = await Promise.all([catalog.store(), catalog.categories()]);
  return [
    `# ${store.name}`,
    "",
    `> An online store. Prices are in ${store.currency} and exclude tax and delivery, which are shown in the cart.`,
    "",
    `Every product page answers in Markdown to \`Accept: text/markdown\`, or with \`.md\` after its address. The API is described in ${origin}/api/openapi.json.`,
    "",
    "## Categories",
    "",
    ...categories.map(
      ({ category, slug, count }) => `- [${category}](${origin}/c/${slug}): ${count} products`,
    ),
    "",
    ...(store.pages.length === 0 ? [] : ["## About the store", ""]),
    ...store.pages.map(
      ({ slug, title, description }) =>
        `- [${title}](${origin}/pages/${slug})${description === "" ? "" : `: ${description}`}`,
    ),
    ...(store.pages.length === 0 ? [] : [""]),
  ].join("\n");
}

/** A product's page as Markdown. */
export function productMarkdown(
  origin: string,
  product: Listed,
  { currency }: Pick<Store, "currency">,
): string {
  const price = (amount: number): string => `${currency} ${amount.toFixed(2)}`;
  const { lowestPrice, highestPrice } = product;
  const from = highestPrice > lowestPrice ? "From " : "";
  const stock = (available: number): string => (available > 0 ? "in stock" : "sold out");
  const variants = product.variants.map(
    (variant) =>
      `- ${Object.entries(variant.options)
        .map(([name, value]) => `${name}: ${value}`)
        .join(
          ", ",
        )} (${variant.sku}): ${price(variant.price ?? product.price)}, ${stock(variant.available)}, ${origin}/p/${product.slug}?variant=${encodeURIComponent(variant.id)}`,
  );
  return [
    `# ${product.name}`,
    "",
    `${from}${price(lowestPrice)}, ${stock(product.available)}. Category: ${product.category}.`,
    "",
    product.description,
    ...(variants.length > 0 ? ["", "## Options", "", ...variants] : []),
    "",
    `Page: ${origin}/p/${product.slug}`,
    "",
  ].join("\n");
}
