import { For, Show } from "solid-js";
import { inMarket } from "../market/market.ts";
import { priceRange } from "./facets.tsx";
import { type Refinement, toggled } from "./search-params.ts";

/** The active filters; each chip removes its own. */
export function Chips(props: {
  readonly wanted: Refinement;
  readonly withinCategory?: boolean | undefined;
  readonly linkTo: (change: Partial<Refinement>) => string;
}) {
  const chips = () => {
    const { categories, tags, minPrice, maxPrice, inStock } = props.wanted;
    return [
      ...(props.withinCategory
        ? []
        : categories.map((one) => ({ name: one, change: { categories: toggled(categories, one) } }))),
      ...tags.map((one) => ({ name: one, change: { tags: toggled(tags, one) } })),
      ...(minPrice === undefined && maxPrice === undefined
        ? []
        : [
            {
              name: priceRange(minPrice ?? 0, maxPrice),
              change: { minPrice: undefined, maxPrice: undefined },
            },
          ]),
      ...(inStock ? [{ name: "In stock", change: { inStock: false } }] : []),
    ];
  };
  return (
    <Show when={chips().length > 0}>
      <ul class="flex flex-wrap gap-2" aria-label="Active filters">
        <For each={chips()}>
          {(chip) => (
            <li>
              <a
                href={inMarket(props.linkTo(chip.change))}
                rel="nofollow"
                noScroll
                aria-label={`Remove filter: ${chip.name}`}
                class="inline-flex min-h-11 items-center gap-2 rounded-full bg-ink px-3.5 text-label text-paper hover:bg-clay"
              >
                {chip.name} <span aria-hidden="true">×</span>
              </a>
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}
