import { contents } from "../content/content.data.ts";
import type { CatalogReader, Listed } from "./catalog.ts";

/** Keeps crawlers from filtered lists and personal pages. */
export const robotsTxt = (origin: string): string =>
  [
    "User-agent: *",
    "Disallow: /api/",
    "Disallow: /cart",
    "Disallow: /checkout",
    "Disallow: /orders",
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
  const [name, categories] = await Promise.all([catalog.storeName(), catalog.categories()]);
  return [
    `# ${name}`,
    "",
    "> An online shop. Prices are in US dollars without tax and delivery; both are shown in the cart.",
    "",
    `Every product page answers in Markdown to \`Accept: text/markdown\`, or with \`.md\` after its address. The API is described in ${origin}/api/openapi.json.`,
    "",
    "## Categories",
    "",
    ...categories.map(
      ({ category, slug, count }) => `- [${category}](${origin}/c/${slug}): ${count} products`,
    ),
    "",
    "## About the shop",
    "",
    ...Object.entries(contents).map(
      ([path, { title, description }]) => `- [${title}](${origin}/pages/${path}): ${description}`,
    ),
    "",
  ].join("\n");
}

/** A product's page as Markdown. */
export function productMarkdown(origin: string, product: Listed): string {
  const price = (amount: number): string => `USD ${amount.toFixed(2)}`;
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
    `${price(product.price)}, ${stock(product.available)}. Category: ${product.category}.`,
    "",
    product.description,
    ...(variants.length > 0 ? ["", "## Choices", "", ...variants] : []),
    "",
    `Page: ${origin}/p/${product.slug}`,
    "",
  ].join("\n");
}
