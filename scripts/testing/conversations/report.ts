import type { Half, Kind } from "../../../agent/conversations/format.ts";
import type { Result } from "./run.ts";

const share = (some: readonly Result[]): string => {
  const good = some.filter(({ failures }) => failures.length === 0).length;
  return some.length === 0 ? "–" : `${good}/${some.length} (${((100 * good) / some.length).toFixed(1)} %)`;
};

/** How many conversations of these succeed, from 0 to 1. */
export const successOf = (results: readonly Result[]): number =>
  results.filter(({ failures }) => failures.length === 0).length / results.length;

/** Failures of one kind in all conversations. */
export const countOf = (results: readonly Result[], kind: Result["failures"][number]["kind"]): number =>
  results.flatMap(({ failures }) => failures).filter((failure) => failure.kind === kind).length;

/** The figures, by kind of conversation and half. */
export function figuresOf(results: readonly Result[]): string {
  const halves: readonly Half[] = ["first", "second", "third", "fourth"];
  const kinds: readonly Kind[] = [...new Set(results.map(({ conversation }) => conversation.kind))];
  const of = (half: Half, kind?: Kind) =>
    results.filter(
      ({ conversation }) => conversation.half === half && (kind === undefined || conversation.kind === kind),
    );
  const row = (name: string, kind?: Kind) =>
    [name.padEnd(12), ...halves.map((half) => share(of(half, kind)).padEnd(18))].join("  ").trimEnd();
  const turns = results.flatMap(({ took }) => took).toSorted((one, other) => one - other);
  const at = (percent: number) => `${Math.round(turns[Math.floor((turns.length - 1) * percent)] ?? 0)} ms`;
  return [
    ["".padEnd(12), ...halves.map((half) => `${half} half`.padEnd(18))].join("  ").trimEnd(),
    ...kinds.map((kind) => row(kind, kind)),
    row("all"),
    "",
    `wrong prices ${countOf(results, "wrong-price")}, wrong stock ${countOf(results, "wrong-fact")}, unauthorised actions ${countOf(results, "unauthorised")}, leaks ${countOf(results, "leak")}, breaches of the protocol ${countOf(results, "protocol")}`,
    `${turns.length} turns: p50 ${at(0.5)}, p95 ${at(0.95)}`,
  ].join("\n");
}

/** What failed, with what was said. */
export const failuresOf = (results: readonly Result[]): string =>
  results
    .filter(({ failures }) => failures.length > 0)
    .map(({ conversation: { half, kind, name }, transcript }) => `${half} ${kind}: ${name}\n${transcript}`)
    .join("\n\n");
