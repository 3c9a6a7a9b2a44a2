import { For, type JSX } from "solid-js";

/** A key-value list: what is known of a record. A fact without a value is shown as a dash. */
export function Facts(props: { readonly facts: readonly (readonly [label: string, value: JSX.Element])[] }) {
  return (
    <dl class="grid gap-x-6 gap-y-2 sm:grid-cols-[minmax(7rem,auto)_minmax(0,1fr)]">
      <For each={props.facts}>
        {([label, value]) => (
          <>
            <dt class="text-quiet">{label}</dt>
            <dd class="min-w-0 wrap-anywhere max-sm:mb-2">{value ?? "–"}</dd>
          </>
        )}
      </For>
    </dl>
  );
}
