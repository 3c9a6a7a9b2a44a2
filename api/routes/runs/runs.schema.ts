import { z } from "@hono/zod-openapi";
import type { JSONValue } from "hono/utils/types";
import type { QueueState } from "../../domain/runs/dead-letters.ts";
import { queueNames } from "../../ports/messages.ts";
import type { Json } from "../../ports/table.ts";
import { type RunDetail, type RunStep, runStatuses, workflowNames } from "../../ports/workflows.ts";
import { TimeView } from "../shared.schema.ts";

const JsonView = z
  .unknown()
  .openapi({ description: "Any JSON, null where there is none; secrets and addresses are hidden" });

const summary = {
  workflow: z.enum(workflowNames),
  name: z.string().openapi({ description: "The order's or the refund's id" }),
  status: z.enum(runStatuses),
  startedAt: TimeView,
  endedAt: TimeView.optional(),
};

/** A page of runs. */
export const RunPageView = z
  .strictObject({
    items: z.array(z.strictObject(summary).openapi("RunSummary")),
    count: z.int(),
    lastKey: z.string().optional(),
  })
  .openapi("RunPage");

const StepView = z
  .strictObject({
    state: z.string().openapi({ example: "ReserveStock" }),
    type: z.string().openapi({ example: "Task" }),
    enteredAt: TimeView,
    leftAt: TimeView.optional(),
    input: JsonView,
    output: JsonView,
    error: z.string().optional(),
    cause: z.string().optional(),
    attempts: z.int(),
  })
  .openapi("RunStep");

/** A run with its steps. */
export const RunView = z
  .strictObject({
    ...summary,
    input: JsonView,
    output: JsonView,
    error: z.string().optional(),
    cause: z.string().optional(),
    steps: z.array(StepView),
  })
  .openapi("Run");

/** Every queue with its dead letters. */
export const DeadLettersView = z
  .strictObject({
    items: z.array(
      z.strictObject({
        queue: z.enum(queueNames),
        waiting: z.int(),
        inFlight: z.int(),
        dead: z.int(),
        deadLetters: z.array(
          z
            .strictObject({
              id: z.string(),
              body: JsonView,
              attributes: z.record(z.string(), z.string()),
              attempts: z.int(),
              sentAt: TimeView.optional(),
            })
            .openapi("DeadLetter"),
        ),
      }),
    ),
  })
  .openapi("DeadLetters");

/** A run as the API shows it. */
export const runView = ({ input, output = null, steps, ...run }: RunDetail) => ({
  ...run,
  input: plain(input),
  output: plain(output),
  steps: steps.map(stepView),
});

const stepView = ({ input = null, output = null, ...step }: RunStep) => ({
  ...step,
  input: plain(input),
  output: plain(output),
});

/** A queue as the API shows it. */
export const queueView = ({ deadLetters, ...queue }: QueueState) => ({
  ...queue,
  deadLetters: deadLetters.map(({ attributes, body, ...letter }) => ({
    ...letter,
    attributes: { ...attributes },
    body: plain(body),
  })),
});

/** Hono's type of JSON is the same as ours, but that its values may be changed. */
const plain = (value: Json): JSONValue => value as JSONValue;
