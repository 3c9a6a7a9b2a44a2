import { beforeAll, describe, expect, test } from "vitest";
import * as z from "zod";
import { type Assembly, assemblyOf } from "../scripts/testing/cloud/assembly.ts";
import { stageNamed } from "./stage.ts";

const Resource = z.object({ Type: z.string(), Properties: z.looseObject({}).default({}) });
type Made = z.infer<typeof Resource> & { readonly stack: string; readonly id: string };

let shop: Assembly;
let made: Made[];
beforeAll(() => {
  shop = assemblyOf(stageNamed("production"), undefined, { backend: true, frontends: true });
  made = shop.stacks.flatMap((stack) =>
    Object.entries(shop.of(stack).toJSON()["Resources"]).map(([id, one]) => ({
      ...Resource.parse(one),
      stack,
      id,
    })),
  );
}, 60_000);

/** CDK's own functions copy files while a stack deploys. */
const isOfDeployment = ({ id }: Made) => id.startsWith("CustomCDKBucketDeployment");
const all = (type: string): Made[] =>
  made.filter((one) => one.Type === `AWS::${type}` && !isOfDeployment(one));
const stacksWith = (type: string): string[] => [...new Set(all(type).map(({ stack }) => stack))].toSorted();

const Statement = z.looseObject({
  Effect: z.string(),
  Action: z.union([z.string().transform((one) => [one]), z.array(z.string())]),
  Resource: z.unknown().optional(),
});
const Policy = z.object({ PolicyDocument: z.object({ Statement: z.array(Statement) }) });

describe("a stage on AWS", () => {
  test("has what SPEC §13 lists, each in its stack", () => {
    expect(shop.stacks.toSorted()).toEqual(
      ["Agent", "Api", "BackendPipeline", "Compute", "Data", "Frontend", "FrontendPipelines"].toSorted(),
    );
    const places: Readonly<Record<string, readonly string[]>> = {
      "DynamoDB::GlobalTable": ["Data"],
      "Cognito::UserPool": ["Data"],
      "OpenSearchService::Domain": ["Data"],
      "StepFunctions::StateMachine": ["Compute"],
      "SQS::Queue": ["Compute"],
      "ApiGatewayV2::Api": ["Agent", "Api"],
      "CloudFront::Distribution": ["Frontend"],
      "CodePipeline::Pipeline": ["BackendPipeline", "FrontendPipelines"],
      "CloudWatch::Dashboard": ["Compute"],
    };
    for (const [type, stacks] of Object.entries(places)) expect(stacksWith(type), type).toEqual(stacks);
    expect(all("CloudFront::Distribution")).toHaveLength(2);
    expect(all("CodePipeline::Pipeline")).toHaveLength(3);
    expect(all("ApiGatewayV2::Api").map(({ Properties }) => Properties["ProtocolType"])).toEqual(
      expect.arrayContaining(["HTTP", "WEBSOCKET"]),
    );
    expect(all("Lambda::Url").map(({ Properties }) => Properties["InvokeMode"])).toEqual(["RESPONSE_STREAM"]);
  });

  test("runs Node.js 24 everywhere, on ARM but for the edge, which has none", () => {
    const functions = all("Lambda::Function");
    expect(functions.length).toBeGreaterThan(20);
    for (const { stack, Properties } of functions) {
      expect(Properties["Runtime"]).toBe("nodejs24.x");
      expect(Properties["Architectures"]).toEqual([stack === "Frontend" ? "x86_64" : "arm64"]);
    }
  });

  test("keeps every log for a time, and everything that runs has one", () => {
    for (const { id, Properties } of made.filter(({ Type }) => Type === "AWS::Logs::LogGroup"))
      expect(Properties["RetentionInDays"], id).toBe(90);
    // Lambda@Edge would log in whatever region it runs, and may not.
    for (const { stack, id, Properties } of made.filter(({ Type }) => Type === "AWS::Lambda::Function"))
      if (!(stack === "Frontend" && id.startsWith("originresponse")))
        expect(Properties["LoggingConfig"], id).toMatchObject({ LogGroup: expect.anything() });
    for (const { id, Properties } of all("StepFunctions::StateMachine"))
      expect(Properties["LoggingConfiguration"], id).toMatchObject({ Level: "ALL" });
    for (const { id, Properties } of all("CodeBuild::Project"))
      expect(Properties["LogsConfig"], id).toMatchObject({ CloudWatchLogs: { Status: "ENABLED" } });
  });

  test("keeps everything encrypted: buckets, queues and the search engine; nothing is public", () => {
    for (const { id, Properties } of all("S3::Bucket")) {
      expect(Properties["BucketEncryption"], id).toBeDefined();
      expect(Properties["PublicAccessBlockConfiguration"], id).toEqual({
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      });
    }
    for (const { id, Properties } of all("SQS::Queue"))
      expect(Properties["SqsManagedSseEnabled"], id).toBe(true);
    for (const { Properties } of all("OpenSearchService::Domain"))
      expect(Properties["EncryptionAtRestOptions"]).toEqual({ Enabled: true });
  });

  test("allows no role everything of a service, and on all resources only what names none", () => {
    const statements = made
      .filter((one) => /^AWS::IAM::(Managed)?Policy$/.test(one.Type) && !isOfDeployment(one))
      .flatMap(({ stack, id, Properties }) =>
        Policy.parse(Properties).PolicyDocument.Statement.map((one) => ({ ...one, of: `${stack}/${id}` })),
      );
    expect(statements.length).toBeGreaterThan(100);
    const whole = statements.filter(({ Action }) =>
      Action.some((action) => /^(\*|\w[\w-]*:\*)$/.test(action)),
    );
    expect(whole.map((one) => one.of)).toEqual([]);
    const everywhere = statements
      .filter(({ Resource: on, Effect }) => Effect === "Allow" && [on].flat().includes("*"))
      .flatMap(({ Action }) => Action);
    // Traces and the delivery of logs have no resources.
    expect(everywhere.filter((action) => !/^(xray|logs):/.test(action))).toEqual([]);
  });

  test("prints every address when it is deployed", () => {
    const printed = shop.stacks.flatMap((stack) => Object.keys(shop.of(stack).findOutputs("*")));
    for (const name of [
      "ApiUrl",
      "ShopUrl",
      "AdminUrl",
      "ChatUrl",
      "WebSocketUrl",
      "StripeWebhookUrl",
      "SearchEndpoint",
      "FilesBucket",
      "UserPoolId",
      "CheckoutArn",
      "RefundArn",
      "MailFeedbackQueueUrl",
      "BackendPipeline",
      "StorefrontPipeline",
      "AdminPipeline",
    ])
      expect(printed).toContain(name);
  });
});
