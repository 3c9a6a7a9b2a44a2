import { once } from "node:events";
import { createServer } from "node:http";
import { text } from "node:stream/consumers";

/** A stack of the account, as CloudFormation would tell of it. */
export type AccountStack = {
  readonly name: string;
  readonly region: string;
  status: string;
  changedAt?: string;
  outputs?: Record<string, string>;
  /** As JSON. */
  template?: string;
  parts?: { readonly type: string; readonly id: string }[];
  /** Newest first, as CloudFormation lists them. */
  events?: {
    readonly resource: string;
    readonly type: string;
    readonly status: string;
    readonly reason?: string;
  }[];
};

/** An account at AWS in memory, with what a deployment asks about. Tests change it. */
export type Account = {
  readonly id: string;
  stacks: AccountStack[];
  /** CDK's bootstrap version by region. */
  bootstrap: Record<string, number>;
  mail: { ProductionAccessEnabled: boolean; SendingEnabled: boolean; MaxSendRate: number };
  domains: Record<string, { readonly verified: boolean; readonly tokens: readonly string[] }>;
  concurrency: number;
  certificates: Record<
    string,
    { readonly Status: string; readonly SubjectAlternativeNames: readonly string[] }
  >;
  /** By ARN; undefined: without a value. */
  secrets: Record<string, string | undefined>;
  tables: string[];
  alarms: { readonly region: string; readonly name: string; readonly means: string }[];
  runs: Record<string, object>;
  /** Messages by the queue's address. */
  queues: Record<string, number>;
  /** Keys by bucket. */
  buckets: Record<string, string[]>;
  /** Operations that the caller's permissions do not include. */
  denied: string[];
  /** Every operation that was called, in order. */
  readonly calls: string[];
};

/** An account without anything but CDK's bootstrap stacks. */
export const newAccount = (): Account => ({
  id: "123456789012",
  stacks: [],
  bootstrap: { "eu-central-1": 25, "us-east-1": 25 },
  mail: { ProductionAccessEnabled: true, SendingEnabled: true, MaxSendRate: 14 },
  domains: {},
  concurrency: 1_000,
  certificates: {},
  secrets: {},
  tables: [],
  alarms: [],
  runs: {},
  queues: {},
  buckets: {},
  denied: [],
  calls: [],
});

/** An error of AWS's: its code, and what it says. */
class Refused extends Error {
  override readonly name = "Refused";
  readonly code: string;
  constructor(code: string, message = "as told") {
    super(message);
    this.code = code;
  }
}

type Asked = {
  readonly region: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly path: string;
};

