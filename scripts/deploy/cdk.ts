import { spawn } from "node:child_process";
import { once } from "node:events";
import type { StageName } from "../../infra/stage.ts";

/** What runs the CDK command line. Each answers its exit code, and shows what it prints. */
export type Cdk = {
  /** Writes the stage's assembly into the folder. `context` is added to cdk.json's. */
  readonly synth: (stage: StageName, options?: SynthOptions) => Promise<number>;
  readonly diff: (stacks: readonly string[]) => Promise<number>;
  readonly deploy: (stacks: readonly string[], options?: DeployOptions) => Promise<number>;
  readonly destroy: (stacks: readonly string[]) => Promise<number>;
};
export type SynthOptions = {
  readonly variables?: Readonly<Record<string, string>>;
  readonly context?: Readonly<Record<string, string>>;
};
export type DeployOptions = { readonly importExisting?: boolean };

/**
 * The CDK that is installed here. Everything after `synth` reads the folder that it wrote, so that what is deployed is what was
 * shown. `program` stands for the command line in tests.
 */
export function cdkIn(
  folder: string,
  program: readonly string[] = [process.execPath, "node_modules/aws-cdk/bin/cdk"],
): Cdk {
  const run = async (words: readonly string[], variables: Readonly<Record<string, string>> = {}) => {
    const [command = "", ...before] = program;
    const child = spawn(command, [...before, ...words], {
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...process.env, ...variables },
    });
    // `exit` comes with a code and a signal.
    const [code] = (await once(child, "exit")) as [number | null];
    return code ?? 1;
  };
  const assembly = ["--app", folder];
  return {
    synth: (stage, { variables = {}, context = {} } = {}) =>
      run(
        [
          "synth",
          "--quiet",
          "--output",
          folder,
          ...Object.entries({ stage, ...context }).flatMap(([key, value]) => [
            "--context",
            `${key}=${value}`,
          ]),
        ],
        // Templates are made without an account, so nothing is asked of one.
        { ...variables, AWS_EC2_METADATA_DISABLED: "true" },
      ),
    // By the templates, because change sets, the other way, make something in the account.
    diff: (stacks) => run(["diff", ...assembly, "--method", "template", "--exclusively", ...stacks]),
    deploy: (stacks, { importExisting = false } = {}) =>
      run([
        "deploy",
        ...assembly,
        "--exclusively",
        "--require-approval",
        "never",
        ...(importExisting ? ["--import-existing-resources"] : []),
        ...stacks,
      ]),
    destroy: (stacks) => run(["destroy", ...assembly, "--exclusively", "--force", ...stacks]),
  };
}
