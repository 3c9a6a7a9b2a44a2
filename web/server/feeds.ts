import type { Store } from "../lib/api-types.ts";
import type { PageMarket } from "../market/address.ts";
import { decimalsOf } from "../market/decimals.ts";
import type { CatalogReader, Listed } from "./catalog.ts";

/** The shop's public origin, and the market whose pages are told. */
type Place = { readonly origin: string; readonly market: PageMarket };

/** Keeps crawlers from filtered lists and personal pages; `prefixes` are those of the markets. */
export const robotsTxt = (origin: string, prefixes: readonly string[]): string =>
  [
    "User-agent: *",
    "Disallow: /api/",
    ...prefixes.flatMap((prefix) => personal.map((page) => `Disallow: ${prefix}/${page}`)),
    "Disallow: /*?*tags=",
    "Disallow: /*?*sort=",
    "Disallow: /*?*Price=",
    "Disallow: /*?*inStock=",
    "",
    ...prefixes.map((prefix) => `Sitemap: ${origin}${prefix}/sitemap.xml`),
    "",
  ].join("\n");

const personal = ["cart", "checkout", "orders", "track", "account", "search"];

/** A guide for language models: https://llmstxt.org */
export async function llmsTxt(
  { origin, market, taxIncluded }: Place & { readonly taxIncluded: boolean },
  catalog: CatalogReader,
): Promise<string> {
  const site = `${origin}${market.prefix}`;
  const [store, categories] = await Promise.all([catalog.store(), catalog.categories()]);
  return [
    `# ${store.name}`,
    "",
    taxIncluded
      ? `> An online store. Prices are in ${store.currency} and include tax; delivery is shown in the cart.`
      : `> An online store. Prices are in ${store.currency} and exclude tax and delivery, which are shown in the cart.`,
    "",
    `Every product page answers in Markdown to \`Accept: text/markdown\`, or with \`.md\` after its address. The API is described in ${origin}/api/openapi.json.`,
    "",
    "## Categories",
    "",
    ...categories.map(({ category, slug, count }) => `- [${category}](${site}/c/${slug}): ${count} products`),
    "",
    ...(store.pages.length === 0 ? [] : ["## About the store", ""]),
    ...store.pages.map(
      ({ slug, title, description }) =>
        `- [${title}](${site}/pages/${slug})${description === "" ? "" : `: ${description}`}`,
    ),
    ...(store.pages.length === 0 ? [] : [""]),
  ].join("\n");
}

/** A product's page as Markdown. */
export function productMarkdown(
  { origin, market }: Place,
  product: Listed,
  { currency }: Pick<Store, "currency">,
): string {
  const site = `${origin}${market.prefix}`;
  const price = (amount: number): string => `${currency} ${amount.toFixed(decimalsOf(currency))}`;
  const { lowestPrice, highestPrice } = product;
  const from = highestPrice > lowestPrice ? "From " : "";
  const stock = (available: number): string => (available > 0 ? "in stock" : "sold out");
  const variants = product.variants.map(
    (variant) =>
      `- ${Object.entries(variant.options)
        .map(([name, value]) => `${name}: ${value}`)
        .join(
          ", ",
        )} (${variant.sku}): ${price(variant.price ?? product.price)}, ${stock(variant.available)}, ${site}/p/${product.slug}?variant=${encodeURIComponent(variant.id)}`,
  );
  return [
    `# ${product.name}`,
    "",
    `${from}${price(lowestPrice)}, ${stock(product.available)}. Category: ${product.category}.`,
    "",
    product.description,
    ...(variants.length > 0 ? ["", "## Options", "", ...variants] : []),
    "",
    `Page: ${site}/p/${product.slug}`,
    "",
  ].join("\n");
}
