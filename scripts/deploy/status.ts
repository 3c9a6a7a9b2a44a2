import type { Cloud } from "../../api/adapters/aws/deployment/cloud.ts";
import type { GoneOff, PipelineRun } from "../../api/adapters/aws/deployment/health.ts";
import type { DeployedStack } from "../../api/adapters/aws/deployment/stacks.ts";
import type { Stage } from "../../infra/stage.ts";
import { deployedOf } from "./stage-stacks.ts";
import { isPipeline } from "./targets.ts";

/** A queue of messages that failed for good. */
type DeadLetters = { readonly queue: string; readonly waiting: number };

/** What is deployed of a stage, and how it is. */
export type Status = {
  readonly stage: string;
  readonly stacks: readonly DeployedStack[];
  readonly alarms: readonly GoneOff[];
  readonly pipelines: readonly PipelineRun[];
  readonly deadLetters: readonly DeadLetters[];
  /** Parts of the answer that AWS did not give, each with the reason. */
  readonly unknown: readonly string[];
};

/** Asks AWS for everything. What it does not answer is in `unknown`; only the stacks must be known. */
export async function statusOf(
  cloud: Pick<Cloud, "stacks" | "parts" | "alarms" | "lastRun" | "waiting">,
  stage: Pick<Stage, "name" | "region">,
): Promise<Status> {
  const unknown: string[] = [];
  const asked = async <T>(what: string, ask: () => Promise<readonly T[]>): Promise<readonly T[]> => {
    try {
      return await ask();
    } catch (error) {
      unknown.push(`${what}: ${error instanceof Error ? error.name : String(error)}`);
      return [];
    }
  };
  const stacks = await deployedOf(cloud, stage);
  const [alarms, pipelines, deadLetters] = await Promise.all([
    Promise.all(
      stacks.map(({ name, region }) => asked(`alarms of ${name}`, () => cloud.alarms(region, `${name}-`))),
    ),
    Promise.all(
      stacks
        .filter(({ name }) => isPipeline(name))
        .map((stack) => asked(`runs of ${stack.name}`, () => runsOf(cloud, stack))),
    ),
    Promise.all(
      stacks.flatMap(({ outputs, region }) =>
        Object.entries(outputs)
          .filter(([name]) => name.endsWith("DeadLettersUrl"))
          .map(([name, url]) =>
            asked(name, async () => [
              { queue: url.split("/").at(-1) ?? url, waiting: await cloud.waiting(region, url) },
            ]),
          ),
      ),
    ),
  ]);
  return {
    stage: stage.name,
    stacks,
    alarms: alarms.flat(),
    pipelines: pipelines.flat(),
    deadLetters: deadLetters.flat(),
    unknown,
  };
}

async function runsOf(cloud: Pick<Cloud, "parts" | "lastRun">, stack: DeployedStack): Promise<PipelineRun[]> {
  const parts = await cloud.parts(stack);
  const runs = await Promise.all(
    parts
      .filter(({ type }) => type === "AWS::CodePipeline::Pipeline")
      .map(
        async ({ id }) =>
          (await cloud.lastRun(stack.region, id)) ?? {
            pipeline: id,
            status: "NeverRun",
            startedAt: 0,
            of: undefined,
          },
      ),
  );
  return runs;
}

/** Whether somebody has to look: a stack or a pipeline failed, an alarm has gone off, messages failed for good. */
export const needsAttention = ({ stacks, alarms, pipelines, deadLetters }: Status): boolean =>
  stacks.some(
    ({ status }) => /FAILED|ROLLBACK_COMPLETE/.test(status) && status !== "UPDATE_ROLLBACK_COMPLETE",
  ) ||
  alarms.length > 0 ||
  pipelines.some(({ status }) => status === "Failed") ||
  deadLetters.some(({ waiting }) => waiting > 0);

/** The status as people read it. */
export function statusLines(status: Status): readonly string[] {
  const { stage, stacks, alarms, pipelines, deadLetters, unknown } = status;
  if (stacks.length === 0)
    return [`Nothing of stage ${stage} is deployed here. npm run deploy -- ${stage} deploys it.`];
  // Queues are below, and what stacks export to each other is of no use to people.
  const outputs = stacks
    .flatMap((stack) => Object.entries(stack.outputs))
    .filter(([name]) => !/^(Exports|Publish)Output|(Queue|DeadLetters)Url$/.test(name));
  const width = Math.max(...stacks.map(({ name }) => name.length));
  const waiting = deadLetters.filter((queue) => queue.waiting > 0);
  return [
    `Stage ${stage}`,
    "",
    "Stacks",
    ...stacks.map(
      ({ name, status, changedAt, region, reason }) =>
        `  ${name.padEnd(width)}  ${status}, ${at(changedAt)}, ${region}${reason ? `: ${reason}` : ""}`,
    ),
    "",
    "Outputs",
    ...outputs.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`),
    "",
    alarms.length === 0 ? "Alarms: none has gone off" : "Alarms that have gone off",
    ...alarms.map(({ means, since, name }) => `  ${means || name}, since ${at(since)}`),
    "",
    pipelines.length === 0 ? "Pipelines: none" : "Pipelines",
    ...pipelines.map(
      ({ pipeline, status, startedAt, of }) =>
        `  ${pipeline}: ${status === "NeverRun" ? "never run" : `${status}, ${at(startedAt)}`}${of ? `, ${of}` : ""}`,
    ),
    "",
    waiting.length === 0
      ? `Dead letters: none in ${deadLetters.length} queues`
      : "Dead letters (the admin's page Dead letters shows them and sends them again)",
    ...waiting.map(({ queue, waiting }) => `  ${queue}: ${waiting}`),
    ...(unknown.length === 0 ? [] : ["", "AWS did not say", ...unknown.map((what) => `  ${what}`)]),
  ];
}

const at = (time: number): string =>
  time === 0 ? "time unknown" : `${new Date(time).toISOString().slice(0, 16).replace("T", " ")} UTC`;
