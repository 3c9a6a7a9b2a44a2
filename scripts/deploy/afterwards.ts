import type { DeployedStack } from "../../api/adapters/aws/deployment/stacks.ts";
import type { Stage } from "../../infra/stage.ts";
import { stripeKeysFinding } from "../doctor/stripe-keys.ts";
import { type Ask, Declined } from "./ask.ts";
import type { Ports } from "./ports.ts";
import { outputOf } from "./stage-stacks.ts";
import { isPipeline } from "./targets.ts";

/** Prints the shop's addresses and what is left to do by hand; in a terminal, takes Stripe's keys. */
export async function afterwards(
  ports: Pick<Ports, "cloud" | "ask" | "say">,
  stage: Stage,
  deployed: readonly DeployedStack[],
): Promise<void> {
  const { say } = ports;
  const addresses = {
    Storefront: outputOf(deployed, "Frontend", "ShopUrl"),
    Admin: outputOf(deployed, "Frontend", "AdminUrl"),
    "Stripe's webhook": outputOf(deployed, "Frontend", "StripeWebhookUrl"),
  };
  say("\nDeployed.");
  for (const [what, address] of Object.entries(addresses))
    if (address !== undefined) say(`  ${what.padEnd(17)} ${address}`);
  const steps = [
    ...(stage.staffMail === undefined
      ? []
      : [`${stage.staffMail} gets a mail from SNS for each region: confirm it, or alarms tell nobody.`]),
    ...(await mailSteps(ports, stage)),
    ...(await stripeSteps(ports, stage, outputOf(deployed, "Data", "StripeSecretArn"))),
    ...(deployed.some(({ name }) => isPipeline(name))
      ? [
          "The pipelines' connection to the repository: confirm it in the console, Developer Tools, Connections.",
        ]
      : []),
    "The first admin's account: docs/aws/first-admin.md.",
  ];
  say("\nLeft to do, unless it is done:");
  for (const step of steps) say(`  - ${step}`);
}

/** The DNS records that SES asks for until it has verified the sender's domain. */
async function mailSteps(
  { cloud }: Pick<Ports, "cloud">,
  { mail, region }: Stage,
): Promise<readonly string[]> {
  if (mail.from === undefined || mail.verified) return [];
  const domain = mail.from.slice(mail.from.indexOf("@") + 1);
  const known = await cloud.mailDomain(region, domain).catch(() => undefined);
  if (known === undefined) return [`Set the DNS records that the SES console shows for ${domain}.`];
  if (known.verified)
    return [`SES has verified ${domain}: set mail.verified to true in infra/stages.ts and deploy again.`];
  return [
    `Set these DNS records of ${domain}; when SES has verified it, set mail.verified to true and deploy again:`,
    ...known.records.map(({ name, value }) => `    ${name} CNAME ${value}`),
  ];
}

async function stripeSteps(
  { cloud, ask, say }: Pick<Ports, "cloud" | "ask" | "say">,
  { region }: Stage,
  secret: string | undefined,
): Promise<readonly string[]> {
  if (secret === undefined || (await cloud.hasValue(region, secret).catch(() => true))) return [];
  const byHand = ["Stripe's keys: docs/aws/stripe.md. Payments fail until they are there."];
  const keys = ask && (await keysOf(ask));
  if (!keys) return byHand;
  const finding = stripeKeysFinding(keys);
  if (finding.status !== "ok" || keys.STRIPE_SECRET_KEY === "") {
    say(`The keys were not stored: ${finding.status === "ok" ? "none was given" : finding.text}.`);
    return byHand;
  }
  const value = {
    stripeSecretKey: keys.STRIPE_SECRET_KEY,
    stripePublishableKey: keys.STRIPE_PUBLISHABLE_KEY,
    stripeWebhookSecret: keys.STRIPE_WEBHOOK_SECRET,
  };
  await cloud.putValue(region, secret, JSON.stringify(value));
  say(`Stripe's keys are stored (${finding.text}).`);
  return [];
}

/** Undefined: not now, or Ctrl+C, which undoes no deployment. */
async function keysOf(ask: Ask) {
  try {
    if (!(await ask.agree("Paste Stripe's keys now?"))) return undefined;
    return {
      STRIPE_SECRET_KEY: await ask.secret("Secret key (sk_… or rk_…)"),
      STRIPE_PUBLISHABLE_KEY: await ask.secret("Publishable key (pk_…)"),
      STRIPE_WEBHOOK_SECRET: await ask.secret("The webhook's signing secret (whsec_…)"),
    };
  } catch (error) {
    if (error instanceof Declined) return undefined;
    throw error;
  }
}
