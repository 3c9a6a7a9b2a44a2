import { expect, test } from "vitest";
import type { CatalogReader, Listed } from "./catalog.ts";
import { sitemapPart, sitemapXml } from "./sitemap.ts";

const origin = "https://shop.example";

/** A catalog of `count` products in one category. */
const catalogOf = (count: number): CatalogReader => ({
  tags: () => [],
  categories: async () => [{ category: "Kitchen", slug: "kitchen", count }],
  async *all() {
    for (let place = 0; place < count; place++)
      yield { slug: `thing-${place}`, updatedAt: 1_700_000_000_000 } as Listed;
  },
  product: async () => undefined,
  markets: async () => [],
  store: async () => ({
    name: "Shop",
    headline: null,
    tagline: null,
    logo: null,
    hero: null,
    tokens: {},
    supportEmail: null,
    contact: { phone: null, legalName: null, address: null, registration: null, vatId: null },
    social: [],
    analytics: null,
    pages: [{ slug: "delivery", title: "Delivery", description: "", inFooter: true }],
    currency: "USD",
    locale: "en-US",
    delivery: { flat: 5.95, freeFrom: 50, from: 3, to: 5, country: "US" },
  }),
});
const productsIn = (text = ""): string[] =>
  [...text.matchAll(/<loc>[^<]*\/p\/([^<]+)<\/loc>/g)].map(([, slug = ""]) => slug);

test("a small shop has one sitemap with its categories and its own pages", async () => {
  const text = await sitemapXml(origin, catalogOf(12));
  expect(productsIn(text).length).toBe(12);
  for (const path of ["/", "/c/kitchen", "/pages/delivery"])
    expect(text.includes(`<loc>${origin}${path}</loc>`)).toBe(true);
});

test("in a large shop every product is in exactly one part of the index, and no part follows the last", async () => {
  const catalog = catalogOf(25_001);
  const index = await sitemapXml(origin, catalog);
  const parts = [...index.matchAll(/\/sitemap-(\d+)\.xml/g)].map(([, part]) => Number(part));
  expect(parts).toEqual([1, 2, 3]);
  const texts = await Promise.all(parts.map((part) => sitemapPart(origin, catalog, part)));
  const products = texts.flatMap((text) => productsIn(text));
  expect([products.length, new Set(products).size]).toEqual([25_001, 25_001]);
  expect(await sitemapPart(origin, catalog, 4)).toBeUndefined();
});

test("markup in a URL is escaped in the sitemap", async () => {
  const text = await sitemapPart("https://shop.example/a&b<c>", catalogOf(1), 1);
  expect(text).toContain("<loc>https://shop.example/a&amp;b&lt;c>/p/thing-0</loc>");
});

test("a number that is no part is answered without reading the catalog", async () => {
  let read = 0;
  const catalog: CatalogReader = {
    ...catalogOf(12),
    async *all() {
      read++;
      yield* catalogOf(12).all();
    },
  };
  for (const part of [2, 9999, 10 ** 9, Number.MAX_VALUE, Number.POSITIVE_INFINITY])
    expect(await sitemapPart(origin, catalog, part)).toBeUndefined();
  expect(read).toBe(0);
});
