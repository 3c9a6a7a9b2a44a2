import { createSignal, For } from "solid-js";
import type { Entries, Form } from "../../../web/lib/form.ts";
import { Button } from "../../../web/ui/button.tsx";
import { Field, Select } from "../../../web/ui/field.tsx";
import type { Parts } from "../settings.data.ts";
import { CountrySelect } from "./country-select.tsx";
import { always, shownDay } from "./days.ts";

type Registration = Parts["taxes"]["registrations"][number];

const schemes = [
  { value: "local", label: "Local registration" },
  { value: "oss", label: "EU One Stop Shop (OSS)" },
  { value: "ioss", label: "EU Import One Stop Shop (IOSS)" },
] as const;

/** Where the shop is registered to collect tax. Rows are added and removed here; read them with `registrationsIn`. */
export function Registrations(props: { readonly initial: readonly Registration[]; readonly form: Form }) {
  const [rows, setRows] = createSignal<readonly Partial<Registration>[]>(props.initial);
  return (
    <div class="grid gap-3">
      <input type="hidden" name="registrationCount" value={rows().length} />
      <For each={rows()}>
        {(row, place) => (
          <fieldset class="grid gap-3 rounded-sm border border-line p-4 sm:grid-cols-2">
            <legend class="sr-only">Registration {place() + 1}</legend>
            <Fields path={`registrations.${place()}`} value={row} form={props.form} />
            <div class="sm:col-span-2">
              <Button
                look="plain"
                aria-label={`Remove registration ${place() + 1}`}
                onClick={() => setRows(rows().filter((one) => one !== row))}
              >
                Remove
              </Button>
            </div>
          </fieldset>
        )}
      </For>
      <div>
        <Button look="secondary" onClick={() => setRows([...rows(), {}])}>
          Add a registration
        </Button>
      </div>
    </div>
  );
}

function Fields(props: {
  readonly path: string;
  readonly value: Partial<Registration>;
  readonly form: Form;
}) {
  const bound = (name: keyof Registration) => ({
    name: `${props.path}.${name}`,
    value: props.value[name] ?? "",
    error: props.form.error(`${props.path}.${name}`),
  });
  return (
    <>
      <CountrySelect label="Country" {...bound("country")} />
      <Field
        label="State"
        optional={true}
        maxlength="3"
        hint="Where states have taxes of their own. Leave empty for the whole country."
        {...bound("state")}
      />
      <Select label="Kind" options={schemes} {...bound("scheme")} />
      <Field label="Tax number" optional={true} maxlength="40" {...bound("number")} />
      <Field
        label="From"
        type="date"
        optional={true}
        hint="Leave empty for one that holds already."
        {...bound("from")}
        value={shownDay(props.value.from)}
      />
      <Field label="Until" type="date" optional={true} hint="The first day without it." {...bound("until")} />
    </>
  );
}

/** The registrations that the form has. */
export function registrationsIn(entry: Entries): Registration[] {
  return Array.from({ length: Number(entry("registrationCount")) }, (_, place) => {
    const at = (name: keyof Registration) => entry(`registrations.${place}.${name}`);
    const [state, until] = [at("state").toUpperCase(), at("until")];
    return {
      country: at("country"),
      ...(state !== "" && { state }),
      number: at("number"),
      scheme: schemes.find(({ value }) => value === at("scheme"))?.value ?? "local",
      from: at("from") || always,
      ...(until !== "" && { until }),
    };
  });
}
