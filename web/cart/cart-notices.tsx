import { Show } from "solid-js";
import { messageOf } from "../lib/problem.ts";
import { Button, ButtonLink } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { Notice } from "../ui/notice.tsx";
import { cartFailure, openCart } from "./cart-state.ts";

/** Why the cart could not be loaded, with a button that tries again; nothing when it could. */
export function CartFailure() {
  return (
    <Show when={cartFailure()}>
      <Notice kind="problem" title="We couldn't load your cart">
        <p>{messageOf(cartFailure())}</p>
        <Button look="plain" onClick={() => void openCart()}>
          Try again
        </Button>
      </Notice>
    </Show>
  );
}

/** What an empty cart shows. `onGo` runs when the shopper follows its link. */
export function EmptyCart(props: { readonly onGo?: () => void }) {
  return (
    <EmptyState title="Your cart is empty" text="Items you add to your cart will appear here.">
      <ButtonLink href="/search?sort=newest" onClick={() => props.onGo?.()}>
        Shop new arrivals
      </ButtonLink>
    </EmptyState>
  );
}
