import type { Assembly } from "../assembly.ts";
import { account } from "./iam-requests.ts";

type Resource = { readonly Type: string; readonly Properties?: Readonly<Record<string, unknown>> };
type Template = {
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Outputs?: Readonly<
    Record<string, { readonly Value: unknown; readonly Export?: { readonly Name: string } }>
  >;
};

/** How a resource's ARN continues after region and account, by the property that names it. */
const named: Readonly<
  Record<string, { readonly service: string; readonly property: string; readonly before?: string }>
> = {
  "AWS::DynamoDB::GlobalTable": { service: "dynamodb", property: "TableName", before: "table/" },
  "AWS::DynamoDB::Table": { service: "dynamodb", property: "TableName", before: "table/" },
  "AWS::SQS::Queue": { service: "sqs", property: "QueueName" },
  "AWS::SNS::Topic": { service: "sns", property: "TopicName" },
  "AWS::Lambda::Function": { service: "lambda", property: "FunctionName", before: "function:" },
};

/** The values that CloudFormation would put into a stack's template, with `bucket` as the name of the shop's files. */
export function resolver(
  assembly: Assembly,
  { region, bucket }: { readonly region: string; readonly bucket: string },
): (stack: string, value: unknown) => unknown {
  // What CDK writes has this shape.
  const templates = new Map(
    assembly.stacks.map((stack) => [stack, assembly.of(stack).toJSON() as Template] as const),
  );
  const resourceIn = (stack: string, id: string): Resource | undefined => templates.get(stack)?.Resources[id];

  const arnFor = (service: string, what: string): string => `arn:aws:${service}:${region}:${account}:${what}`;
  const arnOf = (stack: string, id: string): string => {
    const resource = resourceIn(stack, id);
    if (resource?.Type === "AWS::S3::Bucket") return `arn:aws:s3:::${id.startsWith("files") ? bucket : id}`;
    if (resource?.Type === "AWS::Cognito::UserPool") return arnFor("cognito-idp", "userpool/users");
    const how = named[resource?.Type ?? ""];
    const given = resource?.Properties?.[how?.property ?? ""];
    const name = typeof given === "string" ? given : id;
    return arnFor(how?.service ?? "other", `${how?.before ?? ""}${name}`);
  };
  const refOf = (stack: string, id: string): string => {
    if (id === "AWS::AccountId") return account;
    if (id === "AWS::Region") return region;
    if (id === "AWS::Partition") return "aws";
    return resourceIn(stack, id)?.Type === "AWS::SNS::Topic" ? arnOf(stack, id) : id;
  };
  const imported = (name: string): unknown => {
    for (const [stack, { Outputs = {} }] of templates)
      for (const { Value, Export } of Object.values(Outputs))
        if (Export?.Name === name) return resolve(stack, Value);
    throw new Error(`no stack exports ${name}`);
  };

  function resolve(stack: string, value: unknown): unknown {
    if (Array.isArray(value)) return value.map((one) => resolve(stack, one));
    if (typeof value !== "object" || value === null) return value;
    const [[name, given] = ["", undefined]] = Object.entries(value);
    switch (name) {
      case "Ref":
        return refOf(stack, String(given));
      case "Fn::GetAtt": {
        const [id = "", attribute] = Array.isArray(given) ? given.map(String) : [];
        return attribute === "Arn" ? arnOf(stack, id) : `${id}.${attribute}`;
      }
      case "Fn::ImportValue":
        return imported(String(given));
      case "Fn::GetStackOutput":
        return "arn:aws:secretsmanager:us-east-1:111122223333:secret:of-another-stack";
      case "Fn::Join": {
        const [between, list] = Array.isArray(given) ? given : [];
        const texts = resolve(stack, list);
        return Array.isArray(texts) ? texts.join(String(between)) : "";
      }
      default:
        return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, resolve(stack, one)]));
    }
  }
  return resolve;
}
