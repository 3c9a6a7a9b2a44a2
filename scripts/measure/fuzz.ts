// npm run fuzz -- [--requests 20000] [--seed 1]: sends requests made from /openapi.json to a shop in memory, right and wrong ones, as
// every kind of caller. An answer that the document does not have, an error in another shape, and a 500 end it with 1.
import { parseArgs } from "node:util";
import { fuzz } from "../testing/fuzz/fuzz.ts";

const { values } = parseArgs({
  options: { requests: { type: "string", default: "20000" }, seed: { type: "string", default: "1" } },
});
const { requests, statuses, neverServed, findings } = await fuzz(
  Number(values.requests),
  Number(values.seed),
);
const counted = [...statuses]
  .sort(([one], [other]) => one - other)
  .map(([status, times]) => `${status}: ${times}`);
console.log(`${requests} requests with seed ${values.seed}. Answers by status: ${counted.join(", ")}.`);
if (neverServed.length > 0) console.log(`Never answered with success: ${neverServed.join(", ")}.`);
for (const { problem, first, times } of findings)
  console.error(`\n${times} times: ${problem}\n  first: ${JSON.stringify(first).slice(0, 1_000)}`);
console.log(`${findings.length} kinds of findings.`);
process.exit(findings.length > 0 ? 1 : 0);
