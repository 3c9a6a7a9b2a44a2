import { expect, test } from "vitest";
import { canStart } from "./finding.ts";
import { stripeAnswer } from "./probes.ts";
import { stripeAccountFinding, stripeKeysFinding } from "./stripe-keys.ts";

const body = "51AbCdEfGhIjKlMnOpQrStUv";
const right = {
  STRIPE_SECRET_KEY: `sk_test_${body}`,
  STRIPE_PUBLISHABLE_KEY: `pk_test_${body}`,
  STRIPE_WEBHOOK_SECRET: `whsec_${body}`,
};

test("without keys the embedded Stripe server is used, which is right", () => {
  expect(stripeKeysFinding({})).toMatchObject({ status: "ok" });
  expect(stripeKeysFinding({ STRIPE_SECRET_KEY: "" }).status).toBe("ok");
});

test("test mode, live mode and restricted keys are told apart", () => {
  expect(stripeKeysFinding(right).text).toContain("test mode");
  const live = {
    ...right,
    STRIPE_SECRET_KEY: `rk_live_${body}`,
    STRIPE_PUBLISHABLE_KEY: `pk_live_${body}`,
  };
  expect(stripeKeysFinding(live).text).toContain("real cards are charged");
});

test.each([
  ["a webhook secret is missing", { STRIPE_WEBHOOK_SECRET: undefined }, "STRIPE_WEBHOOK_SECRET not set"],
  [
    "the secret key is a publishable one",
    { STRIPE_SECRET_KEY: `pk_test_${body}` },
    "STRIPE_SECRET_KEY is not",
  ],
  ["the secret key is cut off", { STRIPE_SECRET_KEY: "sk_test_51Ab" }, "be complete"],
  [
    "the publishable key is something else",
    { STRIPE_PUBLISHABLE_KEY: `hunter2-${body}` },
    "PUBLISHABLE_KEY is not",
  ],
  ["the webhook secret is an endpoint's id", { STRIPE_WEBHOOK_SECRET: `we_${body}` }, "begin with whsec_"],
  ["a key has quotes around it", { STRIPE_SECRET_KEY: `"sk_test_${body}"` }, "quotes or white space"],
  ["a key has a line end", { STRIPE_SECRET_KEY: `sk_test_${body}\n` }, "quotes or white space"],
  ["modes are mixed", { STRIPE_PUBLISHABLE_KEY: `pk_live_${body}` }, "publishable key for live mode"],
])("it stops the start, and no part of a key is printed: %s", (_case, changed, text) => {
  const finding = stripeKeysFinding({ ...right, ...changed });
  expect(finding.text).toContain(text);
  expect(canStart([finding])).toBe(false);
  expect(finding.mend).toBeTruthy();
  expect(JSON.stringify(finding)).not.toMatch(/51Ab|hunter2/);
});

test.each([
  [200, { object: "list", data: [], has_more: false, url: "/v1/payment_intents" }, "accepted", true],
  [401, { error: { type: "invalid_request_error", message: "Invalid API Key provided" } }, "refused", false],
  [403, { error: { type: "invalid_request_error", message: "not permitted" } }, "forbidden", false],
  [500, { error: { type: "api_error", message: "down" } }, "unreachable", false],
])("an answer of %i from Stripe", async (status, answer, known, starts) => {
  const asked: string[] = [];
  const said = await stripeAnswer(right.STRIPE_SECRET_KEY, async (input) => {
    asked.push(new Request(input).url);
    return Response.json(answer, { status });
  });
  expect(said).toBe(known);
  expect(asked).toEqual([expect.stringMatching(/^https:\/\/api\.stripe\.com\/v1\/payment_intents\?/)]);
  expect(canStart(stripeAccountFinding(said))).toBe(starts);
});

test("a Stripe that cannot be reached", async () => {
  const said = await stripeAnswer(right.STRIPE_SECRET_KEY, async () => {
    throw new TypeError("fetch failed");
  });
  expect(stripeAccountFinding(said)[0]?.text).toContain("does not answer");
});
