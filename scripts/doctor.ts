// npm run doctor [-- --json] [--port 3000] [--data .local]: what is here, what is missing and what to do about it.
import { parseArgs } from "node:util";
import { awsAccount, modelAccess } from "../api/adapters/aws/account.ts";
import { awsFinding, awsIsConfigured, bedrockFinding } from "./doctor/cloud.ts";
import { canStart, type Finding, linesOf } from "./doctor/finding.ts";
import { dataFinding, diskFinding, nodeFinding, portFinding } from "./doctor/machine.ts";
import {
  freeBytes,
  hasAwsFiles,
  installedTools,
  portError,
  stripeAnswer,
  writeError,
} from "./doctor/probes.ts";
import { stripeAccountFinding, stripeKeysFinding } from "./doctor/stripe-keys.ts";
import { toolFindings } from "./doctor/tools.ts";

const { values } = parseArgs({
  options: {
    json: { type: "boolean", default: false },
    port: { type: "string", default: "3000" },
    data: { type: "string", default: ".local" },
  },
});
/** Those that the assistant uses on AWS: one that answers, one that embeds. */
const models = ["amazon.nova-2-lite-v1:0", "amazon.titan-embed-text-v2:0"];

const findings: Finding[] = [
  nodeFinding(process.versions.node),
  ...(await portFindings(Number(values.port))),
  diskFinding(values.data, await freeBytes(values.data)),
  dataFinding(values.data, await writeError(values.data)),
  ...toolFindings(installedTools()),
  ...(await stripeFindings()),
  ...(await awsFindings()),
];
const ok = canStart(findings);
if (values.json) {
  console.log(JSON.stringify({ ok, findings }, null, 2));
} else {
  for (const line of linesOf(findings)) console.log(line);
  console.log(
    ok
      ? "\nnpm start has all that it needs."
      : "\nnpm start cannot work before the problems above are fixed.",
  );
}
process.exit(ok ? 0 : 1);

function portFindings(port: number): Promise<Finding[]> {
  const uses = ["API", "storefront", "admin"];
  return Promise.all(
    uses.map(async (use, index) => portFinding(port + index, use, await portError(port + index))),
  );
}

/** Stripe is asked only with keys that can be right. */
async function stripeFindings(): Promise<Finding[]> {
  const keys = stripeKeysFinding(process.env);
  const secretKey = process.env["STRIPE_SECRET_KEY"];
  const answer = keys.status === "ok" && secretKey ? await stripeAnswer(secretKey) : undefined;
  return [keys, ...stripeAccountFinding(answer)];
}

/** AWS is asked only where somebody set it up. */
async function awsFindings(): Promise<Finding[]> {
  const configured = awsIsConfigured({ variables: process.env, files: hasAwsFiles() });
  const account = configured ? await awsAccount() : undefined;
  const access = account && "account" in account ? await modelAccess(models) : undefined;
  return [awsFinding(account), bedrockFinding(access)];
}
