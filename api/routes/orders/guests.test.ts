import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { answerBank } from "../../../scripts/testing/bank.ts";
import { type GuestOrder, guestsAt } from "../../../scripts/testing/fixtures/guests.ts";
import { address, type TestShop, testShop } from "../../../scripts/testing/shop.ts";
import { declined, threeDSecure, visa } from "../../../scripts/testing/shopping.ts";
import { linkToken } from "../../domain/guests/link.ts";

let now = Date.parse("2026-11-27T10:00:00Z");
let shop: TestShop;
beforeAll(async () => {
  shop = await testShop({ clock: () => now });
});
afterAll(() => shop.close());

const { bought, newEmail, order, track } = guestsAt(() => shop);
const statusOf = async ({ orderId, orderToken }: GuestOrder) =>
  (await shop.guest.json<GuestOrder>(track(orderId, orderToken))).status;
const mailsTo = (to: string) => shop.mailbox.list({ to });
const linkIn = (text: string) => /\/track\/([\w-]+)#t=([\w-]+)/.exec(text)?.slice(1) ?? [];
const codeOf = async (response: Response) =>
  ((await response.json()) as { error: { code: string } }).error.code;

describe("a guest's purchase", () => {
  test("needs an address and lines, no account, and is followed and mailed by a link", async () => {
    const { email, placed } = await bought();
    expect(placed.orderNumber).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/);
    expect(placed.userId).toBe(`guest:${placed.orderId}`);
    const shown = await shop.guest.json<GuestOrder>(track(placed.orderId, placed.orderToken));
    expect(shown).toMatchObject({ status: "PROCESSING", orderNumber: placed.orderNumber });
    expect(shown.timeline[0]).toMatchObject({ status: "PENDING", actor: "shopper" });
    const [mail] = mailsTo(email);
    expect(mail?.text).toContain(placed.orderNumber);
    expect(linkIn(mail?.text ?? "")).toEqual([placed.orderId, placed.orderToken]);
    const staff = await shop.admin();
    const log = await staff.json<{ items: { notificationId: string }[] }>(
      staff.get(`/admin/notifications?orderId=${placed.orderId}`),
    );
    const kept = await (await staff.get(`/admin/notifications/${log.items[0]?.notificationId}`)).text();
    expect(kept).toContain("#t=…");
    expect(kept).not.toContain(placed.orderToken);
    const found = await staff.json<{ items: { orderId: string }[] }>(
      staff.get(`/admin/orders?q=${placed.orderNumber.toLowerCase()}`),
    );
    expect(found.items.map(({ orderId }) => orderId)).toEqual([placed.orderId]);
    expect((await staff.get(`/admin/customers/${encodeURIComponent(placed.userId)}`)).status).toBe(404);
  });

  test("is refused without an address, without lines, and to somebody with an account", async () => {
    const { productId } = await shop.addProduct();
    const body = { paymentMethodId: visa, shippingAddress: address };
    expect((await shop.guest.post("/orders", body)).status).toBe(401);
    expect(await codeOf(await order(newEmail(), []))).toBe("CART_EMPTY");
    expect(await codeOf(await order("no address", [{ productId, quantity: 1 }]))).toBe("VALIDATION_ERROR");
    const guest = { email: newEmail(), items: [{ productId, quantity: 1 }] };
    expect((await (await shop.shopper()).post("/orders", { ...body, guest })).status).toBe(400);
    expect(await codeOf(await order(newEmail(), [{ productId: "gone", quantity: 1 }]))).toBe(
      "PRODUCT_UNAVAILABLE",
    );
    expect(await codeOf(await order(newEmail(), [{ productId, quantity: 11 }]))).toBe("OUT_OF_STOCK");
    const twice = [
      { productId, quantity: 6 },
      { productId, quantity: 6 },
    ];
    expect(await codeOf(await order(newEmail(), twice))).toBe("OUT_OF_STOCK");
  });

  test("is one order for one key, of the same address and request only", async () => {
    const { productId } = await shop.addProduct();
    const [items, email] = [[{ productId, quantity: 1 }], newEmail()];
    const [one, other] = await Promise.all([order(email, items, visa, "k"), order(email, items, visa, "k")]);
    const placed = (await one.json()) as GuestOrder;
    expect(await other.json()).toMatchObject({ orderId: placed.orderId, orderToken: placed.orderToken });
    expect((await order(email, [{ productId, quantity: 2 }], visa, "k")).status).toBe(422);
    const foreign = await shop.guest.json<GuestOrder>(order(newEmail(), items, visa, "k"));
    expect(foreign.orderId).not.toBe(placed.orderId);
    await shop.settled();
    expect(await shop.guest.json(order(email, items, visa, "k"))).toMatchObject({ orderId: placed.orderId });
  });

  test("in two tabs with two keys is one purchase", async () => {
    const { productId } = await shop.addProduct();
    const [items, email] = [[{ productId, quantity: 1 }], newEmail()];
    const answers = await Promise.all(["1", "2", "3"].map((key) => order(email, items, visa, key)));
    await shop.settled();
    const statuses = answers.map(({ status }) => status).toSorted((one, other) => one - other);
    expect(statuses).toEqual([202, 409, 409]);
    expect((await order(` ${email.toUpperCase()}`, items)).status).toBe(409);
    now += 3 * 60_000;
    expect((await order(email, items)).status).toBe(202);
    await shop.settled();
  });

  test("goes to the bank and back to its link, and can be tried again with another card", async () => {
    const { placed, email, items } = await bought(threeDSecure);
    expect(await statusOf(placed)).toBe("REQUIRES_ACTION");
    expect((await order(email, items)).status).toBe(409);
    const waiting = await shop.guest.json<GuestOrder>(track(placed.orderId, placed.orderToken));
    const back = await answerBank((request) => shop.fetch(request), waiting, "fail");
    const address = new URL(back?.headers.get("location") ?? "");
    expect(address.pathname).toBe(`/track/${placed.orderId}`);
    expect(address.hash).toBe(`#t=${placed.orderToken}`);
    await shop.settled();
    expect(await statusOf(placed)).toBe("FAILED");
    const refused = await shop.guest.json<GuestOrder>(order(email, items, declined));
    await shop.settled();
    expect(await statusOf(refused)).toBe("FAILED");
    const paid = await shop.guest.json<GuestOrder>(order(email, items));
    await shop.settled();
    expect(await statusOf(paid)).toBe("PROCESSING");
  });
});

