import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import { startWire, WireError, wireEnvironment } from "../../../scripts/testing/aws-wire.ts";
import { storedKeysGateway } from "./payments.ts";
import { kept, shopSecrets } from "./secrets.ts";

const wire = await startWire();
for (const [name, value] of Object.entries(wireEnvironment(wire.endpoint))) vi.stubEnv(name, value);
afterAll(wire.stop);

const arns = { STRIPE_SECRET_ARN: "arn:stripe", SIGNING_SECRET_ARN: "arn:signing" };
const stripeKeys = (secretKey: string) => ({
  SecretString: JSON.stringify({ stripeSecretKey: secretKey, stripeWebhookSecret: "whsec_x" }),
});
beforeEach(() => wire.answer(() => stripeKeys("sk_test_1")));

describe("a secret", () => {
  test("is not read before it is needed, and then once for all who ask at the same time", async () => {
    const secrets = shopSecrets(arns);
    expect(wire.calls).toHaveLength(0);
    await Promise.all([secrets.stripe.get(), secrets.stripe.get(), secrets.stripe.get()]);
    expect(wire.calls.map(({ input }) => input)).toEqual([{ SecretId: "arn:stripe" }]);
  });

  test("is read again after five minutes, so that a key that was rolled reaches a warm function", async () => {
    let now = 0;
    let key = "old";
    const secret = kept(
      async () => key,
      () => now,
    );
    expect(await secret.get()).toBe("old");
    key = "new";
    now = 5 * 60_000 - 1;
    expect(await secret.get()).toBe("old");
    now += 1;
    expect([await secret.get(), secret.last()]).toEqual(["new", "new"]);
  });

  test("that cannot be read again keeps its value, and is tried again soon", async () => {
    let now = 0;
    let answer = async (): Promise<string> => "old";
    const secret = kept(
      () => answer(),
      () => now,
    );
    await secret.get();
    now = 6 * 60_000;
    answer = () => Promise.reject(new Error("throttled"));
    expect(await secret.get()).toBe("old");
    answer = async () => "new";
    expect(await secret.get()).toBe("old");
    now += 15_000;
    expect(await secret.get()).toBe("new");
  });

  test("whose first read failed is read again by the next one who needs it", async () => {
    wire.answer(() => new WireError("InternalServiceError"));
    const secrets = shopSecrets(arns);
    await expect(secrets.stripe.get()).rejects.toThrow();
    wire.answer(() => stripeKeys("sk_test_1"));
    expect(await secrets.stripe.get()).toMatchObject({ stripeSecretKey: "sk_test_1" });
  }, 20_000);

  test("that a merchant has not entered is empty, and a payment says so", async () => {
    wire.answer(() => new WireError("ResourceNotFoundException"));
    const { stripe } = shopSecrets(arns);
    expect(await stripe.get()).toMatchObject({ stripePublishableKey: "" });
    await expect(storedKeysGateway(stripe).find("pi_1")).rejects.toThrow("not entered yet");
  });
});

test("a payment is asked for with the key that is stored, and with the new one once it was rolled", async () => {
  const used: (string | null)[] = [];
  let key = "sk_test_1";
  let now = 0;
  const keys = kept(
    async () => ({ stripeSecretKey: key, stripePublishableKey: "", stripeWebhookSecret: "whsec_x" }),
    () => now,
  );
  const gateway = storedKeysGateway(keys, {
    fetch(request) {
      used.push(request.headers.get("authorization"));
      return Response.json(
        { error: { type: "invalid_request_error", code: "resource_missing" } },
        { status: 404 },
      );
    },
  });
  await gateway.find("pi_1");
  key = "sk_test_2";
  await gateway.find("pi_1");
  now = 5 * 60_000;
  await gateway.find("pi_1");
  expect(used).toEqual(["Bearer sk_test_1", "Bearer sk_test_1", "Bearer sk_test_2"]);
});
