import type { Branch, State, StateMachine, TaskState, Template } from "./types.ts";

const resource = /^task:([^.]+)(\.waitForTaskToken)?$/;

/** What the tasks function gets: which step of which workflow, and what to do it with. `token` where the state waits. */
export type TaskEvent = {
  readonly task: string;
  readonly execution: string;
  readonly input: unknown;
  readonly token?: string;
};

/**
 * A definition as Step Functions runs it: every `task:x` becomes a call of the one function that runs all tasks, with a
 * `TaskEvent`. What the states pass on and assign stays what it was; names the AWS partition in its ARNs. Throws an Error
 * on a resource that is not a task, and on an expression that takes `$states` as a whole, result and all.
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
        ...(waits && { token: "{% $states.context.Task.Token %}" }),
      },
    },
  };
  // What completes the token sends the result itself, without Lambda's envelope.
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

/** The same template where the function's answer stands in Lambda's envelope. */
function unwrapped(template: Template): Template {
  if (typeof template === "string")
    return template.startsWith("{%") ? template.replace(quotedOrResult, unwrap) : template;
  if (typeof template !== "object" || template === null) return template;
  if (isList(template)) return template.map(unwrapped);
  return Object.fromEntries(Object.entries(template).map(([name, value]) => [name, unwrapped(value)]));
}

/** Quoted text is matched to be left alone. */
const quotedOrResult = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|\$states\b(?:\s*\.\s*\w+)?/g;

function unwrap(found: string): string {
  if (!found.startsWith("$states")) return found;
  const field = /\w+$/.exec(found.slice("$states".length))?.[0];
  if (field === undefined) throw new Error("an expression must name what it takes of $states");
  return field === "result" ? "$states.result.Payload" : found;
}

const isList = (template: Template): template is readonly Template[] => Array.isArray(template);
