import { createSignal } from "solid-js";
import { messageOf } from "../../web/lib/problem.ts";
import { toast } from "../../web/ui/toast.tsx";

/**
 * Shows a change at once and the stored value again when the write fails, with the reason as a toast. `write` returns after
 * the new value has been stored and loaded. `change` answers whether it succeeded.
 */
export function createOptimistic<T>(stored: () => T): {
  readonly shown: () => T;
  readonly change: (next: T, write: () => Promise<unknown>) => Promise<boolean>;
} {
  const [pending, setPending] = createSignal<{ readonly value: T }>();
  return {
    shown: () => {
      const change = pending();
      return change ? change.value : stored();
    },
    async change(next, write) {
      const mine = { value: next };
      setPending(mine);
      try {
        await write();
        return true;
      } catch (error) {
        toast(messageOf(error), "problem");
        return false;
      } finally {
        // A later change is still under way.
        if (pending() === mine) setPending(undefined);
      }
    },
  };
}
