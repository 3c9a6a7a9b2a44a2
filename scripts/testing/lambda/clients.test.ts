import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { bundle, checkBundle } from "../../../infra/bundle.ts";
import { startWire, wireEnvironment } from "../aws-wire.ts";
import { localEnvironment } from "./environment.ts";
import { httpEvent } from "./events.ts";
import { startLambda } from "./runtime-api.ts";

test("the API reads its secrets at the first request and not again, through a client that it loads on demand", async () => {
  const folder = await mkdtemp(join(tmpdir(), "e-com67-bundle-"));
  const wire = await startWire();
  const SecretString = JSON.stringify({ stripePublishableKey: "pk_test_x" });
  wire.answer(() => ({ SecretString }));
  await bundle("api/lambda.ts", folder);
  const lambda = await startLambda(folder, {
    ...localEnvironment("http://127.0.0.1:9"),
    ...wireEnvironment(wire.endpoint),
    STRIPE_SECRET_ARN: "arn:stripe",
    SIGNING_SECRET_ARN: "arn:signing",
    ORIGIN_SECRET_ARN: "arn:origin",
  });
  const secret = { "x-origin-secret": SecretString };
  expect(wire.calls).toEqual([]);
  for (const _ of [1, 2])
    expect(await lambda.invoke(httpEvent("GET", "/api/openapi.json", secret))).toMatchObject({
      statusCode: 200,
    });
  expect(wire.calls.map(({ action, input }) => `${action} ${String(input["SecretId"])}`).toSorted()).toEqual([
    "GetSecretValue arn:origin",
    "GetSecretValue arn:signing",
    "GetSecretValue arn:stripe",
  ]);
  // Nobody reaches the API past CloudFront, which has the rate limit and says whose address it is.
  for (const headers of [
    {},
    { "x-origin-secret": "guessed" },
    { "x-origin-secret": "é".repeat(SecretString.length) },
  ])
    expect(await lambda.invoke(httpEvent("GET", "/api/openapi.json", headers))).toMatchObject({
      statusCode: 403,
    });
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

test("a bundle in which CommonJS imports ES modules lazily is refused by name, because every start would be slower", () => {
  const lazily = { path: "node_modules/sdk/index.js", kind: "dynamic-import" } as const;
  const refused = () =>
    checkBundle({
      inputs: {
        "node_modules/old/index.js": { bytes: 1, format: "cjs", imports: [lazily] },
        "node_modules/sdk/index.js": { bytes: 1, format: "esm", imports: [] },
      },
      outputs: {},
    });
  expect(refused).toThrow(
    "node_modules/old/index.js is CommonJS and imports node_modules/sdk/index.js lazily",
  );
});

test("a bundle loads HTTP/2 with its first request over it", async () => {
  const folder = await mkdtemp(join(tmpdir(), "e-com67-bundle-"));
  const wire = await startWire("http/2");
  wire.answer(() => ({ embedding: [1] }));
  const entry = join(folder, "entry.ts");
  const client = JSON.stringify(resolve("node_modules/@aws-sdk/client-bedrock-runtime"));
  await writeFile(
    entry,
    `import { BedrockRuntimeClient, InvokeModelCommand } from ${client};
     const loaded = () => process.moduleLoadList.includes("NativeModule http2");
     const before = loaded();
     const credentials = { accessKeyId: "a", secretAccessKey: "s" };
     const client = new BedrockRuntimeClient({ region: "eu-west-1", endpoint: process.argv[2], credentials });
     const { body } = await client.send(new InvokeModelCommand({ modelId: "m", body: "{}" }));
     console.log(JSON.stringify({ before, after: loaded(), answer: JSON.parse(body.transformToString()) }));
     process.exit(0);`,
  );
  await bundle(entry, join(folder, "out"));
  const { stdout } = await promisify(execFile)(process.execPath, [
    join(folder, "out/index.mjs"),
    wire.endpoint,
  ]);
  expect(JSON.parse(stdout)).toEqual({ before: false, after: true, answer: { embedding: [1] } });
  await wire.stop();
  await rm(folder, { recursive: true });
}, 30_000);
