import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { join } from "node:path";

/** A function that runs as on Lambda; `readyAfter` is the milliseconds until it asked for its first event. */
export type LocalLambda = {
  readonly readyAfter: number;
  invoke(event: unknown): Promise<unknown>;
  stop(): Promise<void>;
};

type Invocation = {
  readonly id: string;
  readonly event: string;
  resolve(value: unknown): void;
  reject(reason: Error): void;
};

/**
 * Runs `folder`/index.mjs in its own process against the Lambda Runtime API, as on AWS.
 * https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
 */
export async function startLambda(folder: string, environment: Record<string, string>): Promise<LocalLambda> {
  const waiting: Invocation[] = [];
  const running = new Map<string, Invocation>();
  let idle: ServerResponse | undefined;
  let failed: ((reason: Error) => void) | undefined;
  let asked: (() => void) | undefined;

  const hand = (): void => {
    const next = idle && waiting.shift();
    if (!idle || !next) return;
    running.set(next.id, next);
    idle.writeHead(200, { "lambda-runtime-aws-request-id": next.id, "content-type": "application/json" });
    idle.end(next.event);
    idle = undefined;
  };
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const [, , , what, id = "", outcome] = request.url?.split("/") ?? [];
    if (what === "invocation" && id === "next") {
      idle = response;
      asked?.();
      return hand();
    }
    const body = await textOf(request);
    response.writeHead(202).end();
    if (what === "init") return failed?.(new Error(`the function did not start: ${body}`));
    const invocation = running.get(id);
    running.delete(id);
    if (outcome === "response") invocation?.resolve(JSON.parse(body));
    else invocation?.reject(new Error(body));
  };

  const server = createServer((request, response) => void answer(request, response)).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const from = performance.now();
  const child = spawn(process.execPath, [join(import.meta.dirname, "runtime-client.mjs")], {
    stdio: ["ignore", "inherit", "inherit"],
    env: {
      PATH: process.env["PATH"] ?? "",
      AWS_LAMBDA_RUNTIME_API: `127.0.0.1:${address.port}`,
      LAMBDA_TASK_ROOT: folder,
      ...environment,
    },
  });
  await new Promise<void>((resolve, reject) => {
    asked = resolve;
    failed = reject;
    child.once("exit", (code) => reject(new Error(`the function ended with ${code}`)));
  });
  let count = 0;
  return {
    readyAfter: performance.now() - from,
    invoke: (event) =>
      new Promise((resolve, reject) => {
        waiting.push({ id: `request-${++count}`, event: JSON.stringify(event), resolve, reject });
        hand();
      }),
    stop: () => stop(child, () => server.close()),
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  return text;
}

async function stop(child: ChildProcess, close: () => void): Promise<void> {
  child.removeAllListeners("exit");
  if (child.exitCode === null) {
    child.kill();
    await once(child, "exit");
  }
  close();
}
