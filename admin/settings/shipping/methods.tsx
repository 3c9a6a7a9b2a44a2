import { createSignal, For } from "solid-js";
import type { Entries, Form } from "../../../web/lib/form.ts";
import { store } from "../../../web/lib/store.ts";
import { Button } from "../../../web/ui/button.tsx";
import { Field, Select } from "../../../web/ui/field.tsx";
import type { Parts } from "../settings.data.ts";
import { Bands, bandsIn } from "./bands.tsx";
import { amountsIn, type NamedBook } from "./books.data.ts";
import { newId } from "./ids.ts";

type Shipping = Parts["shipping"];
type Method = Shipping["methods"][number];

const kinds = [
  { value: "table", label: "Own prices" },
  { value: "carrier", label: "Carrier's live rates" },
  { value: "pickup", label: "Pickup" },
] as const;
const measures = [
  { value: "price", label: "Value of the goods" },
  { value: "weight", label: "Weight in grams" },
  { value: "quantity", label: "Number of units" },
] as const;

/** The methods, of which each opens to its fields; read them with `methodsIn`. */
export function Methods(props: {
  readonly initial: readonly Method[];
  readonly zones: Shipping["zones"];
  readonly books: readonly NamedBook[];
  readonly form: Form;
}) {
  const [rows, setRows] = createSignal<readonly Method[]>(props.initial);
  const zoneName = (id: string) => props.zones.find(({ zoneId }) => zoneId === id)?.name ?? "No zone";
  return (
    <div class="grid grid-cols-[minmax(0,1fr)] gap-3">
      <input type="hidden" name="methodCount" value={rows().length} />
      <input type="hidden" name="books" value={props.books.map(({ bookId }) => bookId).join(",")} />
      <For each={rows()}>
        {(row, place) => (
          <details class="rounded-sm border border-line" open={!props.initial.includes(row)}>
            <summary class="flex min-h-11 cursor-pointer items-center justify-between gap-4 px-4">
              <span class="font-medium wrap-anywhere">{Object.values(row.name)[0] || "New method"}</span>
              <span class="text-quiet">{zoneName(row.zoneId)}</span>
            </summary>
            <fieldset class="grid gap-3 border-t border-line p-4 sm:grid-cols-2">
              <legend class="sr-only">Method {Object.values(row.name)[0]}</legend>
              <MethodFields
                path={`methods.${place()}`}
                method={row}
                zones={props.zones}
                books={props.books}
                form={props.form}
              />
              <div class="sm:col-span-2">
                <Button
                  look="plain"
                  aria-label={`Remove method ${Object.values(row.name)[0]}`}
                  onClick={() => setRows(rows().filter((one) => one !== row))}
                >
                  Remove
                </Button>
              </div>
            </fieldset>
          </details>
        )}
      </For>
      <div>
        <Button look="secondary" onClick={() => setRows([...rows(), newMethod(props.zones)])}>
          Add a method
        </Button>
      </div>
    </div>
  );
}

const newMethod = (zones: Shipping["zones"]): Method => ({
  methodId: newId(),
  zoneId: zones[0]?.zoneId ?? "",
  name: {},
  kind: "table",
  bands: [{ by: "price", price: {} }],
  handlingDays: 0,
});

