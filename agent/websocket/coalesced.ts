import type { TurnEvent } from "../../api/domain/chat/protocol.ts";

type Token = Extract<TurnEvent, { type: "token" }>;

/**
 * The same events with tokens that follow each other within `within` milliseconds made one, whose id is the last one's: each
 * frame over API Gateway is a request of its own.
 */
export async function* coalesced(
  events: AsyncIterable<TurnEvent>,
  within: number,
): AsyncGenerator<TurnEvent> {
  const iterator = events[Symbol.asyncIterator]();
  let next = iterator.next();
  let held: Token | undefined;
  let late: ReturnType<typeof lateAfter> | undefined;
  try {
    for (;;) {
      const step = await (late ? Promise.race([next, late.promise]) : next);
      if (step !== "late" && step.done !== true && step.value.type === "token") {
        held = held ? { ...step.value, text: held.text + step.value.text } : step.value;
        late ??= lateAfter(within);
        next = iterator.next();
        continue;
      }
      if (held) yield held;
      held = undefined;
      late?.clear();
      late = undefined;
      if (step === "late") continue;
      if (step.done === true) return;
      yield step.value;
      next = iterator.next();
    }
  } finally {
    late?.clear();
  }
}

function lateAfter(milliseconds: number) {
  const { promise, resolve } = Promise.withResolvers<"late">();
  const timer = setTimeout(() => resolve("late"), milliseconds);
  return { promise, clear: () => clearTimeout(timer) };
}
