import { Match } from "aws-cdk-lib/assertions";
import { describe, expect, test } from "vitest";
import { assemblyOf } from "../scripts/testing/cloud/assembly.ts";
import type { ConsumerEntries } from "../workflows/consumers/entry.ts";
import { everyConsumer } from "../workflows/edge-consumers.ts";
import { stageNamed } from "./stage.ts";

describe("a consumer that is added to the registry", () => {
  const extra = {
    ...everyConsumer,
    "price-watch": {
      feed: "products",
      description: "Watches prices",
      memory: 256,
      seconds: 20,
      permissions: { tables: { customers: ["get"] } },
      load: async () => () => async () => ({ failed: [] }),
    },
    report: {
      everyMinutes: 60,
      description: "Reports",
      memory: 256,
      seconds: 20,
      permissions: { tables: {} },
      load: async () => () => async () => ({}),
    },
  } as const satisfies ConsumerEntries<never>;

  test("has its function, event source, permissions and alarms on AWS, and nothing else changes", () => {
    const template = assemblyOf(stageNamed("development"), extra).of("Compute");
    template.resourceCountIs("AWS::Lambda::Function", Object.keys(everyConsumer).length + 4);
    template.hasResourceProperties("AWS::Lambda::Function", {
      FunctionName: "development-e-com67-price-watch",
      MemorySize: 256,
      Environment: { Variables: { CONSUMER: "price-watch" } },
    });
    template.hasResourceProperties("AWS::Lambda::EventSourceMapping", {
      FunctionName: { Ref: Match.stringLikeRegexp("^pricewatchfunction") },
      EventSourceArn: { "Fn::ImportValue": Match.stringLikeRegexp("products.*StreamArn") },
    });
    template.hasResourceProperties("AWS::Events::Rule", {
      ScheduleExpression: "rate(1 hour)",
      Targets: [
        Match.objectLike({ Arn: { "Fn::GetAtt": [Match.stringLikeRegexp("^reportfunction"), "Arn"] } }),
      ],
    });
    template.hasResourceProperties("AWS::CloudWatch::Alarm", {
      AlarmDescription: Match.stringLikeRegexp("^Messages failed for good .*price-watch-dead-letters"),
    });
    const compute = assemblyOf().of("Compute");
    const before = Object.entries(compute.findResources("AWS::Lambda::Function"));
    const after = template.findResources("AWS::Lambda::Function");
    for (const [id, made] of before) expect(after[id]).toEqual(made);
  }, 60_000);

  test("is refused where it takes from a queue that another one takes from", () => {
    const second = { ...everyConsumer, again: everyConsumer.notifications };
    expect(() => assemblyOf(stageNamed("development"), second)).toThrow(
      "queue notifications has 2 consumers",
    );
  });
});
