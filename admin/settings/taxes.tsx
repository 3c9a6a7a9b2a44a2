import { createSignal, For } from "solid-js";
import type { Entries, Form } from "../../web/lib/form.ts";
import { many } from "../../web/lib/format.ts";
import { Button } from "../../web/ui/button.tsx";
import { Field } from "../../web/ui/field.tsx";
import { Checkbox } from "../ui/form.tsx";
import { CountryRows, codesIn } from "./country-rows.tsx";
import { loadPricing, type Parts, savePricing } from "./settings.data.ts";
import { SettingsPage } from "./settings-page.tsx";

type Tax = Parts["pricing"]["tax"];
type Rate = Tax["standard"];

/** The tax table: a standard rate, and those of countries and their states. */
export function TaxSettingsPage() {
  return (
    <SettingsPage
      title="Taxes"
      about="The rate for a country, or for one of its states, applies to what is delivered there; everywhere else the standard rate applies. Orders that were placed keep theirs."
      part="pricing"
      field="tax"
      load={loadPricing}
      save={savePricing}
      read={(entry, before) => ({ ...before, tax: taxIn(entry) })}
    >
      {(value: Parts["pricing"], form) => (
        <>
          <RateFields path="tax.standard" label="Standard rate" rate={value.tax.standard} form={form} />
          <h3 class="text-base font-medium">By country</h3>
          <CountryRows
            name="taxCountries"
            initial={Object.keys(value.tax.countries)}
            summaryOf={(code) => summary(value.tax.countries[code])}
            isWrong={(code) => form.error(`tax.countries.${code}.basisPoints`) !== undefined}
          >
            {(code) => <CountryTax code={code} tax={value.tax} form={form} />}
          </CountryRows>
        </>
      )}
    </SettingsPage>
  );
}

function CountryTax(props: { readonly code: string; readonly tax: Tax; readonly form: Form }) {
  const path = () => `tax.countries.${props.code}`;
  const rule = () => props.tax.countries[props.code];
  const [states, setStates] = createSignal<readonly string[]>(Object.keys(rule()?.states ?? {}));
  const [state, setState] = createSignal("");
  const add = (): void => {
    const code = state().trim().toUpperCase();
    if (/^[A-Z0-9]{1,3}$/.test(code) && !states().includes(code)) setStates([...states(), code]);
    setState("");
  };
  return (
    <>
      <RateFields path={path()} label="Rate" rate={rule()} form={props.form} />
      <input type="hidden" name={`states.${props.code}`} value={states().join(",")} />
      <For each={states()}>
        {(code) => (
          <div class="flex flex-wrap items-end gap-3 border-t border-line pt-3">
            <RateFields
              path={`${path()}.states.${code}`}
              label={`Rate in ${code}`}
              rate={rule()?.states?.[code]}
              form={props.form}
            />
            <Button
              look="plain"
              aria-label={`Remove the rate of ${code}`}
              onClick={() => setStates(states().filter((one) => one !== code))}
            >
              Remove
            </Button>
          </div>
        )}
      </For>
      <div class="flex flex-wrap items-end gap-3">
        <Field
          label="State with its own rate"
          optional={true}
          maxlength="3"
          placeholder="CA"
          class="w-48"
          value={state()}
          onInput={({ currentTarget }) => setState(currentTarget.value)}
        />
        <Button look="secondary" onClick={add} disabled={state().trim() === ""}>
          Add state
        </Button>
      </div>
    </>
  );
}

function RateFields(props: {
  readonly path: string;
  readonly label: string;
  readonly rate: Rate | undefined;
  readonly form: Form;
}) {
  return (
    <div class="grid gap-3 sm:grid-cols-[12rem_minmax(0,1fr)] sm:items-end">
      <Field
        label={`${props.label} in percent`}
        name={`${props.path}.basisPoints`}
        type="number"
        min="0"
        max="100"
        step="0.001"
        inputmode="decimal"
        value={(props.rate?.basisPoints ?? 0) / 100}
        error={props.form.error(`${props.path}.basisPoints`)}
      />
      <Checkbox
        label="Also on shipping"
        name={`${props.path}.onShipping`}
        checked={props.rate?.onShipping ?? false}
      />
    </div>
  );
}

/** "7.25%, 12 states" */
function summary(rule: Tax["countries"][string] | undefined): string {
  if (!rule) return "New";
  const states = Object.keys(rule.states ?? {}).length;
  return `${rule.basisPoints / 100}%${states === 0 ? "" : `, ${many(states, "state")}`}`;
}

function taxIn(entry: Entries): Tax {
  const rateAt = (path: string): Rate => ({
    // Percent with three decimals are hundredths of a percent with one.
    basisPoints: Math.round(Number(entry(`${path}.basisPoints`)) * 1000) / 10,
    onShipping: entry(`${path}.onShipping`) !== "",
  });
  const countries = codesIn(entry, "taxCountries").map((code) => {
    const path = `tax.countries.${code}`;
    const states = codesIn(entry, `states.${code}`).map(
      (state) => [state, rateAt(`${path}.states.${state}`)] as const,
    );
    const rule = { ...rateAt(path), ...(states.length > 0 && { states: Object.fromEntries(states) }) };
    return [code, rule] as const;
  });
  return { standard: rateAt("tax.standard"), countries: Object.fromEntries(countries) };
}
