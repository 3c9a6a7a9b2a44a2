// npm run deploy -- STAGE [WHAT] [options]: checks, shows what changes, asks and deploys; status and destroy. --help lists all.
import { openCloud } from "../api/adapters/aws/deployment/cloud.ts";
import { buildAdmin, buildWeb } from "./build-web.ts";
import { terminal } from "./deploy/ask.ts";
import { cdkIn } from "./deploy/cdk.ts";
import { checkout } from "./deploy/checks/sources.ts";
import { exits } from "./deploy/command.ts";
import { run } from "./deploy/run.ts";

/** Each deployment writes its templates anew. */
const folder = "dist/deploy";

const ports = {
  cloud: openCloud(),
  cdk: cdkIn(folder),
  folder,
  build: async () => {
    await buildWeb();
    await buildAdmin();
  },
  checkout,
  nodeVersion: process.versions.node,
  ask: terminal(process, process.env),
  say: (line: string) => console.log(line),
};
try {
  process.exitCode = await run(ports, process.argv.slice(2), process.env);
} catch (error) {
  // Keys are never in a message of the SDK's errors; request bodies are not printed.
  console.error(error instanceof Error ? `${error.name}: ${error.message}` : error);
  process.exitCode = exits.failed;
}
