// npm run lint:cloud: writes the AWS templates of every stage, pipelines included, and checks them with cfn-lint, which knows
// CloudFormation's own schemas. cfn-lint is installed once into the user's cache; without Python it is not run.
import { spawnSync } from "node:child_process";
import { existsSync, globSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { basename, join } from "node:path";
import { frontendRegion } from "../../infra/frontend-stack.ts";
import { stageNamed, stageNames } from "../../infra/stage.ts";

const version = "1.58.0";
const output = "dist/cloud";
// CDK writes dependencies that a reference already makes.
const options = ["--ignore-checks", "W3005", "--non-zero-exit-code", "error"];

const linter = cfnLint();
if ("missing" in linter) {
  console.warn(`NOT RUN: cfn-lint: ${linter.missing}.`);
  process.exit(0);
}
rmSync(output, { recursive: true, force: true });
const flags = { USE_BACKEND_PIPELINE: "true", USE_FRONTEND_PIPELINES: "true" };
if (!run(process.execPath, ["scripts/cloud/synth.ts", "--output", output], flags)) process.exit(1);

const regions = new Map<string, string[]>();
for (const name of stageNames)
  for (const file of globSync(join(output, `E-Com67-${name}-*.template.json`))) {
    const region = basename(file).includes("-Frontend.") ? frontendRegion : stageNamed(name).region;
    regions.set(region, [...(regions.get(region) ?? []), file]);
  }
const all = [...regions.values()].flat();
if (all.length === 0) throw new Error(`${output} has no templates`);
let failed = false;
for (const [region, files] of regions)
  if (!run(linter.program, ["--regions", region, ...options, "--", ...files])) failed = true;
console.log(`cfn-lint ${version} read ${all.length} templates${failed ? "" : ": no errors"}.`);
process.exitCode = failed ? 1 : 0;

/** The program, installed when it is not yet there. */
function cfnLint(): { readonly program: string } | { readonly missing: string } {
  const cache = join(process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"), "e-com67");
  const folder = join(cache, `cfn-lint-${version}`);
  const program = (root: string, name: string) =>
    process.platform === "win32" ? join(root, "Scripts", `${name}.exe`) : join(root, "bin", name);
  if (existsSync(join(folder, "installed"))) return { program: program(folder, "cfn-lint") };
  const python = ["python3", "python"].find((one) => spawnSync(one, ["-c", "import venv"]).status === 0);
  if (python === undefined) return { missing: "Python 3 with its module venv is not installed" };
  // A virtual environment cannot be moved: what says that it is whole is written last.
  rmSync(folder, { recursive: true, force: true });
  if (!run(python, ["-m", "venv", folder])) return { missing: "Python could not make a virtual environment" };
  if (
    !run(program(folder, "python"), [
      "-m",
      "pip",
      "install",
      "--quiet",
      "--disable-pip-version-check",
      `cfn-lint==${version}`,
    ])
  )
    return { missing: "it could not be downloaded" };
  writeFileSync(join(folder, "installed"), version);
  return { program: program(folder, "cfn-lint") };
}

function run(program: string, words: readonly string[], env: Readonly<Record<string, string>> = {}): boolean {
  return spawnSync(program, words, { stdio: "inherit", env: { ...process.env, ...env } }).status === 0;
}
