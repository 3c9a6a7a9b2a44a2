// npm run load -- [--minutes 10] [--rate VISITS] [--url URL] [--out dist/load]: visits that browse and buy. Finds the most that a
// shop of its own gets through, holds 70 % of it, writes a report with plots and audits the shop. With --url it loads a shop that
// runs. --k6 FILE writes the same visits as a script for k6 and for Distributed Load Testing on AWS.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { k6Script } from "./load/k6-script.ts";
import { verdictsOf, writeReport } from "./load/report.ts";
import { runLoad } from "./load/run.ts";

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "10" },
    rate: { type: "string" },
    url: { type: "string" },
    out: { type: "string", default: "dist/load" },
    products: { type: "string", default: "200" },
    "peak-seconds": { type: "string", default: "20" },
    k6: { type: "string" },
  },
});
if (values.k6 !== undefined) {
  writeFileSync(values.k6, await k6Script(values.url ?? "http://localhost:3000"));
  console.log(
    `Wrote ${values.k6}. Run it with k6 run -e BASE_URL=… ${values.k6}, or upload it as a k6 test.`,
  );
  process.exit(0);
}
const seconds = Number(values.minutes) * 60;
let told = 0;
const report = await runLoad({
  url: values.url,
  seconds,
  slice: 60,
  rate: values.rate === undefined ? undefined : Number(values.rate),
  peakSeconds: Number(values["peak-seconds"]),
  products: Number(values.products),
  tell(line, progress) {
    if (!progress) return console.log(line);
    const { isTTY } = process.stdout;
    // A terminal's line is written anew each second; a log gets one every ten.
    if (performance.now() - told < (isTTY ? 1_000 : 10_000)) return;
    told = performance.now();
    const text = `${progress.seconds.toFixed(0)} of ${seconds} s: ${progress.visits} visits in this minute, ${progress.open} under way, ${progress.errors} errors`;
    if (isTTY) process.stdout.write(`\r\u001b[2K${text}`);
    else console.log(text);
  },
});
writeReport(values.out, report);
console.log("");
const verdicts = verdictsOf(report);
for (const { what, holds, found } of verdicts) console.log(`${holds ? "holds" : "FAILS"}  ${what}: ${found}`);
for (const [reason, times] of Object.entries(report.failures)) console.log(`${times} times: ${reason}`);
console.log(`The report is ${join(values.out, "load.md")}.`);
process.exit(verdicts.every(({ holds }) => holds) ? 0 : 1);
