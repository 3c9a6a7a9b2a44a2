import type { Cloud } from "../../../api/adapters/aws/deployment/cloud.ts";
import type { MailDomain } from "../../../api/adapters/aws/deployment/limits.ts";
import type { Stage } from "../../../infra/stage.ts";
import type { Finding } from "../../doctor/finding.ts";
import type { AssemblyStack } from "../assembly.ts";
import { found } from "./answered.ts";

/** Whether SES sends for the stage: its sandbox, its rate, and the sender's domain. */
export async function mailFindings(
  cloud: Pick<Cloud, "mailLimits" | "mailDomain">,
  { mail, region }: Stage,
  dataDeployed: boolean,
  importExisting: boolean,
): Promise<Finding[]> {
  const { from, perSecond } = mail;
  if (from === undefined)
    return [
      {
        name: "Mail",
        needed: false,
        status: "missing",
        text: "no mail.from: the shop sends no mail, and Cognito's own mailer sends 50 codes a day",
        mend: "set mail.from in infra/stages.ts when you have a domain",
      },
    ];
  const domain = from.slice(from.indexOf("@") + 1);
  return Promise.all([
    found(
      { name: "SES" },
      "ses:GetAccount",
      () => cloud.mailLimits(region),
      (account) => {
        if (!account.production)
          return {
            needed: false,
            status: "wrong",
            text: `in its sandbox in ${region}: only verified addresses get mail, ${account.perDay} a day`,
            mend: "ask for production access: SES console, Account dashboard",
          };
        if (!account.sending)
          return {
            needed: false,
            status: "wrong",
            text: "AWS has stopped this account's mails",
            mend: "read its mail about bounces and complaints, and answer it",
          };
        if (account.perSecond < perSecond)
          return {
            needed: false,
            status: "wrong",
            text: `its rate is ${account.perSecond} a second, but mail.perSecond is ${perSecond}`,
            mend: "lower mail.perSecond in infra/stages.ts, or ask SES for a higher rate",
          };
        return {
          needed: false,
          status: "ok",
          text: `out of the sandbox, ${account.perSecond} a second`,
        };
      },
    ),
    found(
      { name: "Sender" },
      "ses:GetEmailIdentity",
      () => cloud.mailDomain(region, domain),
      (found) =>
        senderFinding(domain, found, {
          verified: mail.verified,
          comesAnew: !dataDeployed && !importExisting,
        }),
    ),
  ]);
}

function senderFinding(
  domain: string,
  found: MailDomain | undefined,
  { verified, comesAnew }: { readonly verified: boolean; readonly comesAnew: boolean },
): Omit<Finding, "name"> {
  if (verified && !found?.verified)
    return {
      needed: true,
      status: "wrong",
      text: `mail.verified is true, but SES has not verified ${domain}: Cognito would refuse it`,
      mend: "set mail.verified to false, deploy, set the DNS records that it prints, and set it to true again",
    };
  if (found && comesAnew)
    return {
      needed: true,
      status: "wrong",
      text: `SES knows ${domain} already, and the stack makes it anew`,
      mend: "add --import-existing to take it over, delete it in SES, or send from another domain",
    };
  if (found?.verified)
    return verified
      ? { needed: false, status: "ok", text: `SES has verified ${domain}` }
      : {
          needed: false,
          status: "wrong",
          text: `SES has verified ${domain}, but codes for sign-up still come from Cognito's own mailer`,
          mend: "set mail.verified to true in infra/stages.ts",
        };
  return {
    needed: false,
    status: "missing",
    text: `SES has not verified ${domain} yet`,
    mend: "this deployment prints the DNS records to set; then set mail.verified to true and deploy again",
  };
}

/** What Lambda leaves to functions without a reservation, at the least. */
const unreserved = 100;

/** Whether Lambda runs enough at the same time: some new accounts get ten executions. */
export const concurrencyFindings = (
  cloud: Pick<Cloud, "concurrency">,
  stacks: readonly AssemblyStack[],
): Promise<Finding[]> =>
  Promise.all(
    [...new Set(stacks.filter(hasFunctions).map(({ region }) => region))].map((region) =>
      found(
        { name: `Lambda ${region}` },
        "lambda:GetAccountSettings",
        () => cloud.concurrency(region),
        (granted) => {
          const reserved = reservedIn(stacks.filter((stack) => stack.region === region));
          const mend = "ask for 1,000: Service Quotas console, AWS Lambda, Concurrent executions";
          if (reserved > 0 && granted - reserved < unreserved)
            return {
              needed: true,
              status: "wrong",
              text: `${granted} concurrent executions, but the functions reserve ${reserved} and Lambda keeps ${unreserved}`,
              mend,
            };
          if (granted < 1_000)
            return {
              needed: false,
              status: "wrong",
              text: `${granted} concurrent executions: as many requests at once, then it answers 503`,
              mend,
            };
          return { needed: false, status: "ok", text: `${granted} concurrent executions` };
        },
      ),
    ),
  );

const hasFunctions = ({ resources }: AssemblyStack): boolean =>
  resources.some(({ type }) => type === "AWS::Lambda::Function");

const reservedIn = (stacks: readonly AssemblyStack[]): number =>
  stacks
    .flatMap(({ resources }) => resources)
    .reduce((sum, { properties }) => sum + (Number(properties["ReservedConcurrentExecutions"]) || 0), 0);

/** Whether the sites' certificate is issued and has both names; undefined: the stage has no names of its own. */
export async function certificateFinding(
  cloud: Pick<Cloud, "certificate">,
  { hosts }: Stage,
): Promise<Finding[]> {
  if (hosts === undefined) return [];
  const checked = await found(
    { name: "Certificate" },
    "acm:DescribeCertificate",
    () => cloud.certificate(hosts.certificateArn),
    (certificate) => {
      const needed = true;
      if (certificate === undefined)
        return {
          needed,
          status: "missing",
          text: "this account has no such certificate in us-east-1",
          mend: "request one for both names in ACM, region us-east-1, and set hosts.certificateArn",
        };
      if (certificate.status !== "ISSUED")
        return {
          needed,
          status: "wrong",
          text: `its status is ${certificate.status}`,
          mend: "set the DNS records that ACM shows for it, and wait until it is ISSUED",
        };
      const lacking = [hosts.shop, hosts.admin].filter(
        (host) => !certificate.names.some((name) => covers(name, host)),
      );
      if (lacking.length > 0)
        return {
          needed,
          status: "wrong",
          text: `it is not for ${lacking.join(" and ")}`,
          mend: "request one with both names in ACM, region us-east-1",
        };
      return { needed, status: "ok", text: `issued for ${hosts.shop} and ${hosts.admin}` };
    },
  );
  return [checked];
}

/** Whether a certificate's name is a host's; a wildcard stands for one label. */
const covers = (name: string, host: string): boolean =>
  name === host || (name.startsWith("*.") && name.slice(2) === host.slice(host.indexOf(".") + 1));
