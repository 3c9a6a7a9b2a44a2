import { createAsync } from "@solidjs/router";
import { createSignal, createUniqueId, For, Show } from "solid-js";
import { box, describedBy } from "../../../web/ui/field.tsx";
import { countryName } from "../country-rows.tsx";
import { loadCountries } from "../settings.data.ts";

/** Chooses several countries: each is a button that removes it, and a select adds one. Read them with `codesIn`. */
export function CountriesField(props: {
  readonly label: string;
  readonly name: string;
  readonly initial: readonly string[];
  /** Countries of other markets, which cannot be chosen here as well. */
  readonly taken: readonly string[];
  readonly onChange: (codes: readonly string[]) => void;
  readonly hint?: string | undefined;
  readonly error: string | undefined;
}) {
  const [codes, setCodes] = createSignal(props.initial);
  const countries = createAsync(() => loadCountries());
  const id = createUniqueId();
  const left = () =>
    (countries()?.items ?? []).filter(({ code }) => !codes().includes(code) && !props.taken.includes(code));
  const change = (next: readonly string[]): void => {
    setCodes(next);
    props.onChange(next);
  };
  return (
    <div class="grid gap-1.5 sm:col-span-2">
      <label for={id} class="text-label font-medium">
        {props.label}
      </label>
      <input type="hidden" name={props.name} value={codes().join(",")} />
      <Show when={codes().length > 0}>
        <ul class="flex flex-wrap gap-2">
          <For each={codes()}>
            {(code) => (
              <li>
                <button
                  type="button"
                  class="inline-flex min-h-11 items-center gap-2 rounded-sm border border-edge px-3 hover:border-ink hover:bg-sunken lg:min-h-9"
                  aria-label={`Remove ${countryName(code)}`}
                  onClick={() => change(codes().filter((one) => one !== code))}
                >
                  {countryName(code)} <span aria-hidden="true">×</span>
                </button>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <select
        id={id}
        class={`${box} max-w-xs`}
        aria-invalid={props.error ? "true" : undefined}
        aria-describedby={describedBy(id, props)}
        onChange={({ currentTarget }) => {
          if (currentTarget.value !== "") change([...codes(), currentTarget.value]);
          currentTarget.value = "";
        }}
      >
        <option value="">Add a country</option>
        <For each={left()}>{({ code }) => <option value={code}>{countryName(code)}</option>}</For>
      </select>
      <Show when={props.hint}>
        <p id={`${id}-hint`} class="text-label text-quiet">
          {props.hint}
        </p>
      </Show>
      <Show when={props.error}>
        <p id={`${id}-error`} class="text-label font-medium text-clay">
          {props.error}
        </p>
      </Show>
    </div>
  );
}
