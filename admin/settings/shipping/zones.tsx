import { For } from "solid-js";
import type { Entries, Form } from "../../../web/lib/form.ts";
import { Button } from "../../../web/ui/button.tsx";
import { Field } from "../../../web/ui/field.tsx";
import type { Parts } from "../settings.data.ts";
import { newId } from "./ids.ts";

type Zone = Parts["shipping"]["zones"][number];

/**
 * The zones, of which each opens to its fields; read them with `zonesIn`. A zone in `zones` stays the object that it was while its
 * fields are edited, because fields that are made anew lose what was typed; `nameOf` has the names as they are edited.
 */
export function Zones(props: {
  readonly zones: readonly Zone[];
  readonly nameOf: (zone: Zone) => string;
  readonly onName: (zone: Zone, name: string) => void;
  readonly onChange: (zones: Zone[]) => void;
  readonly form: Form;
}) {
  return (
    <div class="grid grid-cols-[minmax(0,1fr)] gap-3">
      <input type="hidden" name="zoneCount" value={props.zones.length} />
      <For each={props.zones}>
        {(zone, place) => {
          const pathOf = (name: string) => `zones.${place()}.${name}`;
          const isWrong = () =>
            ["zoneId", "name", "countries", "states", "postal"].some((name) =>
              props.form.error(pathOf(name)),
            );
          return (
            <details class="rounded-sm border border-line" open={zone.name === "" || isWrong()}>
              <summary class="flex min-h-11 cursor-pointer items-center justify-between gap-4 px-4">
                <span class="max-w-2/3 shrink-0 font-medium wrap-anywhere">
                  {props.nameOf(zone) || "New zone"}
                </span>
                <span class="min-w-0 truncate text-quiet">{zone.name === "" ? "" : summaryOf(zone)}</span>
              </summary>
              <fieldset class="grid gap-3 border-t border-line p-4 sm:grid-cols-2">
                <legend class="sr-only">Zone {props.nameOf(zone)}</legend>
                <input type="hidden" name={pathOf("zoneId")} value={zone.zoneId} />
                <Field
                  label="Name"
                  maxlength="80"
                  name={pathOf("name")}
                  value={zone.name}
                  error={props.form.error(pathOf("name"))}
                  onChange={({ currentTarget }) => props.onName(zone, currentTarget.value.trim())}
                />
                <Field
                  label="Countries"
                  optional={true}
                  hint="Codes separated by commas, such as DE, AT. Empty: the rest of the world."
                  name={pathOf("countries")}
                  value={zone.countries.join(", ")}
                  error={props.form.error(pathOf("countries"))}
                />
                <Field
                  label="States"
                  optional={true}
                  hint="Codes of states in one country, such as CA, OR"
                  name={pathOf("states")}
                  value={(zone.states ?? []).join(", ")}
                  error={props.form.error(pathOf("states"))}
                />
                <Field
                  label="Postal codes"
                  optional={true}
                  hint="How they begin, in one country, such as 90-96, 100"
                  name={pathOf("postal")}
                  value={(zone.postal ?? []).map(rangeText).join(", ")}
                  error={props.form.error(pathOf("postal"))}
                />
                <div class="sm:col-span-2">
                  <Button
                    look="plain"
                    aria-label={`Remove zone ${props.nameOf(zone)}`}
                    onClick={() => props.onChange(props.zones.filter((one) => one !== zone))}
                  >
                    Remove
                  </Button>
                </div>
              </fieldset>
            </details>
          );
        }}
      </For>
      <div>
        <Button
          look="secondary"
          onClick={() => props.onChange([...props.zones, { zoneId: newId(), name: "", countries: [] }])}
        >
          Add a zone
        </Button>
      </div>
    </div>
  );
}

const summaryOf = ({ countries, states = [], postal = [] }: Zone): string => {
  const narrowed = [...states, ...postal.map(rangeText)];
  if (countries.length === 0) return "Everywhere else";
  return narrowed.length > 0 ? `${countries.join(", ")}: ${narrowed.join(", ")}` : countries.join(", ");
};

const rangeText = ({ from, to }: { readonly from: string; readonly to: string }): string =>
  from === to ? from : `${from}-${to}`;

const listIn = (text: string): string[] =>
  text
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");

/** "90-96" or "100"; a code that has a hyphen itself is written without it. */
function rangeIn(text: string): { from: string; to: string } {
  const [from = "", to = from] = text.split("-").map((part) => part.trim());
  return { from, to };
}

/** The zones that the form has. */
export const zonesIn = (entry: Entries): Zone[] =>
  Array.from({ length: Number(entry("zoneCount")) }, (_, place) => {
    const at = (name: string) => entry(`zones.${place}.${name}`);
    const capitals = (name: string) => listIn(at(name).toUpperCase());
    const [states, postal] = [capitals("states"), listIn(at("postal")).map(rangeIn)];
    return {
      zoneId: at("zoneId"),
      name: at("name"),
      countries: capitals("countries"),
      ...(states.length > 0 && { states }),
      ...(postal.length > 0 && { postal }),
    };
  });
