import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DomainError } from "../../api/domain/errors.ts";
import { type Caller, type TestShop, testShop } from "../../scripts/testing/shop.ts";
import { declined, shoppingAt, visa } from "../../scripts/testing/shopping.ts";

let shop: TestShop;
beforeAll(async () => {
  shop = await testShop();
});
afterAll(() => shop.close());

const { cartOf, pay, ordersOf, unitsOf, stockOf, atTheBank, answer } = shoppingAt(() => shop);

async function expectBoughtOnce(shopper: Caller, productId: string): Promise<void> {
  await shop.settled();
  const orders = await ordersOf(shopper);
  expect(orders.filter(({ status }) => status === "PROCESSING")).toHaveLength(1);
  expect(await unitsOf(shopper)).toBe(0);
  expect(await stockOf(productId)).toEqual({ stock: 9, available: 9 });
}

describe("one cart is bought once", () => {
  test.each([
    ["two keys", ["one", "two"]],
    ["no key", [undefined, undefined, undefined]],
  ])("when it is ordered at once with %s; the others hear which order has it", async (_, keys) => {
    const { shopper, productId } = await cartOf(1);
    const answers = await Promise.all(keys.map((key) => pay(shopper, visa, key)));
    const placed = answers.filter(({ http }) => http === 202);
    expect(placed).toHaveLength(1);
    await expectBoughtOnce(shopper, productId);
  });

  test.each([
    ["two keys", ["one", "two"]],
    ["no key", [undefined, undefined, undefined]],
  ])("when it is ordered again and again with %s", async (_, keys) => {
    const { shopper, productId } = await cartOf(1);
    const first = await pay(shopper, visa, keys[0]);
    for (const key of keys.slice(1)) {
      const again = await pay(shopper, visa, key);
      // Bought before this request came: then the cart is empty.
      if (again.error?.code === "CART_EMPTY") continue;
      expect(again).toMatchObject({
        http: 409,
        error: { code: "CONFLICT", details: { orderId: first.orderId } },
      });
    }
    await expectBoughtOnce(shopper, productId);
  });

  test("when one tab stops at the bank and another pays by another card", async () => {
    const { shopper, productId } = await cartOf(1);
    const waiting = await atTheBank(shopper);
    expect(await pay(shopper, visa, "other-tab")).toMatchObject({
      http: 409,
      error: { code: "CONFLICT", details: { orderId: waiting.orderId } },
    });
    await answer(waiting, "approve");
    await expectBoughtOnce(shopper, productId);
  });

  test("with one key sent several times at once: every answer is the same order", async () => {
    const { shopper, productId } = await cartOf(1);
    const answers = await Promise.all(Array.from({ length: 4 }, () => pay(shopper, visa, "same")));
    expect(new Set(answers.map(({ orderId }) => orderId)).size).toBe(1);
    await expectBoughtOnce(shopper, productId);
  });

  test("although the answer to a first request was lost before its workflow began", async () => {
    const { shopper, productId } = await cartOf(1);
    const { workflows } = shop.deps;
    const start = workflows.start.bind(workflows);
    let crashed: string | undefined;
    Object.assign(shop.deps.workflows, {
      start: async (_workflow: string, name: string) => {
        crashed = name;
        throw new DomainError("SERVICE_UNAVAILABLE", { retryAfter: 1 });
      },
    });
    expect((await pay(shopper, visa)).http).toBe(503);
    Object.assign(shop.deps.workflows, { start });
    expect((await pay(shopper, visa)).http).toBe(202);
    // The machine that crashed comes back and starts its workflow late.
    await start("checkout", crashed ?? "", { orderId: crashed ?? "" });
    await expectBoughtOnce(shopper, productId);
  });
});

describe("a cart can be ordered again", () => {
  test("with another card after one was declined", async () => {
    const { shopper, productId } = await cartOf(1);
    await pay(shopper, declined);
    await shop.settled();
    expect((await pay(shopper, visa)).http).toBe(202);
    await expectBoughtOnce(shopper, productId);
  });

  test("after the waiting order was cancelled", async () => {
    const { shopper, productId } = await cartOf(1, 10);
    const waiting = await atTheBank(shopper);
    await shopper.json(shopper.post(`/orders/${waiting.orderId}/cancel`));
    expect((await pay(shopper, visa)).http).toBe(202);
    await expectBoughtOnce(shopper, productId);
  });

  test("after too little was in stock", async () => {
    const { shopper, productId } = await cartOf(1);
    const admin = await shop.admin();
    const adjust = (by: number) =>
      admin.json(admin.post(`/admin/inventory/${productId}/adjustments`, { by, reason: "a count" }));
    await adjust(-10);
    expect(await pay(shopper, visa)).toMatchObject({ http: 409, error: { code: "OUT_OF_STOCK" } });
    await adjust(10);
    expect((await pay(shopper, visa)).http).toBe(202);
    await expectBoughtOnce(shopper, productId);
  });

  test("when the same thing is put in later", async () => {
    const { shopper, productId } = await cartOf(1);
    for (let time = 0; time < 2; time++) {
      await shopper.json(shopper.post("/cart", { productId, quantity: 1 }));
      expect((await pay(shopper, visa)).http).toBe(202);
      await shop.settled();
    }
    expect((await ordersOf(shopper)).map(({ status }) => status)).toEqual(["PROCESSING", "PROCESSING"]);
    expect(await stockOf(productId)).toEqual({ stock: 8, available: 8 });
  });
});

