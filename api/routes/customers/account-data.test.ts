import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { placedOrder } from "../../../scripts/testing/fixtures/placed-order.ts";
import { randomFrom } from "../../../scripts/testing/random.ts";
import { address, type Caller, type TestShop, testShop } from "../../../scripts/testing/shop.ts";
import { personal, personalDataIn } from "../../adapters/stores/customers/personal-data.ts";
import { allTables, tables } from "../../adapters/stores/keys.ts";
import { orderItem } from "../../adapters/stores/orders/record.ts";

let shop: TestShop;
beforeAll(async () => {
  shop = await testShop();
});
afterAll(() => shop.close());

const password = "Testing#2026";
const street = "1 Lovelace Lane";
type Export = { account: { email: string }; tables: Record<string, Record<string, unknown>[]> };

/** A shopper with an order that was delivered to the end of what the shop owes, and something in every table. */
async function shopperWithEverything(email: string): Promise<{ shopper: Caller; orderId: string }> {
  const shopper = await shop.shopper(email);
  const { productId } = await shop.addProduct();
  const line = { productId, quantity: 1 };
  const own = { ...address, street, name: "Ada Lovelace" };
  await shopper.json(shopper.put("/me", { name: "Ada Lovelace" }));
  await shopper.json(shopper.post("/me/addresses", own));
  await shopper.json(shopper.post("/cart", line));
  const placed = { paymentMethodId: "pm_card_visa", shippingAddress: own };
  const { orderId } = await shopper.json<{ orderId: string }>(shopper.post("/orders", placed));
  await shop.settled();
  await shopper.json(shopper.post("/cart", line));
  await (await shopper.post("/chat", { message: "Do you have mugs?" })).text();
  await shop.settled();
  return { shopper, orderId };
}

test("every table says what it has about people", () => {
  expect(Object.keys(personal).toSorted()).toEqual(Object.keys(tables).toSorted());
  for (const [id, declared] of Object.entries(personal)) {
    const spec = allTables.find(({ name }) => name === tables[id as keyof typeof tables].name);
    if (declared.holds === "passing") expect(spec?.expires, `${id} passes`).toBeDefined();
    if (declared.holds !== "accounts") continue;
    const { found } = declared;
    const hash = found.by === "hash" ? spec?.hash : spec?.indexes?.[found.index]?.hash;
    expect(hash, `${id} is found by account`).toBe("userId");
  }
});

test("an account is exported with everything, and with nothing of another's", async () => {
  const { shopper, orderId } = await shopperWithEverything("ada@example.com");
  await shopperWithEverything("bob@example.com");
  const answer = await shopper.get("/me/export");
  expect(answer.headers.get("content-disposition")).toContain("account.json");
  expect(answer.headers.get("cache-control")).toContain("no-store");
  const exported = (await answer.json()) as Export;
  expect(exported.account.email).toBe("ada@example.com");
  for (const table of ["cart", "orders", "customers", "notifications", "chats", "customerSummaries"])
    expect(exported.tables[table]?.length, table).toBeGreaterThan(0);
  const text = JSON.stringify(exported);
  expect(text).toContain(orderId);
  expect(text).toContain(street);
  expect(text).not.toContain("bob@example.com");
  expect(text).not.toMatch(/fraud/i);
});

test("a closed account leaves its orders and nothing else, and its address can sign up anew", async () => {
  const { shopper, orderId } = await shopperWithEverything("eve@example.com");
  expect((await shopper.post("/me/close", { password: "Wrong#2026" })).status).toBe(400);
  const early = await shopper.post("/me/close", { password });
  expect([early.status, JSON.stringify(await early.json())]).toEqual([
    409,
    expect.stringContaining("still under way"),
  ]);
  await shopper.json(shopper.post(`/orders/${orderId}/cancel`));
  await shop.settled();
  const staff = await shop.admin();
  const found = (prefix: string) =>
    staff
      .json<{ items: unknown[] }>(staff.get(`/admin/customers?q=${prefix}`))
      .then(({ items }) => items.length);
  expect(await found("eve")).toBe(1);
  expect((await shopper.post("/me/close", { password })).status).toBe(204);
  expect((await shopper.get("/me")).status).toBe(401);
  await shop.settled();
  const left = await personalDataIn(shop.tables).read(shopper.userId);
  expect(left["orders"]).toHaveLength(1);
  for (const [table, items] of Object.entries(left))
    if (table !== "orders" && table !== "customerSummaries") expect(items, table).toEqual([]);
  expect(JSON.stringify(left["customerSummaries"])).not.toMatch(/eve@|Lovelace/);
  expect(await found("eve")).toBe(0);
  expect((await staff.get(`/admin/orders/${orderId}`)).status).toBe(200);
  expect((await shop.guest.post("/auth/sign-in", { email: "eve@example.com", password })).status).toBe(401);
  expect((await shop.guest.post("/auth/sign-up", { email: "eve@example.com", password })).status).toBe(201);
});

