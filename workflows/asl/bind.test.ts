import validate from "asl-validator";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openSqlite } from "../../api/adapters/embedded/sqlite/sqlite.ts";
import type { Json } from "../../api/ports/table.ts";
import { runs as runsOf } from "../../scripts/testing/properties/properties.ts";
import { checkout } from "../checkout/definition.ts";
import { workflowEngine } from "../engine/engine.ts";
import { StateError } from "../engine/errors.ts";
import { refund } from "../refund/definition.ts";
import { bindTasks, type TaskEvent } from "./bind.ts";
import type { TaskHandler } from "./tasks.ts";
import type { StateMachine } from "./types.ts";

const arn = "arn:aws:lambda:eu-west-1:111122223333:function:tasks";

describe("a workflow bound to Lambda", () => {
  test.each(Object.entries({ checkout, refund }))("is valid in the States Language: %s", (_, definition) => {
    const result = validate(structuredClone(bindTasks(definition, arn)));
    expect(result.errorsText()).toBe("");
    expect(result.isValid).toBe(true);
  });

  test("binds every task, also inside maps and branches, and leaves quoted text unchanged", () => {
    const inner: StateMachine["States"] = {
      Pick: {
        Type: "Task",
        Resource: "task:pick",
        Output: "{% $states.result.name & '$states.result' %}",
        End: true,
      },
    };
    const bound = bindTasks(
      {
        QueryLanguage: "JSONata",
        StartAt: "Each",
        States: {
          Each: { Type: "Map", ItemProcessor: { StartAt: "Pick", States: inner }, Next: "Both" },
          Both: { Type: "Parallel", Branches: [{ StartAt: "Pick", States: inner }], End: true },
        },
      },
      arn,
      "aws-cn",
    );
    const text = JSON.stringify(bound);
    expect(text).not.toContain("task:pick");
    expect(text.match(/arn:aws-cn:states:::lambda:invoke"/g)).toHaveLength(2);
    expect(text.match(/\{% \$states\.result\.Payload\.name & '\$states\.result' %\}/g)).toHaveLength(2);
  });

  test("refuses a resource that is not a task", () => {
    // The compiler refuses such a resource; it could still come from outside, for example when a definition
    // is bound a second time.
    const twice = bindTasks(refund, arn) as StateMachine;
    expect(() => bindTasks(twice, arn)).toThrow("is not a task");
  });

  test.each([
    ["{% $states.result %}", "{% $states.result.Payload %}"],
    ["{% $states . result.total %}", "{% $states.result.Payload.total %}"],
    ["{% $states.results %}", "{% $states.results %}"],
    ["{% $statesman.result & $states.input.result %}", "{% $statesman.result & $states.input.result %}"],
    ["$states.result", "$states.result"],
  ])("means the task's answer by the result and by nothing else: %s", (Output, bound) => {
    expect(JSON.stringify(bindTasks(answering(Output), arn))).toContain(JSON.stringify(bound));
  });

  test.each([
    "{% ($all := $states; $all.result) %}",
    "{% $lookup($states, 'result') %}",
    "{% $states.*.total %}",
  ])("refuses to guess where the result is meant: %s", (Output) => {
    expect(() => bindTasks(answering(Output), arn)).toThrow("must name what it takes of $states");
  });

  test("takes the same steps to the same end as on the embedded engine, whether tasks answer, refuse, crash or leave the execution waiting", async () => {
    await fc.assert(
      fc.asyncProperty(scripts, async (script) => {
        expect(await walk(emulated(checkout), script)).toEqual(await walk(checkout, script));
      }),
      { numRuns: runsOf(150) },
    );
  });
});

const answering = (Output: string): StateMachine => ({
  QueryLanguage: "JSONata",
  StartAt: "Pick",
  States: { Pick: { Type: "Task", Resource: "task:pick", Output, End: true } },
});

/** The outcome of one run of a task. */
type Answer = { readonly give: Json } | { readonly raise: string } | { readonly wait: true };
type Script = Readonly<Record<string, readonly Answer[]>>;

const give = (first: Json, ...values: Json[]): [Answer, ...Answer[]] => [
  { give: first },
  ...values.map((value) => ({ give: value })),
];
const errors: Answer[] = [
  "SERVICE_UNAVAILABLE",
  "CONFLICT",
  "Lambda.TooManyRequestsException",
  "TypeError",
].map((raise) => ({ raise }));

/** A task's runs: first those that may fail, then one that ends the task, most often the success case. */
const runs = ([good, ...others]: readonly [Answer, ...Answer[]], also: readonly Answer[] = []) => {
  const last = fc.oneof(
    { weight: 3, arbitrary: fc.constant(good) },
    { weight: 1, arbitrary: fc.constantFrom(good, ...others) },
  );
  const before = fc.array(fc.constantFrom(good, ...others, ...also, ...errors), { maxLength: 1 });
  return fc.tuple(before, last).map(([first, end]) => [...first, end]);
};

const scripts: fc.Arbitrary<Script> = fc.record({
  priceOrder: runs(give({ outcome: "priced", versions: { mug: 3 } }, { outcome: "refused", versions: {} })),
  reserveStock: runs(give({ outcome: "reserved" }, { outcome: "refused" }), give({ outcome: "changed" })),
  screenOrder: runs(give({ decision: "accept", score: 1 }, { decision: "block", score: 99 })),
  authorizePayment: runs(
    give(
      { outcome: "requires_action", paymentId: "pi_1", seen: null },
      { outcome: "authorized", paymentId: "pi_1", seen: { risk: "normal", cardCountry: "US" } },
      { outcome: "declined", paymentId: null, seen: null },
      { outcome: "invalid", paymentId: null, seen: null },
    ),
  ),
  grantHold: runs(give({ outcome: "granted", seconds: 600 }, { outcome: "refused", seconds: 60 })),
  awaitShopper: runs([
    { give: { paymentId: "pi_1" } },
    { give: null },
    { wait: true },
    { raise: "PAYMENT_DECLINED" },
  ]),
  screenPayment: runs(give({ decision: "accept", score: 5 }, { decision: "block", score: 99 })),
  capturePayment: runs(give({ paymentId: "pi_1" })),
  commitOrder: runs(give({ outcome: "paid" }, { outcome: "ended" })),
  queueOrder: runs(give(null)),
  undoPayment: runs(give({ outcome: "none" }, { outcome: "refunded" })),
  releaseStock: runs(give({ outcome: "released" }, { outcome: "ended" })),
});

/**
 * The bound definition, with one task standing in for Step Functions' `lambda:invoke` and answering as Lambda
 * does.
 */
const emulated = (definition: StateMachine): StateMachine =>
  JSON.parse(
    JSON.stringify(bindTasks(definition, arn)).replaceAll("arn:aws:states:::lambda:invoke", "task:invoke"),
  ) as StateMachine;

/**
 * Runs a checkout to its end with scripted tasks. Returns its states with their outputs, and the tasks'
 * inputs.
 */
async function walk(definition: StateMachine, script: Script) {
  let now = 0;
  const asked: { task: string; input: Json; execution: string; waits: boolean }[] = [];
  const perform = async (task: string, input: Json, execution: string, token?: string): Promise<Json> => {
    const answers = script[task] ?? [];
    const answer = answers[Math.min(asked.filter((one) => one.task === task).length, answers.length - 1)];
    asked.push({ task, input, execution, waits: token !== undefined });
    if (!answer) throw new Error(`no answer for ${task}`);
    if ("raise" in answer) throw new StateError(answer.raise, "as the script says");
    if ("wait" in answer) return null;
    if (token !== undefined) await engine.succeed(token, answer.give);
    return answer.give;
  };
  const invoke: TaskHandler = async (call) => {
    const { FunctionName, Payload } = call as unknown as { FunctionName: string; Payload: TaskEvent };
    expect(FunctionName).toBe(arn);
    const payload = await perform(Payload.task, Payload.input as Json, Payload.execution, Payload.token);
    return { ExecutedVersion: "$LATEST", Payload: payload, StatusCode: 200 };
  };
  const direct = Object.keys(script).map((task): [string, TaskHandler] => [
    task,
    (input, { execution, token }) => perform(task, input, execution, token),
  ]);
  const sqlite = openSqlite(":memory:");
  const engine = workflowEngine({
    sqlite,
    definitions: { checkout: definition, refund },
    tasks: { ...Object.fromEntries(direct), invoke },
    clock: () => now,
    random: () => 0,
  });
  await engine.start("checkout", "order-1", { orderId: "order-1" });
  await engine.idle();
  while ((await engine.state("checkout", "order-1")) === "running") {
    now += 900_000;
    engine.tick();
    await engine.idle();
  }
  const { status, output, error } = engine.describe("checkout", "order-1") ?? {};
  const states = engine
    .history("checkout", "order-1")
    .map(({ state, input, output }) => ({ state, input, output }));
  await engine.close();
  await sqlite.close();
  return { status, output, error, steps: JSON.stringify(states), asked };
}
