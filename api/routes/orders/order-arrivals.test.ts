import { afterAll, beforeAll, expect, test } from "vitest";
import { address, type TestShop, testShop } from "../../../scripts/testing/shop.ts";

let shop: TestShop;
beforeAll(async () => {
  shop = await testShop();
});
afterAll(() => shop.close());

type News = { readonly orderId: string; readonly version: number }[];

test("staff whose list is open hear of an order that is placed; shoppers hear nothing", async () => {
  await shop.admin();
  const shopper = await shop.shopper();
  expect((await shopper.get("/admin/order-events")).status).toBe(403);
  const response = await shop.fetch(
    new Request("http://shop/admin/order-events", {
      headers: {
        authorization: `Bearer ${(await shop.deps.identity.signIn({ email: "staff@example.com", password: "Testing#2026" })).accessToken}`,
      },
    }),
  );
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  const next = async (): Promise<News> => {
    const { value = "" } = (await reader?.read()) ?? {};
    return JSON.parse(/^data: (.*)$/m.exec(value)?.[1] ?? "[]") as News;
  };
  expect(await next()).toEqual([]);
  const { productId } = await shop.addProduct();
  await shopper.json(shopper.post("/cart", { productId, quantity: 1 }));
  const placed = shopper.post("/orders", { paymentMethodId: "pm_card_visa", shippingAddress: address });
  const { orderId } = await shopper.json<{ orderId: string }>(placed);
  const [news] = await next();
  expect(news?.orderId).toBe(orderId);
  await reader?.cancel();
});
