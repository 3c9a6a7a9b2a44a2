import { For } from "solid-js";
import { store } from "../../web/lib/store.ts";
import { written, writtenShort } from "../../web/ui/price.tsx";
import { PlotCanvas } from "../ui/chart.tsx";
import type { CurrencyMetrics } from "./home.data.ts";

type Series = {
  readonly label: string;
  readonly days: readonly { readonly day: string; readonly value: number }[];
  readonly compared: readonly number[] | undefined;
  readonly kind: "line" | "bar";
  readonly show: (value: number) => string;
  readonly showShort: (value: number) => string;
};

/** Net revenue of each day, with the compared period as a dashed line. */
export function RevenueChart(props: { readonly metrics: CurrencyMetrics }) {
  return (
    <DayChart
      label="Net revenue"
      kind="line"
      days={props.metrics.days.map(({ day, net }) => ({ day, value: net }))}
      compared={props.metrics.compared?.days.map(({ net }) => net)}
      show={(value) => written(value, props.metrics.currency)}
      showShort={(value) => writtenShort(value, props.metrics.currency)}
    />
  );
}

/** Paid orders of each day. */
export function OrdersChart(props: { readonly metrics: CurrencyMetrics }) {
  const whole = (value: number): string => value.toLocaleString(store().locale);
  return (
    <DayChart
      label="Orders"
      kind="bar"
      days={props.metrics.days.map(({ day, orders }) => ({ day, value: orders }))}
      compared={props.metrics.compared?.days.map(({ orders }) => orders)}
      show={whole}
      showShort={whole}
    />
  );
}

/** A chart over days, and the same as a table for whoever cannot see it. */
function DayChart(props: Series) {
  return (
    <>
      <PlotCanvas
        plot={{
          kind: props.kind,
          labels: props.days.map(({ day }) => shortDay(day)),
          series: [
            { label: props.label, values: props.days.map(({ value }) => value) },
            ...(props.compared
              ? [{ label: "Compared", values: props.compared, tone: "quiet" as const }]
              : []),
          ],
          show: props.show,
          showShort: props.showShort,
        }}
      />
      <details class="mt-2">
        <summary class="cursor-pointer py-3.5 text-label text-quiet lg:py-1.5">Show as a table</summary>
        <section class="max-h-64 overflow-auto" aria-label={`${props.label} by day`} tabindex="0">
          <table class="w-full text-left tabular-nums">
            <thead>
              <tr class="border-b border-line text-label text-quiet">
                <th scope="col">Day</th>
                <th scope="col" class="text-right">
                  {props.label}
                </th>
              </tr>
            </thead>
            <tbody>
              <For each={props.days}>
                {({ day, value }) => (
                  <tr>
                    <th scope="row" class="font-normal">
                      {shortDay(day)}
                    </th>
                    <td class="text-right">{props.show(value)}</td>
                  </tr>
                )}
              </For>
            </tbody>
          </table>
        </section>
      </details>
    </>
  );
}

const shortDay = (day: string): string =>
  new Intl.DateTimeFormat(store().locale, { day: "numeric", month: "short", timeZone: "UTC" }).format(
    Date.parse(day),
  );
