// npm run properties -- [--seed 67] [--times 20] [FILE or VITEST ARGUMENTS]: runs every test that draws its cases at random with
// a fresh seed and twenty times the runs of npm test. What it finds becomes a fixed case beside the property.
import { spawn } from "node:child_process";
import { randomInt } from "node:crypto";
import { once } from "node:events";
import { globSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";

const { values, positionals } = parseArgs({
  options: { seed: { type: "string" }, times: { type: "string", default: "20" } },
  allowPositionals: true,
});
const seed = values.seed ?? String(randomInt(1_000_000_000));
const drawing = globSync("{api,workflows,agent,infra,scripts,web}/**/*.ts").filter(
  (file) =>
    !file.startsWith("scripts/testing/properties/") &&
    /from "(fast-check|[^"]*testing\/properties\/properties\.ts)"/.test(readFileSync(file, "utf8")),
);
const repeat = ["--seed", seed, "--times", values.times].join(" ");
console.log(`Seed ${seed}, ${values.times} times the runs.`);
const vitest = spawn(
  process.execPath,
  [
    "node_modules/vitest/vitest.mjs",
    ...(positionals.length > 0 ? ["run", ...positionals] : ["related", "--run", ...drawing]),
    "--project",
    "node",
  ],
  {
    stdio: "inherit",
    env: { ...process.env, PROPERTIES_SEED: seed, PROPERTIES_TIMES: values.times },
  },
);
const [code]: unknown[] = await once(vitest, "exit");
console.log(
  code === 0
    ? `Nothing was found with seed ${seed}.`
    : `Found with seed ${seed}. To repeat: npm run properties -- ${repeat} FILE`,
);
process.exit(typeof code === "number" ? code : 1);
