import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Actor, guest } from "../../api/domain/actor.ts";
import type { Order } from "../../api/domain/orders/order.ts";
import { type MarketShop, marketShop, sayIn, spaced } from "../../scripts/testing/agent/market-shop.ts";
import { shopperActor, toolCalls } from "../../scripts/testing/agent/tool-calls.ts";
import { address } from "../../scripts/testing/shop.ts";
import { visa } from "../../scripts/testing/shopping.ts";

let shop: MarketShop["shop"];
let mug: MarketShop["mug"];
let lamp: MarketShop["lamp"];
let tee: MarketShop["tee"];
beforeAll(async () => {
  ({ shop, mug, lamp, tee } = await marketShop());
}, 60_000);
afterAll(() => shop.close());

const facts = async (name: string, input: unknown, market?: string, as: Actor = guest) =>
  JSON.parse(spaced((await toolCalls(shop, as, market)(name, input)).facts));

describe("A tool", () => {
  test("finds what the market sells, within a budget in its currency, written as its pages do", async () => {
    expect(await facts("search_products", { query: "mug", maxPrice: 50 }, "eu")).toMatchObject({
      total: 1,
      currency: "EUR",
      products: [{ productId: mug.productId, price: "14,00 €", reason: "In stock. Under your 50 €." }],
    });
    expect(await facts("search_products", { query: "kettle", minPrice: 1200 }, "eu")).toMatchObject({
      products: [{ price: "1.255,50 €" }],
    });
    // Under ¥2,199.50 there is nothing: a yen has no parts.
    expect(await facts("search_products", { query: "mug", maxPrice: 2199.5 }, "jp")).toMatchObject({
      products: [{ price: "￥2,200" }],
      relaxed: ["under ￥2,199"],
    });
    for (const market of ["eu", "jp"]) {
      const { products } = await facts("search_products", { query: "brass lamp" }, market);
      expect(products.map(({ name }: { name: string }) => name)).not.toContain(lamp.name);
      const { categories } = await facts("search_products", { query: "xylophone" }, market);
      expect(categories).not.toContain("Lighting");
    }
  });

  test("refuses in words what another market sells, by id, in a comparison and in the cart", async () => {
    const refused = { error: "NOT_SOLD_HERE", message: "The Quay Brass Lamp isn't sold in Market jp." };
    expect(await facts("show_product", { productId: lamp.productId }, "jp")).toEqual(refused);
    expect(await facts("show_product", { productId: lamp.slug }, "jp")).toEqual(refused);
    expect(await facts("add_to_cart", { productId: lamp.productId }, "jp")).toEqual(refused);
    const both = [mug.productId, lamp.productId];
    expect(await facts("compare_products", { productIds: both }, "jp")).toEqual(refused);
    expect(await facts("show_product", { productId: "none" }, "jp")).toMatchObject({
      error: "PRODUCT_NOT_FOUND",
    });
    // What is like it may be sold here.
    expect(await facts("search_products", { similarTo: lamp.productId }, "jp")).not.toHaveProperty("error");
  });

  test("offers the variants that the market sells, and never one of them for another", async () => {
    const shown = await facts("show_product", { productId: tee.productId }, "jp");
    expect(shown.product.variants).toEqual([
      { variantId: "m", options: { Size: "M" }, price: "￥3,000", available: 5 },
    ]);
    const as = await shopperActor(shop);
    const add = (wish: object) => facts("add_to_cart", { productId: tee.productId, ...wish }, "jp", as);
    expect(await add({ variantId: "l" })).toMatchObject({
      chooseVariant: { variants: [{ variantId: "m" }] },
    });
    expect(await add({ variantId: "m" })).toMatchObject({ added: { price: "￥3,000" } });
  });

  test("shows a card with the price before a reduction of that market only", async () => {
    const card = async (market?: string) =>
      (await toolCalls(shop, guest, market)("show_product", { productId: mug.productId })).cards?.products;
    expect(await card("eu")).toMatchObject([{ price: 1_400, compareAt: 1_800, currency: "EUR" }]);
    expect((await card())?.[0]).not.toHaveProperty("compareAt");
    expect(await card("jp")).toMatchObject([{ price: 220_000, currency: "JPY" }]);
  });

  test("prices a cart from another market here, without a price for what is not sold", async () => {
    const as = await shopperActor(shop);
    await facts("add_to_cart", { productId: mug.productId, quantity: 2 }, undefined, as);
    await facts("add_to_cart", { productId: lamp.productId }, undefined, as);
    const cart = await toolCalls(shop, as, "jp")("show_cart");
    const lines = JSON.parse(JSON.stringify(cart.facts["lines"]));
    expect(cart.facts).toMatchObject({ subtotal: "￥4,400", itemCount: 2 });
    expect(lines).toMatchObject([{ price: "￥2,200" }, { problem: "not_sold_here" }]);
    expect(lines[1]).not.toHaveProperty("price");
    expect(cart.cards?.cart).toMatchObject({ currency: "JPY", subtotal: 440_000 });
    expect(cart.cards?.cart?.lines[1]).not.toHaveProperty("price");
    const change = { productId: lamp.productId, quantity: 2 };
    expect(await facts("change_cart_line", change, "jp", as)).toMatchObject({ error: "NOT_SOLD_HERE" });
    expect(await facts("remove_from_cart", { productId: lamp.productId }, "jp", as)).toMatchObject({
      removed: { name: "Quay Brass Lamp" },
      total: expect.stringContaining("￥"),
    });
    expect(
      await facts("change_cart_line", { productId: mug.productId, quantity: 3 }, "eu", as),
    ).toMatchObject({ changed: { quantity: 3 }, lines: [{ price: "14,00 €", lineTotal: "42,00 €" }] });
  });

  test("leaves an order in the currency in which it was paid", async () => {
    const shopper = await shop.shopper();
    for (const { productId } of [mug, lamp])
      await shopper.json(shopper.post("/cart", { productId, quantity: 1 }));
    const placed = await shopper.json<Order>(
      shopper.post("/orders", { paymentMethodId: visa, shippingAddress: address }),
    );
    await shop.settled();
    const as: Actor = { type: "shopper", userId: shopper.userId, email: undefined };
    const { order } = await facts("track_order", { order: placed.orderId }, "eu", as);
    expect(order.total).toMatch(/^\d+,\d\d \$$/);
    expect((await toolCalls(shop, as, "jp")("list_orders")).cards?.orders).toMatchObject([
      { currency: "USD", path: `/orders/${placed.orderId}` },
    ]);
    // Ordered again elsewhere it costs what it does there, and what is not sold there is left out.
    const { text, data } = await sayIn(shop, "buy again what I ordered last time", { as, market: "jp" });
    expect(text).toContain("I did not find Quay Brass Lamp among what we sell here.");
    expect(data.cart).toMatchObject({ currency: "JPY", lines: [{ name: "Harbour Stoneware Mug" }] });
  });

  test("answers delivery, returns and tax by the market's settings, and drops what the documents say of others", async () => {
    const shipping = await facts("search_knowledge", { query: "How much is shipping?" }, "eu");
    expect(shipping.terms).toEqual({
      market: "Market eu",
      delivery: "Delivery to Germany costs from 19,95 €, and is free on orders of 200 € or more.",
      returns: "You can send things back within 14 days of the day on which they arrived.",
      withdrawal: "You also have the European Union's right of withdrawal.",
      tax: "The prices that you see here include tax.",
      prices: "Prices here are in euros (EUR).",
    });
    expect(spaced(shipping.passages)).not.toContain("$");
    const returns = spaced((await facts("search_knowledge", { query: "return things" }, "jp")).passages);
    expect(returns).not.toContain("30 days");
    expect(returns).toContain("must be unused");
    expect(returns).toContain("5 working days");
    expect(await facts("search_knowledge", { query: "How much is shipping?" })).not.toHaveProperty("terms");
  });

  test("says that the market has closed while it was used", async () => {
    expect(await facts("search_products", { query: "mug" }, "fr")).toEqual({
      error: "MARKET_CLOSED",
      message: "We no longer sell in this part of the shop. Please reload the page to go on.",
    });
  });
});
