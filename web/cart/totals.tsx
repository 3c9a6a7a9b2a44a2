import { type JSX, Show } from "solid-js";
import type { Cart } from "../lib/api-types.ts";
import { Price } from "../ui/price.tsx";

/** The cart's or order's amounts; `pending` marks them as not final while a change is pending. */
export function Totals(props: {
  readonly cart: Pick<Cart, "subtotal" | "discount" | "shipping" | "tax" | "total" | "currency">;
  readonly pending?: boolean | undefined;
  /** The destination, when it is known. */
  readonly place?: string | undefined;
}) {
  return (
    <dl
      class="grid grid-cols-[1fr_auto] gap-y-1.5 transition-opacity"
      classList={{ "opacity-50": props.pending === true }}
      aria-busy={props.pending}
    >
      <Row name="Goods" amount={props.cart.subtotal} currency={props.cart.currency} />
      <Show when={props.cart.discount > 0}>
        <Row name="Discount" amount={-props.cart.discount} currency={props.cart.currency} />
      </Show>
      <Row
        name={props.place ? `Delivery to ${props.place}` : "Delivery within the US"}
        amount={props.cart.shipping}
        currency={props.cart.currency}
        free={true}
      />
      <Row name={props.place ? "Tax" : "Tax, about"} amount={props.cart.tax} currency={props.cart.currency} />
      <Row
        name={<strong class="text-lg">Total</strong>}
        amount={props.cart.total}
        currency={props.cart.currency}
        strong={true}
      />
    </dl>
  );
}

function Row(props: {
  readonly name: JSX.Element;
  readonly amount: number;
  readonly currency: string;
  readonly free?: boolean | undefined;
  readonly strong?: boolean | undefined;
}) {
  return (
    <>
      <dt classList={{ "border-t border-line pt-2": props.strong === true }}>{props.name}</dt>
      <dd
        class="text-right"
        classList={{ "border-t border-line pt-2 text-lg font-semibold": props.strong === true }}
      >
        <Show when={!(props.free && props.amount === 0)} fallback="Free">
          <Price amount={props.amount} currency={props.currency} />
        </Show>
      </dd>
    </>
  );
}
