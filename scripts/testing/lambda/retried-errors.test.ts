import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type RequestListener } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { App, Stack } from "aws-cdk-lib";
import { Function as LambdaFunction } from "aws-cdk-lib/aws-lambda";
import { LambdaInvoke } from "aws-cdk-lib/aws-stepfunctions-tasks";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { invokedFunction } from "../../../api/adapters/aws/chat/background.ts";
import { changeStored } from "../../../api/adapters/stores/change.ts";
import { bundle } from "../../../infra/bundle.ts";
import type { StateMachine, TaskState } from "../../../workflows/asl/types.ts";
import { matches } from "../../../workflows/engine/errors.ts";
import { testEngine } from "../../../workflows/engine/testing/test-engine.ts";
import { taskHandler } from "../../../workflows/lambda/task-handler.ts";
import { definitions } from "../../../workflows/registry.ts";
import { startWire, WireError, wireEnvironment } from "../aws-wire.ts";
import { localEnvironment } from "./environment.ts";
import { type LocalLambda, startLambda } from "./runtime-api.ts";

/** How the stand-in for Stripe answers. */
let stripe: RequestListener = (_, response) => response.end("{}");
const server = createServer((request, response) => stripe(request, response)).listen(0, "127.0.0.1");
let folder: string;
let lambda: LocalLambda;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "e-com67-tasks-"));
  await bundle("workflows/lambda/tasks.ts", folder);
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  lambda = await startLambda(folder, {
    ...localEnvironment("http://127.0.0.1:9"),
    AWS_MAX_ATTEMPTS: "1",
    STRIPE_STAND_IN: `http://127.0.0.1:${address.port}`,
    NODE_OPTIONS: `--import ${pathToFileURL(join(import.meta.dirname, "stripe-redirect.mjs")).href}`,
  });
}, 60_000);
afterAll(async () => {
  await lambda?.stop();
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true });
});

/** The name under which Step Functions learns how a step of the bundled function fails. */
async function failureOf(task: string): Promise<string> {
  try {
    await lambda.invoke({ task, execution: "o-1", input: { orderId: "o-1" } });
  } catch (error) {
    // The body that the runtime posts.
    return (JSON.parse(error instanceof Error ? error.message : "{}") as { errorType: string }).errorType;
  }
  throw new Error(`${task} did not fail`);
}

const answering =
  (status: number, error: object): RequestListener =>
  (_, response) =>
    response
      .writeHead(status, { "content-type": "application/json", "stripe-should-retry": "false" })
      .end(JSON.stringify({ error }));

type Named = { readonly name: string; readonly state: TaskState<string, string> };

/** Every state that retries, by its workflow and name. */
const retrying: readonly Named[] = Object.entries(definitions).flatMap(
  ([workflow, { States }]: [string, StateMachine]) =>
    Object.entries(States).flatMap(([name, state]) =>
      state.Type === "Task" && state.Retry ? [{ name: `${workflow} ${name}`, state }] : [],
    ),
);
const retries = ({ state }: Named, error: string) =>
  (state.Retry ?? []).some(({ ErrorEquals }) => matches(ErrorEquals, error));

describe("the bundled tasks function", () => {
  test.each<readonly [string, RequestListener]>([
    ["503", answering(503, { type: "api_error", message: "down" })],
    ["429", answering(429, { type: "invalid_request_error", code: "rate_limit" })],
    ["409", answering(409, { type: "idempotency_error", code: "idempotency_key_in_use" })],
    ["nothing, because the connection is lost", (request) => request.socket.destroy()],
  ])("fails with what every step retries when Stripe answers %s", async (_, listener) => {
    stripe = listener;
    const error = await failureOf("undoPayment");
    expect(error).toBe("SERVICE_UNAVAILABLE");
    for (const one of retrying) expect(retries(one, error), one.name).toBe(true);
  });

  test("fails with the same when DynamoDB cannot be reached", async () => {
    expect(await failureOf("priceOrder")).toBe("SERVICE_UNAVAILABLE");
  });

  test("does not name a wrong key of Stripe's among what a second try may mend", async () => {
    stripe = answering(401, { type: "invalid_request_error", message: "Invalid API Key" });
    const error = await failureOf("undoPayment");
    const capture = retrying.find(({ name }) => name === "checkout CapturePayment");
    expect(capture && retries(capture, error)).toBe(false);
  });
});

