import { For, Show } from "solid-js";
import type { CartCard } from "../../../api/client.ts";
import { Totals } from "../../cart/totals.tsx";
import { many } from "../../lib/format.ts";
import { market } from "../../market/market.ts";
import { ButtonLink } from "../../ui/button.tsx";
import { Price } from "../../ui/price.tsx";
import { decimal } from "./money.ts";

/** The cart as the assistant saw it, with the way to it. */
export function CartSummary(props: { readonly cart: CartCard }) {
  const amounts = () => ({
    subtotal: decimal(props.cart.subtotal),
    discount: decimal(props.cart.discount),
    shipping: decimal(props.cart.shipping),
    tax: decimal(props.cart.tax),
    taxIncluded: props.cart.taxIncluded,
    total: decimal(props.cart.total),
    currency: props.cart.currency,
  });
  return (
    <section aria-label="Your cart" class="grid gap-3 rounded-sm border border-line bg-raised p-4">
      <h3 class="font-sans text-base font-medium tracking-normal">
        {props.cart.itemCount === 0
          ? "Your cart is empty"
          : `Your cart: ${many(props.cart.itemCount, "item")}`}
      </h3>
      <Show when={props.cart.lines.length > 0}>
        <ul class="grid gap-1.5">
          <For each={props.cart.lines}>
            {(line) => (
              <li class="flex flex-wrap justify-between gap-x-3">
                <span class="min-w-0 flex-[1_1_8rem] wrap-anywhere" dir="auto">
                  {line.quantity} × {line.name}
                </span>
                <Show when={line.price !== undefined}>
                  <Price amount={decimal((line.price ?? 0) * line.quantity)} currency={props.cart.currency} />
                </Show>
                <Show when={line.problem}>
                  {(problem) => <span class="basis-full text-label text-clay">{wordsFor(problem())}</span>}
                </Show>
              </li>
            )}
          </For>
        </ul>
        <Totals cart={amounts()} />
        <div class="flex flex-wrap gap-x-4 gap-y-2">
          <ButtonLink look="secondary" href="/cart">
            View cart
          </ButtonLink>
          <ButtonLink look="plain" href="/checkout">
            Check out
          </ButtonLink>
        </div>
      </Show>
    </section>
  );
}

const wordsFor = (problem: NonNullable<CartCard["lines"][number]["problem"]>): string =>
  ({
    unavailable: "No longer available.",
    not_sold_here: `Not sold in ${market().name}.`,
    out_of_stock: "Not enough in stock.",
    price_changed: "The price has changed.",
  })[problem];
