// npm run iam [-- --calls FILE]: trades a day on the emulators, records what each function calls of AWS, and asks IAM's rules.
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { startDynamoDbLocal } from "../testing/engines/dynamodb-local.ts";
import { startOpenSearch } from "../testing/engines/opensearch.ts";

const { values } = parseArgs({ options: { calls: { type: "string" } } });
const [dynamo, search] = await Promise.all([startDynamoDbLocal(), startOpenSearch()]);
for (const engine of [dynamo, search])
  if ("missing" in engine) {
    console.error(`NOT RUN: ${engine.missing}.`);
    process.exit(1);
  }
if ("endpoint" in dynamo) process.env["DYNAMODB_ENDPOINT"] = dynamo.endpoint;
if ("endpoint" in search) process.env["OPENSEARCH_ENDPOINT"] = search.endpoint;
const [{ callsOf, verdictsOfProduction }, { tradeADay }] = await Promise.all([
  import("../testing/cloud/calls/trading.ts"),
  import("../testing/fixtures/trading-day.ts"),
]);
const calls = await callsOf(tradeADay);
if (values.calls !== undefined) writeFileSync(values.calls, JSON.stringify(calls));
const verdicts = await verdictsOfProduction(calls);
const counted = Map.groupBy(verdicts, ({ by }) => by);
for (const [by, own] of [...counted].toSorted(([one], [other]) => one.localeCompare(other))) {
  const made = calls.filter((call) => call.by === by).length;
  console.log(`${by.padEnd(20)} ${made} calls, ${own.length} different requests of IAM`);
}
const refused = verdicts.filter(({ allowed }) => !allowed);
const loose = verdicts.filter(({ allowed, allowedWithout }) => allowed && allowedWithout);
for (const { by, request } of refused) console.error(`REFUSED: ${by} ${request.action} ${request.resource}`);
for (const { by, request } of loose)
  console.error(`STILL ALLOWED without the action: ${by} ${request.action} ${request.resource}`);
console.log(
  `\n${calls.length} calls, ${verdicts.length} different requests: ${verdicts.length - refused.length} allowed, ` +
    `${verdicts.length - loose.length} refused once their action is taken out.`,
);
for (const engine of [dynamo, search]) if ("stop" in engine) await engine.stop();
process.exit(refused.length + loose.length > 0 ? 1 : 0);