/** Where a name comes from: code that throws it here, or the page that says who does. */
type Source = { readonly thrown: () => Promise<string> } | { readonly page: string };

const lambdaErrors = "https://docs.aws.amazon.com/step-functions/latest/dg/bp-lambda-serviceexception.html";
const functionErrors = "https://docs.aws.amazon.com/lambda/latest/dg/troubleshooting-invocation.html";

const sources: Readonly<Record<string, Source>> = {
  SERVICE_UNAVAILABLE: {
    thrown: () => {
      stripe = answering(503, { type: "api_error" });
      return failureOf("undoPayment");
    },
  },
  CONFLICT: {
    thrown: async () => {
      const lost = { read: async () => ({}), decide: () => ({}), write: async () => false };
      const handler = taskHandler({ lose: async () => changeStored(lost) });
      return nameOf(handler({ task: "lose", execution: "o-1", input: {} }));
    },
  },
  "Lambda.TooManyRequestsException": { thrown: () => invocationError("TooManyRequestsException", 429) },
  "Lambda.ServiceException": { thrown: () => invocationError("ServiceException", 500) },
  "Lambda.AWSLambdaException": { thrown: () => inCdk("Lambda.AWSLambdaException") },
  "Lambda.SdkClientException": { thrown: () => inCdk("Lambda.SdkClientException") },
  "Lambda.ClientExecutionTimeoutException": { thrown: () => inCdk("Lambda.ClientExecutionTimeoutException") },
  "Lambda.Unknown": { page: lambdaErrors },
  "Sandbox.Timedout": { page: functionErrors },
  "Runtime.ExitError": { page: functionErrors },
  "States.Timeout": { thrown: timeout },
  // Stands for every name.
  "States.ALL": { page: "https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html" },
};

describe("every error that a workflow retries", () => {
  const names = [
    ...new Set(
      retrying.flatMap(({ state }) => (state.Retry ?? []).flatMap(({ ErrorEquals }) => ErrorEquals)),
    ),
  ];

  test("has a source, and no source is of a name that nothing retries", () => {
    expect(names.toSorted()).toEqual(Object.keys(sources).toSorted());
  });

  test.each(names.filter((name) => "thrown" in (sources[name] ?? {})))(
    "%s is thrown under this name",
    async (name) => {
      const source = sources[name];
      expect(source && "thrown" in source && (await source.thrown())).toBe(name);
    },
  );
});

async function nameOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    return error instanceof Error ? error.name : String(error);
  }
  throw new Error("nothing was thrown");
}

/** What Lambda's client throws for its service's answer; Step Functions puts the service's name in front. */
async function invocationError(type: string, status: number): Promise<string> {
  const wire = await startWire();
  wire.answer(() => new WireError(type, status));
  for (const [name, value] of Object.entries(wireEnvironment(wire.endpoint))) vi.stubEnv(name, value);
  vi.stubEnv("AWS_MAX_ATTEMPTS", "1");
  const name = await nameOf(invokedFunction("tasks").begin({}));
  vi.unstubAllEnvs();
  await wire.stop();
  return `Lambda.${name}`;
}

/** The name, if CDK's own invocation of a function retries it: it is an error of the client inside Step Functions. */
async function inCdk(name: string): Promise<string> {
  const stack = new Stack(new App());
  const tasks = LambdaFunction.fromFunctionArn(
    stack,
    "Tasks",
    "arn:aws:lambda:eu-west-1:000000000000:function:tasks",
  );
  // A state as it is in the document.
  const state = new LambdaInvoke(stack, "Invoke", { lambdaFunction: tasks }).toStateJson() as {
    readonly Retry: readonly { readonly ErrorEquals: readonly string[] }[];
  };
  return state.Retry.flatMap(({ ErrorEquals }) => ErrorEquals).find((one) => one === name) ?? "";
}

async function timeout(): Promise<string> {
  const wait = { Type: "Task", Resource: "task:hang", TimeoutSeconds: 30, End: true } as const;
  const answer = Promise.withResolvers<null>();
  const engine = testEngine({ StartAt: "Wait", States: { Wait: wait } }, { hang: () => answer.promise });
  await engine.engine.start("m", "one", {});
  await engine.move(0);
  await engine.move(31);
  const { error } = engine.ended();
  answer.resolve(null);
  await engine.close();
  return error ?? "";
}

await once(server, "listening");
