import type { AccountAnswer } from "../../../api/adapters/aws/account.ts";
import type { Cloud } from "../../../api/adapters/aws/deployment/cloud.ts";
import { awsFinding } from "../../doctor/cloud.ts";
import type { Finding } from "../../doctor/finding.ts";
import type { AssemblyStack } from "../assembly.ts";
import { found } from "./answered.ts";

/** Whether AWS knows who asks, and whether that is the account that is meant. */
export function accountFinding(answer: AccountAnswer, expected: string | undefined): Finding {
  const finding: Finding = {
    ...awsFinding(answer),
    ...("failed" in answer &&
      answer.failed === "no-credentials" && {
        text: "this machine has no credentials of an account",
        mend: "run aws configure or aws sso login, or set AWS_PROFILE",
      }),
    needed: true,
  };
  if (!("account" in answer) || expected === undefined || answer.account === expected) return finding;
  return {
    ...finding,
    status: "wrong",
    text: `the credentials are of account ${answer.account}, not of ${expected}`,
    mend: "set AWS_PROFILE to the other account's profile, or change --account",
  };
}

/** Whether CDK's bootstrap stack is in every region of these stacks, and new enough. */
export function bootstrapFindings(
  cloud: Pick<Cloud, "bootstrap">,
  account: string,
  stacks: readonly AssemblyStack[],
): Promise<Finding[]> {
  const asked = new Map<string, { version: number; parameter: string }>();
  for (const { region, bootstrap } of stacks) {
    if (bootstrap === undefined) continue;
    const known = asked.get(region);
    if (known === undefined || known.version < bootstrap.version) asked.set(region, bootstrap);
  }
  return Promise.all(
    [...asked].map(([region, { version, parameter }]) =>
      found(
        { name: `Bootstrap ${region}` },
        "ssm:GetParameter",
        () => cloud.bootstrap(region, parameter),
        (has) => {
          const mend = `npx cdk bootstrap aws://${account}/${region}`;
          if (has === undefined)
            return {
              needed: true,
              status: "missing",
              text: "CDK has no bootstrap stack there",
              mend: `run ${mend}`,
            };
          if (!(has >= version))
            return {
              needed: true,
              status: "wrong",
              text: `version ${has}, the stacks need ${version}`,
              mend: `run ${mend}, which updates it`,
            };
          return { needed: true, status: "ok", text: `version ${has}` };
        },
      ),
    ),
  );
}
