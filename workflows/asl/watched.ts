import { orderOf } from "../../api/ports/telemetry/carried.ts";
import type { Telemetry } from "../../api/ports/telemetry/telemetry.ts";
import type { TaskHandler } from "./tasks.ts";

/**
 * Tasks that are spans of the trace that their execution was started in, with how often, how long and how well they ran.
 */
export const watchedTasks = (
  tasks: Readonly<Record<string, TaskHandler>>,
  telemetry: Telemetry,
): Readonly<Record<string, TaskHandler>> =>
  Object.fromEntries(
    Object.entries(tasks).map(([step, run]): [string, TaskHandler] => [
      step,
      (input, context) => {
        const orderId = orderOf(input);
        return telemetry.run({ ...context.trace, name: step, kind: "internal", orderId }, async (tell) => {
          const from = performance.now();
          let failures = 1;
          let outcome: string | undefined;
          try {
            const answer = await run(input, context);
            failures = 0;
            outcome = outcomeOf(answer);
            if (outcome !== undefined) tell({ outcome });
            return answer;
          } finally {
            const StepLatency = performance.now() - from;
            telemetry.measure({ values: { Steps: 1, StepErrors: failures, StepLatency }, step });
            if (failures === 0 && step === "commitOrder") telemetry.measure({ values: { Orders: 1 } });
            if (step === "reserveStock" && outcome === "refused")
              telemetry.measure({ values: { OversellsRefused: 1 } });
          }
        });
      },
    ]),
  );

/** What a task says of how it went: a word, never what it was given. */
function outcomeOf(answer: unknown): string | undefined {
  if (typeof answer !== "object" || answer === null || !("outcome" in answer)) return undefined;
  return typeof answer.outcome === "string" ? answer.outcome : undefined;
}
