import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  type ChartConfiguration,
  type ChartDataset,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
} from "chart.js";
import { createEffect, createSignal, onCleanup } from "solid-js";

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

/** One line or one set of bars. `tone` "quiet" is for what the others are compared with. */
export type Series = {
  readonly label: string;
  readonly values: readonly (number | null)[];
  readonly tone?: "quiet" | undefined;
};

export type Plot = {
  readonly kind: "line" | "bar";
  readonly labels: readonly string[];
  readonly series: readonly Series[];
  readonly show: (value: number) => string;
  /** On the axis, where there is less room. */
  readonly showShort: (value: number) => string;
};

/** A chart in the colours of the page. Screen readers pass it over: say the same in text or a table beside it. */
export function PlotCanvas(props: { readonly plot: Plot }) {
  const [canvas, setCanvas] = createSignal<HTMLCanvasElement>();
  // What Suspense holds back is not in the page yet, where a chart cannot measure itself.
  const placed = new ResizeObserver(([entry]) => {
    if (entry?.target instanceof HTMLCanvasElement && entry.target.isConnected) setCanvas(entry.target);
  });
  onCleanup(() => placed.disconnect());
  createEffect(() => {
    const element = canvas();
    if (!element) return;
    const chart = new Chart(element, configOf(props.plot, element));
    onCleanup(() => chart.destroy());
  });
  // The canvas keeps the width it was drawn at until it is drawn again: meanwhile it must not widen the page.
  return (
    <div class="relative h-64 overflow-hidden contain-inline-size" aria-hidden="true">
      <canvas ref={(element) => placed.observe(element)} />
    </div>
  );
}

function configOf(plot: Plot, canvas: HTMLCanvasElement): ChartConfiguration<"line" | "bar"> {
  const style = getComputedStyle(canvas);
  const colour = (probe: string): string => colourOf(canvas, probe) || style.color;
  const [ink, quiet, line, moss] = ["ink", "quiet", "line", "moss"].map((name) => colour(name));
  return {
    type: plot.kind,
    data: {
      labels: [...plot.labels],
      datasets: plot.series.map(({ label, values, tone }): ChartDataset<"line" | "bar"> => {
        const isQuiet = tone === "quiet";
        return {
          label,
          data: [...values],
          borderColor: (isQuiet ? quiet : moss) ?? "",
          backgroundColor: (isQuiet ? quiet : moss) ?? "",
          pointRadius: 0,
          pointHitRadius: 12,
          ...(isQuiet
            ? { type: "line" as const, borderWidth: 1.5, borderDash: [4, 4] }
            : { borderWidth: plot.kind === "line" ? 2 : 0 }),
        };
      }),
    },
    options: {
      responsive: true,
      maintainAspectRatio: false,
      animation: false,
      interaction: { mode: "index", intersect: false },
      plugins: {
        tooltip: {
          callbacks: {
            label: ({ dataset, parsed }) => `${dataset.label ?? ""}: ${plot.show(parsed.y ?? 0)}`,
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
            callback: (value) => plot.showShort(Number(value)),
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
