import { type App, type Stack, Tags } from "aws-cdk-lib";
import type { Code } from "aws-cdk-lib/aws-lambda";
import type { ConsumerEntries } from "../workflows/consumers/entry.ts";
import { everyConsumer } from "../workflows/edge-consumers.ts";
import { AgentStack } from "./agent-stack.ts";
import { ApiStack } from "./api-stack.ts";
import { BackendPipelineStack } from "./backend-pipeline-stack.ts";
import type { BundleName } from "./bundle.ts";
import { ComputeStack } from "./compute-stack.ts";
import type { SiteFiles } from "./constructs/sites/site.ts";
import { dashboard } from "./constructs/watch/dashboard.ts";
import { watch } from "./constructs/watch/watch.ts";
import { DataStack } from "./data-stack.ts";
import { FrontendPipelinesStack } from "./frontend-pipelines-stack.ts";
import { FrontendStack, frontendRegion } from "./frontend-stack.ts";
import { noPipelines } from "./pipelines.ts";
import type { Stage } from "./stage.ts";

/** What builds have made, for the stacks to deploy. */
export type Built = {
  /** Returns the code of a bundle. */
  readonly codeOf: (name: BundleName) => Code;
  readonly files: SiteFiles;
  /** The code of the CloudFront Function at viewer-request. */
  readonly viewerRequest: string;
};

/**
 * All stacks of one environment. Data and Api stand on nothing; Frontend shows the API's address under the sites' names; Agent
 * and Compute know all of them. Pipelines deploy the others.
 */
export function shopIn(
  app: App,
  stage: Stage,
  { codeOf, ...built }: Built,
  consumers: ConsumerEntries<never> = everyConsumer,
  pipelines = noPipelines,
) {
  const id = (stack: string) => `E-Com67-${stage.name}-${stack}`;
  const here = { stage, env: { region: stage.region } };
  const data = new DataStack(app, id("Data"), { ...here, terminationProtection: stage.keepsData });
  const api = new ApiStack(app, id("Api"), here);
  const frontend = new FrontendStack(app, id("Frontend"), {
    stage,
    env: { region: frontendRegion },
    api,
    codeOf,
    ...built,
  });
  const agent = new AgentStack(app, id("Agent"), { ...here, data, frontend, codeOf });
  const compute = new ComputeStack(app, id("Compute"), {
    ...here,
    data,
    api,
    frontend,
    agent,
    codeOf,
    consumers,
  });
  const shop = [data, api, frontend, agent, compute];
  const delivery: Stack[] = [];
  // A stage without a source has no pipelines, whatever is asked for.
  if (stage.source && pipelines.backend)
    delivery.push(
      new BackendPipelineStack(app, id("BackendPipeline"), {
        ...here,
        staff: data.staff,
        stacks: shop.map(({ stackName }) => stackName),
        pipelines,
      }),
    );
  if (stage.source && pipelines.frontends)
    delivery.push(
      new FrontendPipelinesStack(app, id("FrontendPipelines"), { ...here, staff: data.staff, frontend }),
    );
  const alarms = {
    Orders: watch(compute, data.staff),
    Data: watch(data, data.staff),
    "API and assistant": [api, agent].flatMap((stack) => watch(stack, data.staff)),
    Sites: watch(frontend, frontend.staff),
    ...(delivery.length > 0 && { Pipelines: delivery.flatMap((stack) => watch(stack, data.staff)) }),
  };
  dashboard(compute, { stage, data, api, frontend, compute, alarms });
  for (const stack of [...shop, ...delivery]) {
    Tags.of(stack).add("application", "e-com67");
    Tags.of(stack).add("stage", stage.name);
  }
  return { data, api, frontend, agent, compute };
}
