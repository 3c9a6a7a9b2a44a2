import { useNavigate } from "@solidjs/router";
import { createEffect, createSignal, For, type JSX, on, onCleanup, onMount, Show } from "solid-js";
import { reopenCart, takeBought } from "../cart/cart-state.ts";
import { Totals } from "../cart/totals.tsx";
import type { Order } from "../lib/api-types.ts";
import { cardName } from "../lib/card-name.ts";
import { arrival as arrivalText, dateOf } from "../lib/dates.ts";
import { Head } from "../lib/head.tsx";
import { messageOf, Problem } from "../lib/problem.ts";
import { inMarket } from "../market/market.ts";
import { AddressLines } from "../ui/address-lines.tsx";
import { ButtonLink } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { Thumbnail } from "../ui/pictures/thumbnail.tsx";
import { Price } from "../ui/price.tsx";
import { PageSkeleton } from "../ui/skeleton.tsx";
import { OrderActions } from "./order-actions.tsx";
import { followOrder } from "./order-events.ts";
import { keepOrderLink, linkOf, type Opener, type OrderLink } from "./order-link.ts";
import { Parcels } from "./order-parcels.tsx";
import { BankStep, OrderStatus } from "./order-status.tsx";
import { isOver, isPaid } from "./order-status-text.ts";
import { Timeline } from "./order-timeline.tsx";
import { loadOrder } from "./orders.data.ts";

