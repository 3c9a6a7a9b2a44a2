import { Stack } from "aws-cdk-lib";
import { embeddingModel } from "../../api/adapters/aws/variables.ts";
import { tables } from "../../api/adapters/stores/keys.ts";
import type { TableSpec } from "../../api/ports/table.ts";
import type { Permissions, TableMethod } from "../../workflows/consumers/entry.ts";
import type { DataStack } from "../data-stack.ts";
import type { Stage } from "../stage.ts";
import { senderOf } from "./environment.ts";
import type { ShopFunction } from "./function.ts";
import { configurationSetOf } from "./mail.ts";
import type { MessageChannels } from "./messages.ts";
import { grantRemovals, grantSearch } from "./search-access.ts";
import type { ShopTables } from "./tables.ts";
import { executionsOf, workflowArn } from "./workflow.ts";

/** The resources of one environment that permissions name. */
export type Parts = {
  readonly stage: Stage;
  readonly data: DataStack;
  readonly channels: MessageChannels;
  /** The storefront's distribution. */
  readonly distributionId: string;
};

/** DynamoDB's action for each method of the port; a transaction needs the permissions of its actions. */
export const tableActions: Readonly<Record<TableMethod, string>> = {
  get: "dynamodb:GetItem",
  getAll: "dynamodb:BatchGetItem",
  query: "dynamodb:Query",
  scan: "dynamodb:Scan",
  put: "dynamodb:PutItem",
  update: "dynamodb:UpdateItem",
  delete: "dynamodb:DeleteItem",
  load: "dynamodb:BatchWriteItem",
  check: "dynamodb:ConditionCheckItem",
};

const accountActions = {
  reads: ["cognito-idp:AdminGetUser"],
  lists: ["cognito-idp:AdminGetUser", "cognito-idp:ListUsersInGroup"],
  /** Ends sessions, closes accounts, opens the accounts of invited staff and puts accounts into the groups of staff. */
  manages: [
    "cognito-idp:AdminAddUserToGroup",
    "cognito-idp:AdminCreateUser",
    "cognito-idp:AdminDeleteUser",
    "cognito-idp:AdminGetUser",
    "cognito-idp:AdminRemoveUserFromGroup",
    "cognito-idp:AdminSetUserPassword",
    "cognito-idp:AdminUpdateUserAttributes",
    "cognito-idp:AdminUserGlobalSignOut",
    "cognito-idp:ListUsersInGroup",
  ],
} as const;

/** Grants a function what its entry says of secrets, tables, accounts, search, files and embeddings. */
export function grantStores(
  to: ShopFunction,
  allowed: Permissions,
  { stage, data }: Pick<Parts, "stage" | "data">,
): void {
  if (allowed.pays) to.mayRead(data.secrets.stripeArn, "STRIPE_SECRET_ARN");
  if (allowed.signs) to.mayRead(data.secrets.signing.secretArn, "SIGNING_SECRET_ARN");
  grantTables(to, allowed.tables, data.tables);
  if (allowed.accounts) to.may(accountActions[allowed.accounts], [data.accounts.pool.userPoolArn]);
  if (allowed.search) grantSearch(to, allowed.search, stage);
  if (allowed.removesPassages) grantRemovals(to, stage);
  if (allowed.files) {
    const bucketArn = data.exportValue(data.files.bucketArn);
    to.mayWithFiles(["s3:GetObject", "s3:PutObject", "s3:DeleteObject"], bucketArn);
    // Without it S3 answers 403 instead of 404 for a file that is not there.
    // https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
    to.may(["s3:ListBucket"], [bucketArn]);
  }
  if (allowed.embeds)
    to.may(
      ["bedrock:InvokeModel"],
      [
        Stack.of(to).formatArn({
          service: "bedrock",
          account: "",
          resource: "foundation-model",
          resourceName: embeddingModel,
        }),
      ],
    );
}

