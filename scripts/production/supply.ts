// npm run supply: the licences of all packages, from the lockfile, and known vulnerabilities of those that a shop runs, from the
// registry; says so when the registry cannot be reached. Ends with 1 on a licence that is not allowed and on a serious vulnerability.
import { spawnSync } from "node:child_process";
import * as z from "zod";
import { licenceFaults } from "./licences.ts";

const Report = z.object({
  metadata: z.object({
    vulnerabilities: z.object({
      moderate: z.int(),
      high: z.int(),
      critical: z.int(),
      total: z.int(),
    }),
  }),
  vulnerabilities: z.record(z.string(), z.object({ name: z.string(), severity: z.string() })),
});

const { checked, faults } = licenceFaults();
for (const { name, licence } of faults) console.error(`${name} has the licence ${licence}.`);
console.log(`${checked} packages: ${faults.length} with a licence that is not allowed.`);

const audit = spawnSync("npm", ["audit", "--omit=dev", "--json"], { encoding: "utf8", timeout: 120_000 });
const report = Report.safeParse(parsed(audit.stdout));
let serious = 0;
if (report.success) {
  const { metadata, vulnerabilities } = report.data;
  for (const { name, severity } of Object.values(vulnerabilities)) console.log(`${severity}: ${name}`);
  serious = metadata.vulnerabilities.high + metadata.vulnerabilities.critical;
  console.log(
    `${metadata.vulnerabilities.total} known vulnerabilities, ${serious} of them high or critical.`,
  );
} else {
  const { data } = z.object({ message: z.string() }).safeParse(parsed(audit.stdout));
  const reason = data?.message ?? "npm audit gave no report";
  console.log(`Known vulnerabilities were NOT looked up: ${reason.replace(/ https?:\S+/, "")}.`);
}
process.exit(faults.length > 0 || serious > 0 ? 1 : 0);

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return undefined;
  }
}
