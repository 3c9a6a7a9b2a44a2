import { Field, Select } from "../../../web/ui/field.tsx";
import { loadTaxes, type Parts, saveTaxes } from "../settings.data.ts";
import { SettingsPage } from "../settings-page.tsx";
import { CountrySelect } from "./country-select.tsx";
import { OwnRates, tableIn } from "./rates.tsx";
import { Registrations, registrationsIn } from "./registrations.tsx";
import { TryAddress } from "./try-address.tsx";
import { ZipRates } from "./zip-rates.tsx";

const crossBorder = [
  { value: "grossStays", label: "Keep the price; the margin changes" },
  { value: "netStays", label: "Keep the margin; the price changes" },
] as const;
const rounding = [
  { value: "order", label: "Once for the whole order" },
  { value: "line", label: "For each line" },
] as const;

/** Where the shop collects tax, and at which rates. */
export function TaxSettingsPage() {
  return (
    <SettingsPage
      title="Taxes"
      about="Tax is charged where the shop is registered to collect it. Orders that were placed keep theirs."
      part="taxes"
      load={loadTaxes}
      save={saveTaxes}
      aside={
        <>
          <TryAddress />
          <ZipRates />
        </>
      }
      read={(entry) => {
        const state = entry("home.state").toUpperCase();
        return {
          home: { country: entry("home.country"), ...(state !== "" && { state }) },
          registrations: registrationsIn(entry),
          rates: tableIn(entry),
          crossBorder: crossBorder.find(({ value }) => value === entry("crossBorder"))?.value ?? "grossStays",
          rounding: rounding.find(({ value }) => value === entry("rounding"))?.value ?? "order",
        };
      }}
    >
      {(value: Parts["taxes"], form) => (
        <>
          <div class="grid gap-4 sm:grid-cols-2">
            <CountrySelect
              label="The shop sells from"
              name="home.country"
              value={value.home.country}
              error={form.error("home.country")}
            />
            <Field
              label="State"
              name="home.state"
              optional={true}
              maxlength="3"
              value={value.home.state ?? ""}
              error={form.error("home.state")}
            />
          </div>
          <h3 class="text-base font-medium">Registrations</h3>
          <Registrations initial={value.registrations} form={form} />
          <h3 class="text-base font-medium">Rules</h3>
          <Select
            label="Prices that include tax, across a border"
            name="crossBorder"
            value={value.crossBorder}
            options={crossBorder}
          />
          <Select label="Tax is rounded" name="rounding" value={value.rounding} options={rounding} />
          <h3 class="text-base font-medium">Your own rates</h3>
          <p class="max-w-prose text-quiet">
            The shop knows the published rates of Europe, North America, Australia, New Zealand and Japan.
            Rates of a country that you add here replace them.
          </p>
          <OwnRates initial={value.rates} form={form} />
        </>
      )}
    </SettingsPage>
  );
}
