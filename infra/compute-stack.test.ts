import { Match, type Template } from "aws-cdk-lib/assertions";
import { beforeAll, describe, expect, test } from "vitest";
import * as z from "zod";
import { maxDeliveries, queueNames, subscriptions } from "../api/ports/messages.ts";
import { type Assembly, assemblyOf } from "../scripts/testing/cloud/assembly.ts";
import { roleOf, statementsOf as statementsIn } from "../scripts/testing/cloud/policies.ts";
import { bindTasks } from "../workflows/asl/bind.ts";
import { checkout } from "../workflows/checkout/definition.ts";
import type { ConsumerEntries, FunctionSpec } from "../workflows/consumers/entry.ts";
import { everyConsumer } from "../workflows/edge-consumers.ts";
import { refund } from "../workflows/refund/definition.ts";
import { tasksFunction } from "../workflows/tasks-function.ts";
import { apiFunction } from "./constructs/api-function.ts";
import { tableActions } from "./constructs/permissions.ts";

let compute: Template;
let api: Template;
let shop: Assembly;
beforeAll(() => {
  shop = assemblyOf();
  compute = shop.of("Compute");
  api = shop.of("Api");
}, 60_000);

const statementsOf = (role: string) => statementsIn(compute, role);
const actionsOf = (role: string): string[] => statementsOf(role).flatMap(({ Action }) => Action);
const functions: Readonly<Record<string, FunctionSpec>> = {
  api: apiFunction,
  tasks: tasksFunction,
  ...everyConsumer,
};
const names = Object.keys(functions);
const entries: ConsumerEntries<never> = everyConsumer;
const ofKind = (kind: "queue" | "feed" | "everyMinutes") =>
  Object.values(entries).filter((entry) => kind in entry);
const ofStreams = new Set(
  ["DescribeStream", "GetRecords", "GetShardIterator", "ListStreams"].map((action) => `dynamodb:${action}`),
);

