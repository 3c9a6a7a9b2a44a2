import { createAsync, useSearchParams } from "@solidjs/router";
import { createSignal, For, lazy, Show, Suspense } from "solid-js";
import { Skeleton } from "../../web/ui/skeleton.tsx";
import { may } from "../shell/staff.ts";
import { DateFilter } from "../ui/date-filter.tsx";
import { FilterBar, SelectFilter, textOf } from "../ui/filters.tsx";
import { Card, Columns, Page } from "../ui/page.tsx";
import { AttentionCard } from "./attention.tsx";
import { FigureTiles } from "./figures.tsx";
import { type CurrencyMetrics, loadMetrics, type MetricsQuery } from "./home.data.ts";
import { LowStockCard, TopProductsCard } from "./products.tsx";

// The charts come after the figures: they are the larger part of the page.
const RevenueChart = lazy(async () => ({ default: (await import("./chart.tsx")).RevenueChart }));
const OrdersChart = lazy(async () => ({ default: (await import("./chart.tsx")).OrdersChart }));

/** What the shop took in, and what staff should act on now. */
export function HomePage() {
  return (
    <Page title="Home">
      <Show when={may("metrics:read")} fallback={<AttentionCard />}>
        <Report />
      </Show>
    </Page>
  );
}

function Report() {
  const [search] = useSearchParams();
  const metrics = createAsync(() => loadMetrics(queryIn(search)));
  const [chosen, setChosen] = createSignal<string>();
  const shown = (): CurrencyMetrics | undefined =>
    metrics()?.currencies.find(({ currency }) => currency === chosen()) ?? metrics()?.currencies[0];
  return (
    <>
      <FilterBar names={["from", "to", "compare"]}>
        <DateFilter label="Last 30 days" />
        <SelectFilter
          name="compare"
          label="Compare with"
          all="Previous period"
          options={[
            { value: "year", label: "Previous year" },
            { value: "none", label: "No comparison" },
          ]}
        />
        <Show when={(metrics()?.currencies.length ?? 0) > 1}>
          <fieldset class="flex flex-wrap gap-1">
            <legend class="sr-only">Currency</legend>
            <For each={metrics()?.currencies}>
              {({ currency }) => (
                <button
                  type="button"
                  aria-pressed={currency === shown()?.currency}
                  class="min-h-11 rounded-sm border border-line px-3 hover:border-ink aria-pressed:border-ink aria-pressed:bg-sunken lg:min-h-9"
                  onClick={() => setChosen(currency)}
                >
                  {currency}
                </button>
              )}
            </For>
          </fieldset>
        </Show>
      </FilterBar>
      <Show when={shown()}>
        {(one) => (
          <>
            <FigureTiles metrics={one()} />
            <Columns
              main={
                <>
                  <Card title="Revenue by day">
                    <Suspense fallback={<Skeleton class="h-64" />}>
                      <RevenueChart metrics={one()} />
                    </Suspense>
                  </Card>
                  <AttentionCard />
                </>
              }
              side={
                <>
                  <Card title="Orders by day">
                    <Suspense fallback={<Skeleton class="h-64" />}>
                      <OrdersChart metrics={one()} />
                    </Suspense>
                  </Card>
                  <TopProductsCard metrics={one()} />
                  <LowStockCard products={metrics()?.lowStock ?? []} />
                </>
              }
            />
            <p class="text-label text-quiet">
              Days are counted in UTC. Revenue includes shipping and tax; refunds count on the day they were
              made. Conversion is the share of checkouts begun that were paid.
            </p>
          </>
        )}
      </Show>
    </>
  );
}

/** Compared with the period before, unless the URL says otherwise. */
function queryIn(search: Readonly<Record<string, string | string[] | undefined>>): MetricsQuery {
  const compare = textOf(search["compare"]);
  const [from, to] = [textOf(search["from"]), textOf(search["to"])];
  return {
    ...(from !== "" && { from }),
    ...(to !== "" && { to }),
    ...(compare !== "none" && { compare: compare === "year" ? "year" : "previous" }),
  };
}
