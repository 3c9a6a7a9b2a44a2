import { afterAll, beforeAll, expect, test } from "vitest";
import { closeMarket, openMarkets } from "../../testing/pricing/markets.ts";
import { patience } from "../../testing/properties/properties.ts";
import { randomFrom } from "../../testing/random.ts";
import { storefrontShop } from "../../testing/storefront.ts";

const site = "http://localhost:3001";
let shop: Awaited<ReturnType<typeof storefrontShop>>;
/** Sold in every market. */
let mug: { productId: string; slug: string };
/** Sold in the default market only. */
let lamp: { productId: string; slug: string };

beforeAll(async () => {
  shop = await storefrontShop(12);
  await openMarkets(
    await shop.admin(),
    { id: "gb", currency: "GBP", countries: ["GB"], taxIncluded: true },
    { id: "jp", currency: "JPY", countries: ["JP"], taxIncluded: true },
  );
  mug = await shop.addProduct({ name: "Two-market mug", category: "Crockery", price: 20 });
  lamp = await shop.addProduct({ name: "One-market lamp", category: "Crockery", price: 30 });
  await price(mug, { gb: 18.5, jp: 3000 });
}, 120_000);
afterAll(() => shop.close());

/** Sets a product's prices in the books, and waits until every page shows them. */
async function price({ productId }: { productId: string }, amounts: Record<string, number>): Promise<void> {
  const prices = Object.fromEntries(Object.entries(amounts).map(([book, amount]) => [book, { amount }]));
  const admin = await shop.admin();
  await admin.json(admin.put(`/products/${productId}`, { prices }));
  await shop.settled();
  await shop.storefront.purged();
}

async function get(path: string, headers: Record<string, string> = {}) {
  const response = await shop.storefront.fetch(
    new Request(`${site}${path}`, { headers: { accept: "text/html", ...headers } }),
  );
  const text = (await response.text()).replaceAll(/ data-hk="[^"]*"|<!--.*?-->/g, "");
  return { status: response.status, text, headers: response.headers, how: response.headers.get("x-cache") };
}

