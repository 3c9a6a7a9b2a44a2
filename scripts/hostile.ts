// npm run hostile -- [--streams 10000] [--slow 500] [--megabytes 100] [--only WORDS]: attacks shops of its own, each in a process of its
// own, and says what became of them. Ends with 1 when one does not hold.
import { parseArgs } from "node:util";
import { scenarios } from "./testing/hostile/scenarios.ts";

const { values } = parseArgs({
  options: {
    streams: { type: "string", default: "10000" },
    slow: { type: "string", default: "500" },
    megabytes: { type: "string", default: "100" },
    only: { type: "string", default: "" },
  },
});
const force = {
  streams: Number(values.streams),
  slow: Number(values.slow),
  bodyMegabytes: Number(values.megabytes),
};
let failed = 0;
for (const [name, run] of scenarios.filter(([called]) => called.includes(values.only)))
  try {
    console.log(`holds  ${name}: ${await run(force)}`);
  } catch (error) {
    failed++;
    console.error(`FAILS  ${name}: ${error instanceof Error ? error.message : String(error)}`);
  }
process.exit(failed === 0 ? 0 : 1);
