import { createEffect, createSignal } from "solid-js";
import { addressLines, anyLayout } from "../../api/domain/addresses/lines.ts";
import { regionName } from "../../api/domain/formats.ts";
import { ask } from "../lib/api.ts";
import type { Address, AddressForm, Countries } from "../lib/api-types.ts";
import { once } from "../lib/once.ts";

type Choice = { readonly value: string; readonly label: string };

/** Countries sorted by name, after the most common destinations. Throws a Problem. */
export const loadCountries = once(async (): Promise<readonly Choice[]> => {
  const { items } = await ask<Countries>(async (api) => api.countries.$get());
  const all = items.map(({ code, name }) => ({ value: code, label: name }));
  const first = ["US", "CA", "GB", "AU"].flatMap((code) => all.filter(({ value }) => value === code));
  return [...first, ...all.filter((country) => !first.includes(country))];
});

const forms = new Map<string, () => Promise<AddressForm>>();

/** How addresses of a country are asked for and written; asked for once per country. Throws a Problem. */
function loadAddressForm(country: string): Promise<AddressForm> {
  const known = forms.get(country);
  if (known) return known();
  const load = once(() =>
    ask<AddressForm>(async (api) => api.countries[":country"]["address-form"].$get({ param: { country } })),
  );
  forms.set(country, load);
  return load();
}

/**
 * The form of a country once it is loaded, the one of the country before until then, and one for any country when it cannot
 * be loaded. No resource: reading one would replace the page by its skeleton meanwhile.
 */
export function createAddressForm(country: () => string): () => AddressForm | undefined {
  const [form, setForm] = createSignal<AddressForm>();
  createEffect(() => {
    const code = country();
    loadAddressForm(code).then(
      (loaded) => country() === code && setForm(loaded),
      () => country() === code && setForm({ ...anyForm, country: code, name: countryName(code) }),
    );
  });
  return form;
}

/** The API checks what is typed in any case. */
const anyForm: Pick<AddressForm, "fields" | "lines"> = {
  fields: [
    { name: "street", label: "Street and number", required: true, row: 0 },
    { name: "city", label: "City", required: false, row: 1 },
    { name: "zipCode", label: "Postal code", required: false, row: 1 },
    { name: "state", label: "State or province", required: false, row: 2 },
  ],
  lines: [...anyLayout],
};

/** An address as the lines of a label, in the layout of its country. */
export const linesOf = (address: Address, form: AddressForm | undefined): string[] =>
  addressLines(address, form?.lines ?? anyLayout, form?.name ?? countryName(address.country));

/** The English name of a country code. */
export const countryName = (code: string): string =>
  import.meta.env.SSR
    ? regionName("en", code)
    : (new Intl.DisplayNames("en", { type: "region" }).of(code) ?? code);
