import { createSignal, lazy, Show, Suspense } from "solid-js";
import { reopenCart, reorderAsGuest } from "../cart/cart-state.ts";
import { openDrawer } from "../cart/drawer-state.ts";
import { account } from "../lib/account-state.ts";
import type { Order } from "../lib/api-types.ts";
import { createAttempt } from "../lib/attempt.ts";
import { many } from "../lib/format.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { written } from "../ui/price.tsx";
import { toast } from "../ui/toast.tsx";
import type { Opener } from "./order-link.ts";
import { canCancel, isPaid, isWaiting } from "./order-status-text.ts";
import { cancelOrder, reorder } from "./orders.data.ts";

const Drawer = lazy(async () => ({ default: (await import("../ui/drawer.tsx")).Drawer }));

/** The amount that a cancellation refunds. */
const left = ({ totalAmount, refundedAmount }: Order): number =>
  Math.round((totalAmount - refundedAmount) * 100) / 100;

/** What the shopper can do with an order in its current state. */
export function OrderActions(props: {
  readonly order: Order;
  readonly by: Opener;
  readonly onChange: (order: Order) => void;
}) {
  const { busy, problem, run } = createAttempt();
  const [asking, setAsking] = createSignal(false);
  const act = async (what: "cancel" | "reorder", work: () => Promise<void>): Promise<void> => {
    await run(work, what);
    setAsking(false);
  };
  const cancel = () =>
    act("cancel", async () => {
      const order = await cancelOrder(props.order.orderId, props.by);
      props.onChange(order);
      // Some refunds take the bank a while; the order is cancelled once they are through.
      toast(
        order.status === "CANCELLED"
          ? "Order cancelled."
          : "We're cancelling your order. This takes until your refund has gone through.",
      );
    });
  const again = () =>
    act("reorder", async () => {
      const dropped = await (account() ? reorder(props.order) : reorderAsGuest(props.order.items));
      await reopenCart();
      openDrawer();
      if (dropped > 0)
        toast(`${many(dropped, "item")} couldn't be added: sold out or no longer available.`, "problem");
    });
  return (
    <div class="mt-6 grid gap-3 print:hidden">
      <Show when={problem()}>
        <Notice kind="problem">{problem()}</Notice>
      </Show>
      <div class="flex flex-wrap gap-3">
        <Show when={!isWaiting(props.order.status)}>
          <Button look="secondary" busy={busy() === "reorder"} onClick={() => void again()}>
            Buy again
          </Button>
        </Show>
        <Show when={canCancel(props.order)}>
          <Button look="plain" onClick={() => setAsking(true)}>
            Cancel order
          </Button>
        </Show>
      </div>
      <Show when={asking()}>
        <Suspense>
          <Drawer open={true} onOpenChange={setAsking} title="Cancel this order?" side="center">
            <p>
              {isPaid(props.order.status)
                ? `We'll refund ${written(left(props.order), props.order.currency)} to your card. This can't be undone.`
                : "You won't be charged. This can't be undone."}
            </p>
            <div class="mt-6 flex flex-wrap gap-3">
              <Button busy={busy() === "cancel"} onClick={() => void cancel()}>
                Cancel order
              </Button>
              <Button look="secondary" onClick={() => setAsking(false)}>
                Keep order
              </Button>
            </div>
          </Drawer>
        </Suspense>
      </Show>
    </div>
  );
}
