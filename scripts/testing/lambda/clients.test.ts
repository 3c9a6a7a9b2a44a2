import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { bundle, checkBundle } from "../../../infra/bundle.ts";
import { startWire, wireEnvironment } from "../aws-wire.ts";
import { localEnvironment } from "./environment.ts";
import { startLambda } from "./runtime-api.ts";

test("a function starts with the keys from Secrets Manager, through a client that it loads on demand", async () => {
  const folder = await mkdtemp(join(tmpdir(), "e-com67-bundle-"));
  const wire = await startWire();
  const keys = { stripeSecretKey: "sk_test_x", stripeWebhookSecret: "whsec_x", cursorSecret: "secret" };
  wire.answer(() => ({ SecretString: JSON.stringify(keys) }));
  await bundle("workflows/lambda/consumer.ts", folder);
  const lambda = await startLambda(folder, {
    ...localEnvironment("http://127.0.0.1:9"),
    ...wireEnvironment(wire.endpoint),
    CONSUMER: "order-processor",
    SECRETS_ARN: "arn:aws:secretsmanager:eu-west-1:000000000000:secret:shop",
  });
  expect(wire.calls).toEqual([
    {
      action: "GetSecretValue",
      input: { SecretId: "arn:aws:secretsmanager:eu-west-1:000000000000:secret:shop" },
    },
  ]);
  expect(await lambda.invoke({ Records: [] })).toEqual({ batchItemFailures: [] });
  await lambda.stop();
  await wire.stop();
  await rm(folder, { recursive: true });
}, 30_000);

test("a bundle that loads CommonJS lazily is refused by name, because its named exports would be undefined on AWS", () => {
  const lazily = { path: "node_modules/old/index.js", kind: "dynamic-import" } as const;
  const refused = () =>
    checkBundle({
      inputs: {
        "api/new.ts": { bytes: 1, format: "esm", imports: [lazily] },
        "node_modules/old/index.js": { bytes: 1, format: "cjs", imports: [] },
      },
      outputs: {},
    });
  expect(refused).toThrow("api/new.ts imports node_modules/old/index.js lazily");
});
