import { afterEach, expect, test } from "vitest";
import { address, type TestShop, testShop } from "../../scripts/testing/shop.ts";

let shop: TestShop | undefined;
afterEach(() => shop?.close());

const time = { now: Date.now() };
const opened = async () => {
  shop = await testShop({ clock: () => time.now, rateLimits: true });
  return shop;
};
const asks = "pm_card_threeDSecure2Required";
const password = "Testing#2026";
type Order = { readonly orderId: string; readonly status: string; readonly failure?: { code: string } };
type Shopper = Awaited<ReturnType<typeof shopperOf>>;

/** A shopper of a new account, at a network address. */
async function shopperOf(at: TestShop, remoteAddress = "198.51.100.1") {
  const email = `${crypto.randomUUID()}@example.com`;
  await at.identity.ensureUser({ email, password });
  const { accessToken } = await at.deps.identity.signIn({ email, password });
  const ask = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const request = new Request(`http://shop${path}`, {
      method,
      headers: { authorization: `Bearer ${accessToken}`, "content-type": "application/json" },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const answer = await at.fetch(request, { incoming: { socket: { remoteAddress } } });
    return (await answer.json()) as T;
  };
  return {
    /** Orders what is then in the cart; resolves when the shop has done what it can. */
    async order(productId: string, quantity: number, paymentMethodId = asks): Promise<Order> {
      await ask("POST", "/cart", { productId, quantity });
      const { orderId } = await ask<Order>("POST", "/orders", { paymentMethodId, shippingAddress: address });
      await at.settled();
      return ask<Order>("GET", `/orders/${orderId}`);
    },
    show: ({ orderId }: Order) => ask<Order>("GET", `/orders/${orderId}`),
    async cancel({ orderId }: Order): Promise<void> {
      await ask("POST", `/orders/${orderId}/cancel`);
      await at.settled();
    },
  };
}

/** Moves the clock, and lets what is due by then happen. */
const after = async (at: TestShop, seconds: number) => {
  time.now += seconds * 1_000;
  at.workflows.tick();
  await at.settled();
};
const available = async (at: TestShop, productId: string) => {
  const [item] = await at.deps.inventory.find([{ productId }]);
  return item?.available;
};

test("an unpaid order of a product's whole stock holds it for five minutes, one of a small share for fifteen", async () => {
  const at = await opened();
  const { productId: few } = await at.addProduct({ stock: 4 });
  const { productId: many } = await at.addProduct({ stock: 400 });
  const [hoarder, shopper] = [await shopperOf(at), await shopperOf(at)];
  const [whole, small] = [await hoarder.order(few, 4), await shopper.order(many, 4)];
  expect([await available(at, few), await available(at, many)]).toEqual([0, 396]);
  await after(at, 301);
  expect([await available(at, few), await available(at, many)]).toEqual([4, 396]);
  expect(await hoarder.show(whole)).toMatchObject({ status: "FAILED" });
  expect(await shopper.show(small)).toMatchObject({ status: "REQUIRES_ACTION" });
  await after(at, 600);
  expect(await available(at, many)).toBe(400);
});

test("an account holds a whole stock unpaid three times an hour; then its order fails at once and gives it back", async () => {
  const at = await opened();
  const { productId } = await at.addProduct({ stock: 40 });
  const hoarder = await shopperOf(at);
  for (let turn = 0; turn < 3; turn++) {
    const placed = await hoarder.order(productId, 40);
    expect(placed.status).toBe("REQUIRES_ACTION");
    await hoarder.cancel(placed);
  }
  expect(await hoarder.order(productId, 40)).toMatchObject({
    status: "FAILED",
    failure: { code: "RATE_LIMITED" },
  });
  expect(await available(at, productId)).toBe(40);
  // A small order, and a card that the bank does not ask about, are not held up.
  const small = await hoarder.order(productId, 2);
  expect(small).toMatchObject({ status: "REQUIRES_ACTION" });
  await hoarder.cancel(small);
  expect(await hoarder.order(productId, 2, "pm_card_visa")).toMatchObject({ status: "PROCESSING" });
  await after(at, 3_500);
  const later = await shopperOf(at);
  expect(await later.order(productId, 38)).toMatchObject({ status: "REQUIRES_ACTION" });
});

test("the accounts of one network address share its holds, and those of another are not held up", async () => {
  const at = await opened();
  const admin = await at.admin();
  type Stored = { value: { holds: object }; version: number };
  const { value, version } = await admin.json<Stored>(admin.get("/admin/settings/thresholds"));
  const stricter = { ...value, holds: { ...value.holds, perAddress: 3 } };
  await admin.json(admin.put("/admin/settings/thresholds", stricter, { "if-match": `"${version}"` }));
  const { productId } = await at.addProduct({ stock: 400 });
  const states: string[] = [];
  for (let turn = 0; turn < 5; turn++) states.push((await (await shopperOf(at)).order(productId, 1)).status);
  expect(states.toSorted()).toEqual([...Array(2).fill("FAILED"), ...Array(3).fill("REQUIRES_ACTION")]);
  const neighbour: Shopper = await shopperOf(at, "203.0.113.5");
  expect(await neighbour.order(productId, 1)).toMatchObject({ status: "REQUIRES_ACTION" });
});
