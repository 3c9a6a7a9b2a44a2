import { Match, type Template } from "aws-cdk-lib/assertions";
import { beforeAll, describe, expect, test } from "vitest";
import * as z from "zod";
import { type Assembly, assemblyOf } from "../scripts/testing/cloud/assembly.ts";
import { versions } from "./constructs/pipelines/versions.ts";
import { pipelinesIn } from "./pipelines.ts";
import { placeholdersIn, stageNamed } from "./stage.ts";

let shop: Assembly;
let backend: Template;
let sites: Template;
const both = { backend: true, frontends: true };
beforeAll(() => {
  shop = assemblyOf(stageNamed("production"), undefined, both);
  backend = shop.of("BackendPipeline");
  sites = shop.of("FrontendPipelines");
}, 60_000);

const Action = z.looseObject({
  ActionTypeId: z.looseObject({ Category: z.string(), Provider: z.string() }),
  Configuration: z.looseObject({}).optional(),
});
const Stages = z.array(z.object({ Name: z.string(), Actions: z.array(Action) }));
const pipelinesOf = (template: Template) =>
  Object.values(template.findResources("AWS::CodePipeline::Pipeline")).map(({ Properties }) => ({
    name: String(Properties.Name),
    type: Properties.PipelineType,
    stages: Stages.parse(Properties.Stages),
  }));

const Spec = z.object({
  phases: z.object({
    install: z.object({ "runtime-versions": z.object({ nodejs: z.string() }) }),
    build: z.object({ commands: z.array(z.string()) }),
  }),
});
/** What a project runs, by its name. */
function stepOf(name: string) {
  const [made] = [backend, sites].flatMap((template) =>
    Object.values(template.findResources("AWS::CodeBuild::Project", { Properties: { Name: name } })),
  );
  const { Source, Environment } = made?.["Properties"] ?? {};
  const { phases } = Spec.parse(JSON.parse(Source.BuildSpec));
  return {
    node: phases.install["runtime-versions"].nodejs,
    run: phases.build.commands.join("\n"),
    Environment,
  };
}
/** The actions of the role of a project, without its own log and the artifacts. */
const rightsOf = (template: Template, project: string) =>
  Object.entries(template.findResources("AWS::IAM::Policy"))
    .filter(([id]) => id.startsWith(`${project}Role`))
    .flatMap(([, { Properties }]) => Properties.PolicyDocument.Statement)
    .flatMap(({ Action }: { Action: string | string[] }) => Action)
    .filter(
      (action) =>
        !/^(logs:|s3:(GetObject|GetBucket|List|DeleteObject|Abort|PutObjectL|PutObjectR|PutObjectT|PutObjectV))/.test(
          action,
        ),
    );

