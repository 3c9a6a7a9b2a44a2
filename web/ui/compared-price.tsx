import { Show } from "solid-js";
import { Price } from "./price.tsx";

/** The higher price that a price is compared with, struck through. */
export function ComparedPrice(props: { readonly amount: number | undefined; readonly currency: string }) {
  return (
    <Show when={props.amount}>
      {(amount) => (
        <s class="text-base text-quiet">
          <span class="sr-only">Instead of </span>
          <Price amount={amount()} currency={props.currency} />
        </s>
      )}
    </Show>
  );
}
