import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DomainError } from "../../api/domain/errors.ts";
import { answerBank } from "../../scripts/testing/bank.ts";
import { type Random, randomFrom } from "../../scripts/testing/random.ts";
import { address, type Caller, type TestShop, testShop } from "../../scripts/testing/shop.ts";

let shop: TestShop;
beforeAll(async () => {
  shop = await testShop();
});
afterAll(() => shop.close());

const visa = "pm_card_visa";
const declined = "pm_card_chargeDeclined";
const threeDSecure = "pm_card_threeDSecure2Required";

type Order = {
  orderId: string;
  status: string;
  paymentId?: string;
  clientSecret?: string;
  timeline: { status: string }[];
};
type Answer = { orderId?: string; error?: { code: string; message: string; details: { orderId?: string } } };

/** A shopper with units of one product in the cart. */
async function cartOf(quantity: number, stock = 10): Promise<{ shopper: Caller; productId: string }> {
  const { productId } = await shop.addProduct({ stock });
  const shopper = await shop.shopper();
  await shopper.json(shopper.post("/cart", { productId, quantity }));
  return { shopper, productId };
}

async function pay(shopper: Caller, card: string, key?: string): Promise<Answer & { http: number }> {
  const body = { paymentMethodId: card, shippingAddress: address };
  const response = await shopper.post("/orders", body, key === undefined ? {} : { "idempotency-key": key });
  return { http: response.status, ...((await response.json()) as Answer) };
}

const ordersOf = async (shopper: Caller): Promise<Order[]> =>
  (await shopper.json<{ items: Order[] }>(shopper.get("/orders"))).items;
const orderOf = (shopper: Caller, orderId = "") => shopper.json<Order>(shopper.get(`/orders/${orderId}`));
const unitsOf = async (shopper: Caller): Promise<number> => {
  const { items } = await shopper.json<{ items: { quantity: number }[] }>(shopper.get("/cart"));
  return items.reduce((sum, { quantity }) => sum + quantity, 0);
};
const stockOf = async (productId: string) => {
  const [item] = await shop.deps.inventory.find([{ productId }]);
  return { stock: item?.stock, available: item?.available };
};
const answer = (order: Order, button: "approve" | "fail") =>
  answerBank((request) => shop.fetch(request), order, button);

/** An order that waits for the shopper's bank. */
async function atTheBank(shopper: Caller): Promise<Order> {
  const { orderId } = await pay(shopper, threeDSecure);
  await shop.settled();
  return orderOf(shopper, orderId);
}

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
    const { start } = shop.deps.workflows;
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

describe("the last unit, held by the shopper's own unpaid order", () => {
  test("is not sold out in the shopper's cart, and a second try names the order", async () => {
    const { shopper, productId } = await cartOf(1, 1);
    const waiting = await atTheBank(shopper);
    const cart = await shopper.json<{ items: { problem?: string }[] }>(shopper.get("/cart"));
    expect(cart.items.map(({ problem }) => problem)).toEqual([undefined]);
    await shopper.json(shopper.post("/cart", { productId, quantity: 1 }));
    expect(await pay(shopper, visa)).toMatchObject({
      http: 409,
      error: { code: "CONFLICT", details: { orderId: waiting.orderId } },
    });
  });

  test("is sold out for everybody else", async () => {
    const { shopper, productId } = await cartOf(1, 1);
    await atTheBank(shopper);
    const other = await shop.shopper();
    expect((await other.post("/cart", { productId, quantity: 1 })).status).toBe(409);
  });
});

/** One thing that a shopper with several tabs may do next; an answer of any kind is fine. */
async function act(random: Random, shopper: Caller): Promise<void> {
  const waiting = (await ordersOf(shopper)).filter(({ status }) => status === "REQUIRES_ACTION");
  const what = random.pick(["pay", "pay", "pay", "approve", "fail", "cancel", "settle"]);
  if (what === "pay") {
    const key = random.pick(["a", "b", undefined]);
    // A key goes with one body, as a retry does.
    const card =
      key === "a"
        ? threeDSecure
        : key === "b"
          ? visa
          : random.pick([visa, threeDSecure, threeDSecure, declined]);
    const { http } = await pay(shopper, card, key);
    expect([202, 400, 409]).toContain(http);
  }
  for (const order of waiting) {
    if (what === "approve" || what === "fail") await answer(order, what);
    if (what === "cancel") await shopper.post(`/orders/${order.orderId}/cancel`);
  }
  if (what === "settle") await shop.settled();
}

test("in 100 random schedules of several tabs no cart is paid twice and no line is lost", {
  timeout: 300_000,
}, async () => {
  let paid = 0;
  const { productId } = await shop.addProduct({ stock: 1_000 });
  for (let seed = 1; seed <= 100; seed++) {
    const random = randomFrom(seed);
    const shopper = await shop.shopper();
    await shopper.json(shopper.post("/cart", { productId, quantity: 2 }));
    const tabs = Array.from({ length: random.between(2, 3) }, async () => {
      for (let step = 0; step < 3; step++) await act(random, shopper);
    });
    await Promise.all(tabs);
    await shop.settled();
    const orders = await ordersOf(shopper);
    for (const order of orders.filter(({ status }) => status === "REQUIRES_ACTION"))
      await answer(order, random.pick(["approve", "fail"]));
    await shop.settled();
    const statuses = (await ordersOf(shopper)).map(({ status }) => status);
    const bought = statuses.filter((status) => status === "PROCESSING").length;
    expect(bought, `seed ${seed}: ${statuses}`).toBeLessThanOrEqual(1);
    // A paid order that is cancelled has taken its lines out of the cart.
    if (!statuses.includes("CANCELLED") || bought === 1)
      expect(await unitsOf(shopper), `seed ${seed}: ${statuses}`).toBe(bought === 1 ? 0 : 2);
    paid += bought;
  }
  expect(paid).toBeGreaterThan(20);
  expect(await stockOf(productId)).toEqual({ stock: 1_000 - 2 * paid, available: 1_000 - 2 * paid });
});
