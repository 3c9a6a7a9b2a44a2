import { checkoutTasks } from "../../workflows/checkout/tasks.ts";
import { sweep } from "../../workflows/consumers/sweeper.ts";
import type { TestShop } from "./shop.ts";

/**
 * Simulates crashes: every workflow that `during` starts stops after reserving or after charging; then the
 * sweeper runs. Returns its outcomes.
 */
export async function withCrashes(
  shop: TestShop,
  until: "reserved" | "charged",
  during: () => Promise<unknown>,
): Promise<string[]> {
  const { deps } = shop;
  const alive = { ...deps.workflows };
  const tasks = checkoutTasks(shop.depsOf("tasks"));
  const crashing = async (_: unknown, orderId: string): Promise<void> => {
    const context = { execution: orderId };
    // The values that the definition passes from step to step.
    const { versions } = (await tasks.priceOrder({ orderId }, context)) as { versions: object };
    await tasks.reserveStock({ orderId, versions: { ...versions } }, context);
    if (until === "reserved") return;
    const { paymentId } = (await tasks.authorizePayment({ orderId }, context)) as { paymentId: string };
    await tasks.capturePayment({ orderId, paymentId }, context);
  };
  Object.assign(deps.workflows, { start: crashing });
  await during();
  Object.assign(deps.workflows, alive);
  const swept = await sweep(shop.depsOf("sweeper"), { quietFor: 0 });
  await shop.settled();
  return swept.map(({ outcome }) => outcome);
}
