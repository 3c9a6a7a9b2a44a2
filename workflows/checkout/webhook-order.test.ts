import { Stripe } from "stripe";
import { afterEach, expect, test } from "vitest";
import { actOnPaymentEvent } from "../../api/domain/payments/webhook.ts";
import { refundOrder } from "../../api/domain/refunds/service.ts";
import { answerBank } from "../../scripts/testing/bank.ts";
import type { ShopProcess, World } from "../../scripts/testing/world/process.ts";
import {
  expectConsistentBooks,
  newTestWorld,
  orderNow,
  placeOrder,
  restartShop,
  stock,
} from "../../scripts/testing/world/test-world.ts";
import { endWorld } from "../../scripts/testing/world/world.ts";

type StripeEvent = { readonly id: string; readonly type: string };

const system = { type: "system", name: "test" } as const;

let world: World;
let shop: ShopProcess;
let shoppers = 0;
const withShippingAndTax = 2_740;
afterEach(() => endWorld(world));

/** Nothing is told unless a test tells it. */
async function openWith(mugs: number): Promise<void> {
  world = await newTestWorld({}, mugs);
  world.stripe.hold();
  shop = restartShop(world);
}

/** One mug, ordered; the bank has asked and the shopper has approved, and the shop knows nothing of that yet. */
async function approvedAtTheBank(): Promise<{ orderId: string; paymentId: string }> {
  const shopper = { userId: `shopper-${shoppers++}`, quantity: 1 };
  const card = { paymentMethodId: "pm_card_threeDSecure2Required" };
  const { orderId } = await placeOrder(shop, { ...shopper, ...card });
  await shop.engine.idle();
  const { paymentId = "", clientSecret = "" } = await orderNow(shop, orderId);
  await answerBank((request) => world.stripe.fetch(request), { paymentId, clientSecret }, "approve");
  return { orderId, paymentId };
}

/** What Stripe has to say of a payment so far, oldest first. */
async function eventsOf(paymentId: string): Promise<StripeEvent[]> {
  const headers = { authorization: `Bearer ${world.secrets.key}` };
  const list = new Request("https://api.stripe.com/v1/events?limit=100", { headers });
  const { data } = (await (await world.stripe.fetch(list)).json()) as { data: StripeEvent[] };
  return data.filter((event) => JSON.stringify(event).includes(paymentId)).toReversed();
}

async function tell(event: StripeEvent): Promise<void> {
  const payload = JSON.stringify(event);
  const signature = await Stripe.webhooks.generateTestHeaderStringAsync({
    payload,
    secret: world.secrets.webhook,
    timestamp: Math.floor(world.now / 1000),
  });
  const headers = { "stripe-signature": signature };
  const told = new Request("http://shop/payment/webhook", { method: "POST", headers, body: payload });
  expect((await shop.receive(told)).status).toBe(200);
}

async function outcomeOf({ orderId, paymentId }: { orderId: string; paymentId: string }) {
  const { status, timeline, refundedAmount } = await orderNow(shop, orderId);
  const payment = await shop.deps.payments.find(paymentId);
  return {
    status,
    timeline: timeline.map((entry) => entry.status),
    refundedAmount,
    captured: payment?.amountCaptured,
    givenBack: payment?.amountRefunded,
  };
}

/** Every order of `items`; what is there twice makes no order twice. */
function permutations<T>(items: readonly T[]): T[][] {
  if (items.length === 0) return [[]];
  return [...new Set(items)].flatMap((first) => {
    const place = items.indexOf(first);
    return permutations(items.toSpliced(place, 1)).map((rest) => [first, ...rest]);
  });
}

test("the bank's answer, told in every order of its events and one of them twice: one effect", async () => {
  await openWith(100);
  const inOrder = await approvedAtTheBank();
  const first = await eventsOf(inOrder.paymentId);
  expect(first.map(({ type }) => type)).toEqual([
    "payment_intent.created",
    "payment_intent.requires_action",
    "charge.succeeded",
    "payment_intent.amount_capturable_updated",
  ]);
  for (const event of first) await tell(event);

  const orders = permutations([0, 1, 2, 3, 3]);
  expect(orders).toHaveLength(60);
  const told = [];
  for (const order of orders) {
    const one = await approvedAtTheBank();
    const events = await eventsOf(one.paymentId);
    for (const place of order) {
      const event = events[place];
      if (event) await tell(event);
    }
    told.push(one);
  }
  await shop.settled();
  const expected = await outcomeOf(inOrder);
  expect(expected).toMatchObject({
    timeline: ["PENDING", "REQUIRES_ACTION", "PAID", "PROCESSING"],
    captured: withShippingAndTax,
    givenBack: 0,
  });
  for (const one of told) expect(await outcomeOf(one)).toEqual(expected);
  expect(await stock(shop)).toEqual({ stock: 39, available: 39 });
  await expectConsistentBooks(world, shop);
});

test("what Stripe says of an order that was paid and refunded, told late in every order: nothing more happens", async () => {
  await openWith(5);
  const bought = await approvedAtTheBank();
  for (const event of await eventsOf(bought.paymentId)) await tell(event);
  await shop.settled();
  const { orderId, paymentId } = bought;
  const request = { kind: "full" } as const;
  const facts = { reason: "broken", restock: true };
  const staff = { type: "staff", roles: ["admin"], userId: "staff", email: undefined } as const;
  await refundOrder(shop.deps, staff, { orderId, refundId: "refund-1", request, ...facts });
  await shop.settled();
  const after = await orderNow(shop, orderId);
  const outcome = await outcomeOf(bought);
  expect(outcome).toMatchObject({
    status: "REFUNDED",
    captured: withShippingAndTax,
    givenBack: withShippingAndTax,
  });

  const [, , ...late] = await eventsOf(paymentId);
  expect(late.map(({ type }) => type)).toEqual([
    "charge.succeeded",
    "payment_intent.amount_capturable_updated",
    "charge.captured",
    "payment_intent.succeeded",
    "refund.created",
    "charge.refunded",
  ]);
  const orders = permutations(late);
  expect(orders).toHaveLength(720);
  // By another id each time, or the second round would be repeats and no orders.
  for (const [round, events] of orders.entries())
    for (const { id, type } of events)
      await actOnPaymentEvent(shop.deps, system, {
        eventId: `${id}-${round}`,
        type,
        paymentId,
        createdAt: world.now,
      });
  await shop.settled();
  expect(await orderNow(shop, orderId)).toEqual(after);
  expect(await outcomeOf(bought)).toEqual(outcome);
  expect(await stock(shop)).toEqual({ stock: 5, available: 5 });
  await expectConsistentBooks(world, shop);
});
