import { useSearchParams } from "@solidjs/router";
import { For } from "solid-js";
import { store } from "../../web/lib/store.ts";
import { Button } from "../../web/ui/button.tsx";
import { Field } from "../../web/ui/field.tsx";
import { textOf } from "./filters.tsx";
import { Popup } from "./popup.tsx";

const presets = [
  ["Today", 0],
  ["Last 7 days", 6],
  ["Last 30 days", 29],
  ["Last 90 days", 89],
] as const;

/** A range of days, as `from` and `to` ("2026-11-26") in the URL. Read it with `rangeIn`. */
export function DateFilter(props: { readonly label: string }) {
  const [search, setSearch] = useSearchParams();
  const from = () => textOf(search["from"]);
  const to = () => textOf(search["to"]);
  const written = (): string => {
    if (from() === "" && to() === "") return props.label;
    return `${props.label}: ${from() === "" ? "until" : shortly(from())}${from() === to() ? "" : ` – ${to() === "" ? "today" : shortly(to())}`}`;
  };
  return (
    <Popup label={written()} active={from() !== "" || to() !== ""}>
      <div class="grid w-60 gap-3 p-1">
        <div class="flex flex-wrap gap-1.5">
          <For each={presets}>
            {([label, days]) => (
              <button
                type="button"
                class="min-h-9 rounded-sm border border-line px-2.5 text-label hover:border-ink"
                onClick={() =>
                  setSearch({ from: dayOf(Date.now() - days * 86_400_000), to: dayOf(Date.now()) })
                }
              >
                {label}
              </button>
            )}
          </For>
        </div>
        <Field
          label="From"
          type="date"
          optional={true}
          value={from()}
          max={to() || undefined}
          onChange={({ currentTarget }) => setSearch({ from: currentTarget.value || undefined })}
        />
        <Field
          label="To"
          type="date"
          optional={true}
          value={to()}
          min={from() || undefined}
          onChange={({ currentTarget }) => setSearch({ to: currentTarget.value || undefined })}
        />
        <Button look="secondary" onClick={() => setSearch({ from: undefined, to: undefined })}>
          All dates
        </Button>
      </div>
    </Popup>
  );
}

/** The range as epoch milliseconds, both inclusive, by the calendar of this browser's time zone. */
export function rangeIn(search: Readonly<Partial<Record<string, string | string[]>>>): {
  readonly from?: number;
  readonly to?: number;
} {
  const from = Date.parse(`${textOf(search["from"])}T00:00:00`);
  const to = Date.parse(`${textOf(search["to"])}T23:59:59.999`);
  return { ...(!Number.isNaN(from) && { from }), ...(!Number.isNaN(to) && { to }) };
}

/** A time's day in this browser's time zone: "2026-11-26". */
export function dayOf(time: number): string {
  const date = new Date(time);
  const two = (number: number): string => String(number).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

const shortly = (day: string): string => {
  const time = Date.parse(`${day}T00:00:00`);
  return Number.isNaN(time)
    ? day
    : new Intl.DateTimeFormat(store().locale, { dateStyle: "medium" }).format(time);
};
