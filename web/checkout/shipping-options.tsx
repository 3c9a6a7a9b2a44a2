import { For, Show } from "solid-js";
import type { Cart } from "../lib/api-types.ts";
import { arrival } from "../market/dates.ts";
import { Notice } from "../ui/notice.tsx";
import { Price } from "../ui/price.tsx";

/** The ways of delivery with price and delivery window, as radio buttons. */
export function ShippingOptions(props: {
  readonly quote: Cart | undefined;
  readonly onChoose: (id: string) => void;
}) {
  return (
    <Show when={props.quote}>
      {(quote) => (
        <Show
          when={quote().shippingOptions.length > 0}
          fallback={
            <Notice kind="problem" title="We can't deliver to this address">
              Choose another address, or remove the items that can't be delivered there.
            </Notice>
          }
        >
          <fieldset class="grid gap-3">
            <legend class="mb-2 text-label text-quiet">Delivery method</legend>
            <For each={quote().shippingOptions}>
              {(option) => (
                <label class="grid grid-cols-[auto_minmax(0,1fr)_auto] gap-3 rounded-sm border border-edge p-4 has-checked:border-2 has-checked:border-ink has-checked:bg-sunken">
                  <input
                    type="radio"
                    name="shippingMethod"
                    class="mt-1.5 size-4"
                    checked={option.id === quote().shippingMethodId}
                    onChange={() => props.onChoose(option.id)}
                  />
                  <span class="wrap-anywhere">
                    {option.name}
                    <span class="block text-label text-quiet">{arrival(option)}</span>
                  </span>
                  <strong class="font-medium">
                    <Show when={option.price > 0} fallback="Free">
                      <Price amount={option.price} currency={quote().currency} />
                    </Show>
                  </strong>
                </label>
              )}
            </For>
          </fieldset>
        </Show>
      )}
    </Show>
  );
}
