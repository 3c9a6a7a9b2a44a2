import { afterAll, beforeAll, expect, test } from "vitest";
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
  return { status: response.status, text, headers: response.headers };
}

test("where prices differ, the page's Markdown and data say the lowest that can be paid; elsewhere the one price", async () => {
  const variants = [25, 40].map((price, place) => ({
    id: `s${place}`,
    sku: crypto.randomUUID(),
    options: { Colour: place === 0 ? "Oat" : "Navy" },
    stock: 3,
    price,
  }));
  const options = [{ name: "Colour", values: ["Oat", "Navy"] }];
  const shirt = await shop.addProduct({ price: 10, stock: 0, options, variants });
  const plain = await shop.addProduct({ price: 30 });
  const dataOf = (text: string) =>
    [...text.matchAll(/<script[^>]*ld\+json"[^>]*>(.*?)<\/script>/g)].map(([, json = ""]): unknown =>
      JSON.parse(json),
    )[0];
  const page = await get(`/p/${shirt.slug}`);
  expect(dataOf(page.text)).toMatchObject({
    image: [`http://localhost:3001/images/products/${shirt.productId}.svg`],
    offers: { "@type": "AggregateOffer", lowPrice: "25.00", highPrice: "40.00", offerCount: 2 },
  });
  expect((await get(`/p/${shirt.slug}.md`)).text).toContain("From USD 25.00, in stock");
  const plainPage = await get(`/p/${plain.slug}`);
  expect(dataOf(plainPage.text)).toMatchObject({ offers: { "@type": "Offer", price: "30.00" } });
  expect((await get(`/p/${plain.slug}.md`)).text).not.toContain("From");
  expect((await get(`/images/products/${shirt.productId}.svg`)).text).toContain("<svg");
});

test("link previews get a raster, line breaks of a description stay, and a page beyond the last is a 404", async () => {
  const { slug } = await shop.addProduct({ description: "One plank.\nOiled by hand.", category: "Kitchen" });
  const { text } = await get(`/p/${slug}`);
  expect(text).toContain('property="og:image" content="http://localhost:3001/share.png"');
  expect((await get("/share.png")).headers.get("content-type")).toBe("image/png");
  expect(text).toContain('name="description" content="One plank. Oiled by hand."');
  expect(text).toContain("One plank.\nOiled by hand.");
  expect(/whitespace-pre-line/.test(text)).toBe(true);
  const beyond = await get("/c/kitchen?page=99");
  expect(beyond.status).toBe(404);
  expect(beyond.text).toContain('name="robots" content="noindex, follow"');
  expect(beyond.text).toContain("Go to the first page");
});

test("a page of results beyond the last one says so, and not that nothing was found", async () => {
  await shop.addProduct({ name: "Lacquered abacus" });
  await shop.settled();
  const beyond = (await get("/search?q=abacus&page=99")).text.replaceAll(/<!--.*?-->/g, "");
  expect(beyond).toContain("Results for “abacus”</h1>");
  expect(beyond).toContain("There aren't that many pages of products.");
  expect(beyond).toContain("Go to the first page");
  expect(beyond).not.toContain("No results");
  const nothing = (await get("/search?q=qqqqzzzz&page=2")).text.replaceAll(/<!--.*?-->/g, "");
  expect(nothing).toContain("No results for “qqqqzzzz”</h1>");
  expect(nothing).not.toContain("that many pages");
});

test("free delivery and delivery days are the merchant's settings, on the product's page, in the cart and among the pages", async () => {
  const admin = await shop.admin();
  const change = async (part: string, edit: (value: Record<string, object>) => object) => {
    const { value, version } = await admin.json<{ value: Record<string, object>; version: number }>(
      admin.get(`/admin/settings/${part}`),
    );
    await admin.json(admin.put(`/admin/settings/${part}`, edit(value), { "if-match": `"${version}"` }));
  };
  const freeFrom = (amount: number) => (value: Record<string, object>) => ({
    ...value,
    methods: (value["methods"] as object[]).map((method) => ({ ...method, freeFrom: { default: amount } })),
  });
  await change("shipping", freeFrom(80));
  await change("store", (value) => ({ ...value, name: "Blue Door", deliveryDays: { from: 2, to: 4 } }));
  const { slug, productId } = await shop.addProduct({ price: 30 });
  const { text } = await get(`/p/${slug}`);
  for (const part of ["Free US delivery on orders of $80 or more", "2–4 business days", "Blue Door"])
    expect(text.replaceAll(/<!--.*?-->/g, ""), part).toContain(part);
  const cart = await get("/cart", { cookie: `cart=${productId}~~2` });
  expect(cart.text.replaceAll(/<[^>]*>/g, "")).toContain("You're $20.00 away from free delivery.");
  const page = (await get("/pages/delivery?again")).text.replaceAll(/<[^>]*>/g, "");
  expect(page).toContain("it's free on orders of $80 or more");
  await change("shipping", freeFrom(50));
  await change("store", (value) => ({ ...value, name: "E-Com67", deliveryDays: { from: 3, to: 5 } }));
});

test("a return from the bank carries no secret into the page's address", async () => {
  const back = await get(
    "/orders/o-1?payment_intent=pi_1&payment_intent_client_secret=pi_1_secret_2&redirect_status=succeeded",
  );
  expect([back.status, back.headers.get("location")]).toEqual([303, "/orders/o-1?from=bank"]);
});

test("without script a quantity above what is there says how many there are", async () => {
  const { productId } = await shop.addProduct({ price: 12, stock: 3 });
  const { text } = await get("/cart", { cookie: `cart=${productId}~~9` });
  expect(text.replaceAll(/<[^>]*>/g, "")).toContain("Only 3 left. Change the quantity to 3 or fewer.");
});

test("a search that no product answers in full says so, and each product says which words it lacks", async () => {
  await shop.addProduct({ name: "Quilted velvet parasol" });
  await shop.addProduct({ name: "Hammered bronze gong" });
  await shop.settled();
  const text = (await get("/search?q=velvet+gong")).text.replaceAll(/<!--.*?-->/g, "");
  expect(text).toContain("No products match all of your search. Here are some that match part of it.");
  expect(text.replaceAll(/<[^>]*>/g, "")).toMatch(/Quilted velvet parasol.*Missing: gong/s);
});
