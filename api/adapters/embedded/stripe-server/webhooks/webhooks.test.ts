import { Stripe } from "stripe";
import { expect, test } from "vitest";
import { openServer, type ServerUnderTest, webhookSecret } from "../testing.ts";

/** A shop that verifies every signature and records the events it received. */
function shop(answer: () => number = () => 200) {
  const told: string[] = [];
  const ids: string[] = [];
  const deliver = async (request: Request): Promise<Response> => {
    const event = await Stripe.webhooks.constructEventAsync(
      await request.text(),
      request.headers.get("stripe-signature") ?? "",
      webhookSecret,
      undefined,
      undefined,
      Date.UTC(2026, 10, 24, 12),
    );
    const status = answer();
    if (status === 200) {
      told.push(event.type);
      ids.push(event.id);
    }
    return new Response(null, { status });
  };
  return { told, ids, deliver };
}

const held = {
  amount: 1999,
  currency: "usd",
  capture_method: "manual",
  confirm: true,
  return_url: "https://shop.example",
  payment_method: "pm_card_visa",
} as const;
const heldEvents = ["payment_intent.created", "charge.succeeded", "payment_intent.amount_capturable_updated"];

async function buyAndRefund({ stripe }: ServerUnderTest): Promise<void> {
  const { id } = await stripe.paymentIntents.create(held);
  await stripe.paymentIntents.capture(id);
  await stripe.refunds.create({ payment_intent: id });
}

test("a shop receives every event once, signed", async () => {
  const { told, deliver } = shop();
  const under = openServer({ deliver });
  await buyAndRefund(under);
  await under.stripe.paymentIntents
    .create({ ...held, payment_method: "pm_card_visa_chargeDeclined" })
    .catch(() => undefined);
  const { id } = await under.stripe.paymentIntents.create(held);
  await under.stripe.paymentIntents.cancel(id);
  await under.server.deliverDue();
  await under.server.deliverDue();
  expect(told).toEqual([
    ...heldEvents,
    "charge.captured",
    "payment_intent.succeeded",
    "refund.created",
    "charge.refunded",
    "payment_intent.created",
    "charge.failed",
    "payment_intent.payment_failed",
    ...heldEvents,
    "payment_intent.canceled",
  ]);
  const events = await under.stripe.events.list({ type: "charge.failed" });
  expect(events.data).toMatchObject([
    { pending_webhooks: 0, data: { object: { failure_code: "card_declined" } } },
  ]);
});

test("a shop that enabled some event types receives only those; the others can be read from the API", async () => {
  const { told, deliver } = shop();
  const under = openServer({ deliver, webhookEvents: ["charge.captured"] });
  await buyAndRefund(under);
  await under.server.deliverDue();
  expect(told).toEqual(["charge.captured"]);
  expect((await under.stripe.events.list()).data).toHaveLength(7);
});

test("a shop that is down gets events again, with growing delays, until it answers", async () => {
  let status = 503;
  const { told, deliver } = shop(() => status);
  const under = openServer({ deliver });
  await under.stripe.paymentIntents.create(held);
  await under.server.deliverDue();
  status = 200;
  await under.server.deliverDue();
  expect(told).toEqual([]);
  under.clock.now += 1_000;
  await under.server.deliverDue();
  expect(told).toEqual(heldEvents);
});

test("an event on which the shop crashes is delivered again", async () => {
  let crashes = 1;
  const { told, deliver } = shop();
  const under = openServer({
    deliver: async (request) => {
      if (crashes-- > 0) throw new Error("the shop crashed");
      return deliver(request);
    },
  });
  await under.stripe.paymentIntents.create(held);
  await under.server.deliverDue();
  under.clock.now += 1_000;
  await under.server.deliverDue();
  expect(told.toSorted()).toEqual(heldEvents.toSorted());
});

test("on request events are delivered repeatedly and in another order", async () => {
  const { told, ids, deliver } = shop();
  const under = openServer({ deliver });
  await buyAndRefund(under);
  await under.server.deliverDue({ copies: 2, order: (events) => events.toReversed() });
  expect(told).toHaveLength(14);
  expect(told[0]).toBe("charge.refunded");
  expect(new Set(ids).size).toBe(7);
  await under.server.deliverDue();
  expect(told).toHaveLength(14);
});

test("an event that was pending at a stop is delivered after the next start", async () => {
  const before = openServer({ deliver: () => new Response(null, { status: 500 }) });
  await before.stripe.paymentIntents.create(held);
  await before.server.deliverDue();
  await before.server.close();
  const { told, deliver } = shop();
  const after = openServer({ path: before.path, deliver });
  after.clock.now += 1_000;
  await after.server.deliverDue();
  expect(told).toEqual(heldEvents);
});

test("after release the server delivers on its own", async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const { told, deliver } = shop();
  const under = openServer({
    deliver: async (request) => {
      const answer = await deliver(request);
      if (told.length === heldEvents.length) resolve();
      return answer;
    },
  });
  await under.stripe.paymentIntents.create(held);
  under.server.release();
  await promise;
  expect(told).toEqual(heldEvents);
});

test("after three days of failures Stripe gives up", async () => {
  let tries = 0;
  const under = openServer({
    deliver: () => {
      tries += 1;
      return new Response(null, { status: 500 });
    },
  });
  await under.stripe.paymentIntents.create({ amount: 100, currency: "usd" });
  for (let hour = 0; hour < 80; hour++) {
    await under.server.deliverDue();
    under.clock.now += 60 * 60 * 1000;
  }
  const triesInThreeDays = tries;
  under.clock.now += 24 * 60 * 60 * 1000;
  await under.server.deliverDue();
  expect(tries).toBe(triesInThreeDays);
  expect(tries).toBeGreaterThan(60);
  expect(tries).toBeLessThan(80);
});
