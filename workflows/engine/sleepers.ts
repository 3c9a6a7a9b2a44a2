/** Waits until a time by an injectable clock, with one unref'd timer for the earliest. */
export function sleepers(clock: () => number) {
  const waiting = new Set<{ readonly due: number; readonly wake: () => void }>();
  let timer: NodeJS.Timeout | undefined;
  let armed = Number.POSITIVE_INFINITY;

  const arm = (due: number): void => {
    if (due >= armed) return;
    clearTimeout(timer);
    armed = due;
    timer = setTimeout(tick, Math.min(Math.max(0, due - clock()), 2 ** 31 - 1)).unref();
  };
  const tick = (): void => {
    clearTimeout(timer);
    armed = Number.POSITIVE_INFINITY;
    let earliest = armed;
    const now = clock();
    for (const sleeper of waiting)
      if (sleeper.due <= now) sleeper.wake();
      else earliest = Math.min(earliest, sleeper.due);
    arm(earliest);
  };

  return {
    /** Resolves at `due`, or at once when the signal is or gets aborted. */
    until: (due: number, signal: AbortSignal): Promise<void> =>
      new Promise((resolve) => {
        if (signal.aborted || due <= clock()) return resolve();
        const sleeper = {
          due,
          // The timer stays as it is: firing for nobody is cheaper than looking for the next.
          wake: () => {
            waiting.delete(sleeper);
            signal.removeEventListener("abort", sleeper.wake);
            resolve();
          },
        };
        waiting.add(sleeper);
        signal.addEventListener("abort", sleeper.wake);
        arm(due);
      }),
    /** Looks at the clock now: for whoever moved it. */
    tick,
    stop: (): void => clearTimeout(timer),
  };
}
export type Sleepers = ReturnType<typeof sleepers>;
