import { existsSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { dirname, join, normalize } from "node:path";

/** Commands that a shop of one machine runs with `npm ci --omit=dev`. */
export const running = [
  "scripts/start.ts",
  "scripts/staff.ts",
  "scripts/audit.ts",
  "scripts/search-rebuild.ts",
  "scripts/backup/backup.ts",
  "scripts/backup/restore.ts",
] as const;

/** What a running shop reaches: files of the project, and packages with the file that first imports each. */
export type Reached = { readonly files: ReadonlySet<string>; readonly packages: ReadonlyMap<string, string> };

/**
 * Follows imports and `import()` from these files, types aside. `except` are files that are never loaded there, by their
 * paths.
 */
export function importsFrom(entries: readonly string[], except: ReadonlySet<string>): Reached {
  const files = new Set<string>();
  const packages = new Map<string, string>();
  const open = entries.map((entry) => normalize(entry));
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (files.has(file) || except.has(file)) continue;
    files.add(file);
    for (const specifier of specifiersIn(readFileSync(file, "utf8"))) {
      if (specifier.startsWith(".")) {
        const next = normalize(join(dirname(file), specifier));
        if (existsSync(next)) open.push(next);
      } else if (!specifier.startsWith("node:") && !builtinModules.includes(specifier)) {
        const [first = "", second] = specifier.split("/");
        const name = first.startsWith("@") ? `${first}/${second}` : first;
        if (!packages.has(name)) packages.set(name, file);
      }
    }
  }
  return { files, packages };
}

/** The modules that a source imports when it runs. */
function specifiersIn(source: string): readonly string[] {
  const code = source.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");
  const found: string[] = [];
  for (const [statement, specifier = ""] of code.matchAll(
    /^\s*(?:import|export)\b(?:[^;"']*?\bfrom)?\s*["']([^"']+)["']/gm,
  )) {
    if (/^\s*(?:import|export)\s+type\b/.test(statement)) continue;
    // A list of types alone is erased, and the import with it stays only for its effects.
    found.push(specifier);
  }
  for (const [, specifier = ""] of code.matchAll(/\b(?:import|\.resolve)\(\s*["']([^"']+)["']/g))
    found.push(specifier);
  return found;
}
