import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, type AppProps } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import { Code } from "aws-cdk-lib/aws-lambda";
import { Source } from "aws-cdk-lib/aws-s3-deployment";
import * as z from "zod";
import { noPipelines, type Pipelines } from "../../../infra/pipelines.ts";
import { type Built, shopIn } from "../../../infra/shop.ts";
import { type Stage, stageNamed } from "../../../infra/stage.ts";
import type { ConsumerEntries } from "../../../workflows/consumers/entry.ts";
import { everyConsumer } from "../../../workflows/edge-consumers.ts";

const Settings = z.object({ context: z.record(z.string(), z.unknown()) });

/** The context that the CDK CLI gives to the app: the feature flags of cdk.json, which change templates. */
const cdkContext = (): Readonly<Record<string, unknown>> =>
  Settings.parse(JSON.parse(readFileSync("cdk.json", "utf8"))).context;

/** An app with the flags of cdk.json. `npm run synth` checks CloudFormation's rules, which takes five times as long as the rest. */
export const testApp = ({ context = {}, ...props }: AppProps = {}): App =>
  new App({
    context: { ...cdkContext(), ...context },
    ...props,
    builtinCloudFormationValidation: false,
    stackTraces: false,
    treeMetadata: false,
    analyticsReporting: false,
  });

export type Assembly = {
  /** Where it was written. */
  readonly folder: string;
  /** The template of a stack as it deploys, by the last part of its name: "Data". */
  readonly of: (stack: string) => Template;
  readonly stacks: readonly string[];
  /** The stacks that must be deployed before this one. */
  readonly before: (stack: string) => readonly string[];
};

/** What stands for the builds, which change no template but by their hashes. */
const built: Built = {
  codeOf: () => Code.fromInline("export const handler = () => {};"),
  files: { shop: Source.data("index.html", ""), admin: Source.data("index.html", "") },
  viewerRequest: "function handler(event) { return event.request; }",
};

/** What `cdk synth` writes for one stage, without checks of CloudFormation's rules and of cdk-nag. */
export function assemblyOf(
  stage: Stage = stageNamed("development"),
  consumers: ConsumerEntries<never> = everyConsumer,
  pipelines: Pipelines = noPipelines,
): Assembly {
  const outdir = mkdtempSync(join(tmpdir(), "e-com67-assembly-"));
  const app = testApp({ outdir });
  shopIn(app, stage, built, consumers, pipelines);
  const { stacks } = app.synth();
  const short = (name: string): string => name.split("-").at(-1) ?? name;
  const artifact = (name: string) => {
    const found = stacks.find(({ stackName }) => short(stackName) === name);
    if (!found) throw new Error(`there is no stack ${name}`);
    return found;
  };
  return {
    folder: outdir,
    stacks: stacks.map(({ stackName }) => short(stackName)),
    of: (name) => Template.fromJSON(JSON.parse(readFileSync(artifact(name).templateFullPath, "utf8"))),
    before: (name) =>
      artifact(name)
        .dependencies.map(({ id }) => id)
        .filter((id) => !id.endsWith(".assets"))
        .map(short)
        .toSorted(),
  };
}
