import { afterAll, beforeAll, expect, test } from "vitest";
import { openMarkets } from "../../testing/pricing/markets.ts";
import { storefrontShop } from "../../testing/storefront.ts";

const site = "http://localhost:3001";
let shop: Awaited<ReturnType<typeof storefrontShop>>;
/** Sold in both markets. */
let mug: { productId: string; slug: string };

beforeAll(async () => {
  shop = await storefrontShop(12);
  const admin = await shop.admin();
  await openMarkets(
    admin,
    { id: "eu", currency: "EUR", countries: ["DE", "FR"], taxIncluded: true },
    { id: "jp", currency: "JPY", countries: ["JP"], taxIncluded: true },
  );
  mug = await shop.addProduct({ name: "Two-market mug", category: "Kitchen", price: 20 });
  await shop.addProduct({ name: "One-market lamp", category: "Lighting", price: 30 });
  await admin.put(`/products/${mug.productId}`, { prices: { eu: { amount: 18.5 }, jp: { amount: 3000 } } });
  await shop.settled();
  await shop.storefront.purged();
}, 120_000);
afterAll(() => shop.close());

async function get(path: string, headers: Record<string, string> = {}) {
  const response = await shop.storefront.fetch(
    new Request(`${site}${path}`, { headers: { accept: "text/html", ...headers } }),
  );
  const text = (await response.text()).replaceAll(/ data-hk="[^"]*"|<!--.*?-->/g, "");
  return { status: response.status, text, headers: response.headers, how: response.headers.get("x-cache") };
}

/** The addresses that a page links to, submits to or names as data. */
const linksIn = (text: string) =>
  [...text.matchAll(/<(?:a|form)\b[^>]*?(?:href|action)="([^"]*)"/g)].map(([, address = ""]) => address);

/** The price beside a product's name. */
const priceOn = (text: string) => /<h1.*?<data value="[\d.]+">([^<]*)</s.exec(text)?.[1];

test("a market's page has its price in its currency and number format, and only its own links", async () => {
  const page = await get(`/eu/p/${mug.slug}`);
  expect(page.status).toBe(200);
  for (const part of [
    '<data value="18.5">€18.50</data>',
    `rel="canonical" href="${site}/eu/p/${mug.slug}"`,
    '"priceCurrency":"EUR"',
    `"url":"${site}/eu/p/${mug.slug}"`,
  ])
    expect(page.text.includes(part), part).toBe(true);
  expect(/\$\d/.test(page.text)).toBe(false);
  const own = linksIn(page.text).filter((link) => !/^(#|mailto:|\/images\/|http)/.test(link));
  expect(own.length).toBeGreaterThan(10);
  expect(own.filter((link) => !/^\/eu(\/|$|\?)/.test(link))).toEqual([]);
  expect(priceOn((await get(`/jp/p/${mug.slug}`)).text)).toBe("JP¥3,000");
  expect(priceOn((await get(`/p/${mug.slug}`)).text)).toBe("$20.00");
});
