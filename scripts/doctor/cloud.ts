import type { AccountAnswer, ModelAccess } from "../../api/adapters/aws/account.ts";
import type { Finding } from "./finding.ts";

/** Variables and files that the AWS SDK would find credentials or a region in. */
export type AwsSources = {
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Whether ~/.aws has a credentials or config file. */
  readonly files: boolean;
};

/** Whether somebody set up AWS here. If not, nothing is asked over the network. */
export const awsIsConfigured = ({ variables, files }: AwsSources): boolean =>
  files ||
  [
    "AWS_ACCESS_KEY_ID",
    "AWS_PROFILE",
    "AWS_WEB_IDENTITY_TOKEN_FILE",
    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
    "AWS_CONTAINER_CREDENTIALS_FULL_URI",
  ].some((name) => variables[name] !== undefined && variables[name] !== "");

const usedBy = "npm run deploy and npm start -- --engines aws use it";

/** `answer` undefined: AWS is not set up, so it was not asked. */
export function awsFinding(answer: AccountAnswer | undefined): Finding {
  const base = { name: "AWS", needed: false } as const;
  if (answer === undefined)
    return {
      ...base,
      status: "missing",
      text: `no credentials; ${usedBy}`,
      mend: "run aws configure (or aws configure sso), or set AWS_PROFILE",
    };
  if ("account" in answer)
    return { ...base, status: "ok", text: `account ${answer.account}, region ${answer.region}` };
  const failures = {
    "no-region": {
      text: "no region is set",
      mend: "set AWS_REGION, or region in ~/.aws/config",
    },
    "no-credentials": {
      text: "the configured profile or variables give no credentials",
      mend: "check AWS_PROFILE and ~/.aws; with single sign-on run aws sso login",
    },
    expired: { text: "the credentials have expired", mend: "run aws sso login or get new ones" },
    refused: {
      text: "AWS refuses the credentials",
      mend: "check AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and the clock of this machine",
    },
    unreachable: {
      text: "AWS does not answer within 5 s",
      mend: "check the connection, AWS_REGION and HTTPS_PROXY",
    },
  } as const;
  return { ...base, status: "wrong", ...failures[answer.failed] };
}

/** `access` undefined: it was not asked, because AWS does not know who we are. */
export function bedrockFinding(access: readonly ModelAccess[] | undefined): Finding {
  const base = { name: "Bedrock", needed: false } as const;
  if (access === undefined)
    return {
      ...base,
      status: "missing",
      text: "not asked without AWS credentials; the assistant uses it on AWS",
      mend: "set up AWS first",
    };
  const lacking = access.filter(({ state }) => state !== "available");
  if (lacking.length === 0)
    return { ...base, status: "ok", text: `access to ${access.map(({ model }) => model).join(" and ")}` };
  const mends = {
    "no-access": "request access under Bedrock → Model access in the AWS console",
    "not-in-region": "choose a region that offers it, with AWS_REGION",
    forbidden: "allow bedrock:GetFoundationModelAvailability and bedrock:InvokeModel for this identity",
    unreachable: "check the connection and AWS_REGION",
  } as const;
  return {
    ...base,
    status: "wrong",
    text: lacking.map(({ model, state }) => `${model}: ${state.replaceAll("-", " ")}`).join(", "),
    mend: [...new Set(lacking.map(({ state }) => (state === "available" ? "" : mends[state])))].join("; "),
  };
}
