// npm run faults -- --runs 10000 --seed 1 [--plant NAME] [--engines emulated]
import { parseArgs } from "node:util";
import { runOnce } from "./faults/run.ts";
import { faultKinds } from "./testing/world/faults.ts";
import { plants } from "./testing/world/plants.ts";

const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "1000" },
    seed: { type: "string", default: "1" },
    plant: { type: "string", default: "none" },
    engines: { type: "string", default: "embedded" },
  },
});
const plant = plants[values.plant];
if (!plant) throw new Error(`--plant is one of ${Object.keys(plants).join(", ")}`);
const [runs, first] = [Number(values.runs), Number(values.seed)];
if (!["embedded", "emulated"].includes(values.engines)) throw new Error("--engines is embedded or emulated");
const emulated =
  values.engines === "emulated"
    ? await (await import("./faults/emulated.ts")).startEmulatedFaults()
    : undefined;

const faults = Object.fromEntries(faultKinds.map((kind) => [kind, 0]));
const branches = new Map<string, number>();
const failed: { seed: number; violations: readonly string[] }[] = [];
let said = performance.now();
let underWay = first;
// Node leaves with 13 when nothing is left that could go on.
process.once("exit", (code) => {
  if (code === 13) console.error(`Seed ${underWay} came to a standstill.`);
});
for (let seed = first; seed < first + runs; seed++) {
  underWay = seed;
  const outcome = await runOnce(seed, plant, await emulated?.fresh());
  for (const kind of faultKinds) faults[kind] = (faults[kind] ?? 0) + outcome.faults[kind];
  for (const [branch, count] of outcome.branches) branches.set(branch, (branches.get(branch) ?? 0) + count);
  if (outcome.violations.length > 0) failed.push({ seed, violations: outcome.violations });
  if (performance.now() - said > 5000) {
    said = performance.now();
    console.log(`${seed - first + 1} of ${runs} runs, ${failed.length} with violations…`);
  }
}
console.log(
  `\nFaults injected: ${Object.entries(faults)
    .map(([kind, count]) => `${kind} ${count}`)
    .join(", ")}`,
);
console.log("Branches reached:");
for (const [branch, count] of [...branches].sort(([one], [other]) => one.localeCompare(other)))
  console.log(`  ${branch}: ${count}`);
for (const { seed, violations } of failed.slice(0, 10)) {
  console.log(`\nSeed ${seed}:`);
  for (const violation of violations.slice(0, 8)) console.log(`  ${violation}`);
}
console.log(`\n${runs} runs, ${failed.length} with violations.`);
await emulated?.stop();
process.exit(failed.length > 0 ? 1 : 0);
