import { expect, test } from "vitest";
import { clientOf, openServer, type ServerUnderTest } from "../testing.ts";

const post = ({ server }: Pick<ServerUnderTest, "server">, key: string, fields: Record<string, string>) =>
  server.fetch(
    new Request("https://api.stripe.com/v1/payment_intents", {
      method: "POST",
      headers: { authorization: "Bearer sk_test_shop", "idempotency-key": key },
      body: new URLSearchParams(fields),
    }),
  );
const fields = { amount: "1999", currency: "usd" };

test("a repeated key returns the same bytes, marks them as replayed, and does nothing twice", async () => {
  const under = openServer();
  const first = await post(under, "k", fields);
  const again = await post(under, "k", { currency: "usd", amount: "1999" });
  expect(await again.text()).toBe(await first.text());
  expect(first.headers.get("idempotent-replayed")).toBeNull();
  expect(again.headers.get("idempotent-replayed")).toBe("true");
  expect(again.headers.get("original-request")).toBe(first.headers.get("request-id"));
  expect((await under.stripe.paymentIntents.list()).data).toHaveLength(1);
});

test("other parameters under the same key are refused", async () => {
  const under = openServer();
  await post(under, "k", fields);
  const other = await post(under, "k", { ...fields, amount: "5000" });
  expect(other.status).toBe(400);
  expect(await other.json()).toMatchObject({ error: { type: "idempotency_error" } });
});

test("while the first request runs, a second one with its key gets a 409", async () => {
  const under = openServer();
  const answers = await Promise.all([
    post(under, "k", fields),
    post(under, "k", fields),
    post(under, "k", fields),
  ]);
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409]);
  expect((await post(under, "k", fields)).headers.get("idempotent-replayed")).toBe("true");
});

test("a decline is stored under its key; a request with invalid parameters is not", async () => {
  const under = openServer();
  const declined = {
    ...fields,
    confirm: "true",
    return_url: "https://shop.example",
    payment_method: "pm_card_visa_chargeDeclined",
  };
  for (const replayed of [null, "true"]) {
    const answer = await post(under, "declined", declined);
    expect(answer.status).toBe(402);
    expect(answer.headers.get("idempotent-replayed")).toBe(replayed);
  }
  expect((await post(under, "typo", { ...fields, amount: "x" })).status).toBe(400);
  expect((await post(under, "typo", fields)).status).toBe(200);
});

test("a key survives a restart and expires after a day", async () => {
  const before = openServer();
  const first = await (await post(before, "k", fields)).text();
  await before.server.close();
  const after = openServer({ path: before.path });
  expect(await (await post(after, "k", fields)).text()).toBe(first);
  after.clock.now += 24 * 60 * 60 * 1000 + 1;
  expect(await (await post(after, "k", fields)).text()).not.toBe(first);
  const stripe = clientOf(after.server, "sk_test_shop");
  expect((await stripe.paymentIntents.list()).data).toHaveLength(2);
});