/** Answers the AWS SDK's clients with what an account has, in the formats of the services. */
export async function serveAccount(account: () => Account): Promise<{ endpoint: string; stop: () => void }> {
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const { method = "", url = "/", headers } = request;
      const [, scope = ""] = /Credential=[^/]+\/\d+\/([^,]+)/.exec(headers.authorization ?? "") ?? [];
      const [region = "", service = ""] = scope.split("/");
      const form = headers["content-type"] === "application/x-www-form-urlencoded";
      const json = String(headers["content-type"]).includes("json");
      const input = form
        ? Object.fromEntries(new URLSearchParams(body))
        : json
          ? JSON.parse(body || "{}")
          : { body };
      const [, target] = String(headers["x-amz-target"] ?? "").split(".");
      const operation = String(input.Action ?? target ?? `${method} ${service} ${url.split("?")[0]}`);
      const state = account();
      state.calls.push(operation);
      const xml = form || service === "s3";
      const answer = answerOf(state, operation, { region, input, path: url });
      const refused = answer instanceof Refused ? answer.code : undefined;
      response.statusCode = refused === undefined ? 200 : refused === "NotFound" ? 404 : 400;
      response.setHeader("content-type", xml ? "text/xml" : "application/x-amz-json-1.1");
      if (refused === undefined) response.end(xml ? String(answer) : JSON.stringify(answer));
      else if (xml)
        response.end(
          `<ErrorResponse><Error><Code>${refused}</Code><Message>${answer instanceof Refused ? answer.message : ""}</Message></Error></ErrorResponse>`,
        );
      else {
        response.setHeader("x-amzn-errortype", refused);
        response.end(JSON.stringify({ __type: refused, message: refused }));
      }
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port was given");
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function answerOf(account: Account, operation: string, asked: Asked): unknown {
  if (account.denied.includes(operation)) return new Refused("AccessDeniedException");
  const answer = operations(account, asked)[operation];
  if (answer) return answer();
  return storage(account, operation, asked) ?? new Refused(`NoAnswerFor ${operation}`);
}

function operations(account: Account, { region, input }: Asked): Record<string, () => unknown> {
  const stack = () => account.stacks.find(({ name }) => name === input["StackName"]);
  const list = (name: string, members: readonly string[]) =>
    `<${name}>${members.map((one) => `<member>${one}</member>`).join("")}</${name}>`;
  const result = (name: string, inside: string) =>
    `<${name}Response><${name}Result>${inside}</${name}Result></${name}Response>`;
  const secret = String(input["SecretId"]);
  const domains = Object.entries(account.domains).map(([domain, { verified, tokens }]) => [
    `GET ses /v2/email/identities/${domain}`,
    () => ({ VerifiedForSendingStatus: verified, DkimAttributes: { Tokens: tokens } }),
  ]);
  return {
    GetCallerIdentity: () =>
      result(
        "GetCallerIdentity",
        `<Account>${account.id}</Account><Arn>arn:aws:iam::${account.id}:user/deployer</Arn>`,
      ),
    DescribeStacks: () => {
      const { StackName } = input;
      if (typeof StackName === "string" && stack() === undefined)
        return new Refused("ValidationError", `Stack with id ${StackName} does not exist`);
      return result(
        "DescribeStacks",
        list(
          "Stacks",
          account.stacks
            .filter((one) => one.region === region && (StackName === undefined || one.name === StackName))
            .map(
              ({ name, status, outputs = {}, changedAt = "2026-11-26T10:00:00Z" }) =>
                `<StackName>${name}</StackName><StackStatus>${status}</StackStatus><CreationTime>${changedAt}</CreationTime>${list(
                  "Outputs",
                  Object.entries(outputs).map(
                    ([key, value]) => `<OutputKey>${key}</OutputKey><OutputValue>${value}</OutputValue>`,
                  ),
                )}`,
            ),
        ),
      );
    },
    GetTemplate: () =>
      result(
        "GetTemplate",
        `<TemplateBody>${(stack()?.template ?? "{}").replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</TemplateBody>`,
      ),
    ListStackResources: () =>
      result(
        "ListStackResources",
        list(
          "StackResourceSummaries",
          (stack()?.parts ?? []).map(
            ({ type, id }) =>
              `<ResourceType>${type}</ResourceType><LogicalResourceId>${id}</LogicalResourceId><PhysicalResourceId>${id}</PhysicalResourceId>`,
          ),
        ),
      ),
    DescribeStackEvents: () =>
      result(
        "DescribeStackEvents",
        list(
          "StackEvents",
          (stack()?.events ?? []).map(
            ({ resource, type, status, reason = "" }) =>
              `<LogicalResourceId>${resource}</LogicalResourceId><ResourceType>${type}</ResourceType><ResourceStatus>${status}</ResourceStatus><ResourceStatusReason>${reason}</ResourceStatusReason>`,
          ),
        ),
      ),
    GetParameter: () => {
      const version = account.bootstrap[region];
      return version === undefined
        ? new Refused("ParameterNotFound")
        : { Parameter: { Value: String(version) } };
    },
    "GET ses /v2/email/account": () => {
      const { MaxSendRate, ...mail } = account.mail;
      return { ...mail, SendQuota: { MaxSendRate, Max24HourSend: 200 } };
    },
    ...Object.fromEntries(domains),
    "GET lambda /2016-08-19/account-settings": () => ({
      AccountLimit: { ConcurrentExecutions: account.concurrency },
    }),
    DescribeCertificate: () => {
      const Certificate = account.certificates[String(input["CertificateArn"])];
      return Certificate ? { Certificate } : new Refused("ResourceNotFoundException");
    },
    DescribeSecret: () => ({
      VersionIdsToStages: account.secrets[secret] === undefined ? {} : { first: ["AWSCURRENT"] },
    }),
    PutSecretValue: () => {
      account.secrets[secret] = String(input["SecretString"]);
      return {};
    },
    ListTables: () => ({ TableNames: account.tables }),
    DescribeAlarms: () => ({
      MetricAlarms: account.alarms
        .filter(
          ({ region: other, name }) => other === region && name.startsWith(String(input["AlarmNamePrefix"])),
        )
        .map(({ name, means }) => ({
          AlarmName: name,
          AlarmDescription: means,
          StateUpdatedTimestamp: 1_764_151_200,
        })),
    }),
    ListPipelineExecutions: () => {
      const run = account.runs[String(input["pipelineName"])];
      return { pipelineExecutionSummaries: run === undefined ? [] : [run] };
    },
    GetQueueAttributes: () => ({
      Attributes: { ApproximateNumberOfMessages: String(account.queues[String(input["QueueUrl"])] ?? 0) },
    }),
  };
}

/** S3, SES and Bedrock name what they are asked about in the path. */
function storage(account: Account, operation: string, { path, input }: Asked): unknown {
  if (operation.startsWith("GET ses /v2/email/identities/")) return new Refused("NotFoundException");
  if (operation.startsWith("GET bedrock"))
    return {
      modelId: "any",
      authorizationStatus: "AUTHORIZED",
      entitlementAvailability: "AVAILABLE",
      regionAvailability: "AVAILABLE",
    };
  const [, bucket = ""] = /^\/([^/?]+)/.exec(path) ?? [];
  const keys = account.buckets[bucket];
  if (!operation.includes(" s3 ")) return undefined;
  if (keys === undefined) return new Refused("NotFound");
  if (operation.startsWith("GET"))
    return `<ListVersionsResult>${keys.map((key) => `<Version><Key>${key}</Key><VersionId>1</VersionId></Version>`).join("")}</ListVersionsResult>`;
  if (operation.startsWith("POST")) {
    const gone = new Set([...String(input["body"]).matchAll(/<Key>([^<]+)<\/Key>/g)].map(([, key]) => key));
    account.buckets[bucket] = keys.filter((key) => !gone.has(key));
    return "<DeleteResult></DeleteResult>";
  }
  return "";
}
