import { createSignal, For, type JSX, Show } from "solid-js";
import type { Entries, Form } from "../../../web/lib/form.ts";
import { many } from "../../../web/lib/format.ts";
import { Button } from "../../../web/ui/button.tsx";
import { Field, Select } from "../../../web/ui/field.tsx";
import { CountryRows, codesIn } from "../country-rows.tsx";
import type { Parts } from "../settings.data.ts";
import { always, shownDay } from "./days.ts";
import { rateHint, ratePattern, ratesIn, rateText } from "./rate-text.ts";

type Table = Parts["taxes"]["rates"];
type Country = Table[string];
type Place = Omit<Country, "states">;
type Dated = Place["rates"][number];

const classes = [
  ["standard", "Standard"],
  ["reduced", "Reduced"],
  ["super-reduced", "Super-reduced"],
] as const;
const shippingRules = [
  { value: "follows", label: "At the rates of the goods" },
  { value: "standard", label: "At the standard rate" },
  { value: "untaxed", label: "Not taxed" },
] as const;

/** The merchant's own rates by country, in place of the published ones. Read them with `tableIn`. */
export function OwnRates(props: { readonly initial: Table; readonly form: Form }) {
  return (
    <CountryRows
      name="rateCountries"
      initial={Object.keys(props.initial)}
      summaryOf={(code) => summary(props.initial[code])}
      isWrong={(code) =>
        classes.some(([name]) => props.form.error(`rates.${code}.rates.0.${name}`) !== undefined)
      }
    >
      {(code) => (
        <>
          <PlaceFields path={`rates.${code}`} place={props.initial[code]} form={props.form} />
          <States path={`rates.${code}`} country={props.initial[code]} form={props.form} />
        </>
      )}
    </CountryRows>
  );
}

/** The rates of a country or state: one row for each day that some begin on. */
function PlaceFields(props: {
  readonly path: string;
  readonly place: Place | undefined;
  readonly form: Form;
}) {
  const [rows, setRows] = createSignal<readonly Partial<Dated>[]>(props.place?.rates ?? [{}]);
  return (
    <div class="grid gap-3">
      <input type="hidden" name={`${props.path}.count`} value={rows().length} />
      <For each={rows()}>
        {(row, place) => (
          <DatedFields path={`${props.path}.rates.${place()}`} row={row} form={props.form}>
            <Show when={rows().length > 1}>
              <Button look="plain" onClick={() => setRows(rows().filter((one) => one !== row))}>
                Remove these rates
              </Button>
            </Show>
          </DatedFields>
        )}
      </For>
      <div class="flex flex-wrap items-end gap-3">
        <Select
          label="Shipping is taxed"
          name={`${props.path}.shipping`}
          value={props.place?.shipping ?? "follows"}
          options={shippingRules}
        />
        <Button look="secondary" onClick={() => setRows([...rows(), {}])}>
          Add rates from another day
        </Button>
      </div>
    </div>
  );
}

function DatedFields(props: {
  readonly path: string;
  readonly row: Partial<Dated>;
  readonly form: Form;
  readonly children: JSX.Element;
}) {
  return (
    <div class="grid gap-3 border-t border-line pt-3 first:border-0 first:pt-0 sm:grid-cols-2">
      <Field
        label="From"
        type="date"
        optional={true}
        hint="Leave empty for rates that hold already."
        name={`${props.path}.from`}
        value={shownDay(props.row.from)}
        error={props.form.error(`${props.path}.from`)}
      />
      <For each={classes}>
        {([name, label]) => (
          <Field
            label={label}
            optional={true}
            pattern={ratePattern}
            title={rateHint}
            placeholder={name === "standard" ? "VAT 19" : ""}
            hint={name === "standard" ? "Several taxes with a plus: GST 5 + QST 9.975" : undefined}
            name={`${props.path}.${name}`}
            value={rateText(props.row[name] ?? [])}
            error={props.form.error(`${props.path}.${name}`)}
          />
        )}
      </For>
      <div class="sm:col-span-2">{props.children}</div>
    </div>
  );
}

function States(props: {
  readonly path: string;
  readonly country: Country | undefined;
  readonly form: Form;
}) {
  const [codes, setCodes] = createSignal<readonly string[]>(Object.keys(props.country?.states ?? {}));
  const [typed, setTyped] = createSignal("");
  const add = (): void => {
    const code = typed().trim().toUpperCase();
    if (/^[A-Z0-9]{1,3}$/.test(code) && !codes().includes(code)) setCodes([...codes(), code]);
    setTyped("");
  };
  return (
    <>
      <input type="hidden" name={`${props.path}.stateCodes`} value={codes().join(",")} />
      <For each={codes()}>
        {(code) => (
          <fieldset class="grid gap-3 rounded-sm border border-line p-4">
            <legend class="px-1 font-medium">State {code}</legend>
            <PlaceFields
              path={`${props.path}.states.${code}`}
              place={props.country?.states?.[code]}
              form={props.form}
            />
            <div>
              <Button
                look="plain"
                aria-label={`Remove state ${code}`}
                onClick={() => setCodes(codes().filter((one) => one !== code))}
              >
                Remove
              </Button>
            </div>
          </fieldset>
        )}
      </For>
      <div class="flex flex-wrap items-end gap-3">
        <Field
          label="State with its own rates"
          optional={true}
          maxlength="3"
          class="w-48"
          value={typed()}
          onInput={({ currentTarget }) => setTyped(currentTarget.value)}
        />
        <Button look="secondary" onClick={add} disabled={typed().trim() === ""}>
          Add state
        </Button>
      </div>
    </>
  );
}

/** "VAT 19, 12 states" */
function summary(country: Country | undefined): string {
  if (!country) return "New";
  const states = Object.keys(country.states ?? {}).length;
  const [first] = country.rates;
  return `${rateText(first?.standard ?? []) || "No tax"}${states === 0 ? "" : `, ${many(states, "state")}`}`;
}

/** The table that the form has. */
export function tableIn(entry: Entries): Table {
  return Object.fromEntries(
    codesIn(entry, "rateCountries").map((code) => {
      const path = `rates.${code}`;
      const states = codesIn(entry, `${path}.stateCodes`).map(
        (state) => [state, placeIn(entry, `${path}.states.${state}`)] as const,
      );
      return [
        code,
        { ...placeIn(entry, path), ...(states.length > 0 && { states: Object.fromEntries(states) }) },
      ];
    }),
  );
}

function placeIn(entry: Entries, path: string): Place {
  const rates = Array.from({ length: Number(entry(`${path}.count`)) }, (_, row): Dated => {
    const at = (name: string) => entry(`${path}.rates.${row}.${name}`);
    const [standard, reduced, lowest] = classes.map(([name]) => ratesIn(at(name)));
    return {
      from: at("from") || always,
      standard: [...(standard ?? [])],
      ...(at("reduced") !== "" && { reduced: [...(reduced ?? [])] }),
      ...(at("super-reduced") !== "" && { "super-reduced": [...(lowest ?? [])] }),
    };
  });
  const shipping = shippingRules.find(({ value }) => value === entry(`${path}.shipping`))?.value;
  return { rates, shipping: shipping ?? "follows" };
}
