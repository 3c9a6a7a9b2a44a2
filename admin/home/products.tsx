import { For, Show } from "solid-js";
import { many } from "../../web/lib/format.ts";
import { written } from "../../web/ui/price.tsx";
import { Badge } from "../ui/badge.tsx";
import { Card } from "../ui/page.tsx";
import type { CurrencyMetrics, MetricsAnswer } from "./home.data.ts";

/** The products that took in the most. */
export function TopProductsCard(props: { readonly metrics: CurrencyMetrics }) {
  return (
    <Card title="Top products" flush>
      <Show
        when={props.metrics.topProducts.length > 0}
        fallback={<p class="px-4 pb-4 text-quiet sm:px-5">Nothing was sold in this period.</p>}
      >
        <ol class="divide-y divide-line">
          <For each={props.metrics.topProducts}>
            {(product) => (
              <li class="flex items-baseline gap-3 px-4 py-2 sm:px-5">
                <span class="min-w-0 flex-1 wrap-anywhere">{product.name}</span>
                <span class="text-label whitespace-nowrap text-quiet">{many(product.units, "unit")}</span>
                <span class="tabular-nums">{written(product.revenue, props.metrics.currency)}</span>
              </li>
            )}
          </For>
        </ol>
      </Show>
    </Card>
  );
}

/** The products of which the least is left. */
export function LowStockCard(props: { readonly products: MetricsAnswer["lowStock"] }) {
  return (
    <Card title="Low stock" flush>
      <Show
        when={props.products.length > 0}
        fallback={<p class="px-4 pb-4 text-quiet sm:px-5">No product runs low.</p>}
      >
        <ul class="divide-y divide-line">
          <For each={props.products}>
            {(product) => (
              <li class="flex items-center gap-3 px-4 py-2 sm:px-5">
                <span class="min-w-0 flex-1 wrap-anywhere">{product.name}</span>
                <Badge tone={product.available === 0 ? "bad" : "attention"}>
                  {product.available === 0 ? "Sold out" : `${product.available} left`}
                </Badge>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </Card>
  );
}
