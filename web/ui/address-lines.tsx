import { For } from "solid-js";
import type { Address } from "../lib/api-types.ts";
import { createAddressForm, linesOf } from "../market/addresses.ts";

/** A postal address as the lines of a label, in the layout of its country. */
export function AddressLines(props: { readonly address: Address }) {
  const form = createAddressForm(() => props.address.country);
  return (
    <address class="not-italic">
      <For each={linesOf(props.address, form())}>
        {(line, place) => (
          <>
            {place() > 0 && <br />}
            {line}
          </>
        )}
      </For>
    </address>
  );
}
