import { expect, test } from "vitest";
import { openServer, type ServerUnderTest } from "../testing.ts";

async function disputed(under: ServerUnderTest, payment_method: string): Promise<string> {
  const { id } = await under.stripe.paymentIntents.create({
    amount: 2000,
    currency: "usd",
    confirm: true,
    return_url: "https://shop.example",
    payment_method,
  });
  under.clock.now += 60_000;
  return id;
}
const toldOf = async ({ stripe }: ServerUnderTest): Promise<string[]> =>
  (await stripe.events.list({ limit: 100 })).data
    .map(({ type }) => type)
    .filter((type) => type.startsWith("charge.dispute"))
    .toReversed();

test("the card 4000 0000 0000 0259 disputes its payment, which can then not be refunded as well", async () => {
  const under = openServer();
  const id = await disputed(under, "pm_card_createDispute");
  const [dispute] = (await under.stripe.disputes.list({ payment_intent: id })).data;
  expect(dispute).toMatchObject({
    amount: 2000,
    reason: "fraudulent",
    status: "needs_response",
    is_charge_refundable: false,
    balance_transactions: [{ amount: -2000, net: -3500 }],
  });
  expect((await under.stripe.charges.list()).data[0]).toMatchObject({ disputed: true });
  await expect(under.stripe.refunds.create({ payment_intent: id })).rejects.toMatchObject({
    code: "charge_disputed",
  });
  expect(await toldOf(under)).toEqual(["charge.dispute.created", "charge.dispute.funds_withdrawn"]);
});

test("winning evidence gives the money back to the shop, losing evidence or closing does not", async () => {
  const under = openServer();
  for (const [evidence, status, movements] of [
    ["winning_evidence", "won", 2],
    ["losing_evidence", "lost", 1],
  ] as const) {
    const payment_intent = await disputed(under, "pm_card_createDisputeProductNotReceived");
    const [dispute] = (await under.stripe.disputes.list({ payment_intent })).data;
    const closed = await under.stripe.disputes.update(dispute?.id ?? "", {
      evidence: { uncategorized_text: evidence },
    });
    expect(closed).toMatchObject({ status, reason: "product_not_received" });
    expect(closed.balance_transactions).toHaveLength(movements);
    await expect(under.stripe.disputes.close(closed.id)).rejects.toThrow(/already closed/);
  }
  const payment_intent = await disputed(under, "pm_card_createDispute");
  const [open] = (await under.stripe.disputes.list({ payment_intent })).data;
  expect(await under.stripe.disputes.close(open?.id ?? "")).toMatchObject({ status: "lost" });
  const told = await toldOf(under);
  expect(told.filter((type) => type === "charge.dispute.closed")).toHaveLength(3);
  expect(told.filter((type) => type === "charge.dispute.funds_reinstated")).toHaveLength(1);
});

test("an inquiry takes no money unless it is escalated, and the payment can still be refunded", async () => {
  const under = openServer();
  const asked = await disputed(under, "pm_card_createDisputeInquiry");
  const [inquiry] = (await under.stripe.disputes.list({ payment_intent: asked })).data;
  expect(inquiry).toMatchObject({ status: "warning_needs_response", balance_transactions: [] });
  expect(await toldOf(under)).toEqual(["charge.dispute.created"]);
  expect(await under.stripe.refunds.create({ payment_intent: asked, amount: 100 })).toMatchObject({
    status: "succeeded",
  });
  const escalated = await under.stripe.disputes.update(inquiry?.id ?? "", {
    evidence: { uncategorized_text: "escalate_inquiry_evidence" },
  });
  expect(escalated).toMatchObject({ status: "needs_response", is_charge_refundable: false });
  expect((await toldOf(under)).at(-1)).toBe("charge.dispute.funds_withdrawn");
});

test("a fully refunded payment is not disputed", async () => {
  const under = openServer();
  const { id } = await under.stripe.paymentIntents.create({
    amount: 2000,
    currency: "usd",
    confirm: true,
    return_url: "https://shop.example",
    payment_method: "pm_card_createDispute",
  });
  await under.stripe.refunds.create({ payment_intent: id });
  under.clock.now += 60_000;
  expect((await under.stripe.disputes.list()).data).toEqual([]);
});