/** Grants a function the permissions of its entry. */
export function grant(to: ShopFunction, allowed: Permissions, parts: Parts): void {
  const { stage, data, channels } = parts;
  const { sends = [], publishes = [], starts = [], completes = [], watches = [] } = allowed;
  const { inspects = [], redrives = [] } = allowed;
  const workflowArns = (names: typeof starts) => names.map((name) => workflowArn(to, name, stage));
  grantStores(to, allowed, { stage, data });
  if (starts.length > 0) to.may(["states:StartExecution"], workflowArns(starts));
  if (completes.length > 0)
    to.may(["states:SendTaskSuccess", "states:SendTaskFailure"], workflowArns(completes));
  for (const name of watches)
    to.mayAll(
      ["states:DescribeExecution"],
      executionsOf(to, name, stage),
      "An execution is called by its order.",
    );
  if (inspects.length > 0) to.may(["states:ListExecutions"], workflowArns(inspects));
  for (const name of inspects)
    to.mayAll(
      ["states:DescribeExecution", "states:GetExecutionHistory"],
      executionsOf(to, name, stage),
      "Staff look at any execution.",
    );
  grantRedrives(to, redrives, channels);
  if (allowed.counts)
    to.may(
      ["sqs:GetQueueAttributes"],
      [...Object.values(channels.queues), ...Object.values(channels.deadLetters)].map(
        ({ queueArn }) => queueArn,
      ),
    );
  const topics = publishes.map((name) => channels.topics[name].topicArn);
  if (topics.length > 0) to.may(["sns:Publish"], topics);
  const queues = sends.map((name) => channels.queues[name].queueArn);
  if (queues.length > 0) to.may(["sqs:SendMessage"], queues);
  if (allowed.purges) to.mayPurge(parts.distributionId);
  if (allowed.mails)
    to.mayAll(
      ["ses:SendEmail"],
      Stack.of(to).formatArn({ service: "ses", resource: "identity", resourceName: "*" }),
      "The condition allows one sender; in SES's sandbox the recipient is asked about as an identity, too.",
      { StringEquals: { "ses:FromAddress": senderOf(stage) } },
    );
  const set = configurationSetOf(stage);
  if (allowed.mails && set !== undefined)
    to.may(
      ["ses:SendEmail"],
      [Stack.of(to).formatArn({ service: "ses", resource: "configuration-set", resourceName: set })],
    );
  // IAM cannot name a phone as a resource: it is what is not a topic.
  // https://docs.aws.amazon.com/sns/latest/dg/sns-using-identity-based-policies.html
  if (allowed.texts) {
    const everyTopic = { service: "sns", region: "*", account: "*", resource: "*" };
    to.mayElsewhere(["sns:Publish"], [Stack.of(to).formatArn(everyTopic)]);
  }
}

/** What a dead letter's reading, redrive and deletion ask of both queues. */
function grantRedrives(
  to: ShopFunction,
  names: NonNullable<Permissions["redrives"]>,
  { queues, deadLetters }: MessageChannels,
): void {
  if (names.length === 0) return;
  const dead = names.map((name) => deadLetters[name].queueArn);
  const live = names.map((name) => queues[name].queueArn);
  to.may(
    ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility", "sqs:StartMessageMoveTask"],
    dead,
  );
  to.may(["sqs:GetQueueAttributes"], [...live, ...dead]);
  to.may(["sqs:SendMessage"], live);
}

function grantTables(to: ShopFunction, access: Permissions["tables"], stored: ShopTables): void {
  // Object.entries loses the key types; entries with other keys do not compile where they are declared.
  for (const [id, methods] of Object.entries(access) as [keyof ShopTables, readonly TableMethod[]][]) {
    const { tableArn } = stored[id];
    const { indexes = {} }: TableSpec = tables[id];
    to.may(
      methods.map((method) => tableActions[method]),
      [
        tableArn,
        ...(methods.includes("query")
          ? Object.keys(indexes).map((index) => `${tableArn}/index/${index}`)
          : []),
      ],
    );
  }
}
