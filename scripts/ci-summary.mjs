// Prints the end of CI from vitest's reports: the tests that failed, then how many passed and failed.
import { readdirSync, readFileSync } from "node:fs";
import { relative } from "node:path";

const reports = readdirSync("dist")
  .filter((name) => name.endsWith("-results.json"))
  .map((name) => JSON.parse(readFileSync(`dist/${name}`, "utf8")));
const sum = (name) => reports.reduce((total, report) => total + report[name], 0);
for (const { name, message, assertionResults } of reports.flatMap((report) => report.testResults)) {
  const file = relative(process.cwd(), name);
  if (assertionResults.length === 0 && message) console.log(`FAILED ${file}: ${message}`);
  for (const { status, fullName, failureMessages } of assertionResults)
    if (status === "failed") console.log(`FAILED ${file}: ${fullName}\n${failureMessages.join("\n")}`);
}
const notRun = sum("numPendingTests");
if (notRun > 0) console.log(`${notRun} not run; their names say why`);
console.log(`${sum("numPassedTests")} passed, ${sum("numFailedTests")} failed`);
