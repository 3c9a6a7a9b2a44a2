import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type GuestOrder, guestsAt } from "../../../scripts/testing/fixtures/guests.ts";
import { type TestShop, testShop } from "../../../scripts/testing/shop.ts";
import { threeDSecure, visa } from "../../../scripts/testing/shopping.ts";

const now = Date.parse("2026-11-27T10:00:00Z");
let shop: TestShop;
beforeAll(async () => {
  shop = await testShop({ clock: () => now });
});
afterAll(() => shop.close());

const { bought, newEmail, track } = guestsAt(() => shop);

describe("claiming", () => {
  const claim = async (email: string) => {
    const shopper = await shop.shopper(email);
    return { shopper, count: (await shopper.json<{ count: number }>(shopper.post("/orders/claim"))).count };
  };

  test("gives an account with the confirmed address its guest orders, once, and leaves the link working", async () => {
    const email = newEmail();
    const [first, second] = [await bought(visa, email), await bought(threeDSecure, email)];
    expect((await claim(newEmail())).count).toBe(0);
    const { shopper, count } = await claim(email.toUpperCase());
    expect(count).toBe(2);
    const { items } = await shopper.json<{ items: GuestOrder[] }>(shopper.get("/orders"));
    expect(items.map(({ orderId }) => orderId).toSorted()).toEqual(
      [first.placed.orderId, second.placed.orderId].toSorted(),
    );
    expect(items.every(({ userId }) => userId === shopper.userId)).toBe(true);
    expect(items[0]?.timeline[0]?.actor).toBe("shopper");
    expect((await shopper.json<{ count: number }>(shopper.post("/orders/claim"))).count).toBe(0);
    // Whoever has the link does not learn that there is an account.
    const shown = await shop.guest.json<GuestOrder>(track(first.placed.orderId, first.placed.orderToken));
    expect(shown.userId).toBe(`guest:${first.placed.orderId}`);
    await shop.settled();
    const staff = await shop.admin();
    const customer = await staff.json<{ orders: number }>(staff.get(`/admin/customers/${shopper.userId}`));
    expect(customer.orders).toBe(1);
    const list = await staff.json<{ items: GuestOrder[] }>(
      staff.get(`/admin/orders?userId=${shopper.userId}`),
    );
    expect(list.items).toHaveLength(2);
  });

  test("of an account that is not confirmed takes nothing", async () => {
    const { email } = await bought();
    await shop.guest.json(shop.guest.post("/auth/sign-up", { email, password: "Testing#2026" }));
    expect((await shop.guest.post("/auth/sign-in", { email, password: "Testing#2026" })).status).toBe(403);
    const { claimOrders } = await import("../../domain/guests/claim.ts");
    const user = await shop.deps.identity.findByEmail(email);
    const actor = { type: "shopper", userId: user?.userId ?? "", email } as const;
    expect(await claimOrders(shop.deps, actor)).toBe(0);
  });

  test("twice at once, beside a cancellation by link and a refund, takes each order once and loses neither", async () => {
    const email = newEmail();
    const [cancelled, refunded] = [await bought(visa, email), await bought(visa, email)];
    const [shopper, staff] = [await shop.shopper(email), await shop.admin()];
    const [one, two] = await Promise.all([
      shopper.json<{ count: number }>(shopper.post("/orders/claim")),
      shopper.json<{ count: number }>(shopper.post("/orders/claim")),
      shop.guest.json(
        shop.guest.post(`/orders/${cancelled.placed.orderId}/cancel`, undefined, cancelled.link),
      ),
      staff.json(
        staff.post("/payment/refund", { orderId: refunded.placed.orderId, reason: "requested_by_customer" }),
      ),
    ]);
    await shop.settled();
    expect(one.count + two.count).toBe(2);
    const { items } = await shopper.json<{ items: GuestOrder[] }>(shopper.get("/orders"));
    expect(items.map(({ status }) => status).toSorted()).toEqual(["CANCELLED", "REFUNDED"]);
  });
});
