import * as z from "zod";

/** Which pipelines deploy a stage. */
export type Pipelines = { readonly backend: boolean; readonly frontends: boolean };

/** A stage is deployed from a developer's machine unless it is told otherwise. */
export const noPipelines: Pipelines = { backend: false, frontends: false };

const Flag = z.enum(["true", "false", ""]).default("");
const Flags = z.object({ USE_BACKEND_PIPELINE: Flag, USE_FRONTEND_PIPELINES: Flag });

/** Reads USE_BACKEND_PIPELINE and USE_FRONTEND_PIPELINES. Throws an Error for a value that is neither `true` nor `false`. */
export function pipelinesIn(env: Readonly<Record<string, string | undefined>>): Pipelines {
  const read = Flags.safeParse(env);
  if (!read.success) throw new Error(z.prettifyError(read.error));
  const { USE_BACKEND_PIPELINE, USE_FRONTEND_PIPELINES } = read.data;
  return { backend: USE_BACKEND_PIPELINE === "true", frontends: USE_FRONTEND_PIPELINES === "true" };
}

/** The same as environment variables, for what runs the app again. */
export const asVariables = ({
  backend,
  frontends,
}: Pipelines): Record<keyof z.infer<typeof Flags>, string> => ({
  USE_BACKEND_PIPELINE: String(backend),
  USE_FRONTEND_PIPELINES: String(frontends),
});
