import * as z from "zod";
import { noPipelines } from "./pipelines.ts";
import { type RequiredStage, StageSettings } from "./stage-settings.ts";
import { stages } from "./stages.ts";

export type StageName = keyof typeof stages;

/** The settings of one environment. */
export type Stage = Readonly<z.output<typeof StageSettings>> & {
  readonly name: StageName;
  /** The prefix of every name, so that environments can share an account. Empty in production. */
  readonly prefix: string;
};

/** The names of all stages. */
// Object.keys loses the key types.
export const stageNames = Object.keys(stages) as readonly StageName[];

/** A stage of infra/stages.ts, with changes in tests. Throws an Error that says what is wrong with it. */
export function stageNamed(name: StageName, changed: Partial<RequiredStage> = {}): Stage {
  const read = StageSettings.safeParse({ ...stages[name], ...changed });
  if (!read.success) throw new Error(`Stage ${name} is wrong.\n${z.prettifyError(read.error)}`);
  return { ...read.data, name, prefix: name === "production" ? "" : `${name}-` };
}

/**
 * What of a stage is still a placeholder: names that end in `.example`, which nobody can own (RFC 2606). The repository matters
 * to pipelines only.
 */
export function placeholdersIn({ mail, staffMail, hosts, source }: Stage, pipelines = noPipelines): string[] {
  const named = {
    "mail.from": mail.from,
    staffMail,
    "hosts.shop": hosts?.shop,
    "hosts.admin": hosts?.admin,
    "source.repository": pipelines.backend || pipelines.frontends ? source?.repository : undefined,
  };
  return Object.entries(named).flatMap(([setting, value]) =>
    value?.endsWith(".example") ? [`${setting} ${value}`] : [],
  );
}