/** One order, updated as it changes; after a purchase it redirects to the confirmation. */
export function LiveOrder(props: {
  readonly orderId: string;
  /** The address of the page. */
  readonly path: string;
  readonly by: Opener;
  /** The link that opens the order, where it is not an account's. */
  readonly link?: OrderLink | undefined;
  readonly notFound: JSX.Element;
  /** What stands below the order once it is paid. */
  readonly after?: JSX.Element;
  readonly confirmation: boolean;
  /** Just ordered, or back from the bank: the page waits for the result. */
  readonly from: "checkout" | "bank" | undefined;
}) {
  const navigate = useNavigate();
  // Taken off the address at once: Back from the bank must show the order, not lead to the bank again.
  const arrival = { from: props.from, orderId: props.orderId };
  const arrived = () => (arrival.orderId === props.orderId ? arrival.from : undefined);
  onMount(() => {
    if (arrival.from) navigate(props.path, { replace: true, scroll: false });
  });
  const [order, setOrder] = createSignal<Order>();
  const [failure, setFailure] = createSignal<unknown>();
  createEffect(
    on(
      () => props.orderId,
      (orderId) => {
        const left = new AbortController();
        onCleanup(() => left.abort());
        setOrder(undefined);
        setFailure(undefined);
        void open(orderId, left.signal);
      },
    ),
  );
  const open = async (orderId: string, signal: AbortSignal): Promise<void> => {
    try {
      const first = await loadOrder(orderId, props.by);
      if (signal.aborted) return;
      take(first);
      if (!isOver(first.status)) await followOrder(orderId, take, signal, props.by);
    } catch (error) {
      if (!signal.aborted) setFailure(error);
    }
  };
  const take = (next: Order): void => {
    const before = order();
    // A reconnection repeats the last status.
    if (before && next.updatedAt < before.updatedAt) return;
    setOrder(next);
    if (props.link?.cart && isPaid(next.status)) takeFromGuestCart(props.link, next);
    if (before?.status !== "PROCESSING" && next.status === "PROCESSING") void reopenCart();
    if (arrived() && isPaid(next.status)) navigate(`${props.path}/confirmation`, { replace: true });
  };
  const title = () =>
    props.confirmation ? "Thank you for your order" : `Order ${order()?.orderNumber ?? ""}`;
  return (
    <Show
      when={order()}
      fallback={
        <Show when={failure()} fallback={<PageSkeleton />}>
          {(error) => <NotOpened error={error()} notFound={props.notFound} />}
        </Show>
      }
    >
      {(known) => (
        <div class="page max-w-5xl py-10">
          <Head title={title()} path={props.path} noindex={true} />
          <h1 class="text-title">{title()}</h1>
          <p class="mt-1 text-quiet">
            <Show when={props.confirmation}>
              <span class="block">
                Order <span class="select-all">{known().orderNumber}</span>
              </span>
            </Show>
            Placed on {dateOf(known().timestamp)}
          </p>
          <OrderStatus order={known()} confirmation={props.confirmation} />
          <Show when={known().status === "REQUIRES_ACTION"}>
            <BankStep order={known()} goNow={arrived() === "checkout"} />
          </Show>
          <div class="mt-8 grid grid-cols-[minmax(0,1fr)] gap-12 md:grid-cols-[minmax(0,1fr)_20rem]">
            <section aria-label="Items">
              <ul class="divide-y divide-line border-y border-line">
                <For each={known().items}>
                  {(item) => (
                    <li class="grid grid-cols-[4rem_minmax(0,1fr)_auto] items-center gap-4 py-3">
                      <Thumbnail src={item.imageUrl} size={64} />
                      <span>
                        <a class="hover:underline" href={inMarket(`/p/${item.productId}`)}>
                          {item.name}
                        </a>{" "}
                        <span class="text-quiet">× {item.quantity}</span>
                      </span>
                      <Price amount={item.lineTotal} currency={known().currency} />
                    </li>
                  )}
                </For>
              </ul>
              <div class="mt-5">
                <Totals
                  cart={{ ...known(), total: known().totalAmount }}
                  place={known().shippingAddress.city}
                />
                <Show when={known().refundedAmount > 0}>
                  <p class="mt-2 flex justify-between text-moss">
                    <span>Refunded</span>
                    <Price amount={known().refundedAmount} currency={known().currency} />
                  </p>
                </Show>
              </div>
              <Show when={known().taxNote}>
                <p class="mt-2 text-label text-quiet">
                  VAT ID {known().vatId}. {known().taxNote}
                </p>
              </Show>
              <OrderActions order={known()} by={props.by} onChange={take} />
            </section>
            <div class="grid content-start gap-8">
              <Timeline order={known()} />
              <Parcels order={known()} />
              <Show when={known().shippingMethod}>
                {(method) => (
                  <section>
                    <h2 class="mb-2 text-xl">Delivery</h2>
                    <p class="wrap-anywhere">{method().name}</p>
                    <Show when={isAhead(known())}>
                      <p class="text-label text-quiet">{arrivalText(method())}</p>
                    </Show>
                  </section>
                )}
              </Show>
              <section>
                <h2 class="mb-2 text-xl">Delivery address</h2>
                <AddressLines address={known().shippingAddress} />
              </section>
              <Show when={known().card}>
                {(card) => (
                  <section>
                    <h2 class="mb-2 text-xl">Payment</h2>
                    <p>{cardName(card())}</p>
                  </section>
                )}
              </Show>
            </div>
          </div>
          <Show when={isPaid(known().status)}>{props.after}</Show>
        </div>
      )}
    </Show>
  );
}

/** Whether a delivery is still to come, so that its window says something. */
const isAhead = ({ status, fulfillmentStatus }: Order): boolean =>
  !isOver(status) && fulfillmentStatus !== "DELIVERED" && fulfillmentStatus !== "RETURNED";

/** What was bought leaves the cart of the browser that ordered it, once. */
function takeFromGuestCart(link: OrderLink, order: Order): void {
  if (!linkOf(link.orderId)?.cart) return;
  keepOrderLink({ ...link, cart: false });
  takeBought(order.items);
}

function NotOpened(props: { readonly error: unknown; readonly notFound: JSX.Element }) {
  return (
    <Show
      when={props.error instanceof Problem && props.error.status === 404}
      fallback={
        <EmptyState level="h1" title="We couldn't load this order" text={messageOf(props.error)}>
          <ButtonLink href="/">Go to the store</ButtonLink>
        </EmptyState>
      }
    >
      {props.notFound}
    </Show>
  );
}
