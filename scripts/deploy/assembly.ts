import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";

/** A resource of a template. */
export type Resource = {
  readonly logicalId: string;
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
};

/** A stack as `cdk synth` wrote it. */
export type AssemblyStack = {
  readonly name: string;
  /** The last part of its name: Data, Api, Frontend… */
  readonly kind: string;
  readonly region: string;
  /** The names of the stacks that must be deployed before this one. */
  readonly needs: readonly string[];
  /** What it asks of CDK's bootstrap stack in its region: a version, which a parameter there tells. */
  readonly bootstrap: { readonly version: number; readonly parameter: string } | undefined;
  readonly resources: readonly Resource[];
};

const Manifest = z.object({
  artifacts: z.record(
    z.string(),
    z.looseObject({
      type: z.string(),
      environment: z.string().optional(),
      dependencies: z.array(z.string()).default([]),
      properties: z
        .looseObject({
          templateFile: z.string().optional(),
          stackName: z.string().optional(),
          requiresBootstrapStackVersion: z.int().optional(),
          bootstrapStackVersionSsmParameter: z.string().optional(),
        })
        .default({}),
    }),
  ),
});
const Template = z.looseObject({
  Resources: z
    .record(
      z.string(),
      z.looseObject({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).default({}) }),
    )
    .default({}),
});

/** The resources of a template. */
export const resourcesOf = (template: unknown): readonly Resource[] =>
  Object.entries(Template.parse(template).Resources).map(([logicalId, { Type, Properties }]) => ({
    logicalId,
    type: Type,
    properties: Properties,
  }));

/** The stacks of a folder that `cdk synth` wrote, in the order in which they are deployed. */
export function readAssembly(folder: string): readonly AssemblyStack[] {
  const json = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), "utf8"));
  const { artifacts } = Manifest.parse(json("manifest.json"));
  const stacks = Object.entries(artifacts).flatMap(
    ([id, { type, environment, dependencies, properties }]) => {
      const { templateFile, stackName: name = id, requiresBootstrapStackVersion: version } = properties;
      if (type !== "aws:cloudformation:stack" || templateFile === undefined) return [];
      const parameter = properties.bootstrapStackVersionSsmParameter;
      return {
        name,
        kind: name.split("-").at(-1) ?? name,
        region: environment?.split("/").at(-1) ?? "",
        needs: dependencies.filter((other) => artifacts[other]?.type === "aws:cloudformation:stack"),
        bootstrap: version === undefined || parameter === undefined ? undefined : { version, parameter },
        resources: resourcesOf(json(templateFile)),
      };
    },
  );
  return withNeeds(stacks, stacks);
}

/** These stacks with all that they need, in the order in which they are deployed. */
export function withNeeds(
  wanted: readonly AssemblyStack[],
  all: readonly AssemblyStack[],
): readonly AssemblyStack[] {
  const ordered = new Set<AssemblyStack>();
  const add = (stack: AssemblyStack): void => {
    for (const name of stack.needs) {
      const needed = all.find((other) => other.name === name);
      if (needed && !ordered.has(needed)) add(needed);
    }
    ordered.add(stack);
  };
  for (const stack of wanted) add(stack);
  return [...ordered];
}