describe("the compute stack", () => {
  test("has a function each for the API, the tasks and every consumer, whose environment names every resource", () => {
    compute.resourceCountIs("AWS::Lambda::Function", names.length);
    for (const [name, { seconds, memory }] of Object.entries(functions))
      compute.hasResourceProperties("AWS::Lambda::Function", {
        FunctionName: `development-e-com67-${name}`,
        Timeout: seconds,
        MemorySize: memory,
        Environment: { Variables: name in everyConsumer ? { CONSUMER: name } : { CONSUMER: Match.absent() } },
      });
    compute.allResourcesProperties("AWS::Lambda::Function", {
      Runtime: "nodejs24.x",
      Architectures: ["arm64"],
      Handler: "index.handler",
      TracingConfig: { Mode: "Active" },
      LoggingConfig: { LogFormat: "JSON", LogGroup: Match.anyValue() },
      Environment: {
        Variables: Object.fromEntries(
          [
            ..."STAGE TABLE_PREFIX USER_POOL_ID USER_POOL_CLIENT_ID CHECKOUT_ARN REFUND_ARN".split(" "),
            ..."ORDER_NOTIFICATIONS_TOPIC_ARN ADMIN_NOTIFICATIONS_TOPIC_ARN".split(" "),
            ..."ORDERS_QUEUE_URL NOTIFICATIONS_QUEUE_URL SEARCH_REBUILD_QUEUE_URL SEARCH_ENDPOINT".split(" "),
            ..."FILES_BUCKET PUBLIC_URL WEB_ORIGINS MAIL_FROM".split(" "),
          ].map((name) => [name, Match.anyValue()]),
        ),
      },
    });
    compute.allResourcesProperties("AWS::Logs::LogGroup", { RetentionInDays: 14 });
  });

  test("moves a message to the dead-letter queue after three deliveries, and only the messages that failed", () => {
    compute.resourceCountIs("AWS::SQS::Queue", 2 * ofKind("queue").length + ofKind("feed").length);
    compute.resourcePropertiesCountIs(
      "AWS::SQS::Queue",
      { RedrivePolicy: { maxReceiveCount: maxDeliveries }, SqsManagedSseEnabled: true },
      queueNames.length,
    );
    compute.resourcePropertiesCountIs(
      "AWS::SQS::Queue",
      { RedriveAllowPolicy: { redrivePermission: "byQueue" } },
      queueNames.length,
    );
    compute.resourceCountIs(
      "AWS::Lambda::EventSourceMapping",
      ofKind("queue").length + ofKind("feed").length,
    );
    compute.allResourcesProperties("AWS::Lambda::EventSourceMapping", {
      FunctionResponseTypes: ["ReportBatchItemFailures"],
    });
  });

  test("hides a message six times as long as its consumer may take", () => {
    for (const entry of Object.values(entries))
      if ("queue" in entry)
        compute.hasResourceProperties("AWS::SQS::Queue", {
          QueueName: `development-e-com67-${entry.queue}`,
          VisibilityTimeout: 6 * entry.seconds,
        });
  });

  test("sends every product change to search, and keeps failed ones in a dead-letter queue", () => {
    compute.hasResourceProperties("AWS::Lambda::EventSourceMapping", {
      FunctionName: { Ref: Match.stringLikeRegexp("^searchsyncfunction") },
      EventSourceArn: { "Fn::ImportValue": Match.stringLikeRegexp("products.*StreamArn") },
      StartingPosition: "TRIM_HORIZON",
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: -1,
      MaximumRecordAgeInSeconds: 3600,
      DestinationConfig: {
        OnFailure: {
          Destination: { "Fn::GetAtt": [Match.stringLikeRegexp("^searchsyncdeadletters"), "Arn"] },
        },
      },
    });
  });

  test("runs the sweeper every two minutes", () => {
    compute.hasResourceProperties("AWS::Events::Rule", {
      ScheduleExpression: "rate(2 minutes)",
      State: "ENABLED",
      Targets: [
        Match.objectLike({ Arn: { "Fn::GetAtt": [Match.stringLikeRegexp("^sweeperfunction"), "Arn"] } }),
      ],
    });
  });

  test("subscribes queues to topics as the port declares, with raw messages", () => {
    compute.resourceCountIs("AWS::SNS::Subscription", subscriptions.length);
    compute.allResourcesProperties("AWS::SNS::Subscription", { Protocol: "sqs", RawMessageDelivery: true });
  });

  test.each(Object.entries({ checkout, refund }))(
    "runs the %s that was tested, as a Standard machine",
    (name, definition) => {
      const tasks = { "Fn::GetAtt": [Match.stringLikeRegexp("^tasksfunction"), "Arn"] };
      compute.hasResourceProperties("AWS::StepFunctions::StateMachine", {
        StateMachineName: `development-e-com67-${name}`,
        StateMachineType: "STANDARD",
        TracingConfiguration: { Enabled: true },
        LoggingConfiguration: { Level: "ALL", IncludeExecutionData: false },
        DefinitionString: { "Fn::Join": ["", Match.arrayWith([tasks])] },
      });
      const [machine] = Object.values(
        compute.findResources("AWS::StepFunctions::StateMachine", {
          Properties: { StateMachineName: `development-e-com67-${name}` },
        }),
      );
      const Joined = z.object({ "Fn::Join": z.tuple([z.literal(""), z.array(z.unknown())]) });
      const parts = Joined.parse(machine?.["Properties"]["DefinitionString"])["Fn::Join"][1];
      const text = parts
        .map((part) =>
          typeof part === "string" ? part : JSON.stringify(part).includes("Partition") ? "aws" : "tasks-arn",
        )
        .join("");
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(bindTasks(definition, "tasks-arn"))));
    },
  );

  test("serves everything at the public URL, throttled", () => {
    compute.hasResourceProperties("AWS::ApiGatewayV2::Route", { RouteKey: "$default" });
    compute.hasResourceProperties("AWS::ApiGatewayV2::Integration", {
      IntegrationType: "AWS_PROXY",
      IntegrationUri: { "Fn::GetAtt": [Match.stringLikeRegexp("^apifunction"), "Arn"] },
      PayloadFormatVersion: "2.0",
    });
    api.hasResourceProperties("AWS::ApiGatewayV2::Stage", {
      StageName: "$default",
      AutoDeploy: true,
      DefaultRouteSettings: { ThrottlingBurstLimit: 2000, ThrottlingRateLimit: 1000 },
      AccessLogSettings: {
        DestinationArn: Match.anyValue(),
        Format: Match.not(Match.stringLikeRegexp("sourceIp")),
      },
    });
  });
});

