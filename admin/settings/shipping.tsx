import type { Entries, Form } from "../../web/lib/form.ts";
import { store } from "../../web/lib/store.ts";
import { Field } from "../../web/ui/field.tsx";
import { written, writtenShort } from "../../web/ui/price.tsx";
import { CountryRows, codesIn } from "./country-rows.tsx";
import { loadPricing, type Parts, savePricing } from "./settings.data.ts";
import { SettingsPage } from "./settings-page.tsx";

type Shipping = Parts["pricing"]["shipping"];
type Rate = Shipping["standard"];

/** What delivery costs, by country. */
export function ShippingSettingsPage() {
  return (
    <SettingsPage
      title="Shipping"
      about="What delivery costs. A country without a rate of its own has the standard one."
      part="pricing"
      field="shipping"
      load={loadPricing}
      save={savePricing}
      read={(entry, before) => ({ ...before, shipping: shippingIn(entry) })}
    >
      {(value: Parts["pricing"], form) => (
        <>
          <h3 class="text-base font-medium">Standard rate</h3>
          <RateFields path="shipping.standard" rate={value.shipping.standard} form={form} />
          <h3 class="text-base font-medium">By country</h3>
          <CountryRows
            name="shippingCountries"
            initial={Object.keys(value.shipping.countries)}
            summaryOf={(code) => summary(value.shipping.countries[code])}
            isWrong={(code) =>
              ["flat", "freeFrom"].some((name) => form.error(`shipping.countries.${code}.${name}`))
            }
          >
            {(code) => (
              <RateFields
                path={`shipping.countries.${code}`}
                rate={value.shipping.countries[code]}
                form={form}
              />
            )}
          </CountryRows>
        </>
      )}
    </SettingsPage>
  );
}

function RateFields(props: { readonly path: string; readonly rate: Rate | undefined; readonly form: Form }) {
  return (
    <div class="grid gap-4 sm:grid-cols-2">
      <Field
        label={`Delivery (${store().currency})`}
        name={`${props.path}.flat`}
        type="number"
        min="0"
        step="0.01"
        inputmode="decimal"
        value={props.rate?.flat ?? 0}
        error={props.form.error(`${props.path}.flat`)}
      />
      <Field
        label={`Free from (${store().currency})`}
        name={`${props.path}.freeFrom`}
        type="number"
        min="0"
        step="0.01"
        inputmode="decimal"
        value={props.rate?.freeFrom ?? 0}
        hint="Orders of this value or more are delivered free of charge."
        error={props.form.error(`${props.path}.freeFrom`)}
      />
    </div>
  );
}

/** "$5.95, free from $50" */
const summary = (rate: Rate | undefined): string =>
  rate
    ? `${written(rate.flat, store().currency)}, free from ${writtenShort(rate.freeFrom, store().currency)}`
    : "New";

function shippingIn(entry: Entries): Shipping {
  const rateAt = (path: string): Rate => ({
    flat: Number(entry(`${path}.flat`)),
    freeFrom: Number(entry(`${path}.freeFrom`)),
  });
  return {
    standard: rateAt("shipping.standard"),
    countries: Object.fromEntries(
      codesIn(entry, "shippingCountries").map((code) => [code, rateAt(`shipping.countries.${code}`)]),
    ),
  };
}
