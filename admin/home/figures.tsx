import { For, Show } from "solid-js";
import { store } from "../../web/lib/store.ts";
import { written } from "../../web/ui/price.tsx";
import type { CurrencyMetrics, Totals } from "./home.data.ts";

type Figure = {
  readonly label: string;
  readonly of: (totals: Totals) => number | null;
  readonly show: (value: number, currency: string) => string;
  /** Fewer are better. */
  readonly inverse?: boolean;
};

const whole = (value: number): string => value.toLocaleString(store().locale);
const percent = (value: number): string =>
  value.toLocaleString(store().locale, { style: "percent", maximumFractionDigits: 1 });

const figures: readonly Figure[] = [
  { label: "Net revenue", of: ({ net }) => net, show: written },
  { label: "Gross revenue", of: ({ gross }) => gross, show: written },
  { label: "Refunded", of: ({ refunded }) => refunded, show: written, inverse: true },
  { label: "Orders", of: ({ orders }) => orders, show: whole },
  { label: "Average order", of: ({ averageOrder }) => averageOrder, show: written },
  { label: "Units sold", of: ({ units }) => units, show: whole },
  { label: "Conversion", of: ({ conversion }) => conversion, show: percent },
];

/** The key figures of a period, each with its change against the compared period. */
export function FigureTiles(props: { readonly metrics: CurrencyMetrics }) {
  return (
    <dl class="grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-4 2xl:grid-cols-7">
      <For each={figures}>
        {(figure) => {
          const value = () => figure.of(props.metrics.totals);
          const before = () =>
            props.metrics.compared ? figure.of(props.metrics.compared.totals) : undefined;
          const text = (amount: number | null) =>
            amount === null ? "–" : figure.show(amount, props.metrics.currency);
          return (
            <div class="grid min-w-0 content-start gap-1 rounded-md border border-line bg-raised px-4 py-3">
              <dt class="text-label text-quiet">{figure.label}</dt>
              <dd class="text-xl font-semibold tabular-nums wrap-anywhere">{text(value())}</dd>
              <Show when={before() !== undefined}>
                <dd class="text-label text-quiet">
                  <Change now={value()} before={before() ?? null} inverse={figure.inverse ?? false} />{" "}
                  <span class="whitespace-nowrap">from {text(before() ?? null)}</span>
                </dd>
              </Show>
            </div>
          );
        }}
      </For>
    </dl>
  );
}

/** "+12 %" in green, "−5 %" in red; nothing where there is no base to compare with. */
function Change(props: {
  readonly now: number | null;
  readonly before: number | null;
  readonly inverse: boolean;
}) {
  const share = (): number | undefined => {
    const { now, before } = props;
    return now === null || before === null || before === 0 ? undefined : (now - before) / Math.abs(before);
  };
  return (
    <Show when={share()}>
      {(by) => (
        <span
          class="font-medium"
          classList={{
            "text-moss": by() > 0 !== props.inverse,
            "text-clay": by() > 0 === props.inverse,
          }}
        >
          {by() > 0 ? "+" : ""}
          {percent(by())}
        </span>
      )}
    </Show>
  );
}
