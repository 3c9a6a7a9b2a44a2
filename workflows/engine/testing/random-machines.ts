import type { State, StateMachine } from "../../asl/types.ts";
import { caughtValue, type Step } from "./random-programs.ts";

type States = Record<string, State<string, string>>;

/** Compiles a program into a state machine with the tasks `add` and `ask`. */
export function compile(program: readonly Step[]): StateMachine {
  let made = 0;
  const branch = (steps: readonly Step[], outside: readonly string[]) => {
    const states: States = {};
    const end = `End${++made}`;
    states[end] = { Type: "Succeed" };
    return { StartAt: chain(steps, end, states, [...outside]), States: states };
  };
  const chain = (steps: readonly Step[], end: string, states: States, kept: string[]): string => {
    for (const [place, step] of steps.entries())
      states[step.name] = stateOf(step, steps[place + 1]?.name ?? end, states, kept);
    return steps[0]?.name ?? end;
  };
  const stateOf = (step: Step, next: string, states: States, kept: string[]): State<string, string> => {
    const { name } = step;
    const Catch = [{ ErrorEquals: ["Broken"], Output: caughtValue, Next: next }];
    switch (step.do) {
      case "add":
        return { Type: "Pass", Output: `{% $states.input + ${step.by} %}`, Next: next };
      case "keep": {
        const state = { Type: "Pass", Assign: { [`v_${name}`]: "{% $states.input %}" }, Next: next } as const;
        kept.push(`v_${name}`);
        return state;
      }
      case "recall":
        return {
          Type: "Pass",
          Output: `{% $states.input + ${kept.length ? `$${kept.at(-1)}` : "0"} %}`,
          Next: next,
        };
      case "wait":
        return { Type: "Wait", Seconds: step.seconds, Next: next };
      case "task":
        return {
          Type: "Task",
          Resource: "task:add",
          Arguments: {
            id: name,
            by: step.by,
            failures: step.failures,
            input: "{% $states.input %}",
            attempt: "{% $states.context.State.RetryCount %}",
          },
          Retry: [{ ErrorEquals: ["Broken"], MaxAttempts: step.retries, JitterStrategy: "FULL" }],
          ...(step.caught && { Catch }),
          Next: next,
        };
      case "ask":
        return {
          Type: "Task",
          Resource: "task:ask.waitForTaskToken",
          Arguments: { id: name, by: step.by, input: "{% $states.input %}" },
          Next: next,
        };
      case "choose":
        return {
          Type: "Choice",
          // A variable assigned on one path is undefined on the other, so neither is read afterwards.
          Choices: [
            { Condition: "{% $states.input % 2 = 0 %}", Next: chain(step.even, next, states, [...kept]) },
          ],
          Default: chain(step.odd, next, states, [...kept]),
        };
      case "each":
        return {
          Type: "Map",
          Items: step.count === 0 ? [] : `{% [0..${step.count - 1}] %}`,
          ItemSelector: "{% $states.input + $states.context.Map.Item.Value %}",
          MaxConcurrency: step.limit,
          ItemProcessor: branch(step.body, kept),
          Output: "{% $sum($states.result) %}",
          ...(step.caught && { Catch }),
          Next: next,
        };
      case "all":
        return {
          Type: "Parallel",
          Branches: step.bodies.map((body) => branch(body, kept)),
          Output: "{% $sum($states.result) %}",
          ...(step.caught && { Catch }),
          Next: next,
        };
    }
  };
  return { QueryLanguage: "JSONata", ...branch(program, []) };
}
