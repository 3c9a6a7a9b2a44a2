import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestShop, testShop } from "../../../scripts/testing/shop.ts";

let shop: TestShop;
beforeAll(async () => {
  shop = await testShop();
});
afterAll(() => shop.close());

type Listed = { productId: string; lowestPrice: number; highestPrice: number };

const listed = async (category: string) =>
  (
    await shop.guest.json<{ items: Listed[] }>(
      shop.guest.get(`/products?category=${category}&sort=price-asc&limit=100`),
    )
  ).items;

const inSizes = (prices: readonly (number | undefined)[], stocks: readonly number[] = []) => ({
  stock: 0,
  options: [{ name: "Size", values: prices.map((_, place) => `S${place}`) }],
  variants: prices.map((price, place) => ({
    id: `s${place}`,
    sku: crypto.randomUUID(),
    options: { Size: `S${place}` },
    stock: stocks[place] ?? 5,
    ...(price !== undefined && { price }),
  })),
});

test("a list shows and sorts by the lowest price that can be paid, not by one that nobody pays", async () => {
  const shirt = await shop.addProduct({ category: "Range", price: 10, ...inSizes([25, 40]) });
  const plain = await shop.addProduct({ category: "Range", price: 20 });
  const alike = await shop.addProduct({ category: "Range", price: 12, ...inSizes([undefined, undefined]) });
  const items = await listed("Range");
  expect(items.map(({ productId }) => productId)).toEqual([
    alike.productId,
    plain.productId,
    shirt.productId,
  ]);
  expect(items.map(({ lowestPrice, highestPrice }) => [lowestPrice, highestPrice])).toEqual([
    [12, 12],
    [20, 20],
    [25, 40],
  ]);
});

test("search shows, sorts and filters by the lowest price that can be paid", async () => {
  await shop.addProduct({ name: "Zorbo shirt", price: 10, ...inSizes([25, 40]) });
  await shop.addProduct({ name: "Zorbo cap", price: 5, ...inSizes([7, 60], [0, 5]) });
  await shop.addProduct({ name: "Zorbo mug", price: 30 });
  await shop.settled();
  const found = async (query: string) => {
    const { items } = await shop.guest.json<{ items: { name: string; price: number; maxPrice?: number }[] }>(
      shop.guest.get(`/search?q=zorbo&${query}`),
    );
    return items.map(({ name, price, maxPrice }) => [name.slice(6), price, maxPrice]);
  };
  const [shirt, mug, cap] = [
    ["shirt", 25, 40],
    ["mug", 30, undefined],
    ["cap", 60, undefined],
  ];
  expect(await found("sort=price-asc")).toEqual([shirt, mug, cap]);
  expect(await found("sort=price-desc")).toEqual([cap, mug, shirt]);
  expect(await found("maxPrice=15")).toEqual([]);
  expect(await found("minPrice=20&maxPrice=29")).toEqual([shirt]);
  expect(await found("minPrice=50")).toEqual([cap]);
});

test("when the cheapest variant sells out, and when it is back, lists follow", async () => {
  const shirt = await shop.addProduct({ category: "Follow", price: 10, ...inSizes([25, 40], [1, 5]) });
  const plain = await shop.addProduct({ category: "Follow", price: 30 });
  const admin = await shop.admin();
  const adjust = async (by: number) => {
    await admin.json(
      admin.post(`/admin/inventory/${shirt.productId}/adjustments`, { by, variantId: "s0", reason: "test" }),
    );
    await shop.settled();
  };
  const order = async () => (await listed("Follow")).map(({ productId }) => productId);
  expect(await order()).toEqual([shirt.productId, plain.productId]);
  await adjust(-1);
  expect(await order()).toEqual([plain.productId, shirt.productId]);
  expect((await listed("Follow"))[1]).toMatchObject({ lowestPrice: 40, highestPrice: 40 });
  await adjust(1);
  expect(await order()).toEqual([shirt.productId, plain.productId]);
});

test("a wishlist shows the range of prices", async () => {
  const shirt = await shop.addProduct({ price: 10, ...inSizes([25, 40]) });
  const shopper = await shop.shopper();
  await shopper.put(`/me/wishlist/${shirt.productId}`);
  expect(await shopper.json(shopper.get("/me/wishlist"))).toMatchObject({
    items: [{ product: { price: 25, maxPrice: 40 } }],
  });
});

test("a variant is shown in its own picture, on the product's page and in the cart, or else in the product's", async () => {
  const [oat, navy] = ["https://pictures.example/oat.jpg", "https://pictures.example/navy.jpg"];
  const { productId } = await shop.addProduct({
    stock: 0,
    imageUrl: oat,
    options: [{ name: "Colour", values: ["Oat", "Navy blue"] }],
    variants: [
      { id: "oat", sku: crypto.randomUUID(), options: { Colour: "Oat" }, stock: 5 },
      { id: "nav", sku: crypto.randomUUID(), options: { Colour: "Navy blue" }, stock: 5, imageUrl: navy },
    ],
  });
  expect(await shop.guest.json(shop.guest.get(`/products/${productId}`))).toMatchObject({
    variants: [{ pictureUrl: oat }, { pictureUrl: navy }],
  });
  const items = ["oat", "nav"].map((variantId) => ({ productId, variantId, quantity: 1 }));
  expect(await shop.guest.json(shop.guest.post("/cart/quote", { items }))).toMatchObject({
    items: [{ imageUrl: oat }, { imageUrl: navy }],
  });
});

test("a product without a picture has its initial in one, whatever else its address asks for", async () => {
  const { productId } = await shop.addProduct({ name: "Órbita lamp" });
  const address = `/images/products/${productId}.svg`;
  expect(await shop.guest.json(shop.guest.get(`/products/${productId}`))).toMatchObject({
    imageUrl: address,
  });
  for (const query of ["", "?view=1", "?colour=Navy%20blue"]) {
    const answer = await shop.guest.get(`${address}${query}`);
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "image/svg+xml"]);
    expect(await answer.text()).toContain(">Ó</text>");
  }
  expect((await shop.guest.get(`/images/products/${crypto.randomUUID()}.svg`)).status).toBe(404);
});
