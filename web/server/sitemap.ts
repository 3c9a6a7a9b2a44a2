import { escape as escaped } from "solid-js/web";
import { contents } from "../content/content.data.ts";
import type { CatalogReader } from "./catalog.ts";

/** The protocol allows 50,000 (https://www.sitemaps.org/protocol.html); this many are some megabyte. */
const productsPerPart = 10_000;

/** Every page for crawlers: one list, or where there are many products an index of its parts. */
export async function sitemapXml(origin: string, catalog: CatalogReader): Promise<string> {
  const aisles = await catalog.aisles();
  const parts = Math.ceil(aisles.reduce((sum, { count }) => sum + count, 0) / productsPerPart);
  if (parts <= 1) return (await sitemapPart(origin, catalog, 1)) ?? listOf([]);
  const addresses = Array.from({ length: parts }, (_, part) => `${origin}/sitemap-${part + 1}.xml`);
  return `${declaration}<sitemapindex ${namespace}>\n${addresses.map((address) => `<sitemap><loc>${escaped(address)}</loc></sitemap>`).join("\n")}\n</sitemapindex>\n`;
}

/** Products newest first; before them, in the first part, the other pages. Undefined: there is no such part. */
export async function sitemapPart(
  origin: string,
  catalog: CatalogReader,
  part: number,
): Promise<string | undefined> {
  const addresses = part === 1 ? await fixedPages(origin, catalog) : [];
  const [from, to] = [(part - 1) * productsPerPart, part * productsPerPart];
  let place = 0;
  for await (const { slug, updatedAt } of catalog.all()) {
    if (place >= to) break;
    if (place >= from) addresses.push(urlOf(`${origin}/p/${slug}`, updatedAt));
    place++;
  }
  return addresses.length > 0 ? listOf(addresses) : undefined;
}

async function fixedPages(origin: string, catalog: CatalogReader): Promise<string[]> {
  const aisles = (await catalog.aisles()).map(({ slug }) => `/c/${slug}`);
  const pages = ["/", ...Object.keys(contents).map((name) => `/pages/${name}`), ...aisles];
  return pages.map((path) => urlOf(origin + path));
}

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
const namespace = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

const listOf = (addresses: readonly string[]): string =>
  `${declaration}<urlset ${namespace}>\n${addresses.join("\n")}\n</urlset>\n`;

const urlOf = (address: string, changed?: number): string =>
  `<url><loc>${escaped(address)}</loc>${changed === undefined ? "" : `<lastmod>${new Date(changed).toISOString()}</lastmod>`}</url>`;
