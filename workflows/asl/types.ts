/** A JSON value whose strings may be JSONata expressions, such as `"{% $states.input.total * 2 %}"`. */
export type Template =
  | string
  | number
  | boolean
  | null
  | readonly Template[]
  | { readonly [name: string]: Template };
/** A JSONata expression in its delimiters: `{% … %}`. */
export type Expression = `{% ${string} %}`;

export type Retrier = {
  readonly ErrorEquals: readonly string[];
  readonly IntervalSeconds?: number;
  readonly MaxAttempts?: number;
  readonly BackoffRate?: number;
  readonly MaxDelaySeconds?: number;
  readonly JitterStrategy?: "FULL" | "NONE";
};

type Assigning = { readonly Assign?: { readonly [variable: string]: Template } };
type Common = { readonly Comment?: string };
type Out = { readonly Output?: Template };
type Onward<Name> = { readonly Next: Name } | { readonly End: true };

export type Catcher<Name> = Assigning &
  Out & { readonly ErrorEquals: readonly string[]; readonly Next: Name };
type Failing<Name> = { readonly Retry?: readonly Retrier[]; readonly Catch?: readonly Catcher<Name>[] };

export type TaskState<Name, Task extends string> = Common &
  Assigning &
  Out &
  Failing<Name> &
  Onward<Name> & {
    readonly Type: "Task";
    /** `task:x` runs the task; with `.waitForTaskToken` the state then waits until its token is completed. */
    readonly Resource: `task:${Task}` | `task:${Task}.waitForTaskToken`;
    readonly Arguments?: Template;
    readonly TimeoutSeconds?: number | Expression;
    readonly HeartbeatSeconds?: number | Expression;
  };

export type PassState<Name> = Common & Assigning & Out & Onward<Name> & { readonly Type: "Pass" };

export type ChoiceRule<Name> = Common &
  Assigning &
  Out & { readonly Condition: Expression; readonly Next: Name };
export type ChoiceState<Name> = Common &
  Assigning &
  Out & { readonly Type: "Choice"; readonly Choices: readonly ChoiceRule<Name>[]; readonly Default?: Name };

export type WaitState<Name> = Common &
  Assigning &
  Out &
  Onward<Name> & { readonly Type: "Wait" } & (
    | { readonly Seconds: number | Expression }
    | { readonly Timestamp: string }
  );

export type MapState<Name, Task extends string> = Common &
  Assigning &
  Out &
  Failing<Name> &
  Onward<Name> & {
    readonly Type: "Map";
    readonly Items?: Template;
    readonly ItemSelector?: Template;
    readonly MaxConcurrency?: number | Expression;
    readonly ItemProcessor: Branch<Task> & { readonly ProcessorConfig?: { readonly Mode: "INLINE" } };
  };

export type ParallelState<Name, Task extends string> = Common &
  Assigning &
  Out &
  Failing<Name> &
  Onward<Name> & {
    readonly Type: "Parallel";
    readonly Arguments?: Template;
    readonly Branches: readonly Branch<Task>[];
  };

export type SucceedState = Common & Out & { readonly Type: "Succeed" };
export type FailState = Common & { readonly Type: "Fail"; readonly Error?: string; readonly Cause?: string };

export type State<Name extends string, Task extends string> =
  | TaskState<Name, Task>
  | PassState<Name>
  | ChoiceState<Name>
  | WaitState<Name>
  | MapState<Name, Task>
  | ParallelState<Name, Task>
  | SucceedState
  | FailState;

/**
 * The states of a map or a branch. The compiler checks names at the top level only; asl-validator checks
 * these.
 */
export type Branch<Task extends string = string> = {
  readonly StartAt: string;
  readonly States: { readonly [name: string]: State<string, Task> };
};

/** A definition in the Amazon States Language, restricted to JSONata. */
export type StateMachine = Branch & {
  readonly Comment?: string;
  readonly QueryLanguage: "JSONata";
  readonly TimeoutSeconds?: number;
};

type Checked<Name extends string, Task extends string> = {
  readonly Comment?: string;
  readonly QueryLanguage: "JSONata";
  readonly TimeoutSeconds?: number;
  readonly StartAt: NoInfer<Name>;
  readonly States: { readonly [One in Name]: State<NoInfer<Name>, Task> };
};
/** Returns the definition unchanged. A state or task name that does not exist is a compile error. */
export const stateMachine =
  <Task extends string>() =>
  <Name extends string>(definition: Checked<Name, Task>): StateMachine =>
    definition;
