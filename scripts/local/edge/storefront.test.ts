import { createHash } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { productTag } from "../../../api/domain/catalog/cache-tags.ts";
import { patience, runs } from "../../testing/properties/properties.ts";
import { randomFrom } from "../../testing/random.ts";
import { storefrontShop } from "../../testing/storefront.ts";

let shop: Awaited<ReturnType<typeof storefrontShop>>;
beforeAll(async () => {
  shop = await storefrontShop(60);
}, 60_000);
afterAll(() => shop.close());

async function get(path: string, headers: Record<string, string> = {}) {
  const response = await shop.storefront.fetch(
    new Request(`http://localhost:3001${path}`, { headers: { accept: "text/html", ...headers } }),
  );
  // Solid's marks of hydration are in the way of reading.
  const text = (await response.text()).replaceAll(/ data-hk="[^"]*"/g, "");
  return { status: response.status, how: response.headers.get("x-cache"), text, headers: response.headers };
}
const someProduct = async () => {
  const { items } = await shop.guest.json<{ items: { slug: string; productId: string; name: string }[] }>(
    shop.guest.get("/products?limit=1"),
  );
  const [first] = items;
  if (!first) throw new Error("no products");
  return first;
};

test("a product's page is whole before any script: name, price, stock, description, and a form that adds it", async () => {
  const { slug } = await someProduct();
  const product = await shop.guest.json<Record<string, string & number>>(shop.guest.get(`/products/${slug}`));
  const { text } = await get(`/p/${slug}`);
  expect(text.includes("<title>")).toBe(true);
  for (const part of [product["name"], product["description"], "In stock"])
    expect(text.replaceAll("&amp;", "&").includes(String(part)), String(part)).toBe(true);
  expect(/<data value="[\d.]+">\$/.test(text)).toBe(true);
  expect(/<form[^>]*method="post"[^>]*action="\/cart\/add"/.test(text)).toBe(true);
  expect(text.includes(`rel="canonical" href="http://localhost:3001/p/${slug}"`)).toBe(true);
  const data = [...text.matchAll(/<script[^>]*ld\+json"[^>]*>(.*?)<\/script>/g)].map(
    ([, json = ""]): unknown => JSON.parse(json),
  );
  expect(data).toMatchObject([
    { "@type": "Product", name: product["name"], offers: { priceCurrency: "USD" } },
    { "@type": "BreadcrumbList" },
  ]);
});

test("the plain form adds to a guest's cart, twice is two, and its page shows it; another site's form does nothing", async () => {
  const { productId, name } = await someProduct();
  const post = (origin: string, cookie = "") =>
    shop.storefront.fetch(
      new Request("http://localhost:3001/cart/add", {
        method: "POST",
        headers: { "content-type": "application/x-www-form-urlencoded", origin, cookie },
        body: new URLSearchParams({ productId, quantity: "1" }),
      }),
    );
  expect((await post("http://evil.example")).status).toBe(403);
  const first = await post("http://localhost:3001");
  expect([first.status, first.headers.get("location")]).toEqual([303, "/cart"]);
  const cookie = first.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  const second = await post("http://localhost:3001", cookie);
  const { text, how } = await get("/cart", { cookie: second.headers.getSetCookie()[0]?.split(";")[0] ?? "" });
  expect(text.replaceAll("&amp;", "&").includes(name)).toBe(true);
  expect(/name="quantity"[^>]*value="2"/.test(text)).toBe(true);
  expect(how).toBe("PASS");
});

test("what is not there is a 404, an old address leads on, and crawlers find every product", async () => {
  expect((await get("/p/nothing-of-the-kind")).status).toBe(404);
  expect((await get("/c/nothing-of-the-kind")).status).toBe(404);
  expect((await get("/nothing")).status).toBe(404);
  const { slug, productId } = await someProduct();
  const moved = await get(`/p/${productId}?variant=x`);
  expect([moved.status, moved.headers.get("location")]).toEqual([301, `/p/${slug}?variant=x`]);
  for (const path of ["/sitemap.xml", "/sitemap-1.xml"])
    expect((await get(path)).text.match(/\/p\//g)?.length).toBe(60);
  expect((await get("/sitemap-2.xml")).status).toBe(404);
  expect((await get(`/p/${slug}`, { accept: "text/markdown" })).text).toMatch(/^# /);
  expect((await get("/llms.txt")).text).toMatch(/^# E-Com67/);
});

test("a category has a page of its own whatever it is called, and the sitemap has each once", async () => {
  const names = [
    "茶碗",
    "Посуда",
    "עברית",
    "🎁",
    "Tea & Coffee",
    "Tea Coffee",
    "Öl",
    "Ol",
    "C++",
    "C#",
    "SALE",
    "Sale",
    "Bags, Cases & Luggage",
  ];
  const added = new Map<string, string>();
  for (const category of names) added.set(category, (await shop.addProduct({ category })).name);
  await shop.settled();
  await shop.storefront.purged();
  const { items } = await shop.guest.json<{ items: { category: string; slug: string }[] }>(
    shop.guest.get("/categories"),
  );
  const sitemap = (await get("/sitemap.xml")).text;
  for (const [category, name] of added) {
    const slug = items.find((one) => one.category === category)?.slug ?? "";
    const page = await get(`/c/${slug}`);
    expect(page.status, category).toBe(200);
    expect(page.text.includes(name), category).toBe(true);
    expect(sitemap.split(`<loc>http://localhost:3001/c/${slug}</loc>`).length, category).toBe(2);
  }
  expect(new Set(items.map(({ slug }) => slug)).size).toBe(items.length);
  const addresses = [...sitemap.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, address]) => address);
  expect(new Set(addresses).size).toBe(addresses.length);
});

test("a page is purged with every answer of the API that it shows", async () => {
  const { slug, productId, name } = await shop.addProduct({ category: "Lighting", price: 7 });
  await shop.settled();
  await shop.storefront.purged();
  const tagsOf = async (path: string) => (await get(path)).headers.get("cache-tag")?.split(",") ?? [];
  expect(await tagsOf(`/p/${slug}`)).toEqual(expect.arrayContaining([productTag(productId), "categories"]));
  expect(await tagsOf("/c/lighting")).toEqual(
    expect.arrayContaining(["c-Lighting", "categories", productTag(productId)]),
  );
  expect((await tagsOf("/")).slice(0, 3).toSorted()).toEqual(["categories", "list", "store"]);
  expect(await tagsOf("/pages/delivery")).toEqual(["store", "categories", "page-delivery"]);
  expect(await tagsOf("/sitemap.xml")).toEqual(expect.arrayContaining(["list", "categories"]));
  expect(await tagsOf(`/api/products/${slug}`)).toEqual([productTag(productId)]);
  expect(await tagsOf("/api/categories")).toEqual(["categories"]);
  expect((await get("/c/lighting")).text.includes(name)).toBe(true);
});

const scriptsIn = (text: string) =>
  [...text.matchAll(/<script\b([^>]*)>(.*?)<\/script>/gs)]
    .map(([, attributes = "", code = ""]) => ({ attributes, code }))
    .filter(({ attributes }) => !attributes.includes("ld+json"));
/** Attributes hold the same text as they stand, and are no markup. */
const withoutAttributes = (text: string) => text.replaceAll(/ (?:content|alt|title)="[^"]*"/g, "");
const hashOf = (code: string) => `'sha256-${createHash("sha256").update(code).digest("base64")}'`;

test("a page that everybody may be shown has no nonce: its policy lists the hash of each script, and of no other", async () => {
  const product = await shop.addProduct({ description: `<script> "<script nonce=''>` });
  for (const path of ["/", "/c/kitchen", "/pages/delivery", `/p/${product.slug}`, "/nothing"]) {
    const { text, headers } = await get(path);
    const policy = headers.get("content-security-policy") ?? "";
    expect(`${policy} ${text}`, path).not.toMatch(/nonce[-=]["\w]/);
    const inline = scriptsIn(withoutAttributes(text)).filter(
      ({ attributes }) => !attributes.includes("src="),
    );
    expect(inline.length, path).toBeGreaterThan(1);
    const listed = new Set(policy.match(/'sha256-[^']+'/g));
    expect(listed, path).toEqual(new Set(inline.map(({ code }) => hashOf(code))));
    expect(policy).not.toMatch(/script-src[^;]*'unsafe/);
  }
});

test("a personal page carries a nonce that no other answer has", async () => {
  const nonces = new Set<string>();
  for (let turn = 0; turn < 3; turn++) {
    const { text, headers } = await get("/cart");
    const nonce = /'nonce-([^']+)'/.exec(headers.get("content-security-policy") ?? "")?.[1] ?? "none";
    nonces.add(nonce);
    for (const { attributes } of scriptsIn(text)) expect(attributes).toContain(`nonce="${nonce}"`);
    expect(headers.get("cache-control")).toContain("no-store");
  }
  expect(nonces.size).toBe(3);
});

test("text in a product is text on its page, in its data and in its title", async () => {
  const name = `</script><script>alert(1)</script><img src=x onerror=alert(2)> ü`;
  const { slug } = await shop.addProduct({ name, description: name });
  const { text } = await get(`/p/${slug}`);
  // In an attribute's quotes the sign opens nothing.
  const outside = text.replaceAll(/\s[\w-]+="[^"]*"/g, "");
  expect(outside.includes("<script>alert")).toBe(false);
  expect(outside.includes("<img src=x")).toBe(false);
  expect(outside.includes("&lt;/script>")).toBe(true);
});

test("a price that staff change is seen by the next visitor, on the product's page and in its list", async () => {
  const { productId, slug } = await shop.addProduct({ category: "Kitchen", price: 11 });
  await shop.storefront.purged();
  const admin = await shop.admin();
  expect((await get(`/p/${slug}`)).how).toBe("MISS");
  expect((await get(`/p/${slug}`)).how).toBe("HIT");
  await get("/c/kitchen");
  expect((await get("/c/kitchen")).how).toBe("HIT");
  const other = "/c/toys";
  await get(other);
  await admin.put(`/products/${productId}`, { price: 12.34 });
  await shop.storefront.purged();
  expect((await get(`/p/${slug}`)).text.includes("$12.34")).toBe(true);
  expect((await get("/c/kitchen")).text.includes("$12.34")).toBe(true);
  expect((await get(other)).how).toBe("HIT");
});

test(
  "a thousand edits that race the readers leave no stale page",
  async () => {
    const admin = await shop.admin();
    const products = await Promise.all(
      Array.from({ length: 8 }, () => shop.addProduct({ category: "Garden", price: 1 })),
    );
    const random = randomFrom(6);
    const truth = new Map(products.map(({ productId }) => [productId, { price: 1, isActive: true }]));
    const addresses = products.flatMap(({ slug, productId }) => [`/p/${slug}`, `/api/products/${productId}`]);
    addresses.push("/c/garden");
    const editing = new AbortController();
    const reading = Array.from({ length: 4 }, async () => {
      while (!editing.signal.aborted) {
        await get(random.pick(addresses));
        // A cached page comes without I/O: readers must not crowd out the edits.
        await setImmediate();
      }
    });
    for (let edit = 0; edit < 1000; edit++) {
      const { productId } = random.pick(products);
      const price = random.between(100, 99_999) / 100;
      const isActive = random.between(0, 9) > 0;
      await admin.put(`/products/${productId}`, { price, isActive });
      truth.set(productId, { price, isActive });
    }
    editing.abort();
    await Promise.all(reading);
    await shop.storefront.purged();
    const list = (await get("/c/garden")).text;
    for (const { productId, slug, name } of products) {
      const { price = 0, isActive = false } = truth.get(productId) ?? {};
      const page = await get(`/p/${slug}`);
      expect(page.status).toBe(isActive ? 200 : 404);
      if (isActive) expect(page.text.includes(`<data value="${price}">`)).toBe(true);
      expect(list.includes(name)).toBe(isActive);
      if (isActive) expect(list.includes(`<data value="${price}">`)).toBe(true);
      const json = await get(`/api/products/${productId}`);
      expect(json.status).toBe(isActive ? 200 : 404);
    }
  },
  patience(120_000),
);

test(
  "people who look around are served from the edge: over 95 of 100",
  async () => {
    const { items } = await shop.guest.json<{ items: { slug: string; category: string }[] }>(
      shop.guest.get("/products?limit=60"),
    );
    const before = { ...shop.storefront.cache.stats };
    const random = randomFrom(11);
    const admin = await shop.admin();
    const { items: known } = await shop.guest.json<{ items: { productId: string }[] }>(
      shop.guest.get("/products?limit=60"),
    );
    for (let step = 0; step < 4_000; step++) {
      // Popular things are looked at more: the square of a random number leans to the first.
      const popular = items[Math.floor(random.next() ** 2 * items.length)];
      const category = popular?.category.toLowerCase().replaceAll(/[^a-z]+/g, "-");
      await get(
        random.pick(["/", `/c/${category}`, `/p/${popular?.slug}`, `/p/${popular?.slug}?utm_source=${step}`]),
      );
      if (step % 500 === 250)
        await admin.put(`/products/${random.pick(known).productId}`, { price: step / 100 });
    }
    const { hits, misses, stale } = shop.storefront.cache.stats;
    const seen = { hits: hits - before.hits, misses: misses - before.misses, stale: stale - before.stale };
    expect(seen.hits / (seen.hits + seen.misses + seen.stale)).toBeGreaterThan(0.95);
  },
  patience(120_000),
);

test("an address full of nonsense is answered, and never with a 500", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom("/", "/p/", "/c/kitchen", "/search", "/pages/", "/cart"),
      fc.webPath(),
      fc.webQueryParameters(),
      async (start, path, query) => {
        const { status } = await get(`${start}${path}?${query}`);
        expect(status).toBeLessThan(500);
      },
    ),
    { numRuns: runs(150) },
  );
});
