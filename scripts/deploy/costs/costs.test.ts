import { existsSync, readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { type StageName, stageNamed, stageNames } from "../../../infra/stage.ts";
import { assemblyOf } from "../../testing/cloud/assembly.ts";
import { type AssemblyStack, readAssembly } from "../assembly.ts";
import { costsDocument } from "./document.ts";
import { estimateLines, estimates } from "./estimate.ts";
import { priced } from "./prices.ts";
import { standing } from "./standing.ts";

let stages: Record<StageName, readonly AssemblyStack[]>;
beforeAll(() => {
  // Every stage's name is a key.
  stages = Object.fromEntries(
    stageNames.map((name) => [name, readAssembly(assemblyOf(stageNamed(name)).folder)]),
  ) as typeof stages;
}, 120_000);

test("docs/aws/costs.md is what npm run costs writes now", () => {
  const file = "docs/aws/costs.md";
  expect(existsSync(file) && readFileSync(file, "utf8"), "run npm run costs").toBe(costsDocument(stages));
});

test("what is free is taken off first, and nothing is paid back", () => {
  expect(priced({ price: "Secrets Manager", quantity: 3, because: "" }).dollars).toBeCloseTo(1.2);
  expect(priced({ price: "CloudWatch alarms", quantity: 4, because: "" }).dollars).toBe(0);
  expect(priced({ price: "CloudWatch alarms", quantity: 14, because: "" })).toMatchObject({
    dollars: 0.4,
    arithmetic: "(14 − 10 free) × $0.1 per metric",
  });
  expect(priced({ price: "SQS", quantity: 3_000_000, because: "" }).dollars).toBeCloseTo(0.8);
});

test("search is counted by its nodes, and production costs more than development", () => {
  const because = (name: StageName) =>
    standing(stages[name]).flatMap(({ price, because }) => (price.startsWith("OpenSearch") ? [because] : []));
  expect(because("production")).toEqual([
    "2 data nodes × 730 h",
    "3 master nodes × 730 h",
    "2 nodes × 40 GB",
  ]);
  expect(because("development")).toEqual(["1 data node × 730 h", "1 node × 10 GB"]);
  const idle = (name: StageName) => estimates(stages[name])[0]?.total ?? 0;
  expect(idle("production")).toBeGreaterThan(idle("development"));
});

test("more orders cost more, and an order costs less where there are many", () => {
  const [idle, small, large] = estimates(stages.production).map(({ total }) => total);
  expect(small).toBeGreaterThan(idle ?? 0);
  expect((large ?? 0) / 50_000).toBeLessThan((small ?? 0) / 1_000);
});

test("an instance type without a price is named, rather than counted as free", () => {
  const [data] = stages.development;
  const other = (data?.resources ?? []).map((resource) =>
    resource.type === "AWS::OpenSearchService::Domain"
      ? {
          ...resource,
          properties: {
            ClusterConfig: { InstanceType: "r9.huge.search", InstanceCount: 1 },
            EBSOptions: { VolumeSize: 10 },
          },
        }
      : resource,
  );
  expect(() => standing(data ? [{ ...data, resources: other }] : [])).toThrow(/r9\.huge\.search: add it/);
});

test("a budget warns before a stage costs much more than its estimate for 1,000 orders", () => {
  for (const name of stageNames)
    expect(stageNamed(name).budget.dollars, name).toBeGreaterThan(estimates(stages[name])[1]?.total ?? 0);
});

test("a deployment shows the three sums and what makes them", () => {
  const lines = estimateLines(stages.production).join("\n");
  expect(lines).toMatch(/idle +\$\d+\.\d\d +most of it: OpenSearch/);
  expect(lines).toMatch(/50,000 orders a month +\$[\d,]+\.\d\d/);
});