/** What a page links and submits to, besides pictures, parts of itself and the chooser of markets. */
const linksIn = (text: string) =>
  [...text.matchAll(/<(?:a|form)\b[^>]*>/g)]
    .filter(([tag]) => !tag.includes("data-market"))
    .flatMap(([tag]) => / (?:href|action)="([^"]*)"/.exec(tag)?.[1] ?? [])
    .filter((link) => !/^(#|mailto:|\/images\/)/.test(link));

/** The price beside a product's name. */
const priceOn = (text: string) => /<h1.*?<data value="[\d.]+">([^<]*)</s.exec(text)?.[1];
const shows = (text: string, parts: readonly string[]) => {
  for (const part of parts) expect(text.includes(part), part).toBe(true);
};

test("a market's page has its price in its currency and number format, and leads nowhere else", async () => {
  const page = await get(`/gb/p/${mug.slug}`);
  shows(page.text, [
    '<data value="18.5">£18.50</data>',
    `rel="canonical" href="${site}/gb/p/${mug.slug}"`,
    '"priceCurrency":"GBP"',
    '"price":"18.50"',
    `"url":"${site}/gb/p/${mug.slug}"`,
    'action="/gb/cart/add"',
  ]);
  expect(/\$\d/.test(page.text)).toBe(false);
  for (const path of [`/gb/p/${mug.slug}`, "/gb", "/gb/c/crockery", "/gb/search?q=mug", "/gb/cart"]) {
    const found = await get(path);
    expect(found.status, path).toBe(200);
    const links = linksIn(found.text);
    expect(links.length, path).toBeGreaterThan(5);
    expect(
      links.filter((link) => !/^\/gb(\/|$|\?)/.test(link)),
      path,
    ).toEqual([]);
    expect(/\$\d/.test(found.text), path).toBe(false);
  }
  const yen = await get(`/jp/p/${mug.slug}`);
  expect(priceOn(yen.text)).toBe("JP¥3,000");
  shows(yen.text, ['"price":"3000"']);
  expect(priceOn((await get(`/p/${mug.slug}`)).text)).toBe("$20.00");
});

test("the same page of each market that sells it is an alternate, and the chooser keeps the page", async () => {
  const alternates = (text: string) =>
    [...text.matchAll(/rel="alternate" hreflang="([^"]*)" href="([^"]*)"/g)].map(([, lang, href]) => [
      lang,
      href,
    ]);
  const chooser = (text: string) =>
    [...text.matchAll(/href="([^"]*)"[^>]*data-market=/g)].map(([, href]) => href);
  const { text } = await get(`/gb/p/${mug.slug}`);
  expect(alternates(text)).toEqual([
    ["en-US", `${site}/p/${mug.slug}`],
    ["en-GB", `${site}/gb/p/${mug.slug}`],
    ["x-default", `${site}/p/${mug.slug}`],
  ]);
  expect(chooser(text)).toEqual(["", "/eu", "/gb", "/jp"].map((at) => `${at}/p/${mug.slug}`));
  expect(alternates((await get(`/p/${lamp.slug}`)).text)).toEqual([]);
  expect(chooser((await get("/gb/c/crockery?maxPrice=25&tags=tea")).text)[0]).toBe("/c/crockery?tags=tea");
  expect(chooser((await get("/gb/checkout/payment")).text)[0]).toBe("/cart");
  expect(chooser((await get("/")).text)).toEqual(["/", "/eu", "/gb", "/jp"]);
});

test("what a market does not sell is in none of its lists, and its page says where it is sold", async () => {
  const page = await get(`/gb/p/${lamp.slug}`);
  expect(page.status).toBe(404);
  shows(page.text, ["Not sold in Market gb", "See it in International", `href="/p/${lamp.slug}"`]);
  expect((await get("/gb/p/nothing-at-all")).text.includes("Product not found")).toBe(true);
  for (const path of ["/gb/c/crockery", "/gb/search?q=market", "/gb/sitemap.xml", "/gb"]) {
    const { text } = await get(path);
    expect([text.includes(mug.slug), text.includes(lamp.slug)], path).toEqual([true, false]);
  }
  expect((await get("/c/crockery")).text.includes(lamp.slug)).toBe(true);
  // Categories of which it sells nothing are not in its navigation.
  expect(
    (await get("/gb")).text.match(/href="\/gb\/c\/[^"]*"/g)?.every((one) => one.includes("crockery")),
  ).toBe(true);
  expect((await get(`/gb/p/${lamp.slug}`, { accept: "text/markdown" })).status).toBe(404);
  const markdown = await get(`/jp/p/${mug.slug}`, { accept: "text/markdown" });
  shows(markdown.text, ["JPY 3000", `${site}/jp/p/${mug.slug}`]);
  expect((await get("/gb/llms.txt")).text).toMatch(/Prices are in GBP and include tax/);
  shows((await get("/robots.txt")).text, [`Sitemap: ${site}/gb/sitemap.xml`, "Disallow: /jp/cart"]);
});

test("a price that comes or goes in a book is seen at once in its market's page, list and sitemap", async () => {
  const { productId, slug } = await shop.addProduct({ name: "Late kettle", category: "Kettles", price: 50 });
  await shop.settled();
  await shop.storefront.purged();
  const other = await get("/c/crockery").then(() => get("/c/crockery"));
  expect([(await get(`/gb/p/${slug}`)).status, (await get("/gb/c/kettles")).status]).toEqual([404, 404]);
  await price({ productId }, { gb: 44 });
  for (const path of [`/gb/p/${slug}`, "/gb/c/kettles", "/gb/sitemap.xml", "/gb"]) {
    const { status, text } = await get(path);
    expect([status, text.includes(slug)], path).toEqual([200, true]);
  }
  await price({ productId }, { gb: 45 });
  expect(priceOn((await get(`/gb/p/${slug}`)).text)).toBe("£45.00");
  expect(other.how).toBe("HIT");
  await price({ productId }, {});
  expect((await get(`/gb/p/${slug}`)).status).toBe(404);
  expect((await get("/gb/c/kettles")).status).toBe(404);
});

const where = async (path: string) => {
  const { status, headers } = await get(path);
  return [status, headers.get("location")];
};

test("addresses that people type: capitals and slashes are corrected, a prefix of no market is nothing", async () => {
  expect(await where(`/GB/p/${mug.slug}?variant=x`)).toEqual([301, `/gb/p/${mug.slug}?variant=x`]);
  expect(await where("/gb/")).toEqual([301, "/gb"]);
  expect(await where("/GB")).toEqual([301, "/gb"]);
  for (const path of [
    "/fr/cart",
    "/fr/p/gb",
    "/fr/ordersheet",
    "/gb/fr/orders/o-1",
    "/default/cart",
    "/gb/gb",
    "/gb/jp/cart",
    "/gbx/cart",
    "/gb/robots.txt",
  ])
    expect((await where(path))[0], path).toBe(404);
  expect(await where(`/gb/p/${mug.productId}`)).toEqual([301, `/gb/p/${mug.slug}`]);
  expect(await where("/gb/orders/o-1?payment_intent=pi_1")).toEqual([303, "/gb/orders/o-1?from=bank"]);
  // A product may be called as a market is.
  const { slug } = await shop.addProduct({ name: "GB", category: "Crockery", price: 5 });
  expect(slug).toBe("gb");
  expect(priceOn((await get("/p/gb")).text)).toBe("$5.00");
});

test("without script a line goes into the market's cart, and one that is not sold there says so", async () => {
  const post = await shop.storefront.fetch(
    new Request(`${site}/gb/cart/add`, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded", origin: site },
      body: new URLSearchParams({ productId: mug.productId, quantity: "2" }),
    }),
  );
  expect([post.status, post.headers.get("location")]).toEqual([303, "/gb/cart"]);
  const cookie = post.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  shows((await get("/gb/cart", { cookie })).text, ["£37.00", 'action="/gb/cart/set"', "Delivery (GB)"]);
  shows((await get("/cart", { cookie })).text, ["$40.00", 'action="/cart/set"']);
  const both = await get("/gb/cart", { cookie: `${cookie}.${lamp.productId}~~1` });
  shows(both.text, [
    "Not sold in Market gb. Set the quantity to 0 to remove it.",
    "Remove unavailable items",
  ]);
});

test(
  "edge 1,000 requests over two markets: none is answered with the other's price",
  async () => {
    const random = randomFrom(11);
    const right: Record<string, string> = { "": "$", "/gb": "£" };
    const before = { ...shop.storefront.cache.stats };
    let wrong = 0;
    const ask = async (): Promise<void> => {
      const prefix = random.pick(["", "/gb"]);
      const path = random.pick([
        `/p/${mug.slug}`,
        `/p/${mug.slug}?utm_source=${random.between(0, 9)}`,
        `/p/${mug.slug}?variant=x`,
        "/c/crockery",
        "/c/crockery?sort=price-asc",
        `/api/products/${mug.slug}`,
        "/api/products?limit=5",
      ]);
      const query = path.includes("?") ? "&" : "?";
      const address = path.startsWith("/api/")
        ? `${path}${prefix === "" ? "" : `${query}market=gb`}`
        : `${prefix}${path}`;
      const { text, status } = await get(address);
      const amount = prefix === "" ? "20" : "18.5";
      const isRight = path.startsWith("/api/")
        ? text.includes(`"lowestPrice":${amount},`)
        : text.includes(`<data value="${amount}">${right[prefix]}${Number(amount).toFixed(2)}`) &&
          !text.includes(`<data value="${amount === "20" ? "18.5" : "20"}">`);
      if (status !== 200 || !isRight) wrong++;
    };
    for (let asked = 0; asked < 1_000; asked += 4) await Promise.all([ask(), ask(), ask(), ask()]);
    expect(wrong).toBe(0);
    const { hits } = shop.storefront.cache.stats;
    expect(hits - before.hits).toBeGreaterThan(900);
  },
  patience(120_000),
);

test("lists strike through what a price replaces, each market by its own book", async () => {
  const admin = await shop.admin();
  const prices = { gb: { amount: 18.5, compareAt: 24 }, jp: { amount: 3000, compareAt: 4500 } };
  await admin.json(admin.put(`/products/${mug.productId}`, { compareAt: 27, prices }));
  await shop.settled();
  await shop.storefront.purged();
  /** What the card of the mug says of its price. */
  const card = async (path: string): Promise<string | undefined> => {
    const { text } = await get(path);
    const found = [...text.matchAll(/<article.*?<\/article>/gs)].find(([one]) =>
      one.includes(`/p/${mug.slug}"`),
    );
    return /<p[ >].*?<\/p>/s
      .exec(found?.[0] ?? "")?.[0]
      .replaceAll(/<[^>]*>/g, "")
      .trim();
  };
  for (const path of [
    "/c/crockery",
    "/search?q=two-market",
    "/c/crockery?sort=price-asc",
    "/",
    `/p/${lamp.slug}`,
  ])
    expect([path, await card(path)]).toEqual([path, "$20.00Instead of $27.00"]);
  for (const path of ["/gb/c/crockery", "/gb/search?q=two-market", "/gb"])
    expect([path, await card(path)]).toEqual([path, "£18.50Instead of £24.00"]);
  expect(await card("/jp/search?q=two-market")).toMatch(/^(?:JP)?¥3,000Instead of (?:JP)?¥4,500$/);
  // What is taken back is gone from every list.
  await admin.json(admin.put(`/products/${mug.productId}`, { compareAt: null }));
  await shop.settled();
  await shop.storefront.purged();
  for (const path of ["/c/crockery", "/search?q=two-market", "/", `/p/${lamp.slug}`])
    expect([path, await card(path)]).toEqual([path, "$20.00"]);
});

test("links of mails about orders lead into the default market after theirs has closed, and are kept by nobody", async () => {
  expect(await where("/GB/orders/o-1")).toEqual([301, "/gb/orders/o-1"]);
  expect((await get("/gb/track/o-1")).status).toBe(200);
  await closeMarket(await shop.admin(), "gb");
  await shop.storefront.purged();
  for (const [path, leads] of [
    ["/gb", "/"],
    ["/GB/orders/o-1", "/orders/o-1"],
    ["/gb/orders/o-1?from=bank", "/orders/o-1?from=bank"],
    ["/gb/track", "/track"],
    ["/gb/track/o-1", "/track/o-1"],
    ["/gb/account/notifications", "/account/notifications"],
  ]) {
    const { status, headers } = await get(path ?? "");
    expect([path, status, headers.get("location")]).toEqual([path, 302, leads]);
    expect(headers.get("cache-control"), path).toBe("private, no-store");
  }
  // The secret that Stripe adds to its return address is dropped at the next step.
  const bank = "payment_intent=pi_1&payment_intent_client_secret=s";
  expect(await where(`/gb/track/o-1?${bank}`)).toEqual([302, `/track/o-1?${bank}`]);
  expect(await where(`/track/o-1?${bank}`)).toEqual([303, "/track/o-1?from=bank"]);
  const post = new Request(`${site}/gb/orders/o-1`, { method: "POST", headers: { origin: site } });
  expect((await shop.storefront.fetch(post)).status).toBe(404);
});

test("after a market has closed its other addresses are nothing, and the others sell on", async () => {
  for (const path of ["/gb/cart", `/gb/p/${mug.slug}`, "/gb/sitemap.xml"])
    expect((await get(path)).status, path).toBe(404);
  const { text } = await get(`/p/${mug.slug}`);
  expect([text.includes("(GBP)"), text.includes("(JPY)")]).toEqual([false, true]);
});
