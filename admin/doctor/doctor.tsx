import { createAsync } from "@solidjs/router";
import { For, Show } from "solid-js";
import { EmptyState } from "../../web/ui/empty-state.tsx";
import { countryName } from "../settings/country-rows.tsx";
import { may } from "../shell/staff.ts";
import { Card, Page } from "../ui/page.tsx";
import { createPaged } from "../ui/paged.ts";
import { LoadMore } from "../ui/table.tsx";
import {
  type ExaminedProduct,
  loadMarketNames,
  loadProductFindings,
  loadShopFindings,
  type ShopFinding,
} from "./doctor.data.ts";

type NameOf = (marketId: string) => string;

/** Why something cannot be bought, delivered or taxed somewhere, each with the page that mends it. */
export function DoctorPage() {
  const names = createAsync(() => loadMarketNames());
  const nameOf: NameOf = (marketId) => names()?.[marketId] ?? marketId;
  return (
    <Page title="Product doctor">
      <Show when={may("settings:read")}>
        <ShopCard nameOf={nameOf} />
      </Show>
      <ProductsCard nameOf={nameOf} />
    </Page>
  );
}

function ShopCard(props: { readonly nameOf: NameOf }) {
  const findings = createAsync(() => loadShopFindings());
  return (
    <Card title="Markets">
      <Show when={findings()}>
        {(known) => (
          <ul class="grid gap-3">
            <For
              each={known()}
              fallback={
                <li class="text-quiet">Every market delivers to its countries, and its orders are taxed.</li>
              }
            >
              {(finding) => (
                <li class="wrap-anywhere">
                  {wordsOf(finding, props.nameOf(finding.marketId))}{" "}
                  <a class="underline underline-offset-4" href={finding.address}>
                    {finding.address === "/settings/taxes" ? "Tax settings" : "Shipping settings"}
                  </a>
                </li>
              )}
            </For>
          </ul>
        )}
      </Show>
    </Card>
  );
}

function wordsOf({ code, country }: ShopFinding, market: string): string {
  const where = country === null ? "countries that no setting names" : countryName(country);
  switch (code) {
    case "no_zone":
      return `${market}: nothing is delivered to ${where}, because no shipping zone covers ${country === null ? "them" : "it"}.`;
    case "no_method":
      return `${market}: nothing is delivered to ${where}, because no method there has a price in this market's currency.`;
    case "no_registration":
      return `${market}: no tax registration covers ${where}, so orders to it are not taxed.`;
  }
}

function ProductsCard(props: { readonly nameOf: NameOf }) {
  const products = createPaged<object, ExaminedProduct>(() => ({}), loadProductFindings);
  return (
    <Card title="Products on sale">
      <Show
        when={products.items().length > 0}
        fallback={
          <EmptyState
            title={products.hasMore() ? "Nothing found so far" : "Nothing is missing"}
            text={
              products.hasMore()
                ? "The first products have a price in every market and a weight. Load more to look at the next ones."
                : "Every product on sale has a price in every market and a weight."
            }
          />
        }
      >
        <ul class="divide-y divide-line">
          <For each={products.items()}>
            {(product) => (
              <li class="grid gap-1 py-3 first:pt-0">
                <h3 class="font-medium">
                  <a class="underline underline-offset-4 wrap-anywhere" href={product.address}>
                    {product.name}
                  </a>
                </h3>
                <ul class="text-label">
                  <For each={product.findings}>{(finding) => <li>{lackOf(finding, props.nameOf)}</li>}</For>
                </ul>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <LoadMore list={products} />
    </Card>
  );
}

function lackOf(finding: ExaminedProduct["findings"][number], nameOf: NameOf): string {
  const { length } = finding.variantIds;
  const some = length === 1 ? "1 variant" : `${length} variants`;
  if (finding.code === "no_price") {
    const market = nameOf(finding.marketId);
    return length === 0
      ? `No price in ${market}: it is not sold there.`
      : `No price in ${market} for ${some}, which ${length === 1 ? "is" : "are"} not sold there.`;
  }
  return length === 0
    ? "No weight: delivery is charged as if it weighed nothing."
    : `No weight for ${some}: delivery is charged as if ${length === 1 ? "it" : "they"} weighed nothing.`;
}
