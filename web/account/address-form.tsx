import { createSignal, type JSX, Show } from "solid-js";
import type { Address } from "../lib/api-types.ts";
import { countries, statesOf } from "../lib/countries.ts";
import { createForm, type Entries } from "../lib/form.ts";
import { Field, Select } from "../ui/field.tsx";
import { SubmitForm } from "../ui/form.tsx";

/**
 * A form for a postal address; `onPlace` is called as soon as the fields that delivery and tax depend on
 * change.
 */
export function AddressForm(props: {
  readonly address: Partial<Address> | undefined;
  readonly submit: string;
  readonly onPlace?: (place: { readonly country: string; readonly state: string }) => void;
  readonly onSubmit: (address: Address, entry: Entries) => Promise<void>;
  /** More fields, shown before the button; `onSubmit` reads them by name. */
  readonly children?: JSX.Element;
}) {
  const [country, setCountry] = createSignal(props.address?.country ?? "US");
  const [state, setState] = createSignal(props.address?.state ?? "");
  const form = createForm(async (entry) => {
    const address = {
      name: entry("name"),
      street: entry("street"),
      city: entry("city"),
      state: entry("state"),
      zipCode: entry("zipCode"),
      country: entry("country"),
      ...(entry("phone") !== "" && { phone: entry("phone") }),
    };
    await props.onSubmit(address, entry);
  });
  const field = (name: keyof Address) => ({
    name,
    value: props.address?.[name] ?? "",
    error: form.error(name),
  });
  const moved = (): void => props.onPlace?.({ country: country(), state: state() });
  return (
    <SubmitForm form={form} submit={props.submit}>
      <Field label="Name" autocomplete="name" maxlength="120" {...field("name")} />
      <Select
        label="Country"
        name="country"
        autocomplete="country"
        options={countries()}
        value={country()}
        error={form.error("country")}
        onChange={(event) => {
          setCountry(event.currentTarget.value);
          setState("");
          moved();
        }}
      />
      <Field label="Street and number" autocomplete="street-address" maxlength="200" {...field("street")} />
      <div class="grid gap-5 sm:grid-cols-2">
        <Field label="City" autocomplete="address-level2" maxlength="100" {...field("city")} />
        <Field
          label={country() === "US" ? "ZIP code" : "Postal code"}
          autocomplete="postal-code"
          maxlength="20"
          {...field("zipCode")}
        />
      </div>
      <Show
        when={statesOf(country()).length > 0}
        fallback={
          <Field
            label="Region"
            autocomplete="address-level1"
            maxlength="100"
            optional={true}
            {...field("state")}
          />
        }
      >
        <Select
          label={country() === "CA" ? "Province" : "State"}
          name="state"
          autocomplete="address-level1"
          required
          options={[{ value: "", label: "Choose…" }, ...statesOf(country())]}
          value={state()}
          error={form.error("state")}
          onChange={(event) => {
            setState(event.currentTarget.value);
            moved();
          }}
        />
      </Show>
      <Field label="Phone" type="tel" autocomplete="tel" maxlength="40" optional={true} {...field("phone")} />
      {props.children}
    </SubmitForm>
  );
}

/** A postal address as lines of text. */
export function AddressLines(props: { readonly address: Address }) {
  return (
    <address class="not-italic">
      <Show when={props.address.name}>
        {(name) => (
          <>
            {name()}
            <br />
          </>
        )}
      </Show>
      {props.address.street}
      <br />
      {[props.address.city, props.address.state, props.address.zipCode].filter(Boolean).join(", ")}
      <br />
      {countries().find(({ value }) => value === props.address.country)?.label ?? props.address.country}
    </address>
  );
}
