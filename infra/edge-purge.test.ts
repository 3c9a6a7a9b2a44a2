import { Match, type Template } from "aws-cdk-lib/assertions";
import { beforeAll, describe, expect, test } from "vitest";
import { type Assembly, assemblyOf } from "../scripts/testing/cloud/assembly.ts";
import { roleOf, statementsOf as statementsIn } from "../scripts/testing/cloud/policies.ts";
import { everyConsumer } from "../workflows/edge-consumers.ts";

let compute: Template;
let shop: Assembly;
beforeAll(() => {
  shop = assemblyOf();
  compute = shop.of("Compute");
}, 60_000);

describe("a function on AWS", () => {
  test("may purge the storefront's cache only if that is its work, and no other distribution", () => {
    const functions = Object.keys(everyConsumer).concat("api", "tasks");
    const actionsOf = (name: string) => statementsIn(compute, roleOf(name)).flatMap(({ Action }) => Action);
    const purging = functions.filter((name) => actionsOf(name).includes("cloudfront:CreateInvalidation"));
    expect(purging).toEqual(["edge-purge", "settings-purge", "content-purge", "later-purges"]);
    const frontend = shop.of("Frontend").findResources("AWS::CloudFront::Distribution");
    const storefront = Object.entries(frontend).find(([, { Properties }]) =>
      String(Properties.DistributionConfig.Comment).endsWith("storefront"),
    );
    const outputs = shop.of("Frontend").findOutputs("*");
    for (const name of purging) {
      const own = statementsIn(compute, roleOf(name)).filter(({ Action }) =>
        Action.join().includes("cloudfront:"),
      );
      expect(own).toHaveLength(1);
      expect(own[0]?.Action).toEqual(["cloudfront:CreateInvalidation"]);
      const resource = JSON.stringify(own[0]?.Resource);
      expect(resource).toMatch(/:cloudfront::.*:distribution\/"/);
      const output = /"OutputName":"(\w+)"/.exec(resource)?.[1] ?? "";
      expect(outputs[output]?.["Value"]).toEqual({ Ref: storefront?.[0] });
    }
  });

  test("gathers changes before it purges, and takes up what waits in batches", () => {
    const gathering = (name: string) => ({
      FunctionName: { Ref: Match.stringLikeRegexp(`^${name}function`) },
    });
    compute.hasResourceProperties("AWS::Lambda::EventSourceMapping", {
      ...gathering("edgepurge"),
      BatchSize: 1_000,
      MaximumBatchingWindowInSeconds: 5,
      ParallelizationFactor: Match.absent(),
    });
    compute.hasResourceProperties("AWS::Lambda::EventSourceMapping", {
      ...gathering("laterpurges"),
      BatchSize: 10,
      MaximumBatchingWindowInSeconds: 10,
      ScalingConfig: { MaximumConcurrency: 2 },
    });
  });
});