describe("what is put into the cart later", () => {
  test("is bought by the next order, 60 times at once after the last one of the same product", async () => {
    const { productId } = await shop.addProduct({ stock: 60 });
    const shopper = await shop.shopper();
    for (let time = 0; time < 60; time++) {
      await shopper.json(shopper.post("/cart", { productId, quantity: 1 }));
      expect(await pay(shopper, visa)).toMatchObject({ http: 202 });
    }
    await shop.settled();
    expect(await stockOf(productId)).toEqual({ stock: 0, available: 0 });
  });

  test.each([
    ["more of the same", [3], 1],
    ["fewer of the same", [1], 0],
    ["the same, taken out and put in again", [0, 2], 2],
  ] as const)("while an earlier order is at the bank stays there: %s", async (_, quantities, left) => {
    const { shopper, productId } = await cartOf(2);
    const other = await shop.addProduct({ stock: 5 });
    const waiting = await atTheBank(shopper);
    for (const quantity of quantities) {
      const set =
        quantity === 0
          ? shopper.delete(`/cart?productId=${productId}`)
          : shopper.post("/cart", { productId, quantity });
      await shopper.json(set);
    }
    await shopper.json(shopper.post("/cart", { productId: other.productId, quantity: 1 }));
    await answer(waiting, "approve");
    await shop.settled();
    expect(await unitsOf(shopper)).toBe(left + 1);
  });

  test("is not taken by the late confirmation of an order that was cancelled meanwhile", async () => {
    const { shopper, productId } = await cartOf(1);
    const { orderId = "" } = await pay(shopper, visa);
    await shop.settled();
    await shopper.json(shopper.post(`/orders/${orderId}/cancel`));
    await shopper.json(shopper.post("/cart", { productId, quantity: 1 }));
    await shop.deps.messages.send("orders", { body: { orderId }, id: "late" });
    await shop.settled();
    expect(await unitsOf(shopper)).toBe(1);
  });

  test("49 lines, as many as a cart holds, leave it with the purchase", async () => {
    const shopper = await shop.shopper();
    for (let line = 0; line < 49; line++) {
      const { productId } = await shop.addProduct({ stock: 5 });
      await shopper.json(shopper.post("/cart", { productId, quantity: 2 }));
    }
    expect((await pay(shopper, visa)).http).toBe(202);
    await shop.settled();
    expect(await unitsOf(shopper)).toBe(0);
  });
});

describe("the last unit, held by the shopper's own unpaid order", () => {
  test.each([
    [1, 1],
    [2, 3],
  ])(
    "is not sold out in the shopper's cart, and a second try names the order: %d of %d",
    async (quantity, stock) => {
      const { shopper, productId } = await cartOf(quantity, stock);
      const waiting = await atTheBank(shopper);
      const cart = await shopper.json<{ items: { problem?: string }[] }>(shopper.get("/cart"));
      expect(cart.items.map(({ problem }) => problem)).toEqual([undefined]);
      await shopper.json(shopper.post("/cart", { productId, quantity }));
      expect(await pay(shopper, visa)).toMatchObject({
        http: 409,
        error: { code: "CONFLICT", details: { orderId: waiting.orderId } },
      });
      await shopper.json(shopper.post(`/orders/${waiting.orderId}/cancel`));
      expect((await pay(shopper, visa)).http).toBe(202);
      await shop.settled();
      expect(await stockOf(productId)).toEqual({ stock: stock - quantity, available: stock - quantity });
    },
  );

  test("stays in the shopper's cart when a guest's cart is merged into it", async () => {
    const { shopper, productId } = await cartOf(1, 1);
    await atTheBank(shopper);
    const merged = await shopper.json<{ items: { quantity: number }[]; dropped: unknown[] }>(
      shopper.post("/cart/merge", { items: [{ productId, quantity: 1 }] }),
    );
    expect(merged).toMatchObject({ items: [{ quantity: 1 }], dropped: [] });
  });

  test("is sold out for everybody else", async () => {
    const { shopper, productId } = await cartOf(1, 1);
    await atTheBank(shopper);
    const other = await shop.shopper();
    expect((await other.post("/cart", { productId, quantity: 1 })).status).toBe(409);
  });
});
