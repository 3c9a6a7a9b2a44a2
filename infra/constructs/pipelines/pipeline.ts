import { Duration, Stack, Validations } from "aws-cdk-lib";
import {
  BuildSpec,
  CfnProject,
  ComputeType,
  LinuxArmBuildImage,
  PipelineProject,
  type PipelineProjectProps,
} from "aws-cdk-lib/aws-codebuild";
import { Artifact, Pipeline, PipelineType, type StageProps } from "aws-cdk-lib/aws-codepipeline";
import {
  CodeBuildAction,
  CodeStarConnectionsSourceAction,
  ManualApprovalAction,
} from "aws-cdk-lib/aws-codepipeline-actions";
import { PolicyStatement, Role } from "aws-cdk-lib/aws-iam";
import type { Bucket, IBucket } from "aws-cdk-lib/aws-s3";
import type { ITopic } from "aws-cdk-lib/aws-sns";
import type { Construct } from "constructs";
import type { Stage } from "../../stage.ts";
import { logGroup } from "../logs.ts";
import { versions } from "./versions.ts";

/** What one step of a pipeline runs. */
export type Step = {
  readonly commands: readonly string[];
  readonly variables?: Readonly<Record<string, string>>;
};

export type PipelineSpec = {
  readonly stage: Stage;
  readonly artifacts: Bucket;
  /** Who is asked for approval. */
  readonly staff: ITopic;
  /** Runs with `npm ci` done, and may do nothing on AWS: what it installs is other people's code. */
  readonly build: Step & { readonly from: string; readonly files: readonly string[] };
  /** Runs where the build's files are. */
  readonly deploy: Step;
  /** All that the deployment may do on AWS. */
  readonly mayDeploy: readonly PolicyStatement[];
};

/**
 * Source, build, deploy: started by a push to the stage's branch. A newer commit overtakes one that waits. Production waits for
 * somebody's approval. The pipeline does not change itself: `npm run deploy` does.
 */
export function pipeline(scope: Construct, id: string, spec: PipelineSpec): Pipeline {
  const { stage, artifacts, staff, build, deploy, mayDeploy } = spec;
  const { source } = stage;
  if (source === undefined) throw new Error(`Stage ${stage.name} has no source for a pipeline.`);
  const name = `${stage.prefix}e-com67-${id}`;
  const code = new Artifact("code");
  const built = new Artifact("built");

  const builds = project(scope, `${id}-build`, stage, {
    description: `E-Com67 ${stage.name}: tests and builds the ${id}`,
    environment: { computeType: ComputeType.MEDIUM, buildImage },
    environmentVariables: asPlain(build.variables ?? {}),
    timeout: Duration.hours(1),
    buildSpec: BuildSpec.fromObject({
      version: "0.2",
      env: { shell: "bash" },
      phases: {
        install: { "runtime-versions": { nodejs: versions.node }, commands: ["npm ci"] },
        build: { commands: build.commands },
      },
      artifacts: { "base-directory": build.from, files: build.files },
    }),
  });
  const deploys = project(scope, `${id}-deploy`, stage, {
    description: `E-Com67 ${stage.name}: deploys the ${id}`,
    environment: { computeType: ComputeType.SMALL, buildImage },
    environmentVariables: asPlain(deploy.variables ?? {}),
    timeout: Duration.hours(2),
    buildSpec: BuildSpec.fromObject({
      version: "0.2",
      env: { shell: "bash" },
      phases: {
        install: { "runtime-versions": { nodejs: versions.node } },
        build: { commands: deploy.commands },
      },
    }),
  });
  for (const statement of mayDeploy) deploys.addToRolePolicy(statement);

  const [owner = "", ...repo] = source.repository.split("/");
  const push = new CodeStarConnectionsSourceAction({
    actionName: "source",
    connectionArn: source.connectionArn,
    owner,
    repo: repo.join("/"),
    branch: source.branch,
    triggerOnPush: true,
    output: code,
  });
  const approval: StageProps = {
    stageName: "approve",
    actions: [
      new ManualApprovalAction({
        actionName: "approve",
        notificationTopic: staff,
        additionalInformation: `The tests have passed. Approve to deploy the ${id} to ${stage.name}.`,
      }),
    ],
  };
  const made = new Pipeline(scope, id, {
    pipelineName: name,
    pipelineType: PipelineType.V2,
    artifactBucket: artifacts as IBucket,
    stages: [
      { stageName: "source", actions: [push] },
      {
        stageName: "build",
        actions: [
          new CodeBuildAction({ actionName: "build", project: builds, input: code, outputs: [built] }),
        ],
      },
      ...(stage.name === "production" ? [approval] : []),
      {
        stageName: "deploy",
        actions: [new CodeBuildAction({ actionName: "deploy", project: deploys, input: built })],
      },
    ],
  });
  // The action's role gets the older name of this permission from CDK; connections made today ask for this one.
  // https://docs.aws.amazon.com/dtconsole/latest/userguide/security-iam.html
  const sourceRole = made.node
    .findChild("source")
    .node.findChild("source")
    .node.findChild("CodePipelineActionRole");
  if (!(sourceRole instanceof Role)) throw new Error("CDK's pipeline has changed its inside");
  sourceRole.addToPolicy(
    new PolicyStatement({ actions: ["codeconnections:UseConnection"], resources: [source.connectionArn] }),
  );
  return made;
}

/** Has Node.js 24 and installs the exact version that a buildspec names. */
const buildImage = LinuxArmBuildImage.AMAZON_LINUX_2023_STANDARD_4_0;

const asPlain = (variables: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, { value }]));

function project(scope: Construct, id: string, stage: Stage, props: PipelineProjectProps): PipelineProject {
  const projectName = `${stage.prefix}e-com67-${id}`;
  const made = new PipelineProject(scope, id, {
    ...props,
    projectName,
    logging: {
      cloudWatch: { logGroup: logGroup(scope, `${id}-log`, stage, `/aws/codebuild/${projectName}`) },
    },
    grantReportGroupPermissions: false,
  });
  const { defaultChild } = made.node;
  if (!(defaultChild instanceof CfnProject)) throw new Error("CDK's project has changed its inside");
  const stack = Stack.of(made);
  const log = `arn:aws:logs:${stack.region}:<AWS::AccountId>:log-group:/aws/codebuild/<${stack.getLogicalId(defaultChild)}>:*`;
  Validations.of(made).acknowledge(
    {
      id: "AwsSolutions-CB4",
      reason: "The artifacts are the shop's own code, encrypted with S3's key; they contain no secret.",
    },
    {
      id: `AwsSolutions-IAM5[Resource::${log}]`,
      reason: "A step writes its own log, a stream for each run.",
    },
  );
  return made;
}
