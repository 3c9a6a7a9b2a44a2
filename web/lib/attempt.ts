import { createSignal } from "solid-js";
import { messageOf } from "./problem.ts";

/** Work that a press of a button starts, as the page shows it. */
export type Attempt = {
  /** The name of the work that is running. */
  readonly busy: () => string | undefined;
  /** Why the last work failed, for the shopper. */
  readonly problem: () => string | undefined;
  /** Runs `work` and answers whether it succeeded. `name` tells several buttons apart. */
  readonly run: (work: () => Promise<void>, name?: string) => Promise<boolean>;
};

/** Runs work for buttons: one `busy` and one `problem` for all of them. */
export function createAttempt(): Attempt {
  const [busy, setBusy] = createSignal<string>();
  const [problem, setProblem] = createSignal<string>();
  return {
    busy,
    problem,
    async run(work, name = "work") {
      setBusy(name);
      setProblem(undefined);
      try {
        await work();
        return true;
      } catch (error) {
        setProblem(messageOf(error));
        return false;
      } finally {
        setBusy(undefined);
      }
    },
  };
}
