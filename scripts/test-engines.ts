// npm run test:engines [-- VITEST ARGUMENTS]: runs the tests that need a real OpenSearch.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { startOpenSearch } from "./testing/engines/opensearch.ts";

const files = [
  "api/adapters/aws/search-index/search-index.test.ts",
  "api/adapters/aws/vectors/vectors.test.ts",
  "scripts/measure/relevance/relevance.test.ts",
  "scripts/testing/lambda/search-bundles.test.ts",
];

console.log("Starting OpenSearch; the first time, Maven downloads about 60 MB…");
const engine = await startOpenSearch();
if ("missing" in engine) {
  console.warn(`NOT RUN: the tests on OpenSearch: ${engine.missing}.`);
  process.exit(0);
}
const vitest = spawn(
  process.execPath,
  ["node_modules/vitest/vitest.mjs", "run", "--project", "node", ...files, ...process.argv.slice(2)],
  { stdio: "inherit", env: { ...process.env, OPENSEARCH_ENDPOINT: engine.endpoint } },
);
const [code]: unknown[] = await once(vitest, "exit");
await engine.stop();
process.exit(typeof code === "number" ? code : 1);
