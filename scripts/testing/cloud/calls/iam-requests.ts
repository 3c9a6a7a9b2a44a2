import * as z from "zod";
import type { RecordedCall } from "./recorder.ts";

/** What IAM is asked about a call; `context` are the condition keys that AWS sets. */
export type IamRequest = {
  readonly action: string;
  readonly resource: string;
  readonly context: Readonly<Record<string, string>>;
};

export const account = "111122223333";

/** The ARN of a resource of the account in the stage's region. */
export type ArnOf = (service: string, resource: string) => string;

type Asked = {
  readonly action: string;
  readonly resource: string;
  readonly context?: Record<string, string>;
};
type Translation = (input: unknown, arn: ArnOf) => readonly Asked[];

const Table = z.object({ TableName: z.string(), IndexName: z.string().optional() });
const tableOf = (name: string, arn: ArnOf): string => arn("dynamodb", `table/${name}`);
const onTable =
  (action: string): Translation =>
  (input, arn) => {
    const { TableName, IndexName } = Table.parse(input);
    const table = tableOf(TableName, arn);
    return [
      {
        action: `dynamodb:${action}`,
        resource: IndexName === undefined ? table : `${table}/index/${IndexName}`,
      },
    ];
  };
const onTables =
  (action: string): Translation =>
  (input, arn) =>
    Object.keys(z.object({ RequestItems: z.record(z.string(), z.unknown()) }).parse(input).RequestItems).map(
      (name) => ({ action: `dynamodb:${action}`, resource: tableOf(name, arn) }),
    );

/** A transaction needs the permission of each of its parts. */
const parts = {
  Put: "PutItem",
  Update: "UpdateItem",
  Delete: "DeleteItem",
  ConditionCheck: "ConditionCheckItem",
} as const;
const Transaction = z.object({
  TransactItems: z.array(z.partialRecord(z.enum(["Put", "Update", "Delete", "ConditionCheck"]), Table)),
});
const transaction: Translation = (input, arn) =>
  Transaction.parse(input).TransactItems.flatMap((item) =>
    Object.entries(parts).flatMap(([part, action]) => {
      // The keys of `parts`.
      const table = item[part as keyof typeof parts];
      return table ? [{ action: `dynamodb:${action}`, resource: tableOf(table.TableName, arn) }] : [];
    }),
  );

const onQueue =
  (action: string): Translation =>
  (input, arn) => {
    const { QueueUrl } = z.object({ QueueUrl: z.string() }).parse(input);
    return [{ action: `sqs:${action}`, resource: arn("sqs", QueueUrl.split("/").at(-1) ?? "") }];
  };
/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_StartMessageMoveTask.html */
const moveTask: Translation = (input, arn) => {
  const { SourceArn } = z.object({ SourceArn: z.string() }).parse(input);
  const dead = SourceArn.split(":").at(-1) ?? "";
  return [
    ...["StartMessageMoveTask", "ReceiveMessage", "DeleteMessage", "GetQueueAttributes"].map((action) => ({
      action: `sqs:${action}`,
      resource: arn("sqs", dead),
    })),
    { action: "sqs:SendMessage", resource: arn("sqs", dead.replace(/-dead-letters$/, "")) },
  ];
};

const publish: Translation = (input, arn) => {
  const { TopicArn } = z.object({ TopicArn: z.string() }).parse(input);
  return [{ action: "sns:Publish", resource: arn("sns", TopicArn.split(":").at(-1) ?? "") }];
};

const onObject =
  (action: string): Translation =>
  (input) => {
    const { Bucket, Key } = z.object({ Bucket: z.string(), Key: z.string() }).parse(input);
    return [{ action: `s3:${action}`, resource: `arn:aws:s3:::${Bucket}/${Key}` }];
  };
const listing: Translation = (input) => [
  {
    action: "s3:ListBucket",
    resource: `arn:aws:s3:::${z.object({ Bucket: z.string() }).parse(input).Bucket}`,
  },
];

const Email = z.object({ FromEmailAddress: z.string(), ConfigurationSetName: z.string().optional() });
/** SES asks about the sender's identity and about the configuration set. */
const mail: Translation = (input, arn) => {
  const { FromEmailAddress, ConfigurationSetName: set } = Email.parse(input);
  const address = /<([^<>]+)>/.exec(FromEmailAddress)?.[1] ?? FromEmailAddress;
  const context = { "ses:FromAddress": address };
  const domain = address.slice(address.indexOf("@") + 1);
  return [
    { action: "ses:SendEmail", resource: arn("ses", `identity/${domain}`), context },
    ...(set === undefined
      ? []
      : [{ action: "ses:SendEmail", resource: arn("ses", `configuration-set/${set}`), context }]),
  ];
};

