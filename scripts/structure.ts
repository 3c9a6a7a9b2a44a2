// npm run structure: checks the imports by the rules of .dependency-cruiser.mjs; fails when it read too few modules.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import * as z from "zod";

const folders = ["api", "workflows", "agent", "web", "admin", "infra", "scripts"].filter(existsSync);
const { stdout, stderr } = spawnSync(
  process.execPath,
  [
    "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs",
    ...folders,
    "--config",
    ".dependency-cruiser.mjs",
    "--output-type",
    "json",
  ],
  { encoding: "utf8", maxBuffer: 256 * 1024 * 1024 },
);
const Report = z.object({
  summary: z.object({
    totalCruised: z.int(),
    totalDependenciesCruised: z.int(),
    violations: z.array(
      z.object({
        from: z.string(),
        to: z.string(),
        rule: z.object({ name: z.string(), severity: z.string() }),
      }),
    ),
  }),
});
if (stdout === "") {
  console.error(stderr);
  process.exit(1);
}
const { summary } = Report.parse(JSON.parse(stdout));
for (const { rule, from, to } of summary.violations)
  console.error(`${rule.severity} ${rule.name}: ${from} → ${to}`);
console.log(
  `dependency-cruiser read ${summary.totalCruised} modules and ${summary.totalDependenciesCruised} imports.`,
);
if (summary.totalCruised < 100) {
  console.error(
    "That is too few for the whole project. dependency-cruiser reads nothing when its TypeScript is not the pinned version.",
  );
  process.exit(1);
}
process.exit(summary.violations.length > 0 ? 1 : 0);