function MethodFields(props: {
  readonly path: string;
  readonly method: Method;
  readonly zones: Shipping["zones"];
  readonly books: readonly NamedBook[];
  readonly form: Form;
}) {
  const at = (name: string, value: string | number | undefined) => ({
    name: `${props.path}.${name}`,
    value: value ?? "",
    error: props.form.error(`${props.path}.${name}`),
  });
  const amount = { inputmode: "decimal", optional: true } as const;
  const days = { type: "number", min: "0", max: "365", step: "1" } as const;
  return (
    <>
      <input type="hidden" name={`${props.path}.methodId`} value={props.method.methodId} />
      <Field label="Name" maxlength="80" {...at("name", props.method.name[nameKey(props.method)])} />
      <Select
        label="Zone"
        options={props.zones.map(({ zoneId, name }) => ({ value: zoneId, label: name || "New zone" }))}
        {...at("zoneId", props.method.zoneId)}
        value={props.method.zoneId}
      />
      <Select label="Kind" options={kinds} {...at("kind", "")} value={props.method.kind} />
      <Field
        label="Carrier's service"
        optional={true}
        hint="For live rates, such as economy. The prices below apply where the carrier has none."
        {...at("service", props.method.service)}
      />
      <Select
        label="Bands by"
        options={measures}
        {...at("by", "")}
        value={props.method.bands[0]?.by ?? "price"}
      />
      <Bands path={props.path} initial={props.method.bands} books={props.books} form={props.form} />
      <For each={props.books}>
        {({ bookId, label }) => (
          <>
            <Field
              label={`For each kilogram (${label})`}
              {...amount}
              {...at(`perKg.${bookId}`, props.method.perKg?.[bookId])}
            />
            <Field
              label={`Free from (${label})`}
              {...amount}
              hint="Value of the goods after discounts"
              {...at(`freeFrom.${bookId}`, props.method.freeFrom?.[bookId])}
            />
          </>
        )}
      </For>
      <Field
        label="Categories that it doesn't deliver"
        optional={true}
        hint="Separated by commas"
        {...at("excluded.categories", props.method.excluded?.categories.join(", "))}
      />
      <Field
        label="Products that it doesn't deliver"
        optional={true}
        hint="Their ids, separated by commas"
        {...at("excluded.products", props.method.excluded?.products.join(", "))}
      />
      <Field label="Handling days" {...days} {...at("handlingDays", props.method.handlingDays)} />
      <Field
        label="Ordered before"
        optional={true}
        hint="What is ordered later goes out a working day later, such as 14:00."
        {...at("cutOff", props.method.cutOff)}
      />
      <Field
        label="Fewest days with the carrier"
        {...days}
        optional={true}
        hint="Leave both empty for the store's usual delivery days."
        {...at("transitDays.0", props.method.transitDays?.[0])}
        error={
          props.form.error(`${props.path}.transitDays.0`) ?? props.form.error(`${props.path}.transitDays`)
        }
      />
      <Field
        label="Most days with the carrier"
        {...days}
        optional={true}
        {...at("transitDays.1", props.method.transitDays?.[1])}
      />
    </>
  );
}

/** The name that is edited: of the store's language, else the first. */
const nameKey = ({ name }: Pick<Method, "name">): string => {
  const language = store().locale.split("-")[0] ?? "en";
  return [store().locale, language].find((key) => key in name) ?? Object.keys(name)[0] ?? language;
};

/** The methods that the form has; names in other languages and amounts of books that it does not have stay as they were. */
export function methodsIn(entry: Entries, before: readonly Method[]): Method[] {
  return Array.from({ length: Number(entry("methodCount")) }, (_, place) => {
    const path = `methods.${place}`;
    const at = (name: string) => entry(`${path}.${name}`);
    const known = before.find(({ methodId }) => methodId === at("methodId"));
    const [service, cutOff] = [at("service"), at("cutOff")];
    const perKg = amountsIn(entry, `${path}.perKg`, known?.perKg);
    const freeFrom = amountsIn(entry, `${path}.freeFrom`, known?.freeFrom);
    const excluded = {
      categories: listIn(at("excluded.categories")),
      products: listIn(at("excluded.products")),
    };
    const [least, most] = [at("transitDays.0"), at("transitDays.1")];
    const name = { ...known?.name, [nameKey(known ?? { name: {} })]: at("name") };
    return {
      methodId: at("methodId"),
      zoneId: at("zoneId"),
      name,
      kind: kinds.find(({ value }) => value === at("kind"))?.value ?? "table",
      ...(service !== "" && { service }),
      bands: bandsIn(entry, path, known?.bands ?? []),
      ...(Object.keys(perKg).length > 0 && { perKg }),
      ...(Object.keys(freeFrom).length > 0 && { freeFrom }),
      ...(excluded.categories.length + excluded.products.length > 0 && { excluded }),
      handlingDays: Number(at("handlingDays")),
      ...(least + most !== "" && {
        transitDays: [Number(least || most), Number(most || least)] as [number, number],
      }),
      ...(cutOff !== "" && { cutOff }),
    };
  });
}

const listIn = (text: string): string[] => [
  ...new Set(
    text
      .split(",")
      .map((part) => part.trim())
      .filter((part) => part !== ""),
  ),
];