const onWorkflow =
  (action: string): Translation =>
  (input) => {
    const asked = z.union([
      z.object({ stateMachineArn: z.string() }).transform(({ stateMachineArn }) => stateMachineArn),
      z.object({ executionArn: z.string() }).transform(({ executionArn }) => executionArn),
    ]);
    return [{ action: `states:${action}`, resource: asked.parse(input) }];
  };
/** A token names no workflow; only the checkout waits for one. */
const onToken =
  (action: string): Translation =>
  (_, arn) => [{ action: `states:${action}`, resource: arn("states", "stateMachine:e-com67-checkout") }];

const onPool =
  (action: string): Translation =>
  (_, arn) => [{ action: `cognito-idp:${action}`, resource: arn("cognito-idp", "userpool/users") }];
/** What a browser could call, too: no credentials, no permission. */
const unsigned: Translation = () => [];

const translations: Readonly<Record<string, Translation>> = {
  GetCommand: onTable("GetItem"),
  PutCommand: onTable("PutItem"),
  UpdateCommand: onTable("UpdateItem"),
  DeleteCommand: onTable("DeleteItem"),
  QueryCommand: onTable("Query"),
  ScanCommand: onTable("Scan"),
  BatchGetCommand: onTables("BatchGetItem"),
  BatchWriteCommand: onTables("BatchWriteItem"),
  TransactWriteCommand: transaction,
  SendMessageCommand: onQueue("SendMessage"),
  ReceiveMessageCommand: onQueue("ReceiveMessage"),
  DeleteMessageCommand: onQueue("DeleteMessage"),
  GetQueueAttributesCommand: onQueue("GetQueueAttributes"),
  ChangeMessageVisibilityBatchCommand: onQueue("ChangeMessageVisibility"),
  StartMessageMoveTaskCommand: moveTask,
  PublishCommand: publish,
  PutObjectCommand: onObject("PutObject"),
  GetObjectCommand: onObject("GetObject"),
  DeleteObjectCommand: onObject("DeleteObject"),
  ListObjectsV2Command: listing,
  SendEmailCommand: mail,
  StartExecutionCommand: onWorkflow("StartExecution"),
  DescribeExecutionCommand: onWorkflow("DescribeExecution"),
  ListExecutionsCommand: onWorkflow("ListExecutions"),
  GetExecutionHistoryCommand: onWorkflow("GetExecutionHistory"),
  SendTaskSuccessCommand: onToken("SendTaskSuccess"),
  SendTaskFailureCommand: onToken("SendTaskFailure"),
  ...Object.fromEntries(
    [
      "AdminAddUserToGroup",
      "AdminCreateUser",
      "AdminDeleteUser",
      "AdminGetUser",
      "AdminRemoveUserFromGroup",
      "AdminSetUserPassword",
      "AdminUpdateUserAttributes",
      "AdminUserGlobalSignOut",
      "ListUsersInGroup",
    ].map((action) => [`${action}Command`, onPool(action)]),
  ),
  ...Object.fromEntries(
    [
      "SignUp",
      "ConfirmSignUp",
      "ResendConfirmationCode",
      "InitiateAuth",
      "GetTokensFromRefreshToken",
      "RevokeToken",
      "ForgotPassword",
      "ConfirmForgotPassword",
      "ChangePassword",
    ].map((action) => [`${action}Command`, unsigned]),
  ),
};

/** What IAM is asked about one call. Throws an Error on a command whose permissions nobody has written down here. */
export function iamRequestsOf(call: RecordedCall, arn: ArnOf): readonly IamRequest[] {
  return asked(call, arn).map(({ context = {}, ...rest }) => ({ ...rest, context }));
}

function asked(call: RecordedCall, arn: ArnOf): readonly Asked[] {
  if ("method" in call) {
    const { method, path } = call;
    const action = `es:ESHttp${method.slice(0, 1)}${method.slice(1).toLowerCase()}`;
    return [{ action, resource: arn("es", `domain/e-com67${path.replace(/\?.*/, "")}`) }];
  }
  const translate = translations[call.command];
  if (!translate) throw new Error(`${call.by} sent ${call.command}, whose permission is not known here`);
  return translate(call.input, arn);
}
