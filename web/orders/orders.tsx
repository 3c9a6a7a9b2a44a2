import { createSignal, For, onMount, Show } from "solid-js";
import { SignedIn } from "../account/signed-in.tsx";
import type { Order } from "../lib/api-types.ts";
import { createAttempt } from "../lib/attempt.ts";
import { dateOf } from "../lib/dates.ts";
import { many } from "../lib/format.ts";
import { Head } from "../lib/head.tsx";
import { inMarket } from "../market/market.ts";
import { Button, ButtonLink } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { Notice } from "../ui/notice.tsx";
import { Thumbnail } from "../ui/pictures/thumbnail.tsx";
import { Price } from "../ui/price.tsx";
import { SkeletonLines } from "../ui/skeleton.tsx";
import { statusWords } from "./order-status-text.ts";
import { loadOrders } from "./orders.data.ts";

export function OrdersPage() {
  return (
    <div class="page max-w-4xl py-10">
      <Head title="Your orders" path="/orders" noindex={true} />
      <h1 class="mb-6 text-title">Your orders</h1>
      <SignedIn>
        <OrderList />
      </SignedIn>
    </div>
  );
}

function OrderList() {
  const [orders, setOrders] = createSignal<readonly Order[]>();
  const [next, setNext] = createSignal<string>();
  const { busy, problem, run } = createAttempt();
  const more = () =>
    run(async () => {
      const page = await loadOrders(next());
      setOrders((shown) => [...(shown ?? []), ...page.items]);
      setNext(page.lastKey);
    });
  onMount(() => void more());
  return (
    <>
      <Show when={orders()} fallback={<Show when={busy()}>{<SkeletonLines lines={8} />}</Show>}>
        {(shown) => (
          <Show
            when={shown().length > 0}
            fallback={
              <EmptyState title="No orders yet" text="Your orders appear here, with their status.">
                <ButtonLink href="/search?sort=newest">Shop new arrivals</ButtonLink>
              </EmptyState>
            }
          >
            <ul class="divide-y divide-line border-y border-line">
              <For each={shown()}>
                {(order) => (
                  <li class="group relative grid grid-cols-[auto_1fr_auto] items-center gap-x-5 gap-y-1 py-4 sm:grid-cols-[auto_1fr_auto_6rem]">
                    <div class="row-span-2 flex -space-x-3 self-start sm:row-span-1">
                      <For each={order.items.slice(0, 3)}>
                        {(item) => <Thumbnail src={item.imageUrl} size={56} class="border-2 border-paper" />}
                      </For>
                    </div>
                    <div class="min-w-0">
                      <h2 class="font-sans text-base font-medium tracking-normal">
                        <a
                          href={inMarket(`/orders/${order.orderId}`)}
                          class="decoration-clay decoration-2 underline-offset-4 group-hover:underline after:absolute after:inset-0"
                        >
                          {dateOf(order.timestamp)}
                        </a>
                      </h2>
                      <p class="text-quiet">
                        {many(
                          order.items.reduce((sum, item) => sum + item.quantity, 0),
                          "item",
                        )}
                        , {order.items[0]?.name}
                        {order.items.length > 1 ? ` and ${order.items.length - 1} more` : ""}
                      </p>
                    </div>
                    <p class="col-span-2 col-start-2 row-start-2 sm:col-span-1 sm:col-start-3 sm:row-start-1">
                      {statusWords[order.status]}
                      <Show when={order.paymentStatus === "PARTIALLY_REFUNDED"}>
                        <span class="block text-label text-quiet">
                          <Price amount={order.refundedAmount} currency={order.currency} /> refunded
                        </span>
                      </Show>
                    </p>
                    <p class="col-start-3 row-start-1 text-right font-medium sm:col-start-4">
                      <Price amount={order.totalAmount} currency={order.currency} />
                    </p>
                  </li>
                )}
              </For>
            </ul>
          </Show>
        )}
      </Show>
      <Show when={problem()}>
        <Notice kind="problem" title="We couldn't load your orders">
          {problem()}
        </Notice>
      </Show>
      <Show when={next() || problem()}>
        <Button class="mt-6" look="secondary" busy={busy() !== undefined} onClick={() => void more()}>
          {problem() ? "Try again" : "Show older orders"}
        </Button>
      </Show>
    </>
  );
}
