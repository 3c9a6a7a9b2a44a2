import { Match, type Template } from "aws-cdk-lib/assertions";
import { beforeAll, describe, expect, test } from "vitest";
import { assemblyOf } from "../scripts/testing/cloud/assembly.ts";
import { roleOf, statementsOf as statementsIn } from "../scripts/testing/cloud/policies.ts";
import type { TableMethod } from "../workflows/consumers/entry.ts";
import { chatFunction, chatSocketFunction, chatWorkerFunction } from "./constructs/chat/chat-functions.ts";
import { tableActions } from "./constructs/permissions.ts";
import { stageNamed } from "./stage.ts";

let agent: Template;
let compute: Template;
beforeAll(() => {
  const shop = assemblyOf(stageNamed("development", { chat: { modelId: "eu.amazon.nova-2-lite-v1:0" } }));
  agent = shop.of("Agent");
  compute = shop.of("Compute");
}, 60_000);

const functions = {
  chat: chatFunction,
  "chat-worker": chatWorkerFunction,
  "chat-socket": chatSocketFunction,
} as const;

const statementsOf = (name: string) => statementsIn(agent, roleOf(name));

describe("the assistant on AWS", () => {
  test("streams from a Function URL that anybody may call, as Lambda asks by two permissions", () => {
    agent.hasResourceProperties("AWS::Lambda::Url", { AuthType: "NONE", InvokeMode: "RESPONSE_STREAM" });
    const actions = Object.values(agent.findResources("AWS::Lambda::Permission"))
      .filter(({ Properties }) => Properties.Principal === "*")
      .map(({ Properties }) => String(Properties.Action));
    expect(actions.toSorted()).toEqual(["lambda:InvokeFunction", "lambda:InvokeFunctionUrl"]);
  });

  test("gives every route of the WebSocket to its door, which answers within API Gateway's 29 seconds", () => {
    const routes = Object.values(agent.findResources("AWS::ApiGatewayV2::Route")).map(({ Properties }) =>
      String(Properties.RouteKey),
    );
    expect(routes.toSorted()).toEqual(
      ["$connect", "$default", "$disconnect", "ping", "resume", "sendMessage", "stop"].toSorted(),
    );
    agent.hasResourceProperties("AWS::ApiGatewayV2::Api", {
      ProtocolType: "WEBSOCKET",
      RouteSelectionExpression: "$request.body.action",
    });
    expect(chatSocketFunction.seconds).toBeLessThan(29);
  });

  test("answers a message of the WebSocket once", () => {
    agent.hasResourceProperties("AWS::Lambda::EventInvokeConfig", {
      FunctionName: { Ref: Match.stringLikeRegexp("^chatworkerfunction") },
      MaximumRetryAttempts: 0,
    });
  });

  test.each(Object.entries(functions))(
    "lets %s touch only what it needs",
    (name, { permissions, seconds }) => {
      agent.hasResourceProperties("AWS::Lambda::Function", {
        FunctionName: `development-e-com67-${name}`,
        Timeout: seconds,
        Environment: {
          Variables: Match.objectLike({ CHAT_MODEL: "bedrock", STRIPE_SECRET_ARN: Match.absent() }),
        },
      });
      const statements = statementsOf(name);
      const actions = statements.flatMap(({ Action }) => Action);
      expect(actions.filter((action) => action.includes("*"))).toEqual([]);
      const toAll = statements.filter(({ Resource }) => Resource === "*").flatMap(({ Action }) => Action);
      expect(toAll.toSorted()).toEqual(["xray:PutTelemetryRecords", "xray:PutTraceSegments"]);
      const onTables = actions.filter((action) => action.startsWith("dynamodb:"));
      expect(new Set(onTables)).toEqual(
        new Set(
          Object.values<readonly TableMethod[]>(permissions.tables).flatMap((methods) =>
            methods.map((method) => tableActions[method]),
          ),
        ),
      );
      const has = (action: string) => actions.includes(action);
      expect(has("bedrock:InvokeModelWithResponseStream")).toBe(name !== "chat-socket");
      expect(has("secretsmanager:GetSecretValue")).toBe(false);
      expect(has("execute-api:ManageConnections")).toBe(name !== "chat");
      expect(has("lambda:InvokeFunction")).toBe(name === "chat-socket");
    },
  );

  test("calls the configured model alone: by its inference profile, in whatever region that chooses", () => {
    for (const name of ["chat", "chat-worker"]) {
      const resources = statementsOf(name)
        .filter(({ Action }) => Action.includes("bedrock:InvokeModelWithResponseStream"))
        .flatMap(({ Resource }) => Resource)
        .map((resource) => JSON.stringify(resource));
      expect(resources).toHaveLength(2);
      expect(resources).toEqual(
        expect.arrayContaining([
          expect.stringContaining(":inference-profile/eu.amazon.nova-2-lite-v1:0"),
          expect.stringContaining(":bedrock:*::foundation-model/amazon.nova-2-lite-v1:0"),
        ]),
      );
    }
  });

  test("is known to the API by both addresses, which /config.json passes on", () => {
    compute.hasResourceProperties("AWS::Lambda::Function", {
      FunctionName: "development-e-com67-api",
      Environment: {
        Variables: Match.objectLike({ CHAT_URL: Match.anyValue(), WEB_SOCKET_URL: Match.anyValue() }),
      },
    });
  });
});

test("without a model of Bedrock the parser answers, and no model may be asked to", () => {
  const template = assemblyOf(stageNamed("development", { chat: {} })).of("Agent");
  expect(JSON.stringify(template.findResources("AWS::IAM::Policy"))).not.toContain(
    "bedrock:InvokeModelWithResponseStream",
  );
  template.allResourcesProperties("AWS::Lambda::Function", {
    Environment: { Variables: Match.objectLike({ CHAT_MODEL: "embedded", CHAT_MODEL_ID: Match.absent() }) },
  });
}, 60_000);