test("an order under way keeps an account open, however many newer ones have ended", async () => {
  const shopper = await shop.shopper();
  const ordered = (place: number, payment: "PAID" | "REFUNDED") =>
    shop.tables.put(
      tables.orders,
      orderItem({
        ...placedOrder(1),
        orderId: `${shopper.userId}-${place}`,
        userId: shopper.userId,
        payment,
        refundedAmount: payment === "REFUNDED" ? 1000 : 0,
        timestamp: place,
      }),
    );
  await ordered(1, "PAID");
  for (let place = 2; place <= 60; place++) await ordered(place, "REFUNDED");
  expect((await shopper.post("/me/close", { password })).status).toBe(409);
  await shop.tables.delete(tables.orders, { orderId: `${shopper.userId}-1` });
  expect((await shopper.post("/me/close", { password })).status).toBe(204);
});

test("an account that two tabs close at once is closed once, and neither is told of a wrong password", async () => {
  for (let pair = 0; pair < 5; pair++) {
    const shopper = await shop.shopper();
    const close = () => shopper.post("/me/close", { password });
    const statuses = (await Promise.all([close(), close()])).map(({ status }) => status);
    expect(statuses).toContain(204);
    expect(statuses).not.toContain(400);
    expect(statuses).not.toContain(500);
    expect((await shopper.get("/me")).status).toBe(401);
  }
});

test("an account that is closed beside its order keeps the order, or the order is refused", async () => {
  const { productId } = await shop.addProduct({ stock: 1_000 });
  const seen = { kept: 0, closed: 0 };
  const random = randomFrom(11);
  for (let schedule = 0; schedule < 40; schedule++) {
    const shopper = await shop.shopper();
    await shopper.json(shopper.post("/cart", { productId, quantity: 1 }));
    const order = async () => {
      await sleep(random.between(0, 60));
      return shopper.post("/orders", { paymentMethodId: "pm_card_visa", shippingAddress: address });
    };
    // Every other time the order has a start, because closing takes fewer steps than ordering.
    const late = schedule % 2 === 0 ? 30 : 200;
    const close = async () => {
      await sleep(random.between(0, late));
      return shopper.post("/me/close", { password });
    };
    const [ordered, closed] = await Promise.all([order(), close()]);
    await shop.settled();
    const { orders } = await shop.deps.orders.listByUser(shopper.userId, { limit: 5 });
    const isOpen = (await shopper.get("/me")).status === 200;
    expect([closed.status, isOpen], `schedule ${schedule}`).toEqual(isOpen ? [409, true] : [204, false]);
    expect([ordered.status, orders.length], `schedule ${schedule}`).toEqual(
      isOpen ? [202, 1] : [expect.toSatisfy((status: number) => [400, 401, 404, 409].includes(status)), 0],
    );
    seen[isOpen ? "kept" : "closed"]++;
  }
  expect(Math.min(seen.kept, seen.closed), JSON.stringify(seen)).toBeGreaterThan(2);
});

test("an account that could not be closed can order at once", async () => {
  const { shopper, orderId } = await shopperWithEverything("ida@example.com");
  expect((await shopper.post("/me/close", { password })).status).toBe(409);
  const placed = { paymentMethodId: "pm_card_visa", shippingAddress: address };
  const again = await shopper.json<{ orderId: string }>(shopper.post("/orders", placed));
  expect(again.orderId).not.toBe(orderId);
});

test("staff do not close the account that they work with", async () => {
  const staff = await shop.admin();
  const refused = await staff.post("/me/close", { password });
  expect([refused.status, JSON.stringify(await refused.json())]).toEqual([
    409,
    expect.stringContaining("take your role away"),
  ]);
  expect((await staff.get("/me")).status).toBe(200);
});
