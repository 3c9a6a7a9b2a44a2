import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openMarkets } from "../../../scripts/testing/pricing/markets.ts";
import { address, type Caller, type TestShop, testShop } from "../../../scripts/testing/shop.ts";
import { visa } from "../../../scripts/testing/shopping.ts";

let shop: TestShop;
let admin: Caller;
beforeAll(async () => {
  shop = await testShop();
  admin = await shop.admin();
  await openMarkets(
    admin,
    { id: "de", currency: "EUR", countries: ["DE"], taxIncluded: true },
    { id: "gb", currency: "GBP", countries: ["GB"], taxIncluded: true },
    { id: "jp", currency: "JPY", countries: ["JP"], taxIncluded: true },
  );
  const { version, value } = await admin.json<{ version: number; value: object }>(
    admin.get("/admin/settings/taxes"),
  );
  const registered = (country: string) => ({ country, number: "1", scheme: "local", from: "2020-01-01" });
  const registrations = ["US", "DE", "GB", "JP"].map(registered);
  await admin.json(
    admin.put("/admin/settings/taxes", { ...value, registrations }, { "if-match": `"${version}"` }),
  );
});
afterAll(() => shop.close());

const germany = { ...address, country: "DE", state: "", zipCode: "10115" };
const order = (shopper: Caller, body: object) =>
  shopper.post("/orders", { paymentMethodId: visa, shippingAddress: germany, market: "de", ...body });
type Refused = { error: { code: string; details: { issues?: { path: string }[] } } };
const refusal = async (answer: Promise<Response>) => {
  const response = await answer;
  const { error } = (await response.json()) as Refused;
  return [response.status, error.code, ...(error.details.issues ?? []).map(({ path }) => path)];
};

describe("Markets", () => {
  test("are listed with their currencies, the default one first", async () => {
    const { items } = await shop.guest.json<{ items: object[] }>(shop.guest.get("/markets"));
    expect(items).toMatchObject([
      { marketId: "default", currency: "USD", countries: null, taxIncluded: false },
      { marketId: "de", currency: "EUR", countries: ["DE"], taxIncluded: true },
      { marketId: "gb", currency: "GBP" },
      { marketId: "jp", currency: "JPY" },
    ]);
  });

  test("price the same cart each by its own book and its own taxes", async () => {
    const prices = { de: { amount: 23.8 }, gb: { amount: 24 }, jp: { amount: 2200 } };
    const { productId } = await shop.addProduct({ price: 20, prices, stock: 50 });
    const quote = (market: string, shippingAddress: object) =>
      shop.guest.json<object>(
        shop.guest.post(`/cart/quote?market=${market}`, {
          items: [{ productId, quantity: 10 }],
          shippingAddress,
        }),
      );
    const cases = [
      ["default", { country: "US", state: "CA", zipCode: "94105" }, "USD", false, 200, 14.5, 214.5],
      ["gb", { country: "GB", zipCode: "SW1A 1AA" }, "GBP", true, 240, 40, 240],
      ["de", { country: "DE", zipCode: "10115" }, "EUR", true, 238, 38, 238],
      ["jp", { country: "JP", zipCode: "100-0001" }, "JPY", true, 22_000, 2_000, 22_000],
    ] as const;
    for (const [market, place, currency, taxIncluded, subtotal, tax, total] of cases)
      expect(await quote(market, place), market).toMatchObject({
        currency,
        taxIncluded,
        subtotal,
        shipping: 0,
        tax,
        total,
      });
  });

  test("sell what has a price there, and nothing else", async () => {
    const both = await shop.addProduct({ price: 20, prices: { de: { amount: 19 } }, category: "Both" });
    const one = await shop.addProduct({ price: 20, category: "Both" });
    const show = (path: string) => shop.guest.get(path);
    expect(await shop.guest.json(show(`/products/${both.slug}?market=de`))).toMatchObject({
      price: 19,
      lowestPrice: 19,
    });
    expect(await shop.guest.json(show(`/products/${both.slug}`))).toMatchObject({ price: 20 });
    expect(await refusal(show(`/products/${one.slug}?market=de`))).toEqual([404, "PRODUCT_NOT_FOUND"]);
    const list = async (query: string) =>
      (await shop.guest.json<{ items: { productId: string }[] }>(show(`/products?category=Both${query}`)))
        .items;
    expect((await list("")).map(({ productId }) => productId)).toHaveLength(2);
    expect(await list("&market=de")).toMatchObject([{ productId: both.productId, price: 19 }]);
    expect(await refusal(show("/products?market=de&sort=price-asc"))).toEqual([
      400,
      "VALIDATION_ERROR",
      "sort",
    ]);
    expect(await refusal(show("/products?market=fr"))).toEqual([400, "VALIDATION_ERROR", "market"]);
  });

  test("reprice a cart that comes from another one, and name what is not sold here", async () => {
    const both = await shop.addProduct({ price: 20, prices: { de: { amount: 19 } } });
    const one = await shop.addProduct({ price: 30 });
    const shopper = await shop.shopper();
    await shopper.json(shopper.post("/cart", { productId: both.productId, quantity: 2 }));
    await shopper.json(shopper.post("/cart", { productId: one.productId, quantity: 1 }));
    expect(await shopper.json(shopper.get("/cart"))).toMatchObject({ currency: "USD", subtotal: 70 });
    const cart = await shopper.json<{ items: { problem?: string }[] }>(shopper.get("/cart?market=de"));
    expect(cart).toMatchObject({
      currency: "EUR",
      subtotal: 38,
      items: [{ price: 19, currentPrice: 19 }, { problem: "not_sold_here" }],
    });
    expect(cart.items[0]?.problem).toBeUndefined();
    const add = shopper.post("/cart?market=de", { productId: one.productId, quantity: 2 });
    expect(await refusal(add)).toEqual([409, "NOT_SOLD_HERE"]);
    expect(await refusal(order(shopper, {}))).toEqual([409, "NOT_SOLD_HERE"]);
    await shopper.json(shopper.delete(`/cart?market=de&productId=${one.productId}`));
    const placed = await shopper.json<{ orderId: string }>(order(shopper, { quoteTotal: 57.95 }));
    await shop.settled();
    expect(await shop.deps.orders.find(placed.orderId)).toMatchObject({
      market: "de",
      book: "de",
      locale: "en-GB",
      currency: "EUR",
      taxIncluded: true,
      subtotal: 3_800,
      totalAmount: 5_795,
      payment: "PAID",
    });
  });

  test("refuse another's countries, currency and name, with nothing ordered", async () => {
    const { productId } = await shop.addProduct({ prices: { de: { amount: 19 } } });
    const shopper = await shop.shopper();
    await shopper.json(shopper.post("/cart?market=de", { productId, quantity: 1 }));
    expect(await refusal(order(shopper, { shippingAddress: address }))).toEqual([
      400,
      "VALIDATION_ERROR",
      "shippingAddress.country",
    ]);
    expect(await refusal(order(shopper, { currency: "USD" }))).toEqual([400, "VALIDATION_ERROR", "currency"]);
    expect(await refusal(order(shopper, { market: "fr" }))).toEqual([400, "VALIDATION_ERROR", "market"]);
    const quote = { items: [{ productId, quantity: 1 }], shippingAddress: { country: "US" } };
    expect(await refusal(shop.guest.post("/cart/quote?market=de", quote))).toEqual([
      400,
      "VALIDATION_ERROR",
      "shippingAddress.country",
    ]);
    expect(await shopper.json(shopper.get("/orders"))).toMatchObject({ count: 0 });
  });

  test("take only prices of books that exist, in steps of their currencies", async () => {
    const { productId } = await shop.addProduct();
    const put = (prices: object) => admin.put(`/products/${productId}`, { prices });
    expect(await refusal(put({ fr: { amount: 1 } }))).toEqual([400, "VALIDATION_ERROR", "prices.fr"]);
    expect(await refusal(put({ jp: { amount: 1.5 } }))).toEqual([400, "VALIDATION_ERROR", "prices.jp"]);
    expect(await admin.json(put({ jp: { amount: 150 } }))).toMatchObject({ prices: { jp: { amount: 150 } } });
    // An edit that does not speak of them leaves them.
    expect(await admin.json(admin.put(`/products/${productId}`, { name: "Cup" }))).toMatchObject({
      prices: { jp: { amount: 150 } },
    });
    expect(await admin.json(put({}))).toMatchObject({ prices: {} });
  });
});

