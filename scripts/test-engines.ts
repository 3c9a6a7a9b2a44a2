// npm run test:engines [-- VITEST ARGUMENTS]: the ports' contracts and some of the shop's tests on every emulator that starts here.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { startDynamoDbLocal } from "./testing/engines/dynamodb-local.ts";
import { startOpenSearch } from "./testing/engines/opensearch.ts";

/** Emulators in the tests' own process: SQS, SNS and S3 (fauxqs), SES (aws-ses-v2-local). */
const inProcess = [
  "api/adapters/aws/messages.test.ts",
  "api/adapters/aws/files.test.ts",
  "api/adapters/aws/uploads.test.ts",
  "api/adapters/aws/mail.test.ts",
];
const onDynamoDb = ["api/adapters/aws/table/table.test.ts"];
const onOpenSearch = [
  "api/adapters/aws/search-index/search-index.test.ts",
  "api/adapters/aws/vectors/vectors.test.ts",
  "scripts/measure/relevance/relevance.test.ts",
  "scripts/testing/lambda/search-bundles.test.ts",
];
/** The whole shop on the AWS adapters. */
const onAll = [
  "workflows/checkout/race.test.ts",
  "scripts/local/emulated/shop.test.ts",
  "scripts/testing/cloud/calls/calls.test.ts",
];

console.log("Starting the engines; the first time, Maven downloads OpenSearch, about 60 MB…");
const [dynamo, search] = await Promise.all([startDynamoDbLocal(), startOpenSearch()]);
const engines = { DYNAMODB_ENDPOINT: dynamo, OPENSEARCH_ENDPOINT: search };
const endpoints = Object.fromEntries(
  Object.entries(engines).flatMap(([name, one]) => ("missing" in one ? [] : [[name, one.endpoint]])),
);
const notRun = [
  ...("missing" in dynamo ? [`the tables on DynamoDB Local: ${dynamo.missing}`] : []),
  ...("missing" in search ? [`search on OpenSearch: ${search.missing}`] : []),
  ...(Object.keys(endpoints).length < 2 ? ["the whole shop on the emulators, which needs both"] : []),
  "accounts on cognito-local: it lacks operations of the port (docs/emulators.md)",
];
const failed = [
  await vitest("engines", [
    ...inProcess,
    ...("missing" in dynamo ? [] : onDynamoDb),
    ...("missing" in search ? [] : onOpenSearch),
  ]),
];
if (Object.keys(endpoints).length === 2)
  failed.push(await vitest("engines-together", onAll, { TEST_ENGINES: "emulated" }));
for (const engine of [dynamo, search]) if ("stop" in engine) await engine.stop();
for (const what of notRun) console.warn(`NOT RUN: ${what}.`);
process.exit(failed.includes(true) ? 1 : 0);

/** Whether a test failed; the report, which .ci/run counts, has its own name in dist for each call. */
async function vitest(
  report: string,
  files: readonly string[],
  more: Record<string, string> = {},
): Promise<boolean> {
  const reporters = [
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=dist/${report}-results.json`,
  ];
  const asked = [...reporters, ...process.argv.slice(2)];
  const run = spawn(
    process.execPath,
    ["node_modules/vitest/vitest.mjs", "run", "--project", "node", "--passWithNoTests", ...files, ...asked],
    { stdio: "inherit", env: { ...process.env, ...endpoints, ...more } },
  );
  const [code]: unknown[] = await once(run, "exit");
  return code !== 0;
}
