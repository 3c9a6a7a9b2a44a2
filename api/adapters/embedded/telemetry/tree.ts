import type { RecordedSpan } from "./recorder.ts";

/** A span where its trace has it: `depth` counts its parents. */
export type Placed = { readonly span: RecordedSpan; readonly depth: number };

/**
 * The spans of a trace, each after its parent and among its siblings by time. One whose parent is not recorded here, such as
 * a browser's click, is at the top.
 */
export function placed(spans: readonly RecordedSpan[]): readonly Placed[] {
  const known = new Set(spans.map(({ spanId }) => spanId));
  const childrenOf = new Map<string, RecordedSpan[]>();
  for (const span of spans.toSorted((one, other) => one.startedAt - other.startedAt)) {
    const parent = span.parentId !== undefined && known.has(span.parentId) ? span.parentId : "";
    childrenOf.set(parent, [...(childrenOf.get(parent) ?? []), span]);
  }
  const under = (parent: string, depth: number): readonly Placed[] =>
    (childrenOf.get(parent) ?? []).flatMap((span) => [{ span, depth }, ...under(span.spanId, depth + 1)]);
  return under("", 0);
}
