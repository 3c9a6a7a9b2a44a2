import { createSignal, For, type JSX, lazy, onMount, Show, Suspense } from "solid-js";
import { countryName, createAddressForm, loadCountries } from "../lib/addresses.ts";
import type { Address, AddressForm as Layout, Place } from "../lib/api-types.ts";
import { createForm, type Entries } from "../lib/form.ts";
import { store } from "../lib/store.ts";
import { marketFor, sellsTo } from "../market/countries.ts";
import { Field, Select } from "../ui/field.tsx";
import { SubmitForm } from "../ui/form.tsx";

const OtherMarketNotice = lazy(async () => ({
  default: (await import("../market/other-market-notice.tsx")).OtherMarketNotice,
}));

/**
 * A form for a postal address with the fields, names and order of its country; `onPlace` is called as soon as the fields
 * that delivery and tax depend on change.
 */
export function AddressForm(props: {
  readonly address: Partial<Address> | undefined;
  readonly submit: string;
  /** For a delivery from this market: a country that another one sells to leads there. */
  readonly inMarket?: boolean;
  readonly onPlace?: (place: Place) => void;
  readonly onSubmit: (address: Address, entry: Entries) => Promise<void>;
  /** More fields, shown before the button; `onSubmit` reads them by name. */
  readonly children?: JSX.Element;
}) {
  // Kept apart from the inputs, which are others when the country changes.
  const [typed, setTyped] = createSignal<Partial<Address>>({ ...props.address });
  const country = () => typed().country ?? store().delivery.country;
  const elsewhere = () => (props.inMarket && !sellsTo(country()) ? marketFor(country()) : undefined);
  const [countries, setCountries] = createSignal<Awaited<ReturnType<typeof loadCountries>>>([]);
  onMount(() => void loadCountries().then(setCountries, () => undefined));
  const layout = createAddressForm(country);
  const form = createForm(async (entry) => {
    const address = {
      name: entry("name"),
      street: entry("street"),
      ...(entry("street2") !== "" && { street2: entry("street2") }),
      city: entry("city"),
      state: entry("state"),
      zipCode: entry("zipCode"),
      country: entry("country"),
      ...(entry("phone") !== "" && { phone: entry("phone") }),
    };
    await props.onSubmit(address, entry);
  });
  const field = (name: keyof Address): Bound => ({
    name,
    value: typed()[name] ?? "",
    error: form.error(name),
    onInput: ({ currentTarget: { value } }) =>
      setTyped((before) => ({ ...before, [name]: value, ...(name === "country" && { state: "" }) })),
    onChange: () =>
      (name === "country" || name === "state" || name === "zipCode") &&
      !elsewhere() &&
      props.onPlace?.({ country: country(), state: typed().state ?? "", zipCode: typed().zipCode ?? "" }),
  });
  const options = () => {
    const known = props.inMarket ? countries().filter(({ value }) => marketFor(value)) : countries();
    const chosen = { value: country(), label: countryName(country()) };
    return known.some(({ value }) => value === country()) ? known : [chosen, ...known];
  };
  return (
    <SubmitForm form={form} submit={props.submit} disabled={elsewhere() !== undefined}>
      <Field label="Name" autocomplete="name" maxlength="120" {...field("name")} />
      <Select label="Country" autocomplete="country" options={options()} {...field("country")} />
      <Show when={elsewhere()}>
        {(other) => (
          <Suspense>
            <OtherMarketNotice country={countryName(country())} market={other()} />
          </Suspense>
        )}
      </Show>
      <For each={rowsOf(layout()?.fields ?? [])}>
        {(row) => (
          <div class="grid gap-5" classList={{ "sm:grid-cols-2": row.length > 1 }}>
            <For each={row}>
              {(one) => <PlaceField field={one} {...field(one.name)} second={field("street2")} />}
            </For>
          </div>
        )}
      </For>
      <Field label="Phone" type="tel" autocomplete="tel" maxlength="40" optional={true} {...field("phone")} />
      {props.children}
    </SubmitForm>
  );
}

type LayoutField = Layout["fields"][number];
type Bound = {
  readonly name: string;
  readonly value: string;
  readonly error: string | undefined;
  readonly onInput: (event: { readonly currentTarget: { readonly value: string } }) => void;
  readonly onChange: () => void;
};

const autocompletes = {
  city: "address-level2",
  state: "address-level1",
  zipCode: "postal-code",
} as const;
const longest = { city: "100", state: "100", zipCode: "20" } as const;

/** A field of the country's own; the street has a second line. */
function PlaceField(props: Bound & { readonly field: LayoutField; readonly second: Bound }) {
  const bound = (): Bound => ({
    name: props.name,
    value: props.value,
    error: props.error,
    onInput: props.onInput,
    onChange: props.onChange,
  });
  const name = props.field.name;
  if (name === "street")
    return (
      <div class="grid gap-5">
        <Field label={props.field.label} autocomplete="address-line1" maxlength="200" {...bound()} />
        <Field
          label="Apartment, suite, building"
          autocomplete="address-line2"
          maxlength="200"
          optional={true}
          {...props.second}
        />
      </div>
    );
  return (
    <Show
      when={props.field.options}
      fallback={
        <Field
          label={props.field.label}
          autocomplete={autocompletes[name]}
          maxlength={longest[name]}
          optional={!props.field.required}
          {...bound()}
        />
      }
    >
      {(options) => (
        <Select
          label={props.field.label}
          autocomplete={autocompletes[name]}
          required={props.field.required}
          optional={!props.field.required}
          options={[{ value: "", label: "Choose…" }, ...withTyped(options(), props.value)]}
          {...bound()}
        />
      )}
    </Show>
  );
}

/** A state that was kept before and is not in the list stays as it is. */
const withTyped = (options: NonNullable<LayoutField["options"]>, value: string) =>
  value === "" || options.some((option) => option.value === value)
    ? options
    : [{ value, label: value }, ...options];

const rowsOf = (fields: Layout["fields"]): Layout["fields"][] =>
  Object.values(Object.groupBy(fields, ({ row }) => row)).flatMap((row) => (row ? [row] : []));
