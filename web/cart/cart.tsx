import { createAsync } from "@solidjs/router";
import { createSignal, For, lazy, onMount, Show, Suspense } from "solid-js";
import { account } from "../lib/account-state.ts";
import type { Cart, CartLine } from "../lib/api-types.ts";
import { Head } from "../lib/head.tsx";
import { inMarket, market } from "../market/market.ts";
import { Button } from "../ui/button.tsx";
import { Thumbnail } from "../ui/pictures/thumbnail.tsx";
import { Price } from "../ui/price.tsx";
import { PageSkeleton } from "../ui/skeleton.tsx";
import { loadGuestCart } from "./cart.data.ts";
import { CheckoutLink } from "./cart-drawer.tsx";
import { blocks, CartLines, unnamed } from "./cart-lines.tsx";
import { CartFailure, EmptyCart } from "./cart-notices.tsx";
import { cart, cartFailure, hasPendingChanges, openCart } from "./cart-state.ts";
import { Totals } from "./totals.tsx";

const WaitingOrder = lazy(async () => ({
  default: (await import("../orders/waiting-order.tsx")).WaitingOrder,
}));

export function CartPage() {
  const sent = createAsync(() => loadGuestCart(), { deferStream: true });
  const [live, setLive] = createSignal(false);
  onMount(() => {
    setLive(true);
    void openCart();
  });
  const shown = () => cart() ?? sent();
  return (
    <div class="page max-w-5xl py-8">
      <Head title="Your cart" path="/cart" noindex={true} />
      <h1 class="text-title">Your cart</h1>
      <Show when={live()}>
        <CartFailure />
        <Show when={account()}>
          <Suspense>
            <WaitingOrder />
          </Suspense>
        </Show>
      </Show>
      <Show when={shown()} fallback={<Show when={!cartFailure()}>{<PageSkeleton />}</Show>}>
        {(known) => (
          <Show when={known().items.length > 0} fallback={<EmptyCart />}>
            <div class="mt-4 grid grid-cols-[minmax(0,1fr)] gap-8 md:grid-cols-[minmax(0,1fr)_21rem] md:gap-12">
              <Show when={live()} fallback={<PlainLines cart={known()} />}>
                <CartLines cart={known()} />
              </Show>
              <aside
                class="grid content-start gap-5 rounded-sm border border-line bg-raised p-5 md:sticky md:top-6 md:self-start"
                aria-label="Order summary"
              >
                <Totals cart={known()} pending={hasPendingChanges()} />
                <CheckoutLink blocked={known().items.some(blocks)} />
                <noscript>
                  <p class="text-label text-quiet">Turn on JavaScript in your browser to check out.</p>
                </noscript>
              </aside>
            </div>
          </Show>
        )}
      </Show>
    </div>
  );
}

/** The lines as plain HTML forms, until the page is hydrated. */
function PlainLines(props: { readonly cart: Cart }) {
  return (
    <ul class="divide-y divide-line">
      <For each={props.cart.items}>
        {(line) => (
          <li class="grid grid-cols-[5rem_minmax(0,1fr)] gap-4 py-4">
            <Thumbnail src={line.imageUrl} size={80} />
            <div class="grid gap-2">
              <div class="flex justify-between gap-3">
                <span class="min-w-0 font-medium wrap-anywhere">{line.name || unnamed}</span>
                <Price amount={line.currentPrice * line.quantity} currency={props.cart.currency} />
              </div>
              <PlainProblem line={line} />
              <form method="post" action={inMarket("/cart/set")} class="flex items-center gap-3">
                <input type="hidden" name="productId" value={line.productId} />
                <Show when={line.variantId}>
                  {(variantId) => <input type="hidden" name="variantId" value={variantId()} />}
                </Show>
                <label class="flex items-center gap-2 text-label">
                  Quantity
                  <input
                    name="quantity"
                    type="number"
                    min="0"
                    max={Math.max(line.available, 1)}
                    value={line.quantity}
                    class="min-h-11 w-20 rounded-sm border border-edge bg-raised px-2"
                  />
                </label>
                <Button type="submit" look="plain">
                  Update
                </Button>
              </form>
            </div>
          </li>
        )}
      </For>
    </ul>
  );
}

/** What prevents buying the line, without script. */
function PlainProblem(props: { readonly line: CartLine }) {
  const text = () => {
    const { problem, available } = props.line;
    if (problem === "unavailable") return "No longer available. Set the quantity to 0 to remove it.";
    if (problem === "not_sold_here")
      return `Not sold in ${market().name}. Set the quantity to 0 to remove it.`;
    if (problem !== "out_of_stock") return undefined;
    return available === 0
      ? "Now sold out. Set the quantity to 0 to remove it."
      : `Only ${available} left. Change the quantity to ${available} or fewer.`;
  };
  return (
    <Show when={text()}>
      <p role="status" class="text-clay">
        {text()}
      </p>
    </Show>
  );
}
