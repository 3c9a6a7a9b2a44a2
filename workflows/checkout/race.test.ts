import { afterAll, beforeAll, expect, test } from "vitest";
import { address, type Caller, type TestShop, testShop } from "../../scripts/testing/shop.ts";

let shop: TestShop;
beforeAll(async () => {
  shop = await testShop();
});
afterAll(() => shop.close());

type Answer = { orderId?: string; error?: { code: string } };
type Order = { status: string; failure?: { code: string } };

/**
 * Everybody orders what is in the cart at the same moment; answers the orders placed and the codes of refusals. Where
 * the answer came before the decision, the order itself tells.
 */
async function race(buyers: readonly Caller[]): Promise<{ orders: string[]; refusals: string[] }> {
  const answers = await Promise.all(
    buyers.map(async (buyer) => {
      const body = { paymentMethodId: "pm_card_visa", shippingAddress: address };
      return (await (await buyer.post("/orders", body)).json()) as Answer;
    }),
  );
  await shop.settled();
  const orders: string[] = [];
  const refusals: string[] = [];
  for (const [place, { orderId, error }] of answers.entries()) {
    const order = orderId && (await buyers[place]?.json<Order>(buyers[place].get(`/orders/${orderId}`)));
    const refusal = error?.code ?? (order ? order.failure?.code : undefined);
    if (refusal !== undefined) refusals.push(refusal);
    else if (orderId) orders.push(orderId);
  }
  return { orders, refusals };
}

async function buyersOf(
  count: number,
  ...lines: { productId: string; quantity: number }[]
): Promise<Caller[]> {
  return Promise.all(
    Array.from({ length: count }, async () => {
      const buyer = await shop.shopper();
      for (const line of lines) await buyer.json(buyer.post("/cart", line));
      return buyer;
    }),
  );
}

/** What was captured for these buyers, in cents, and in how many payments. */
async function captured(
  buyers: readonly Caller[],
): Promise<{ payments: number; cents: number; orders: number }> {
  const sums = { payments: 0, cents: 0, orders: 0 };
  for (const buyer of buyers) {
    const { items } = await buyer.json<{
      items: { status: string; paymentId?: string; totalAmount: number }[];
    }>(buyer.get("/orders"));
    for (const order of items.filter((one) => one.status === "PROCESSING")) {
      const payment = await shop.deps.payments.find(order.paymentId ?? "");
      sums.orders += Math.round(order.totalAmount * 100);
      sums.cents += payment?.amountCaptured ?? 0;
      sums.payments += payment?.status === "succeeded" ? 1 : 0;
    }
  }
  return sums;
}

/** Fewer buyers where each takes fifty times as long. The emulators have the 200 for 50 units as well. */
const onDynamoDb = process.env["TEST_TABLES"] === "dynamodb";
const emulated = process.env["TEST_ENGINES"] === "emulated";
const share = onDynamoDb ? 5 : 1;
const many = 200 / share;
const units = 50 / share;
const more = onDynamoDb || emulated ? 100 : 500;
const patienceFor = emulated ? 5 : 1;

test(
  `${many} buyers at once for ${units} units: each unit is paid for once, and nothing is left`,
  async () => {
    const { productId } = await shop.addProduct({ stock: units });
    const buyers = await buyersOf(many, { productId, quantity: 1 });
    const { orders, refusals } = await race(buyers);
    expect(orders).toHaveLength(units);
    expect(refusals).toEqual(Array.from({ length: many - units }, () => "OUT_OF_STOCK"));
    expect(await shop.guest.json(shop.guest.get(`/products/${productId}`))).toMatchObject({
      stock: 0,
      available: 0,
    });
    const money = await captured(buyers);
    expect(money.payments).toBe(units);
    expect(money.cents).toBe(money.orders);
  },
  120_000 * patienceFor,
);

test(
  `${more} buyers at once for the last one: one order paid, the others refused, one payment captured`,
  async () => {
    const { productId } = await shop.addProduct({ stock: 1 });
    const buyers = await buyersOf(more, { productId, quantity: 1 });
    const { orders, refusals } = await race(buyers);
    expect(orders).toHaveLength(1);
    expect(refusals).toEqual(Array.from({ length: more - 1 }, () => "OUT_OF_STOCK"));
    expect(await shop.guest.json(shop.guest.get(`/products/${productId}`))).toMatchObject({
      stock: 0,
      available: 0,
    });
    expect((await captured(buyers)).payments).toBe(1);
  },
  240_000 * patienceFor,
);

test(
  "carts of two lines that share one scarce product take both lines or none",
  async () => {
    const [scarce, ample] = [await shop.addProduct({ stock: 7 }), await shop.addProduct({ stock: 1000 })];
    const buyers = await buyersOf(
      30,
      { productId: scarce.productId, quantity: 2 },
      { productId: ample.productId, quantity: 1 },
    );
    const { orders } = await race(buyers);
    expect(orders).toHaveLength(3);
    expect(await shop.guest.json(shop.guest.get(`/products/${scarce.productId}`))).toMatchObject({
      stock: 1,
      available: 1,
    });
    expect(await shop.guest.json(shop.guest.get(`/products/${ample.productId}`))).toMatchObject({
      stock: 997,
      available: 997,
    });
  },
  60_000 * patienceFor,
);
