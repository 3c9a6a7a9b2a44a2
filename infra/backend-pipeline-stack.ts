import { Stack, type StackProps } from "aws-cdk-lib";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { ITopic } from "aws-cdk-lib/aws-sns";
import type { Construct } from "constructs";
import { outputs } from "./constructs/outputs.ts";
import { artifacts } from "./constructs/pipelines/artifacts.ts";
import { pipeline } from "./constructs/pipelines/pipeline.ts";
import { versions } from "./constructs/pipelines/versions.ts";
import { frontendRegion } from "./frontend-stack.ts";
import { asVariables, type Pipelines } from "./pipelines.ts";
import type { Stage } from "./stage.ts";

export type BackendPipelineProps = StackProps & {
  readonly stage: Stage;
  readonly staff: ITopic;
  /** The names of all stacks that it deploys. */
  readonly stacks: readonly string[];
  readonly pipelines: Pipelines;
};

/**
 * Tests the whole project and deploys the stage's stacks, in the order of their dependencies. It is no stack of these itself,
 * and does not deploy the other pipelines either.
 */
export class BackendPipelineStack extends Stack {
  constructor(scope: Construct, id: string, given: BackendPipelineProps) {
    const { stage, staff, stacks, pipelines, ...props } = given;
    super(scope, id, props);
    const made = pipeline(this, "backend", {
      stage,
      staff,
      artifacts: artifacts(this),
      build: {
        // The templates must be those of the stage as it was deployed: pipelines import what other stacks export to them.
        variables: asVariables(pipelines),
        commands: ["npm test", `npm run synth -- --context stage=${stage.name}`],
        from: "cdk.out",
        files: ["**/*"],
      },
      deploy: {
        // CDK's command line and nothing else of npm's runs with what the deployment may do.
        commands: [
          `npx --yes aws-cdk@${versions.cdk} deploy ${stacks.join(" ")} --app . --exclusively --require-approval never --no-notices --progress events`,
        ],
        variables: { CDK_DISABLE_CLI_TELEMETRY: "1" },
      },
      mayDeploy: [new PolicyStatement({ actions: ["sts:AssumeRole"], resources: this.#roles(stage) })],
    });
    outputs(this, { BackendPipeline: made.pipelineName });
  }

  /** CDK's own roles of both regions, which `cdk bootstrap` made: one deploys stacks, one uploads files. */
  #roles({ region }: Stage): string[] {
    const regions = new Set([region, frontendRegion]);
    return [...regions].flatMap((one) =>
      ["deploy", "file-publishing"].map((what) =>
        this.formatArn({
          service: "iam",
          region: "",
          resource: "role",
          resourceName: `cdk-hnb659fds-${what}-role-${this.account}-${one}`,
        }),
      ),
    );
  }
}
