// Prints the last line of CI: how many tests passed and failed, from vitest's reports.
import { existsSync, readFileSync } from "node:fs";

// Without Java or Maven there is no report of the tests on OpenSearch.
const reports = ["dist/test-results.json", "dist/engines-results.json", "dist/e2e-results.json"]
  .filter(existsSync)
  .map((file) => JSON.parse(readFileSync(file, "utf8")));
const sum = (name) => reports.reduce((total, report) => total + report[name], 0);
const notRun = sum("numPendingTests");
if (notRun > 0) console.log(`${notRun} not run; their names say why`);
console.log(`${sum("numPassedTests")} passed, ${sum("numFailedTests")} failed`);
