import { createSignal, For } from "solid-js";
import type { Entries, Form } from "../../../web/lib/form.ts";
import { Button } from "../../../web/ui/button.tsx";
import { Field } from "../../../web/ui/field.tsx";
import type { Parts } from "../settings.data.ts";
import { amountsIn, type NamedBook, numberOf } from "./books.data.ts";

type Method = Parts["shipping"]["methods"][number];
type Band = Method["bands"][number];

/** The bands of a method: rows with a limit and a price. `path` is the method's. */
export function Bands(props: {
  readonly path: string;
  readonly initial: readonly Band[];
  readonly books: readonly NamedBook[];
  readonly form: Form;
}) {
  const [rows, setRows] = createSignal<readonly Partial<Band>[]>(props.initial);
  return (
    <div class="grid gap-2 sm:col-span-2">
      <input type="hidden" name={`${props.path}.bandCount`} value={rows().length} />
      <For each={rows()}>
        {(row, place) => {
          const at = (name: string) => `${props.path}.bands.${place()}.${name}`;
          return (
            <div class="grid grid-cols-[repeat(auto-fit,minmax(8rem,1fr))] items-end gap-3">
              <Field
                label={`Up to (${place() + 1})`}
                optional={true}
                inputmode="decimal"
                name={at("upTo")}
                value={row.upTo ?? ""}
                error={props.form.error(at("upTo")) ?? props.form.error(at("by"))}
              />
              <For each={props.books}>
                {({ bookId, label }) => (
                  <Field
                    label={`Price (${label})`}
                    inputmode="decimal"
                    optional={bookId !== "default"}
                    name={at(`price.${bookId}`)}
                    value={row.price?.[bookId] ?? ""}
                    error={props.form.error(at(`price.${bookId}`))}
                  />
                )}
              </For>
              <Button
                look="plain"
                aria-label={`Remove band ${place() + 1}`}
                onClick={() => setRows(rows().filter((one) => one !== row))}
              >
                Remove
              </Button>
            </div>
          );
        }}
      </For>
      <div>
        <Button look="plain" onClick={() => setRows([...rows(), {}])}>
          Add a band
        </Button>
      </div>
    </div>
  );
}

/** The bands that the form has of a method; prices of books that it does not have stay as they were. */
export function bandsIn(entry: Entries, path: string, before: readonly Band[]): Band[] {
  const by = entry(`${path}.by`);
  return Array.from({ length: Number(entry(`${path}.bandCount`)) }, (_, place): Band => {
    const upTo = entry(`${path}.bands.${place}.upTo`);
    const price = amountsIn(entry, `${path}.bands.${place}.price`, before[place]?.price);
    const limit = upTo !== "" && { upTo: numberOf(upTo) };
    return by === "weight" || by === "quantity" ? { by, ...limit, price } : { by: "price", ...limit, price };
  });
}
