// npm run synth [-- --context stage=production]: builds both sites and writes the AWS templates of every stage, without
// credentials or a network.
import { spawnSync } from "node:child_process";
import { buildAdmin, buildWeb } from "../build-web.ts";

await buildWeb();
await buildAdmin();
const { status } = spawnSync(
  process.execPath,
  ["node_modules/aws-cdk/bin/cdk", "synth", "--quiet", ...process.argv.slice(2)],
  { stdio: "inherit", env: { ...process.env, AWS_EC2_METADATA_DISABLED: "true" } },
);
process.exitCode = status ?? 1;
