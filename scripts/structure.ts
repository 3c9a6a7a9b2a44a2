// npm run structure: checks the imports by the rules of .dependency-cruiser.mjs, the files per folder and the lines per file;
// fails when it read too few modules.
import { spawnSync } from "node:child_process";
import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import * as z from "zod";

/** Source files in one folder, tests not counted. */
const mostFiles = 20;
/** Tests too. */
const mostLines = 300;

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
const files = folders.flatMap((folder) => globSync(`${folder}/**/*.{ts,tsx,mjs}`));
const tooLarge = [...longFiles(files), ...fullFolders(files)];
for (const violation of tooLarge) console.error(`error size: ${violation}`);
const violations = summary.violations.length + tooLarge.length;
console.log(`${files.length} files: ${violations} violations.`);
process.exit(violations > 0 ? 1 : 0);

function longFiles(files: readonly string[]): string[] {
  return files.flatMap((file) => {
    const lines = readFileSync(file, "utf8").trimEnd().split("\n").length;
    return lines > mostLines ? [`${file} has ${lines} lines, more than ${mostLines}`] : [];
  });
}

function fullFolders(files: readonly string[]): string[] {
  const sources = Object.groupBy(
    files.filter((file) => !/\.(test|contract)\.tsx?$/.test(file)),
    (file) => dirname(file),
  );
  return Object.entries(sources).flatMap(([folder, { length } = []]) =>
    length > mostFiles ? [`${folder} has ${length} source files, more than ${mostFiles}`] : [],
  );
}
