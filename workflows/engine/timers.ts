/** Timers on an injectable clock (epoch milliseconds); one unref'd Node timer serves the earliest. */
export function createTimers(clock: () => number) {
  const waiting = new Set<{ readonly due: number; readonly fire: () => void }>();
  let nodeTimer: NodeJS.Timeout | undefined;
  let armed = Number.POSITIVE_INFINITY;

  const arm = (due: number): void => {
    if (due >= armed) return;
    clearTimeout(nodeTimer);
    armed = due;
    nodeTimer = setTimeout(tick, Math.min(Math.max(0, due - clock()), 2 ** 31 - 1)).unref();
  };
  const tick = (): void => {
    clearTimeout(nodeTimer);
    armed = Number.POSITIVE_INFINITY;
    let earliest = armed;
    const now = clock();
    for (const timer of waiting)
      if (timer.due <= now) timer.fire();
      else earliest = Math.min(earliest, timer.due);
    arm(earliest);
  };

  return {
    /** Resolves at `due`, or at once when the signal is or gets aborted. */
    until: (due: number, signal: AbortSignal): Promise<void> =>
      new Promise((resolve) => {
        if (signal.aborted || due <= clock()) return resolve();
        const timer = {
          due,
          // The Node timer stays armed: an empty tick costs less than a search for the next due time.
          fire: () => {
            waiting.delete(timer);
            signal.removeEventListener("abort", timer.fire);
            resolve();
          },
        };
        waiting.add(timer);
        signal.addEventListener("abort", timer.fire);
        arm(due);
      }),
    /** Fires all due timers now; tests call it after moving the clock. */
    tick,
    stop: (): void => clearTimeout(nodeTimer),
  };
}
/** The engine's timers; see createTimers. */
export type Timers = ReturnType<typeof createTimers>;
