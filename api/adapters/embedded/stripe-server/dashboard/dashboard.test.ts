import { expect, test } from "vitest";
import { openServer, publicUrl, type ServerUnderTest } from "../testing.ts";

const address = `${publicUrl}/dashboard`;

async function paid({ stripe }: ServerUnderTest, orderId = "o-1"): Promise<string> {
  const { id } = await stripe.paymentIntents.create({
    amount: 2000,
    currency: "usd",
    confirm: true,
    return_url: "https://shop.example",
    payment_method: "pm_card_visa",
    metadata: { orderId },
  });
  return id;
}

const post = ({ server }: ServerUnderTest, action: string, fields: Record<string, string>, origin?: string) =>
  server.fetch(
    new Request(`${address}/${action}`, {
      method: "POST",
      body: new URLSearchParams(fields),
      headers: { origin: origin ?? new URL(address).origin },
    }),
  );
const html = async ({ server }: ServerUnderTest, query = "") =>
  (await server.fetch(new Request(address + query))).text();

test("refunds and disputes can be made without the shop, which learns of them by webhook", async () => {
  const told: string[] = [];
  const under = openServer({
    deliver: async (request) => {
      told.push(/"type":"([a-z_.]+)"\}$/.exec(await request.text())?.[1] ?? "");
      return new Response();
    },
  });
  const id = await paid(under);
  expect((await post(under, "refund", { id, amount: "700" })).status).toBe(303);
  const [refund] = (await under.stripe.refunds.list({ payment_intent: id })).data;
  await post(under, "refund-outcome", { id: refund?.id ?? "", outcome: "failed" });
  await post(under, "dispute", { id, kind: "fraudulent" });
  const [dispute] = (await under.stripe.disputes.list({ payment_intent: id })).data;
  await post(under, "dispute-outcome", { id: dispute?.id ?? "", outcome: "lost" });
  expect(await html(under)).toContain("Refund of $7.00: <strong>failed</strong>");
  await under.server.deliverDue();
  for (const type of ["charge.refunded", "refund.failed", "charge.dispute.created", "charge.dispute.closed"])
    expect(told).toContain(type);
});

test("a refund that is refused says why, and payments are found by order", async () => {
  const under = openServer();
  const id = await paid(under);
  await paid(under, "o-2");
  const refused = await post(under, "refund", { id, amount: "2001" });
  expect(refused.status).toBe(400);
  expect(await refused.text()).toContain("Refund amount ($20.01) is greater than unrefunded amount");
  const found = await html(under, "?search=o-2");
  expect(found).toContain("order o-2");
  expect(found).not.toContain("order o-1");
  expect(await html(under, `?search=${id}`)).toContain("order o-1");
});

test("another site cannot make a browser refund", async () => {
  const under = openServer();
  const id = await paid(under);
  expect((await post(under, "refund", { id, amount: "1" }, "https://evil.example")).status).toBe(403);
  expect((await under.stripe.refunds.list()).data).toEqual([]);
});
