import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { address, type Caller, type TestShop, testShop } from "../../../scripts/testing/shop.ts";

type Order = {
  orderId: string;
  needsReview: boolean;
  version: number;
  review?: { decision: string; by?: string; note?: string };
};

let shop: TestShop;
let support: Caller;
beforeAll(async () => {
  shop = await testShop({ log: () => undefined });
  support = await shop.staff("support");
  // The accounts of these tests are new, which would block their orders.
  const admin = await shop.admin();
  const path = "/admin/settings/thresholds";
  const { value, version } = await admin.json<{ value: { fraud: object }; version: number }>(admin.get(path));
  const fraud = { ...value.fraud, newAccountHours: 0 };
  await admin.json(admin.put(path, { ...value, fraud }, { "if-match": `"${version}"` }));
});
afterAll(() => shop.close());

/** Over 10,000 an order is flagged. */
async function buy(price: number): Promise<string> {
  const { productId } = await shop.addProduct({ price });
  const shopper = await shop.shopper();
  await shopper.json(shopper.post("/cart", { productId, quantity: 1 }));
  const body = { paymentMethodId: "pm_card_visa", shippingAddress: address };
  const { orderId } = await shopper.json<{ orderId: string }>(shopper.post("/orders", body));
  await shop.settled();
  return orderId;
}
const show = (orderId: string) => support.json<Order>(support.get(`/admin/orders/${orderId}`));
const approve = (orderId: string, body: object = {}, headers = {}, staff = support) =>
  staff.post(`/admin/orders/${orderId}/review`, { decision: "approved", ...body }, headers);
const reasonOf = async (response: Response): Promise<unknown> => {
  expect(response.status).toBe(409);
  return ((await response.json()) as { error: { details: { reason: string } } }).error.details.reason;
};
const attention = async () =>
  (await support.json<{ items: { kind: string; address: string }[] }>(support.get("/admin/attention"))).items;

describe("an order that the fraud rules flagged", () => {
  test("is approved once, however often and by however many at once, and leaves what needs attention", async () => {
    const orderId = await buy(10_500);
    const flagged = await show(orderId);
    expect(flagged).toMatchObject({ needsReview: true });
    const row = { kind: "review", address: `/orders/${orderId}` };
    expect(await attention()).toContainEqual(expect.objectContaining(row));
    const seen = { "if-match": `"${flagged.version}"` };
    const both = await Promise.all(["first", "second"].map((note) => approve(orderId, { note }, seen)));
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    const order = await support.json<Order>(approve(orderId, { note: "third" }, seen));
    expect(order).toMatchObject({
      needsReview: false,
      version: flagged.version + 1,
      review: {
        decision: "approved",
        by: "support@example.com",
        note: expect.stringMatching(/first|second/),
      },
    });
    await shop.settled();
    expect(await attention()).not.toContainEqual(expect.objectContaining(row));
    const admin = await shop.admin();
    const { items } = await admin.json<{ items: { action: string; changes: { path: string }[] }[] }>(
      admin.get(`/admin/audit?subject=order%23${orderId}`),
    );
    expect(items.map(({ action }) => action)).toEqual(["orders.approveOrder"]);
    expect(items[0]?.changes.map(({ path }) => path)).toEqual(
      expect.arrayContaining(["needsReview", "review.decision", "review.note"]),
    );
  });

  test("may ship without a review, and is then no longer reviewed", async () => {
    const orderId = await buy(10_500);
    await support.json(support.put(`/admin/orders/${orderId}`, { status: "SHIPPED" }));
    expect(await reasonOf(await approve(orderId))).toBe("an order that is SHIPPED is no longer reviewed");
  });

  test("is told why not when it was cancelled, was never flagged or has changed meanwhile", async () => {
    const [cancelled, plain, stale] = [await buy(10_500), await buy(20), await buy(10_500)];
    await support.json(support.put(`/admin/orders/${cancelled}`, { status: "CANCELLED" }));
    expect(await reasonOf(await approve(cancelled))).toBe("an order that is CANCELLED is no longer reviewed");
    expect(await reasonOf(await approve(plain))).toBe("this order was not flagged for review");
    const { version } = await show(stale);
    await support.json(support.post(`/admin/orders/${stale}/notes`, { text: "Calls back at five." }));
    const seen = { "if-match": `"${version}"` };
    expect(await reasonOf(await approve(stale, {}, seen))).toMatch(/has changed.*a note was added/);
    expect((await approve(stale, { decision: "rejected" })).status).toBe(400);
    expect((await approve("no-such-order")).status).toBe(404);
  });

  test("is not approved by the warehouse or a shopper, and the shopper never reads of the review", async () => {
    const { productId } = await shop.addProduct({ price: 10_500 });
    const shopper = await shop.shopper();
    await shopper.json(shopper.post("/cart", { productId, quantity: 1 }));
    const body = { paymentMethodId: "pm_card_visa", shippingAddress: address };
    const { orderId } = await shopper.json<{ orderId: string }>(shopper.post("/orders", body));
    await shop.settled();
    for (const caller of [await shop.staff("warehouse"), shopper])
      expect((await approve(orderId, {}, {}, caller)).status).toBe(403);
    await support.json(approve(orderId, { note: "A known customer." }));
    expect(JSON.stringify(await shopper.json(shopper.get(`/orders/${orderId}`)))).not.toMatch(
      /review|known/i,
    );
  });
});
