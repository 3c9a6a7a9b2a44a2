import type { Deps } from "../../api/deps.ts";
import { finishOrder, type SweepDeps, type SweepOutcome } from "../../api/domain/checkout/sweep.ts";
import { listUnfinished } from "../../api/domain/orders/service.ts";
import type { ScheduledRun } from "./entry.ts";

export type Swept = { readonly orderId: string; readonly outcome: SweepOutcome };

const actor = { type: "system", name: "sweeper" } as const;

/** A function may still be at work on an order that changed this recently, although no workflow runs for it. In ms. */
const quietFor = 60_000;

/** Sweeps on a schedule; answers and logs how many orders it acted on. */
export const sweeper =
  (deps: Deps): ScheduledRun =>
  async ({ alone }) => {
    const swept = await sweep(deps, { quietFor: alone ? 0 : quietFor });
    if (swept.length > 0) deps.log("warn", "swept", { swept });
    return { swept: swept.length };
  };

/**
 * Finishes or undoes the orders that nothing has changed for `quietFor` milliseconds although something is still to happen
 * to them. An order that fails is logged and left to the next sweep.
 */
export async function sweep(
  deps: SweepDeps & Pick<Deps, "orders" | "log" | "now">,
  { quietFor, limit = 100 }: { readonly quietFor: number; readonly limit?: number },
): Promise<Swept[]> {
  const swept: Swept[] = [];
  const before = deps.now() - quietFor;
  let cursor: Parameters<typeof listUnfinished>[2]["cursor"];
  do {
    const page = await listUnfinished(deps, actor, { before, limit, cursor });
    for (const order of page.orders) {
      try {
        swept.push({ orderId: order.orderId, outcome: await finishOrder(deps, actor, order) });
      } catch (error) {
        deps.log("error", "sweeping failed", { orderId: order.orderId, error });
      }
    }
    cursor = page.cursor;
  } while (cursor);
  return swept;
}
