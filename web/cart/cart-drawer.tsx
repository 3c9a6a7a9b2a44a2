import { createEffect, on, Show } from "solid-js";
import { ButtonLink } from "../ui/button.tsx";
import { Drawer } from "../ui/drawer.tsx";
import { SkeletonLines } from "../ui/skeleton.tsx";
import { blocks, CartLines } from "./cart-lines.tsx";
import { CartFailure, EmptyCart } from "./cart-notices.tsx";
import { cart, cartFailure, hasPendingChanges, openCart } from "./cart-state.ts";
import { Totals } from "./totals.tsx";

/** The cart as a drawer over the current page, for guests too. */
export function CartDrawer(props: {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}) {
  createEffect(
    on(
      () => props.open,
      (open) => open && void openCart(),
    ),
  );
  const close = (): void => props.onOpenChange(false);
  const filled = () => (cart()?.items.length ?? 0) > 0;
  return (
    <Drawer
      open={props.open}
      onOpenChange={props.onOpenChange}
      title="Your cart"
      footer={
        <Show when={filled() && cart()}>
          {(known) => (
            <footer class="grid gap-4 border-t border-line bg-raised px-5 py-4">
              <Totals cart={known()} pending={hasPendingChanges()} />
              <CheckoutLink blocked={known().items.some(blocks)} onGo={close} />
            </footer>
          )}
        </Show>
      }
    >
      <CartFailure />
      <Show when={cart()} fallback={<Show when={!cartFailure()}>{<SkeletonLines lines={5} />}</Show>}>
        {(known) => (
          <Show when={filled()} fallback={<EmptyCart onGo={close} />}>
            <CartLines cart={known()} />
          </Show>
        )}
      </Show>
    </Drawer>
  );
}

/** The link to the checkout, disabled while the total is changing or a line cannot be bought. */
export function CheckoutLink(props: { readonly blocked: boolean; readonly onGo?: () => void }) {
  const waits = () => hasPendingChanges() || props.blocked;
  return (
    <>
      <Show when={props.blocked}>
        <p class="text-label text-clay">Remove unavailable items to continue.</p>
      </Show>
      <ButtonLink
        href={waits() ? undefined : "/checkout"}
        role="link"
        wide={true}
        aria-disabled={waits() ? "true" : undefined}
        onClick={() => !waits() && props.onGo?.()}
      >
        {hasPendingChanges() ? "Updating…" : "Check out"}
      </ButtonLink>
    </>
  );
}
