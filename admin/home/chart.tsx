import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  type ChartConfiguration,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
} from "chart.js";
import { createEffect, createSignal, For, onCleanup } from "solid-js";
import { store } from "../../web/lib/store.ts";
import { written, writtenShort } from "../../web/ui/price.tsx";
import type { CurrencyMetrics } from "./home.data.ts";

Chart.register(
  BarController,
  BarElement,
  CategoryScale,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
);

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
  const [canvas, setCanvas] = createSignal<HTMLCanvasElement>();
  // What Suspense holds back is not in the page yet, where a chart cannot measure itself.
  const placed = new ResizeObserver(([entry]) => {
    if (entry?.target instanceof HTMLCanvasElement && entry.target.isConnected) setCanvas(entry.target);
  });
  onCleanup(() => placed.disconnect());
  createEffect(() => {
    const element = canvas();
    if (!element) return;
    const chart = new Chart(element, configOf(props, element));
    onCleanup(() => chart.destroy());
  });
  return (
    <>
      <div class="relative h-64" aria-hidden="true">
        <canvas ref={(element) => placed.observe(element)} />
      </div>
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

function configOf(series: Series, canvas: HTMLCanvasElement): ChartConfiguration<"line" | "bar"> {
  const style = getComputedStyle(canvas);
  const colour = (probe: string): string => colourOf(canvas, probe) || style.color;
  const [ink, quiet, line, moss] = ["ink", "quiet", "line", "moss"].map((name) => colour(name));
  const compared = series.compared;
  return {
    type: series.kind,
    data: {
      labels: series.days.map(({ day }) => shortDay(day)),
      datasets: [
        {
          label: series.label,
          data: series.days.map(({ value }) => value),
          borderColor: moss ?? "",
          backgroundColor: moss ?? "",
          borderWidth: series.kind === "line" ? 2 : 0,
          pointRadius: 0,
          pointHitRadius: 12,
        },
        ...(compared
          ? [
              {
                type: "line" as const,
                label: "Compared",
                data: [...compared],
                borderColor: quiet ?? "",
                backgroundColor: quiet ?? "",
                borderWidth: 1.5,
                borderDash: [4, 4],
                pointRadius: 0,
                pointHitRadius: 12,
              },
            ]
          : []),
      ],
    },
    options: {
      responsive: true,
      maintainAspectRatio: false,
      animation: false,
      interaction: { mode: "index", intersect: false },
      plugins: {
        tooltip: {
          callbacks: {
            label: ({ dataset, parsed }) => `${dataset.label ?? ""}: ${series.show(parsed.y ?? 0)}`,
          },
        },
      },
      scales: {
        x: {
          ticks: { color: quiet ?? "", maxTicksLimit: 8, maxRotation: 0 },
          grid: { display: false },
          border: { color: line ?? "" },
        },
        y: {
          beginAtZero: true,
          ticks: {
            color: quiet ?? "",
            maxTicksLimit: 5,
            precision: 0,
            callback: (value) => series.showShort(Number(value)),
          },
          grid: { color: line ?? "" },
          border: { display: false },
        },
      },
      color: ink ?? "",
    },
  };
}

/** A colour of the theme as the canvas needs it: resolved for the light or the dark page. */
function colourOf(beside: HTMLElement, name: string): string {
  const probe = document.createElement("span");
  probe.style.color = `var(--color-${name})`;
  beside.parentElement?.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}
