import { type JSX, Show } from "solid-js";
import { chosenOption } from "../checkout/chosen-option.ts";
import type { Cart } from "../lib/api-types.ts";
import { store } from "../lib/store.ts";
import { arrival } from "../market/dates.ts";
import { Price } from "../ui/price.tsx";

/** The cart's or order's amounts; `pending` marks them as not final while a change is pending. */
export function Totals(props: {
  readonly cart: Pick<
    Cart,
    "subtotal" | "discount" | "shipping" | "tax" | "taxIncluded" | "total" | "currency"
  > &
    Partial<Pick<Cart, "shippingOptions" | "shippingMethodId">>;
  readonly pending?: boolean | undefined;
  /** The destination, when it is known. */
  readonly place?: string | undefined;
}) {
  return (
    <>
      <Show when={awayFromFree(props.cart)}>
        {(amount) => (
          <p class="text-[0.9375rem] text-moss">
            You're <Price amount={amount()} currency={props.cart.currency} /> away from free delivery.
          </p>
        )}
      </Show>
      <dl
        class="grid grid-cols-[minmax(0,1fr)_auto] gap-y-1.5 transition-opacity"
        classList={{ "opacity-50": props.pending === true }}
        aria-busy={props.pending}
      >
        <Row name="Subtotal" amount={props.cart.subtotal} currency={props.cart.currency} />
        <Show when={props.cart.discount > 0}>
          <Row name="Discount" amount={-props.cart.discount} currency={props.cart.currency} />
        </Show>
        <Row
          name={props.place ? `Delivery to ${props.place}` : `Delivery (${store().delivery.country})`}
          amount={props.cart.shipping}
          currency={props.cart.currency}
          free={true}
        />
        <Show when={props.cart.subtotal > 0 && chosenOf(props.cart)}>
          {(option) => <dd class="col-span-2 -mt-1 text-label text-quiet">{arrival(option())}</dd>}
        </Show>
        <Show when={!props.cart.taxIncluded}>
          <Row
            name={props.place ? "Tax" : "Estimated tax"}
            amount={props.cart.tax}
            currency={props.cart.currency}
          />
        </Show>
        <Row
          name={<strong class="text-lg">Total</strong>}
          amount={props.cart.total}
          currency={props.cart.currency}
          strong={true}
        />
        <Show when={props.cart.taxIncluded && props.cart.tax > 0}>
          <Row name="Tax included" amount={props.cart.tax} currency={props.cart.currency} />
        </Show>
      </dl>
    </>
  );
}

type Delivered = Partial<Pick<Cart, "shippingOptions" | "shippingMethodId">>;

const chosenOf = ({ shippingOptions = [], shippingMethodId }: Delivered) =>
  chosenOption({ shippingOptions, shippingMethodId });

/** How much more makes the chosen delivery free; undefined when it is free already, or never. */
function awayFromFree({
  subtotal,
  discount,
  shipping,
  ...delivered
}: Pick<Cart, "subtotal" | "discount" | "shipping"> & Delivered) {
  const { freeFrom } = chosenOf(delivered) ?? {};
  if (freeFrom === undefined) return undefined;
  const away = Math.round((freeFrom - (subtotal - discount)) * 100) / 100;
  return subtotal > 0 && shipping > 0 && away > 0 ? away : undefined;
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
      <dt class="pr-3" classList={{ "border-t border-line pt-2": props.strong === true }}>
        {props.name}
      </dt>
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
