import { readFileSync } from "node:fs";
import * as z from "zod";

const Lockfile = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      license: z.string().optional(),
      dev: z.boolean().default(false),
      link: z.boolean().default(false),
    }),
  ),
});

/** Licences whose code may be part of what a merchant runs, by SPDX's names. */
const permissive: ReadonlySet<string> = new Set([
  "0BSD",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "CC0-1.0",
  "ISC",
  "MIT",
  "MIT-0",
  "MPL-2.0",
  "OFL-1.1",
  "Python-2.0",
  "Unlicense",
  "Zlib",
]);
/** And of tools that only build and check it. */
const forTools: ReadonlySet<string> = new Set([...permissive, "CC-BY-4.0"]);

/** Packages with another licence, and why they may be used all the same. */
const exceptions: readonly (readonly [name: RegExp, licence: string, because: string])[] = [
  [/^@img\/sharp-/, "LGPL-3.0-or-later", "libvips, a library of its own that is loaded and can be replaced"],
  [/^@cloud-copilot\//, "AGPL-3.0-or-later", "checks roles in tests; no part of the shop"],
];

export type LicenceFault = { readonly name: string; readonly licence: string };

/** Packages of a lockfile whose licence does not let them be used, offline; the file has the licence of each. */
export function licenceFaults(file = "package-lock.json"): {
  readonly checked: number;
  readonly faults: readonly LicenceFault[];
} {
  const { packages } = Lockfile.parse(JSON.parse(readFileSync(file, "utf8")));
  const installed = Object.entries(packages).filter(([path, { link }]) => path !== "" && !link);
  const faults = installed.flatMap(([path, { license = "unknown", dev }]) => {
    const name = path.replace(/^.*node_modules\//, "");
    const excepted = exceptions.filter(([named]) => named.test(name)).map(([, licence]) => licence);
    const allowed = new Set([...(dev ? forTools : permissive), ...excepted]);
    return allows(license, allowed) ? [] : [{ name, licence: license }];
  });
  return { checked: installed.length, faults };
}

/** Reads the "A OR B" and "A AND B" of SPDX expressions, of which every package here uses one kind. */
function allows(expression: string, allowed: ReadonlySet<string>): boolean {
  const bare = expression.replaceAll(/[()]/g, "");
  if (bare.includes(" OR ")) return bare.split(" OR ").some((licence) => allowed.has(licence.trim()));
  return bare.split(" AND ").every((licence) => allowed.has(licence.trim()));
}
