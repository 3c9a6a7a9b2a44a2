import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { decodeStream, type StreamedAnswer } from "./response-stream.ts";

/** A function that runs as on Lambda; `readyAfter` is the milliseconds until it asked for its first event. */
export type LocalLambda = {
  readonly readyAfter: number;
  /** What it has written to its log so far. */
  readonly log: () => string;
  /** Answers what the handler returned, or, of one that streams, a StreamedAnswer. */
  invoke(event: unknown): Promise<unknown>;
  stop(): Promise<void>;
};

export type LambdaOptions = {
  /** Stops the process while there is no event for it, as Lambda freezes an environment. */
  readonly freezes?: boolean;
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
export async function startLambda(
  folder: string,
  environment: Record<string, string>,
  { freezes = false }: LambdaOptions = {},
): Promise<LocalLambda> {
  const waiting: Invocation[] = [];
  const running = new Map<string, Invocation>();
  let idle: ServerResponse | undefined;
  let failed: ((reason: Error) => void) | undefined;
  let asked: (() => void) | undefined;

  const hand = (): void => {
    const next = idle && waiting.shift();
    if (!idle || !next) return;
    running.set(next.id, next);
    if (freezes) child.kill("SIGCONT");
    idle.writeHead(200, { "lambda-runtime-aws-request-id": next.id, "content-type": "application/json" });
    idle.end(next.event);
    idle = undefined;
  };
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const [, , , what, id = "", outcome] = request.url?.split("/") ?? [];
    if (what === "invocation" && id === "next") {
      idle = response;
      if (freezes && waiting.length === 0) child.kill("SIGSTOP");
      asked?.();
      return hand();
    }
    const streams = request.headers["lambda-runtime-function-response-mode"] === "streaming";
    const body = streams ? await decodeStream(request) : await text(request);
    const message = typeof body === "string" ? body : body.body;
    response.writeHead(202).end();
    if (what === "init") return failed?.(new Error(`the function did not start: ${message}`));
    const invocation = running.get(id);
    running.delete(id);
    if (outcome !== "response") invocation?.reject(new Error(message));
    else invocation?.resolve(typeof body === "string" ? JSON.parse(body) : (body satisfies StreamedAnswer));
  };

  const server = createServer((request, response) => void answer(request, response)).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const from = performance.now();
  const child = spawn(process.execPath, [join(import.meta.dirname, "runtime-client.mjs")], {
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      PATH: process.env["PATH"] ?? "",
      AWS_LAMBDA_RUNTIME_API: `127.0.0.1:${address.port}`,
      LAMBDA_TASK_ROOT: folder,
      ...environment,
    },
  });
  let log = "";
  for (const output of [child.stdout, child.stderr])
    output.setEncoding("utf8").on("data", (chunk: string) => {
      log += chunk;
    });
  await new Promise<void>((resolve, reject) => {
    asked = resolve;
    failed = reject;
    child.once("exit", (code) => reject(new Error(`the function ended with ${code}: ${log}`)));
  });
  let count = 0;
  return {
    readyAfter: performance.now() - from,
    log: () => log,
    invoke: (event) =>
      new Promise((resolve, reject) => {
        waiting.push({ id: `request-${++count}`, event: JSON.stringify(event), resolve, reject });
        hand();
      }),
    stop: () => stop(child, () => server.close()),
  };
}

async function stop(child: ChildProcess, close: () => void): Promise<void> {
  child.removeAllListeners("exit");
  if (child.exitCode === null) {
    const ended = once(child, "exit");
    child.kill();
    // A stopped process takes the signal when it goes on.
    child.kill("SIGCONT");
    await ended;
  }
  close();
}
