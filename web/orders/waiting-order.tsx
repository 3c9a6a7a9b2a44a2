import { createEffect, createSignal, on, Show } from "solid-js";
import { openCart } from "../cart/cart-state.ts";
import { account } from "../lib/account-state.ts";
import type { Order } from "../lib/api-types.ts";
import { createAttempt } from "../lib/attempt.ts";
import { Button, ButtonLink } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { toast } from "../ui/toast.tsx";
import { byAccount, byLink, linkOf, orderLinks } from "./order-link.ts";
import { isWaiting } from "./order-status-text.ts";
import { cancelOrder, loadOrder, loadOrders } from "./orders.data.ts";

const [waitingOrder, setWaitingOrder] = createSignal<Order>();

/** Looks whether one of the account's latest orders waits for its payment; `WaitingOrder` shows it. */
export async function findWaitingOrder(): Promise<void> {
  // Without an answer there is only no hint: the API refuses a second order of the same cart.
  const items = await (account() ? loadOrders().then((page) => page.items) : guestOrder()).catch(() => []);
  setWaitingOrder(items.find(({ status }) => isWaiting(status)));
}

/** The order that a guest placed last in this browser, if its lines may still be in the cart. */
async function guestOrder(): Promise<Order[]> {
  const link = orderLinks().find(({ cart }) => cart);
  return link ? [await loadOrder(link.orderId, byLink(link))] : [];
}

/** The page of an order that another attempt placed with this cart. Undefined while it waits for its payment, which is shown. */
export async function placedMeanwhile(orderId: string): Promise<string | undefined> {
  await findWaitingOrder();
  const link = account() ? undefined : linkOf(orderId);
  const order = await loadOrder(orderId, link ? byLink(link) : byAccount).catch(() => undefined);
  return !order || isWaiting(order.status) ? undefined : `/${link ? "track" : "orders"}/${order.orderId}`;
}

/** An order of the cart that waits for its payment, with the ways to go on; nothing without one. */
export function WaitingOrder() {
  const { busy, problem, run } = createAttempt();
  createEffect(on(account, () => void findWaitingOrder()));
  const cancel = (order: Order) =>
    run(async () => {
      const link = account() ? undefined : linkOf(order.orderId);
      await cancelOrder(order.orderId, link ? byLink(link) : byAccount);
      await Promise.all([findWaitingOrder(), openCart()]);
      toast("Order cancelled. Your items are still in your cart.");
    });
  return (
    <Show when={waitingOrder()}>
      {(order) => (
        <div class="my-4">
          <Notice kind="info" title="You have an order waiting for payment">
            <p>We're holding its items for you. Finish paying for it, or cancel it to place a new order.</p>
            <Show when={problem()}>
              <p role="alert" class="mt-2 text-clay">
                {problem()}
              </p>
            </Show>
            <div class="mt-3 flex flex-wrap gap-x-5 gap-y-2">
              <ButtonLink
                look="secondary"
                href={`/${account() ? "orders" : "track"}/${order().orderId}?placed=1`}
              >
                Continue payment
              </ButtonLink>
              <Button look="plain" busy={busy() !== undefined} onClick={() => void cancel(order())}>
                Cancel order
              </Button>
            </div>
          </Notice>
        </div>
      )}
    </Show>
  );
}