describe("a function on AWS", () => {
  test.each(names)("touches only what it needs: %s", (name) => {
    const statements = statementsOf(roleOf(name));
    const actions = actionsOf(roleOf(name));
    expect(actions.filter((action) => action.includes("*"))).toEqual([]);
    const toAll = statements.filter(({ Resource }) => Resource === "*").flatMap(({ Action }) => Action);
    expect(toAll.sort()).toEqual(["xray:PutTelemetryRecords", "xray:PutTraceSegments"]);
    // Text messages go to phones, which IAM cannot name: they are what is not a topic.
    const elsewhere = statements.filter(({ Resource }) => Resource === undefined);
    const topics = "arn:aws:sns:*:*:*";
    const texts = [{ Effect: "Allow", Action: ["sns:Publish"], NotResource: topics }];
    expect(elsewhere).toEqual(["api", "notifications"].includes(name) ? texts : []);
    const onTables = actions.filter((action) => action.startsWith("dynamodb:") && !ofStreams.has(action));
    const declared = Object.values(functions[name]?.permissions.tables ?? {}).flat();
    expect(new Set(onTables)).toEqual(new Set(declared.map((method) => tableActions[method])));
  });

  test("that uses files learns of one that is not there", () => {
    for (const name of names) {
      const actions = actionsOf(roleOf(name));
      expect(actions.includes("s3:ListBucket"), name).toBe(actions.includes("s3:GetObject"));
    }
  });

  test("may use the search engine only if it searches or fills the index", () => {
    const asking = names.filter((name) => actionsOf(roleOf(name)).some((action) => action.startsWith("es:")));
    const searching = "api edge-purge knowledge-processor later-purges search-rebuild search-sync";
    expect(asking.sort().join(" ")).toBe(searching);
    for (const name of asking)
      for (const { Action, Resource } of statementsOf(roleOf(name)))
        if (Action.some((action) => action.startsWith("es:")))
          expect(JSON.stringify(Resource)).toContain(":domain/development-e-com67/");
  });

  test("reads a table's stream only if that feeds it", () => {
    const reading = names.filter((name) => actionsOf(roleOf(name)).some((action) => ofStreams.has(action)));
    expect(reading).toEqual(names.filter((name) => "feed" in (entries[name] ?? {})));
  });

  test("may send mail only if it is the one that mails, and starts workflows only if it takes orders", () => {
    const who = (action: string) => names.filter((name) => actionsOf(roleOf(name)).includes(action));
    expect(who("ses:SendEmail")).toEqual(["api", "notifications", "staff-alerts"]);
    expect(who("states:StartExecution")).toEqual(["api", "sweeper"]);
    expect(who("sqs:SendMessage")).toEqual([
      "api",
      "tasks",
      "notifications",
      "staff-alerts",
      "imports",
      "search-sync",
      "inventory-display",
      "stock-alerts",
      "order-lists",
      "parcel-news",
      "metrics",
      "product-sales",
      "customer-names",
      "customer-profiles",
      "sweeper",
      "edge-purge",
      "settings-purge",
      "content-purge",
      "later-purges",
    ]);
    expect(who("cognito-idp:AdminUserGlobalSignOut")).toEqual(["api"]);
    expect(who("cognito-idp:AdminAddUserToGroup")).toEqual(["api"]);
    expect(who("lambda:InvokeFunction")).toEqual([]);
  });

  test("may read Stripe's keys only if it calls Stripe, and the secret that signs only if it signs", () => {
    const reads = (name: string) =>
      statementsOf(roleOf(name))
        .filter(({ Action }) => Action.includes("secretsmanager:GetSecretValue"))
        .flatMap(({ Resource }) =>
          [Resource].flat().map((one) => /stripekeys|signing|originsecret/.exec(JSON.stringify(one))?.[0]),
        );
    for (const name of names) {
      const { pays, signs } = functions[name]?.permissions ?? {};
      const origin = name === "api" ? ["originsecret"] : [];
      const wanted = [...origin, ...(pays ? ["stripekeys"] : []), ...(signs ? ["signing"] : [])];
      expect(new Set(reads(name)), name).toEqual(new Set(wanted));
      compute.hasResourceProperties("AWS::Lambda::Function", {
        FunctionName: `development-e-com67-${name}`,
        Environment: {
          Variables: {
            STRIPE_SECRET_ARN: pays ? Match.anyValue() : Match.absent(),
            SIGNING_SECRET_ARN: signs ? Match.anyValue() : Match.absent(),
          },
        },
      });
    }
    expect(names.filter((name) => reads(name).includes("stripekeys"))).toEqual(["api", "tasks", "sweeper"]);
  });

  test("may be called by workflows only if it runs their tasks", () => {
    for (const machine of ["checkoutRole", "refundRole"]) {
      const invoking = statementsOf(machine).filter(({ Action }) => Action.includes("lambda:InvokeFunction"));
      expect(invoking).toHaveLength(1);
      expect(JSON.stringify(invoking[0]?.Resource)).toContain("tasksfunction");
      const rest = actionsOf(machine).filter((action) => action !== "lambda:InvokeFunction");
      expect(rest.filter((action) => !/^(logs|xray):/.test(action))).toEqual([]);
    }
  });

  test("has no circular dependencies between stacks", () => {
    expect(shop.before("Compute")).toEqual(["Agent", "Api", "Data", "Frontend"]);
    expect(shop.before("Agent")).toEqual(["Data", "Frontend"]);
    expect(shop.before("Frontend")).toEqual(["Api"]);
    expect([shop.before("Api"), shop.before("Data")]).toEqual([["Data"], []]);
  });

  test("cannot lose the resources of another stack that it uses", () => {
    // Between regions a strong reference would need functions of CDK's own.
    const weak = (name: string) =>
      [
        ...JSON.stringify(shop.of(name).toJSON()).matchAll(/"Fn::GetStackOutput":\{"StackName":"([^"]+)"/g),
      ].map(([, from]) => from);
    const frontend = "E-Com67-development-Frontend";
    expect(new Set([...weak("Compute"), ...weak("Agent")])).toEqual(new Set([frontend]));
    expect(new Set(weak("Frontend"))).toEqual(new Set(["E-Com67-development-Api"]));
    expect([...weak("Data"), ...weak("Api")]).toEqual([]);
    expect(JSON.stringify(compute.toJSON())).toContain("Fn::ImportValue");
  });
});