describe("pipelines", () => {
  test("are made only where the flags ask for them, and never by a stage without a source", () => {
    const stacks = (pipelines: Parameters<typeof assemblyOf>[2], stage = stageNamed("staging")) =>
      assemblyOf(stage, undefined, pipelines).stacks.filter((name) => name.includes("Pipeline"));
    expect(stacks(undefined)).toEqual([]);
    expect(stacks({ backend: true, frontends: false })).toEqual(["BackendPipeline"]);
    expect(stacks({ backend: false, frontends: true })).toEqual(["FrontendPipelines"]);
    expect(stacks(both, stageNamed("development"))).toEqual([]);
    expect(pipelinesIn({ USE_BACKEND_PIPELINE: "true" })).toEqual({ backend: true, frontends: false });
    expect(() => pipelinesIn({ USE_FRONTEND_PIPELINES: "yes" })).toThrow("USE_FRONTEND_PIPELINES");
  }, 60_000);

  test("run source, build and deploy on each push to master, and wait for an approval in production only", () => {
    const all = [...pipelinesOf(backend), ...pipelinesOf(sites)];
    expect(all.map(({ name }) => name).toSorted()).toEqual([
      "e-com67-admin",
      "e-com67-backend",
      "e-com67-storefront",
    ]);
    for (const { type, stages } of all) {
      expect(type).toBe("V2");
      expect(stages.map(({ Name }) => Name)).toEqual(["source", "build", "approve", "deploy"]);
      expect(stages[0]?.Actions[0]).toMatchObject({
        ActionTypeId: { Provider: "CodeStarSourceConnection" },
        Configuration: { BranchName: "master", DetectChanges: true, FullRepositoryId: "shop/shop.example" },
      });
      expect(stages[2]?.Actions[0]?.Configuration).toHaveProperty("NotificationArn");
    }
    const staging = assemblyOf(stageNamed("staging"), undefined, both).of("BackendPipeline");
    expect(pipelinesOf(staging)[0]?.stages.map(({ Name }) => Name)).toEqual(["source", "build", "deploy"]);
  }, 60_000);

  test("never change themselves, and no stack of the shop waits for one", () => {
    const run = stepOf("e-com67-backend-deploy").run;
    for (const stack of ["Data", "Api", "Frontend", "Agent", "Compute"])
      expect(run).toContain(`E-Com67-production-${stack} `);
    expect(run).not.toContain("Pipeline");
    for (const stack of ["Data", "Api", "Frontend", "Agent", "Compute"])
      expect(shop.before(stack).filter((name) => name.includes("Pipeline"))).toEqual([]);
  });

  test("test the project and build with the Node.js that package.json pins, and what they install may do nothing on AWS", () => {
    const { run, node, Environment } = stepOf("e-com67-backend-build");
    expect(run).toBe("npm test\nnpm run synth -- --context stage=production");
    expect(node).toBe(versions.node);
    expect(node).toMatch(/^24\.\d+\.\d+$/);
    // The image that has Node 24 and installs exact versions.
    expect(Environment).toMatchObject({
      Type: "ARM_CONTAINER",
      Image: "aws/codebuild/amazonlinux-aarch64-standard:4.0",
      PrivilegedMode: false,
    });
    for (const [template, name] of [
      [backend, "backend"],
      [sites, "storefront"],
      [sites, "admin"],
    ] as const)
      expect(rightsOf(template, `${name}build`)).toEqual(["s3:PutObject"]);
  });

  test("synthesise the stage with the flags it has, or exports that pipelines use would be taken away", () => {
    expect(stepOf("e-com67-backend-build").Environment.EnvironmentVariables).toEqual([
      { Name: "USE_BACKEND_PIPELINE", Type: "PLAINTEXT", Value: "true" },
      { Name: "USE_FRONTEND_PIPELINES", Type: "PLAINTEXT", Value: "true" },
    ]);
  });

  test("deploy with what they need: the backend takes CDK's roles, a site writes its bucket and deletes nothing", () => {
    expect(rightsOf(backend, "backenddeploy")).toEqual(["sts:AssumeRole"]);
    expect(rightsOf(sites, "admindeploy")).toEqual(["s3:PutObject"]);
    expect(rightsOf(sites, "storefrontdeploy").toSorted()).toEqual([
      "cloudfront:CreateInvalidation",
      "lambda:GetFunction",
      "lambda:UpdateFunctionCode",
      "s3:PutObject",
    ]);
    const roles = JSON.stringify(backend.findResources("AWS::IAM::Policy"));
    for (const role of ["deploy", "file-publishing"])
      for (const region of ["eu-central-1", "us-east-1"])
        expect(roles).toMatch(new RegExp(`cdk-hnb659fds-${role}-role-[^}]+}[^}]*-${region}`));
  });

  test("read the repository through the stage's connection, by both names of the permission, and no other", () => {
    for (const template of [backend, sites]) {
      const uses = Object.values(template.findResources("AWS::IAM::Policy"))
        .flatMap(({ Properties }) => Properties.PolicyDocument.Statement)
        .filter(({ Action }) => JSON.stringify(Action).includes("UseConnection"));
      const { connectionArn } = stageNamed("production").source ?? {};
      for (const { Resource } of uses) expect(Resource).toBe(connectionArn);
      const actions = new Set(uses.flatMap(({ Action }) => Action));
      expect(actions).toEqual(
        new Set(["codeconnections:UseConnection", "codestar-connections:UseConnection"]),
      );
    }
  });

  test("upload a site's files before the pages that name them, delete none, and purge pages only", () => {
    const { run } = stepOf("e-com67-storefront-deploy");
    const order = ["cp client/assets", "update-function-code", "create-invalidation"].map((one) =>
      run.indexOf(one),
    );
    expect(order.every((place) => place >= 0)).toBe(true);
    expect(order).toEqual(order.toSorted((one, other) => one - other));
    expect(run).toContain('--paths "#categories"');
    const admin = stepOf("e-com67-admin-deploy").run;
    expect(admin).not.toContain("invalidation");
    for (const text of [run, admin]) expect(text).not.toMatch(/s3 (sync|rm)|--delete/);
  });

  test("keep artifacts encrypted and for a month, and logs for as long as the stage says", () => {
    for (const template of [backend, sites]) {
      template.hasResourceProperties("AWS::S3::Bucket", {
        BucketEncryption: Match.anyValue(),
        LifecycleConfiguration: { Rules: [Match.objectLike({ ExpirationInDays: 30 })] },
        PublicAccessBlockConfiguration: Match.objectLike({ RestrictPublicBuckets: true }),
      });
      for (const { Properties } of Object.values(template.findResources("AWS::CodeBuild::Project")))
        expect(Properties.LogsConfig.CloudWatchLogs.Status).toBe("ENABLED");
      template.allResourcesProperties("AWS::Logs::LogGroup", { RetentionInDays: 90 });
    }
  });
});

test("a placeholder for a repository matters only to a stage with pipelines", () => {
  const stage = stageNamed("production", { hosts: undefined, mail: { perSecond: 1 }, staffMail: undefined });
  expect(placeholdersIn(stage)).toEqual([]);
  expect(placeholdersIn(stage, both)).toEqual(["source.repository shop/shop.example"]);
});