describe("a link", () => {
  test("opens its own order only: forged, foreign, of another purpose, revoked and expired ones are 404", async () => {
    const [mine, other] = [await bought(), await bought()];
    const { orderId, orderToken } = mine.placed;
    const pay = await linkToken(shop.deps.sign, { orderId }, "pay");
    const old = await linkToken(shop.deps.sign, { orderId, tokenVersion: 2 }, "track");
    for (const token of [
      "x",
      `${orderToken.slice(0, -1)}${orderToken.endsWith("A") ? "B" : "A"}`,
      pay,
      old,
      other.placed.orderToken,
    ])
      for (const [method, path] of [
        ["GET", ""],
        ["GET", "/events"],
        ["POST", "/cancel"],
        ["DELETE", "/link"],
      ] as const)
        expect([
          (await shop.guest.request(method, `/orders/${orderId}${path}`, undefined, { "order-token": token }))
            .status,
          path,
        ]).toEqual([404, path]);
    expect((await shop.guest.get(`/orders/${orderId}`)).status).toBe(401);
    const stranger = await shop.shopper();
    // Somebody with an account is asked as that account.
    expect((await stranger.get(`/orders/${orderId}`, mine.link)).status).toBe(404);
    expect((await shop.guest.request("DELETE", `/orders/${orderId}/link`, undefined, mine.link)).status).toBe(
      204,
    );
    expect((await track(orderId, orderToken)).status).toBe(404);
  });

  test("streams the order's changes, cancels it, and is revoked by staff", async () => {
    const { placed, link, productId } = await bought();
    const stream = await shop.guest.get(`/orders/${placed.orderId}/events`, link);
    const first = await stream.body?.getReader().read();
    expect(new TextDecoder().decode(first?.value)).toContain("event: status");
    const cancelled = await shop.guest.json<GuestOrder>(
      shop.guest.post(`/orders/${placed.orderId}/cancel`, undefined, link),
    );
    await shop.settled();
    expect(cancelled.userId).toBe(`guest:${placed.orderId}`);
    const after = await shop.guest.json<GuestOrder>(track(placed.orderId, placed.orderToken));
    expect(after.timeline.find(({ status }) => status === "CANCELLED")?.actor).toBe("shopper");
    const [item] = await shop.deps.inventory.find([{ productId }]);
    expect(item).toMatchObject({ stock: 10, available: 10 });
    const warehouse = await shop.staff("warehouse");
    expect((await warehouse.delete(`/admin/orders/${placed.orderId}/link`)).status).toBe(403);
    const staff = await shop.admin();
    expect((await staff.delete(`/admin/orders/${placed.orderId}/link`)).status).toBe(204);
    expect((await staff.delete(`/admin/orders/${"🎁".repeat(65)}/link`)).status).toBe(400);
    expect((await track(placed.orderId, placed.orderToken)).status).toBe(404);
    expect(await (await staff.get("/admin/audit?feature=guests")).text()).toContain("guests.revokeAnyLink");
  });

  test("ends 90 days after the delivery", async () => {
    const { placed } = await bought();
    const staff = await shop.admin();
    for (const status of ["SHIPPED", "DELIVERED"])
      await staff.json(staff.put(`/admin/orders/${placed.orderId}`, { status }));
    const day = 24 * 60 * 60_000;
    const before = now;
    now += 90 * day;
    expect((await track(placed.orderId, placed.orderToken)).status).toBe(200);
    now += 1;
    expect((await track(placed.orderId, placed.orderToken)).status).toBe(404);
    now = before;
  });

  test("is mailed to whoever knows number and address; the answers do not differ", async () => {
    const { placed, email } = await bought();
    const before = mailsTo(email).length;
    const look = (number: string, to: string) => shop.guest.post("/orders/lookup", { number, email: to });
    const typed = placed.orderNumber
      .toLowerCase()
      .replace(/0/g, "o")
      .replace(/(.{5})/, "$1-");
    const answers = await Promise.all([
      look(typed, ` ${email.toUpperCase()} `),
      look(placed.orderNumber, "other@example.com"),
      look("0000000000", email),
    ]);
    await shop.settled();
    const parts = await Promise.all(
      answers.map(async (answer) => {
        const headers = [...answer.headers].filter(([name]) => name !== "x-request-id");
        return JSON.stringify([answer.status, headers, await answer.text()]);
      }),
    );
    expect(new Set(parts).size).toBe(1);
    expect(answers[0]?.status).toBe(202);
    const mails = mailsTo(email);
    expect(mails).toHaveLength(before + 1);
    expect(mails.map(({ text }) => linkIn(text)).every(([, token]) => token === placed.orderToken)).toBe(
      true,
    );
    for (let time = 0; time < 6; time++) await look(placed.orderNumber, email);
    await shop.settled();
    expect(mailsTo(email).length).toBeLessThanOrEqual(before + 5);
    const { length } = shop.mailbox.list({ to: "other@example.com" });
    expect(length).toBe(0);
  });

  test("is looked up with nothing but a message on the request's path, for hits and misses alike", async () => {
    const { placed, email } = await bought();
    const touched: string[] = [];
    const watched = new Proxy(shop.deps, {
      get(deps, name: keyof typeof shop.deps) {
        touched.push(name);
        return deps[name];
      },
    });
    const { requestLink } = await import("../../domain/guests/look-up.ts");
    await requestLink(watched, { type: "guest" }, { number: placed.orderNumber, email });
    const hit = touched.splice(0);
    await requestLink(watched, { type: "guest" }, { number: "0000000000", email: "nobody@example.com" });
    expect(touched).toEqual(hit);
    expect(new Set(hit)).toEqual(new Set(["newId", "sign", "messages"]));
    await shop.settled();
  });
});
