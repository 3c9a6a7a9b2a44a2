/** Waits until a time by an injectable clock, with one unref'd timer for the earliest. */
export function sleepers(clock: () => number) {
  const waiting = new Set<{ readonly due: number; readonly wake: () => void }>();
  let timer: NodeJS.Timeout | undefined;

  const arm = (): void => {
    clearTimeout(timer);
    if (waiting.size === 0) return;
    const earliest = Math.min(...[...waiting].map(({ due }) => due));
    timer = setTimeout(tick, Math.min(Math.max(0, earliest - clock()), 2 ** 31 - 1)).unref();
  };
  const tick = (): void => {
    for (const sleeper of waiting) if (sleeper.due <= clock()) sleeper.wake();
    arm();
  };

  return {
    /** Resolves at `due`, or at once when the signal is or gets aborted. */
    until: (due: number, signal: AbortSignal): Promise<void> =>
      new Promise((resolve) => {
        if (signal.aborted || due <= clock()) return resolve();
        const sleeper = {
          due,
          wake: () => {
            waiting.delete(sleeper);
            signal.removeEventListener("abort", sleeper.wake);
            resolve();
          },
        };
        waiting.add(sleeper);
        signal.addEventListener("abort", sleeper.wake);
        arm();
      }),
    /** Looks at the clock now: for whoever moved it. */
    tick,
    stop: (): void => clearTimeout(timer),
  };
}
export type Sleepers = ReturnType<typeof sleepers>;
