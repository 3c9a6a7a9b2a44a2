import { createAsync } from "@solidjs/router";
import { createSignal, For, onMount, Show } from "solid-js";
import type { Cart } from "../lib/api-types.ts";
import { Head } from "../lib/head.tsx";
import { Button } from "../ui/button.tsx";
import { PageSkeleton } from "../ui/page-skeleton.tsx";
import { Price } from "../ui/price.tsx";
import { loadGuestCart } from "./cart.data.ts";
import { CheckoutLink } from "./cart-drawer.tsx";
import { blocks, CartLines } from "./cart-lines.tsx";
import { CartFailure, EmptyCart } from "./cart-notices.tsx";
import { cart, cartFailure, hasPendingChanges, openCart } from "./cart-state.ts";
import { Totals } from "./totals.tsx";

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
      </Show>
      <Show when={shown()} fallback={<Show when={!cartFailure()}>{<PageSkeleton />}</Show>}>
        {(known) => (
          <Show when={known().items.length > 0} fallback={<EmptyCart />}>
            <div class="mt-4 grid gap-8 md:grid-cols-[1fr_21rem] md:gap-12">
              <Show when={live()} fallback={<PlainLines cart={known()} />}>
                <CartLines cart={known()} />
              </Show>
              <aside
                class="grid content-start gap-5 rounded-sm border border-line bg-raised p-5 md:sticky md:top-6 md:self-start"
                aria-label="What it costs"
              >
                <Totals cart={known()} pending={hasPendingChanges()} />
                <CheckoutLink blocked={known().items.some(blocks)} />
                <noscript>
                  <p class="text-label text-quiet">Signing in and paying need JavaScript.</p>
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
          <li class="grid grid-cols-[5rem_1fr] gap-4 py-4">
            <img src={line.imageUrl} alt="" width="80" height="80" class="rounded-sm bg-sunken" />
            <div class="grid gap-2">
              <div class="flex justify-between gap-3">
                <span class="font-medium">{line.name || "Something that was taken off the shop"}</span>
                <Price amount={line.currentPrice * line.quantity} currency={props.cart.currency} />
              </div>
              <form method="post" action="/cart/set" class="flex items-center gap-3">
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
