import { createAsync } from "@solidjs/router";
import { createSignal, createUniqueId, For, type JSX, Show } from "solid-js";
import type { Entries } from "../../web/lib/form.ts";
import { store } from "../../web/lib/store.ts";
import { Button } from "../../web/ui/button.tsx";
import { box } from "../../web/ui/field.tsx";
import { loadCountries } from "./settings.data.ts";

/**
 * The countries of a table that is kept by country: a row each, which opens to its fields, and a select that adds one.
 * `name` is the hidden field with the codes; read it with `codesIn`.
 */
export function CountryRows(props: {
  readonly name: string;
  readonly initial: readonly string[];
  /** What a closed row says of its country. */
  readonly summaryOf: (code: string) => string;
  /** Whether a field of the country was refused: its row is opened then. */
  readonly isWrong: (code: string) => boolean;
  /** The fields of a country. */
  readonly children: (code: string) => JSX.Element;
}) {
  const [codes, setCodes] = createSignal(props.initial);
  const countries = createAsync(() => loadCountries());
  const left = () => (countries()?.items ?? []).filter(({ code }) => !codes().includes(code));
  const id = createUniqueId();
  return (
    <div class="grid gap-3">
      <input type="hidden" name={props.name} value={codes().join(",")} />
      <For each={codes()}>
        {(code) => (
          <details
            class="rounded-sm border border-line"
            open={!props.initial.includes(code) || props.isWrong(code)}
          >
            <summary class="flex min-h-11 cursor-pointer items-center justify-between gap-4 px-4">
              <span class="font-medium">{countryName(code)}</span>
              <span class="text-quiet">{props.summaryOf(code)}</span>
            </summary>
            <fieldset class="grid gap-3 border-t border-line p-4">
              <legend class="sr-only">{countryName(code)}</legend>
              {props.children(code)}
              <div>
                <Button
                  look="plain"
                  aria-label={`Remove ${countryName(code)}`}
                  onClick={() => setCodes(codes().filter((one) => one !== code))}
                >
                  Remove
                </Button>
              </div>
            </fieldset>
          </details>
        )}
      </For>
      <Show when={left().length > 0}>
        <div class="grid max-w-xs gap-1.5">
          <label for={id} class="text-label font-medium">
            Add a country
          </label>
          <select
            id={id}
            class={box}
            onChange={({ currentTarget }) => {
              if (currentTarget.value !== "") setCodes([...codes(), currentTarget.value]);
              currentTarget.value = "";
            }}
          >
            <option value="">Choose a country</option>
            <For each={left()}>{({ code }) => <option value={code}>{countryName(code)}</option>}</For>
          </select>
        </div>
      </Show>
    </div>
  );
}

/** The codes of the rows that the form has. */
export const codesIn = (entry: Entries, name: string): readonly string[] =>
  entry(name).split(",").filter(Boolean);

/** A country in the store's language. */
export const countryName = (code: string): string => {
  try {
    return new Intl.DisplayNames(store().locale, { type: "region" }).of(code) ?? code;
  } catch {
    return code;
  }
};
