import { DomainError } from "../../../domain/errors.ts";

/**
 * Runs at most `atOnce` works at a time and lets `waiting` more wait for their turn, in the order of the calls. Throws
 * SERVICE_UNAVAILABLE for any further one, before its work starts.
 */
export function boundedQueue(options: {
  readonly atOnce: number;
  readonly waiting: number;
  /** Seconds after which a refused caller may try again. */
  readonly retryAfter: number;
}): <T>(work: () => Promise<T>) => Promise<T> {
  const { atOnce, waiting, retryAfter } = options;
  const turns: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running < atOnce) running++;
    else if (turns.length >= waiting) throw new DomainError("SERVICE_UNAVAILABLE", { retryAfter });
    // Whoever ends passes its place on, so `running` stays.
    else await new Promise<void>((resolve) => turns.push(resolve));
    try {
      return await work();
    } finally {
      const next = turns.shift();
      if (next) next();
      else running--;
    }
  };
}
