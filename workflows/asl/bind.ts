import type { Branch, State, StateMachine, TaskState, Template } from "./types.ts";

const resource = /^task:([^.]+)(\.waitForTaskToken)?$/;

/**
 * The payload of the tasks Lambda: which step of which workflow to run, and its input. `token` is set where
 * the state waits for one.
 */
export type TaskEvent = {
  readonly task: string;
  readonly execution: string;
  readonly input: unknown;
  readonly token?: string;
  /** What the execution was started with; null before executions said. */
  readonly trace?: unknown;
};

/**
 * The definition as Step Functions runs it: every `task:x` becomes an invocation of the one tasks Lambda with
 * a `TaskEvent`. Outputs and assigned variables stay the same. `partition` is the AWS partition used in ARNs.
 * Throws an Error for a resource that is not a task, and for an expression that uses `$states` as a whole.
 */
export const bindTasks = (definition: StateMachine, functionArn: string, partition = "aws"): object => ({
  ...definition,
  ...bindBranch(definition, { functionArn, partition }),
});

type Target = { readonly functionArn: string; readonly partition: string };

const bindBranch = (branch: Branch, target: Target): object => ({
  ...branch,
  States: Object.fromEntries(
    Object.entries(branch.States).map(([name, state]) => [name, bindState(state, target)]),
  ),
});

function bindState(state: State<string, string>, target: Target): object {
  if (state.Type === "Task") return bindTask(state, target);
  if (state.Type === "Map") return { ...state, ItemProcessor: bindBranch(state.ItemProcessor, target) };
  if (state.Type === "Parallel")
    return { ...state, Branches: state.Branches.map((branch) => bindBranch(branch, target)) };
  return state;
}

function bindTask(state: TaskState<string, string>, { functionArn, partition }: Target): object {
  const [, task, waits = ""] = resource.exec(state.Resource) ?? [];
  if (task === undefined) throw new Error(`${state.Resource} is not a task`);
  const bound = {
    ...state,
    Resource: `arn:${partition}:states:::lambda:invoke${waits}`,
    Arguments: {
      FunctionName: functionArn,
      Payload: {
        task,
        execution: "{% $states.context.Execution.Name %}",
        input: state.Arguments ?? "{% $states.input %}",
        trace:
          "{% $exists($states.context.Execution.Input.trace) ? $states.context.Execution.Input.trace : null %}",
        ...(waits && { token: "{% $states.context.Task.Token %}" }),
      },
    },
  };
  // A completed token carries the result itself, without Lambda's envelope.
  if (waits) return bound;
  return {
    ...bound,
    Output: state.Output === undefined ? "{% $states.result.Payload %}" : unwrapped(state.Output),
    ...(state.Assign && {
      Assign: Object.fromEntries(
        Object.entries(state.Assign).map(([variable, template]) => [variable, unwrapped(template)]),
      ),
    }),
  };
}

/** The same template, reading the function's answer out of Lambda's envelope. */
function unwrapped(template: Template): Template {
  if (typeof template === "string")
    return template.startsWith("{%") ? template.replace(quotedOrResult, unwrap) : template;
  if (typeof template !== "object" || template === null) return template;
  if (isList(template)) return template.map(unwrapped);
  return Object.fromEntries(Object.entries(template).map(([name, value]) => [name, unwrapped(value)]));
}

/** Also matches quoted text, so that it can be left unchanged. */
const quotedOrResult = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|\$states\b(?:\s*\.\s*\w+)?/g;

function unwrap(found: string): string {
  if (!found.startsWith("$states")) return found;
  const field = /\w+$/.exec(found.slice("$states".length))?.[0];
  if (field === undefined) throw new Error("an expression must name what it takes of $states");
  return field === "result" ? "$states.result.Payload" : found;
}

const isList = (template: Template): template is readonly Template[] => Array.isArray(template);
