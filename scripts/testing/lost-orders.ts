import { checkoutTasks } from "../../workflows/checkout/tasks.ts";
import { sweep } from "../../workflows/consumers/sweeper.ts";
import type { TestShop } from "./shop.ts";

/** Has every workflow that `during` starts die after reserving, or after charging, and then the sweeper look. */
export async function losing(
  shop: TestShop,
  until: "reserved" | "charged",
  during: () => Promise<unknown>,
): Promise<string[]> {
  const { deps } = shop;
  const alive = { ...deps.workflows };
  const tasks = checkoutTasks(deps);
  const dying = async (_: unknown, orderId: string): Promise<void> => {
    const context = { execution: orderId };
    // What the definition hands from step to step.
    const { versions } = (await tasks.priceOrder({ orderId }, context)) as { versions: object };
    await tasks.reserveStock({ orderId, versions: { ...versions } }, context);
    if (until === "reserved") return;
    const { paymentId } = (await tasks.authorizePayment({ orderId }, context)) as { paymentId: string };
    await tasks.capturePayment({ orderId, paymentId }, context);
  };
  Object.assign(deps.workflows, { start: dying });
  await during();
  Object.assign(deps.workflows, alive);
  const swept = await sweep(deps, { quietFor: 0 });
  await shop.settled();
  return swept.map(({ outcome }) => outcome);
}
