import { afterAll, beforeAll, expect, test } from "vitest";
import { type Caller, type TestShop, testShop } from "../../../scripts/testing/shop.ts";

let shop: TestShop;
beforeAll(async () => {
  shop = await testShop();
});
afterAll(() => shop.close());

type Wishlist = {
  items: { productId: string; gone: boolean; product?: { name: string; price: number; available: number } }[];
  count: number;
};
const listOf = (caller: Caller) => caller.json<Wishlist>(caller.get("/me/wishlist"));

test("what is saved is there once, newest first, as it is today", async () => {
  const [shopper, admin] = await Promise.all([shop.shopper(), shop.admin()]);
  const [first, second] = [await shop.addProduct({ price: 10 }), await shop.addProduct()];
  for (const { productId } of [first, second, first])
    expect((await shopper.put(`/me/wishlist/${productId}`)).status).toBe(204);
  await admin.json(admin.put(`/products/${first.productId}`, { price: 11.5 }));
  await admin.json(
    admin.post(`/admin/inventory/${first.productId}/adjustments`, { by: -7, reason: "broken" }),
  );
  await shop.settled();
  const { items, count } = await listOf(shopper);
  expect(count).toBe(2);
  expect(items.map(({ productId }) => productId)).toEqual([second.productId, first.productId]);
  expect(items[1]).toMatchObject({ gone: false, product: { name: first.name, price: 11.5, available: 3 } });
});

test("what has left the shop is marked, keeps its name, and cannot be saved anew", async () => {
  const [shopper, admin] = await Promise.all([shop.shopper(), shop.admin()]);
  const { productId, name } = await shop.addProduct();
  await shopper.put(`/me/wishlist/${productId}`);
  await admin.delete(`/products/${productId}`);
  expect((await listOf(shopper)).items).toMatchObject([{ gone: true, product: { name, available: 0 } }]);
  const again = await (await shop.shopper()).put(`/me/wishlist/${productId}`);
  expect(again.status).toBe(404);
  expect(await again.json()).toMatchObject({ error: { code: "PRODUCT_NOT_FOUND" } });
});

test("taking off is the same once and twice, and touches no other shopper's list", async () => {
  const [shopper, other] = await Promise.all([shop.shopper(), shop.shopper()]);
  const { productId } = await shop.addProduct();
  for (const one of [shopper, other]) await one.put(`/me/wishlist/${productId}`);
  for (let twice = 0; twice < 2; twice++)
    expect((await shopper.delete(`/me/wishlist/${productId}`)).status).toBe(204);
  expect((await listOf(shopper)).count).toBe(0);
  expect((await listOf(other)).count).toBe(1);
});

test("ten saved at once are ten on the list; the two hundred and first is refused", async () => {
  const shopper = await shop.shopper();
  const products = await Promise.all(Array.from({ length: 10 }, () => shop.addProduct()));
  await Promise.all(products.map(({ productId }) => shopper.put(`/me/wishlist/${productId}`)));
  expect((await listOf(shopper)).count).toBe(10);
  const wishes = Array.from({ length: 200 }, (_, place) => ({ productId: `p${place}`, savedAt: place }));
  await shop.deps.customers.change(shopper.userId, "wishlist", () => ({ wishes }));
  const refused = await shopper.put(`/me/wishlist/${products[0]?.productId}`);
  expect(refused.status).toBe(409);
  expect((await listOf(shopper)).items[0]).toEqual({ productId: "p0", savedAt: 0, gone: true });
});
