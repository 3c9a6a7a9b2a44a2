import type { Branch, State, StateMachine } from "../asl/types.ts";

/**
 * Finds what Step Functions refuses when a machine is created and neither the compiler nor a run would
 * report: unknown targets inside branches, variables that shadow an outer one. Throws an Error listing all of them.
 */
export function checkDefinition(name: string, machine: StateMachine): void {
  const problems = problemsOf(machine, new Set());
  if (problems.length > 0) throw new Error(`the workflow ${name} is wrong: ${problems.join("; ")}`);
}

function problemsOf(branch: Branch, outside: ReadonlySet<string>): string[] {
  const states = Object.entries(branch.States);
  const own = new Set(states.flatMap(([, state]) => assignedBy(state)));
  const visible = new Set([...outside, ...own]);
  const targets = [["StartAt", branch.StartAt], ...states.flatMap(([name, state]) => targetsOf(name, state))];
  return [
    ...targets
      .filter(([, target]) => target === undefined || !Object.hasOwn(branch.States, target))
      .map(([from, target]) => `${from} leads to ${target}, which is no state of its branch`),
    ...[...own]
      .filter((variable) => outside.has(variable))
      .map((one) => `$${one} is a variable from outside`),
    ...(own.has("states") ? ["$states is reserved"] : []),
    ...states.flatMap(([, state]) => branchesOf(state).flatMap((inner) => problemsOf(inner, visible))),
  ];
}

const branchesOf = (state: State<string, string>): readonly Branch[] => {
  if (state.Type === "Map") return [state.ItemProcessor];
  return state.Type === "Parallel" ? state.Branches : [];
};

const rulesOf = (state: State<string, string>) => [
  ...("Catch" in state ? (state.Catch ?? []) : []),
  ...(state.Type === "Choice" ? state.Choices : []),
];

const assignedBy = (state: State<string, string>): string[] =>
  [state, ...rulesOf(state)].flatMap((one) => ("Assign" in one ? Object.keys(one.Assign ?? {}) : []));

const targetsOf = (name: string, state: State<string, string>): (readonly [string, string])[] =>
  [
    ...("Next" in state ? [state.Next] : []),
    ...rulesOf(state).map((rule) => rule.Next),
    ...(state.Type === "Choice" && state.Default !== undefined ? [state.Default] : []),
  ].map((target) => [name, target]);
