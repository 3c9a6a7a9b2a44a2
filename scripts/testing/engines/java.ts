import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

const homes = [
  "/usr/lib/jvm",
  "/Library/Java/JavaVirtualMachines",
  "/opt/homebrew/opt",
  "C:\\Program Files\\Java",
];

/**
 * The path of a Java of version `least` or newer (from JAVA_HOME, PATH and the usual folders), or what was
 * found instead.
 */
export function findJava(least: number): { readonly java: string } | { readonly missing: string } {
  const seen: string[] = [];
  for (const java of candidates()) {
    const version = versionOf(java);
    if (version !== undefined && version >= least) return { java };
    if (version !== undefined) seen.push(`${java} is Java ${version}`);
  }
  const instead = seen.length > 0 ? `; ${seen.join(", ")}` : "";
  return { missing: `no Java of ${least} or later (JAVA_HOME or PATH)${instead}` };
}

function* candidates(): Generator<string> {
  const home = process.env["JAVA_HOME"];
  if (home) yield join(home, "bin", "java");
  yield "java";
  for (const folder of homes.filter((folder) => existsSync(folder)))
    for (const name of readdirSync(folder).toSorted())
      for (const java of [join(folder, name, "bin", "java"), join(folder, name, "Contents/Home/bin/java")])
        if (existsSync(java)) yield java;
}

/** Java 8 reports its version as 1.8. */
function versionOf(java: string): number | undefined {
  const { stderr } = spawnSync(java, ["-version"], { encoding: "utf8", timeout: 10_000 });
  const [, major, minor] = /version "(\d+)(?:\.(\d+))?/.exec(stderr ?? "") ?? [];
  if (major === undefined) return undefined;
  return major === "1" ? Number(minor) : Number(major);
}
