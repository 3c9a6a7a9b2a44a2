import { spawnSync } from "node:child_process";
import { join } from "node:path";
import * as z from "zod";

const Took = z.object({ wall: z.number(), cpu: z.number() });
/** Milliseconds that an import took, by the clock and of the processor. */
export type InitTime = z.output<typeof Took>;

/** The medians of importing each bundle in `times` processes of its own, one bundle after the other in turn. */
export function initTimes(
  folders: readonly string[],
  environment: Readonly<Record<string, string>>,
  times: number,
): readonly InitTime[] {
  const taken = folders.map((): InitTime[] => []);
  for (let turn = 0; turn < times; turn++)
    for (const [place, folder] of folders.entries()) {
      const clock = join(import.meta.dirname, "init-clock.mjs");
      const { stdout, stderr } = spawnSync(process.execPath, [clock, join(folder, "index.mjs")], {
        encoding: "utf8",
        env: { PATH: process.env["PATH"] ?? "", LAMBDA_TASK_ROOT: folder, ...environment },
      });
      if (stdout === "") throw new Error(stderr);
      taken[place]?.push(Took.parse(JSON.parse(stdout)));
    }
  return taken.map((all) => ({
    wall: median(all.map(({ wall }) => wall)),
    cpu: median(all.map(({ cpu }) => cpu)),
  }));
}

const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
