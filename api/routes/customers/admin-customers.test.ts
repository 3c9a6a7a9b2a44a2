import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openMarkets } from "../../../scripts/testing/pricing/markets.ts";
import { address, type Caller, type TestShop, testShop } from "../../../scripts/testing/shop.ts";
import { visa } from "../../../scripts/testing/shopping.ts";
import { staffAt } from "../../../scripts/testing/staff.ts";
import { currencies } from "../../domain/money.ts";

const minute = 60_000;
let now = 0;
let shop: TestShop;
let admin: Caller;
beforeEach(async () => {
  now = Date.UTC(2026, 9, 1);
  shop = await testShop({ clock: () => now });
  admin = await shop.admin();
});
afterEach(() => shop.close());

type Customer = {
  userId: string;
  email?: string;
  name?: string;
  orders: number;
  value: { currency: string; amount: number }[];
  firstOrderAt?: number;
  lastOrderAt?: number;
};
type Page = { items: Customer[]; lastKey?: string };

const { refund } = staffAt(() => shop);
const customer = async (email: string, name: string): Promise<Caller> => {
  const caller = await shop.shopper(email);
  await caller.json(caller.put("/me", { name, phone: "+1 415 555 0132" }));
  return caller;
};
const buy = async (shopper: Caller, price: number, market = "default") => {
  const prices = market === "default" ? {} : { [market]: { amount: price } };
  const { productId } = await shop.addProduct({ price, prices, stock: 20 });
  await shopper.json(shopper.post("/cart", { productId, quantity: 1 }));
  const shippingAddress = {
    ...address,
    ...(market === "de" && { country: "DE", zipCode: "10115", state: "" }),
  };
  const body = { paymentMethodId: visa, shippingAddress, market };
  const { orderId } = await shopper.json<{ orderId: string }>(shopper.post("/orders", body));
  await shop.settled();
  now += minute;
  return (await shop.deps.orders.find(orderId)) ?? Promise.reject(new Error("no such order"));
};
const list = async (query = ""): Promise<Page> => {
  await shop.settled();
  return admin.json<Page>(admin.get(`/admin/customers${query}`));
};
const emails = async (query?: string) => (await list(query)).items.map(({ email }) => email);

describe("staff's list of customers", () => {
  test("has what each bought, less what was refunded, by currency, and the times of the first and last order", async () => {
    const sam = await customer("sam@example.com", "Sam Shopper");
    await openMarkets(admin, { id: "de", currency: "EUR", countries: ["DE"] });
    const first = await buy(sam, 20);
    const euros = await buy(sam, 10, "de");
    expect((await refund({ orderId: first.orderId, amount: 5 })).status).toBe(200);
    const { items } = await list();
    expect(items).toEqual([
      {
        userId: sam.userId,
        email: "sam@example.com",
        name: "Sam Shopper",
        orders: 2,
        value: [
          { currency: "USD", amount: Math.round(first.totalAmount - 500) / 100 },
          { currency: "EUR", amount: euros.totalAmount / 100 },
        ],
        firstOrderAt: first.timestamp,
        lastOrderAt: euros.timestamp,
      },
    ]);
  });

  test("is sorted by the last order or by value, in pages that end", async () => {
    const [ann, bob, cat] = [
      await customer("ann@example.com", "Ann"),
      await customer("bob@example.com", "Bob"),
      await customer("cat@example.com", "Cat"),
    ];
    await buy(bob, 300);
    await buy(ann, 100);
    expect(await emails()).toEqual(["ann@example.com", "bob@example.com", "cat@example.com"]);
    expect(await emails("?sort=value")).toEqual(["bob@example.com", "ann@example.com"]);
    for (const currency of currencies.filter((one) => one !== "USD"))
      expect(await emails(`?sort=value&currency=${currency}`), currency).toEqual([]);
    await buy(cat, 10);
    const seen: (string | undefined)[] = [];
    for (let lastKey: string | undefined = ""; lastKey !== undefined; ) {
      const page: Page = await list(`?limit=2${lastKey === "" ? "" : `&lastKey=${lastKey}`}`);
      seen.push(...page.items.map(({ email }) => email));
      lastKey = page.lastKey;
    }
    expect(seen).toEqual(["cat@example.com", "ann@example.com", "bob@example.com"]);
  });

  test("finds by the beginning of an address, a name or a word of it, each customer once, and follows a new name", async () => {
    const zoe = await customer("zoe@example.com", "Zoë Müller");
    await customer("zora@example.com", "Zora Zorn");
    await buy(zoe, 10);
    expect(await emails("?q=zo")).toEqual(["zoe@example.com", "zora@example.com"]);
    expect(await emails("?q=ZOE")).toEqual(["zoe@example.com"]);
    expect(await emails("?q=mull")).toEqual(["zoe@example.com"]);
    expect(await emails("?q=zo&limit=1")).toHaveLength(1);
    await zoe.json(zoe.put("/me", { name: "Zoë Schmidt" }));
    expect(await emails("?q=schmi")).toEqual(["zoe@example.com"]);
    expect(await emails("?q=mull")).toEqual([]);
    const page = await list("?q=zo&limit=1");
    expect(await emails(`?q=zo&limit=1&lastKey=${page.lastKey}`)).toHaveLength(1);
    expect((await admin.get(`/admin/customers?q=za&lastKey=${page.lastKey}`)).status).toBe(400);
  });

  test("keeps addresses and phone numbers to the single customer", async () => {
    const sam = await customer("sam@example.com", "Sam Shopper");
    await sam.json(sam.post("/me/addresses", address));
    const order = await buy(sam, 20);
    expect(JSON.stringify(await list())).not.toMatch(/Market Street|555/);
    expect(await admin.json(admin.get(`/admin/customers/${sam.userId}`))).toMatchObject({
      email: "sam@example.com",
      phone: "+1 415 555 0132",
      addresses: { items: [{ street: "1 Market Street" }] },
      orderPage: {
        items: [{ orderId: order.orderId, units: 1, totalAmount: order.totalAmount / 100 }],
        count: 1,
      },
    });
    expect((await admin.get("/admin/customers/nobody")).status).toBe(404);
    expect((await sam.get("/admin/customers")).status).toBe(403);
  });

  test("shows an account that has neither ordered nor saved anything", async () => {
    const { userId } = await shop.shopper("new@example.com");
    expect(await admin.json(admin.get(`/admin/customers/${userId}`))).toMatchObject({
      email: "new@example.com",
      orders: 0,
      orderPage: { items: [] },
    });
  });
});
