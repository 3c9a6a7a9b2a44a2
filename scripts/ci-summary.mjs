// The last line of CI: how many tests passed and failed, from vitest's own report.
import { readFileSync } from "node:fs";

const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(
  readFileSync("dist/test-results.json", "utf8"),
);
if (numPendingTests > 0) console.log(`${numPendingTests} not run (their names say why)`);
console.log(`${numPassedTests} passed, ${numFailedTests} failed`);
