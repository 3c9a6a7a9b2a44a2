import type Stripe from "stripe";
import { expect, test } from "vitest";
import { openServer, type ServerUnderTest } from "../testing.ts";

async function paid({ stripe }: ServerUnderTest, payment_method: string): Promise<Stripe.PaymentIntent> {
  const { id } = await stripe.paymentIntents.create({
    amount: 2000,
    currency: "usd",
    capture_method: "manual",
    confirm: true,
    return_url: "https://shop.example",
    payment_method,
  });
  return stripe.paymentIntents.capture(id);
}

/** The types of the events since the payment was captured, oldest first, and what each says of the refund. */
async function told({ stripe }: ServerUnderTest): Promise<(string | null | undefined)[][]> {
  const events = (await stripe.events.list({ limit: 100 })).data.toReversed();
  const since = events.findIndex(({ type }) => type === "payment_intent.succeeded") + 1;
  return events
    .slice(since)
    .map(({ type, data }) => ("status" in data.object ? [type, String(data.object.status)] : [type]));
}

const refundedOf = async ({ stripe }: ServerUnderTest): Promise<number | undefined> =>
  (await stripe.charges.list()).data[0]?.amount_refunded;

test("a refund to the card 4000 0000 0000 7726 is pending, then succeeds", async () => {
  const under = openServer();
  const { id } = await paid(under, "pm_card_pendingRefund");
  const refund = await under.stripe.refunds.create({ payment_intent: id, amount: 500 });
  expect(refund).toMatchObject({ status: "pending", pending_reason: "processing" });
  expect(await refundedOf(under)).toBe(500);
  under.clock.now += 60_000;
  const settled = await under.stripe.refunds.retrieve(refund.id);
  expect(settled.status).toBe("succeeded");
  expect(settled).not.toHaveProperty("pending_reason");
  expect(await told(under)).toEqual([
    ["refund.created", "pending"],
    ["charge.refunded", "succeeded"],
    ["refund.updated", "succeeded"],
    ["charge.refund.updated", "succeeded"],
  ]);
  expect(await refundedOf(under)).toBe(500);
});

test("a refund to the card 4000 0000 0000 5126 succeeds, then fails, and its money can be refunded again", async () => {
  const under = openServer();
  const { id } = await paid(under, "pm_card_refundFail");
  const refund = await under.stripe.refunds.create({ payment_intent: id });
  expect(refund.status).toBe("succeeded");
  await expect(under.stripe.refunds.create({ payment_intent: id })).rejects.toMatchObject({
    code: "charge_already_refunded",
  });
  under.clock.now += 60_000;
  await under.server.deliverDue();
  expect(await under.stripe.refunds.retrieve(refund.id)).toMatchObject({
    status: "failed",
    failure_reason: "expired_or_canceled_card",
  });
  expect((await told(under)).slice(2)).toEqual([
    ["refund.updated", "failed"],
    ["charge.refund.updated", "failed"],
    ["refund.failed", "failed"],
  ]);
  const [event] = (await under.stripe.events.list({ type: "refund.updated" })).data;
  expect(event).toMatchObject({
    request: { id: null, idempotency_key: null },
    data: { previous_attributes: { status: "succeeded", failure_reason: null } },
  });
  expect((await under.stripe.charges.list()).data[0]).toMatchObject({ amount_refunded: 0, refunded: false });
  expect(await under.stripe.refunds.create({ payment_intent: id })).toMatchObject({ amount: 2000 });
});

test("a running server ends refunds on its own", async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const under = openServer({
    deliver: async (request) => {
      if ((await request.text()).includes('"refund.updated"')) resolve();
      return new Response();
    },
  });
  const { id } = await paid(under, "pm_card_pendingRefund");
  await under.stripe.refunds.create({ payment_intent: id });
  under.clock.now += 10_000;
  under.server.release();
  await promise;
});

test("metadata of a refund can be changed, a refund to a card cannot be canceled", async () => {
  const under = openServer();
  const { id } = await paid(under, "pm_card_visa");
  const refund = await under.stripe.refunds.create({ payment_intent: id, metadata: { a: "1" } });
  const changed = await under.stripe.refunds.update(refund.id, { metadata: { b: "2" } });
  expect(changed.metadata).toEqual({ a: "1", b: "2" });
  await expect(under.stripe.refunds.cancel(refund.id)).rejects.toThrow(
    "Canceling this refund is unsupported.",
  );
});

test("refunds of a card that fails after a restart still end", async () => {
  const before = openServer();
  const { id } = await paid(before, "pm_card_refundFail");
  await before.stripe.refunds.create({ payment_intent: id });
  await before.server.close();
  const after = openServer({ path: before.path });
  after.clock.now += 60_000;
  await after.server.deliverDue();
  expect((await after.stripe.refunds.list()).data).toMatchObject([{ status: "failed" }]);
});
