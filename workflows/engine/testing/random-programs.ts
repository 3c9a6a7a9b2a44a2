import fc from "fast-check";

/** A step that changes a number. Step names are unique in a program. */
export type Step = { readonly name: string } & Doing;
type Doing =
  | { readonly do: "add" | "ask"; readonly by: number }
  | { readonly do: "keep" | "recall" }
  | { readonly do: "wait"; readonly seconds: number }
  /** Fails its first `failures` attempts; is retried up to `retries` times. */
  | {
      readonly do: "task";
      readonly by: number;
      readonly failures: number;
      readonly retries: number;
      readonly caught: boolean;
    }
  | { readonly do: "choose"; readonly even: readonly Step[]; readonly odd: readonly Step[] }
  /** Runs `body` with the number plus 0, 1, 2…, `limit` at a time (0: all), and sums the results. */
  | {
      readonly do: "each";
      readonly count: number;
      readonly limit: number;
      readonly body: readonly Step[];
      readonly caught: boolean;
    }
  /** Runs all bodies with the number and sums the results. */
  | { readonly do: "all"; readonly bodies: readonly (readonly Step[])[]; readonly caught: boolean };

/** The number with which a catcher continues. */
export const caughtValue = 7;

const name = fc.constant("");
const by = fc.integer({ min: -3, max: 9 });

const raw = fc.letrec<{ step: Step; program: Step[] }>((tie) => ({
  step: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    fc.record({ name, do: fc.constantFrom("add" as const, "ask" as const), by }),
    fc.record({ name, do: fc.constantFrom("keep" as const, "recall" as const) }),
    fc.record({ name, do: fc.constant("wait" as const), seconds: fc.integer({ min: 0, max: 30 }) }),
    {
      weight: 3,
      arbitrary: fc.record({
        name,
        do: fc.constant("task" as const),
        by,
        failures: fc.constantFrom(0, 0, 0, 1, 2, 3),
        retries: fc.integer({ min: 0, max: 2 }),
        caught: fc.boolean(),
      }),
    },
    fc.record({ name, do: fc.constant("choose" as const), even: tie("program"), odd: tie("program") }),
    fc.record({
      name,
      do: fc.constant("each" as const),
      count: fc.integer({ min: 0, max: 3 }),
      limit: fc.integer({ min: 0, max: 2 }),
      body: tie("program"),
      caught: fc.boolean(),
    }),
    fc.record({
      name,
      do: fc.constant("all" as const),
      bodies: fc.array(tie("program"), { minLength: 1, maxLength: 3 }),
      caught: fc.boolean(),
    }),
  ),
  program: fc.array(tie("step"), { maxLength: 4, depthIdentifier: "step" }),
})).program;

/** Random programs of a few steps, nested up to two levels. */
export const programs: fc.Arbitrary<readonly Step[]> = raw.map((program) => {
  let count = 0;
  const named = (steps: readonly Step[]): Step[] =>
    steps.map((step) => {
      const name = `${step.do}${++count}`;
      if (step.do === "choose") return { ...step, name, even: named(step.even), odd: named(step.odd) };
      if (step.do === "each") return { ...step, name, body: named(step.body) };
      if (step.do === "all") return { ...step, name, bodies: step.bodies.map(named) };
      return { ...step, name };
    });
  return named(program);
});

export type Expected = {
  readonly end: {
    readonly status: string;
    readonly output: number | undefined;
    readonly error: string | undefined;
  };
  /** The effects that must have happened, as `name/number`. */
  readonly must: ReadonlySet<string>;
  /** No branch failed while others ran, so nothing depends on timing. */
  readonly calm: boolean;
};

/** Computes a program's result for a number, without the States Language. */
export function expected(program: readonly Step[], start: number): Expected {
  let calm = true;
  const walk = (
    steps: readonly Step[],
    from: number,
    outside: readonly number[],
    must: Set<string>,
  ): number => {
    const kept = [...outside];
    return steps.reduce((value, step) => next(step, value, kept, must), from);
  };
  const next = (step: Step, value: number, kept: number[], must: Set<string>): number => {
    switch (step.do) {
      case "add":
        return value + step.by;
      case "keep":
        kept.push(value);
        return value;
      case "recall":
        return value + (kept.at(-1) ?? 0);
      case "wait":
        return value;
      case "ask":
        must.add(`${step.name}/${value}`);
        return value + step.by;
      case "task":
        must.add(`${step.name}/${value}`);
        return step.failures > step.retries ? broken(step) : value + step.by;
      case "choose":
        return walk(value % 2 === 0 ? step.even : step.odd, value, kept, must);
      case "each":
        return together(
          step,
          Array.from({ length: step.count }, (_, place) => [step.body, value + place] as const),
          kept,
          must,
        );
      case "all":
        return together(
          step,
          step.bodies.map((body) => [body, value] as const),
          kept,
          must,
        );
    }
  };
  const together = (
    step: { readonly caught: boolean },
    parts: readonly (readonly [readonly Step[], number])[],
    kept: readonly number[],
    must: Set<string>,
  ): number => {
    const theirs = new Set<string>();
    try {
      const sum = parts.reduce((sum, [body, value]) => sum + walk(body, value, kept, theirs), 0);
      for (const one of theirs) must.add(one);
      return sum;
    } catch (error) {
      if (!(error instanceof Broken)) throw error;
      calm = false;
      return broken(step);
    }
  };
  const must = new Set<string>();
  try {
    const output = walk(program, start, [], must);
    return { end: { status: "SUCCEEDED", output, error: undefined }, must, calm };
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
    return { end: { status: "FAILED", output: undefined, error: "Broken" }, must, calm };
  }
}

class Broken extends Error {}

function broken({ caught }: { readonly caught: boolean }): number {
  if (caught) return caughtValue;
  throw new Broken();
}
