import { escape as escaped } from "solid-js/web";
import type { CatalogReader } from "./catalog.ts";

/** The protocol allows 50,000 (https://www.sitemaps.org/protocol.html); 10,000 give about a megabyte. */
const productsPerPart = 10_000;

/** The sitemap of a market, whose addresses begin with `site`: one list of URLs or, for a large shop, an index of its parts. */
export async function sitemapXml(site: string, catalog: CatalogReader): Promise<string> {
  const parts = await partsOf(catalog);
  if (parts <= 1) return (await sitemapPart(site, catalog, 1)) ?? listOf([]);
  const addresses = Array.from({ length: parts }, (_, part) => `${site}/sitemap-${part + 1}.xml`);
  return `${declaration}<sitemapindex ${namespace}>\n${addresses.map((address) => `<sitemap><loc>${escaped(address)}</loc></sitemap>`).join("\n")}\n</sitemapindex>\n`;
}

/**
 * One part of the sitemap: products newest first; the first part begins with the other pages. Undefined when
 * there is no such part.
 */
export async function sitemapPart(
  site: string,
  catalog: CatalogReader,
  part: number,
): Promise<string | undefined> {
  // Known from the categories' counts: a number that is none must not read the whole catalog.
  if (part > Math.max(1, await partsOf(catalog))) return undefined;
  const addresses = part === 1 ? await fixedPages(site, catalog) : [];
  const [from, to] = [(part - 1) * productsPerPart, part * productsPerPart];
  let place = 0;
  for await (const { slug, updatedAt } of catalog.all()) {
    if (place >= to) break;
    if (place >= from) addresses.push(urlOf(`${site}/p/${slug}`, updatedAt));
    place++;
  }
  return addresses.length > 0 ? listOf(addresses) : undefined;
}

async function partsOf(catalog: CatalogReader): Promise<number> {
  const categories = await catalog.categories();
  return Math.ceil(categories.reduce((sum, { count }) => sum + count, 0) / productsPerPart);
}

async function fixedPages(site: string, catalog: CatalogReader): Promise<string[]> {
  const [found, store] = await Promise.all([catalog.categories(), catalog.store()]);
  const categories = found.map(({ slug }) => `/c/${slug}`);
  const pages = [
    site === new URL(site).origin ? "/" : "",
    ...store.pages.map(({ slug }) => `/pages/${slug}`),
    ...categories,
  ];
  return pages.map((path) => urlOf(site + path));
}

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
const namespace = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

const listOf = (addresses: readonly string[]): string =>
  `${declaration}<urlset ${namespace}>\n${addresses.join("\n")}\n</urlset>\n`;

const urlOf = (address: string, changed?: number): string =>
  `<url><loc>${escaped(address)}</loc>${changed === undefined ? "" : `<lastmod>${new Date(changed).toISOString()}</lastmod>`}</url>`;