test("a book's price edited while orders race: each order is charged what one version said, or is repriced", async () => {
  const { productId } = await shop.addProduct({ price: 99, prices: { de: { amount: 10 } }, stock: 100 });
  const shoppers = await Promise.all(
    Array.from({ length: 20 }, async () => {
      const shopper = await shop.shopper();
      await shopper.json(shopper.post("/cart?market=de", { productId, quantity: 1 }));
      return shopper;
    }),
  );
  const edits = [11, 12, 13, 14].map(
    (amount) => () => admin.json(admin.put(`/products/${productId}`, { prices: { de: { amount } } })),
  );
  const ordered = shoppers.map((shopper, place) =>
    order(shopper, { quoteTotal: 10 + 19.95 + Math.floor(place / 5) }),
  );
  for (const edit of edits) await edit();
  const answers = await Promise.all(ordered);
  await shop.settled();
  let placed = 0;
  for (const answer of answers) {
    const body = (await answer.json()) as Refused & { orderId: string };
    if (answer.status === 202) {
      const stored = await shop.deps.orders.find(body.orderId);
      const [item] = stored?.items ?? [];
      expect(stored).toMatchObject({
        currency: "EUR",
        payment: "PAID",
        totalAmount: (item?.price ?? 0) + 1_995,
      });
      expect([1_000, 1_100, 1_200, 1_300, 1_400]).toContain(item?.price);
      placed++;
    } else expect(body.error.code).toBe("PRICE_CHANGED");
  }
  const [units] = await shop.deps.inventory.find([{ productId }]);
  expect(units?.stock).toBe(100 - placed);
});

test("a new shopper's order in yen is held against thresholds by what it is worth in the default book", async () => {
  const japan = { ...address, country: "JP", state: "Tokyo", zipCode: "100-0001", city: "Chiyoda" };
  const ordered = async (price: number) => {
    const prices = { jp: { amount: price * 150 } };
    const { productId } = await shop.addProduct({ price, prices, stock: 5 });
    const shopper = await shop.shopper();
    await shopper.json(shopper.post("/cart?market=jp", { productId, quantity: 2 }));
    const body = { market: "jp", shippingAddress: japan };
    const { orderId } = await shopper.json<{ orderId: string }>(order(shopper, body));
    await shop.settled();
    return shop.deps.orders.find(orderId);
  };
  // ¥15,000 is no $15,000. The card is of another country (10), and the account new (20 above the threshold).
  expect(await ordered(50)).toMatchObject({
    currency: "JPY",
    payment: "PAID",
    worth: 10_000,
    fraudScore: 10,
  });
  expect(await ordered(600)).toMatchObject({ payment: "PAID", worth: 120_000, fraudScore: 30 });
});
