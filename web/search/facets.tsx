import { For, type JSX, Show } from "solid-js";
import type { Found } from "../lib/api-types.ts";
import { Icon } from "../shell/icons.tsx";
import { written } from "../ui/price.tsx";
import { type Refinement, toggled } from "./search-params.ts";

const tagsShown = 14;

/** Filters with the number of products for each; an active one is marked and removes itself. */
export function Facets(props: {
  readonly facets: Found["facets"];
  readonly wanted: Refinement;
  readonly withinCategory?: boolean | undefined;
  readonly linkTo: (change: Partial<Refinement>) => string;
}) {
  const chosenPrice = (from: number, to: number | undefined): boolean =>
    (props.wanted.minPrice ?? 0) === from &&
    props.wanted.maxPrice === to &&
    !(from === 0 && to === undefined);
  return (
    <div class="grid gap-6 pb-4">
      <Group name="Availability">
        <Choice
          name="In stock"
          count={props.facets.inStock}
          chosen={props.wanted.inStock}
          href={props.linkTo({ inStock: !props.wanted.inStock })}
        />
      </Group>
      <Show when={!props.withinCategory && props.facets.categories.length > 0}>
        <Group name="Category">
          <For each={props.facets.categories}>
            {({ value, count }) => (
              <Choice
                name={value}
                count={count}
                chosen={props.wanted.categories.includes(value)}
                href={props.linkTo({ categories: toggled(props.wanted.categories, value) })}
              />
            )}
          </For>
        </Group>
      </Show>
      <Group name="Price">
        <For each={props.facets.prices.filter(({ from, to, count }) => count > 0 || chosenPrice(from, to))}>
          {({ from, to, count }) => (
            <Choice
              name={priceRange(from, to)}
              count={count}
              chosen={chosenPrice(from, to)}
              href={props.linkTo(
                chosenPrice(from, to)
                  ? { minPrice: undefined, maxPrice: undefined }
                  : { minPrice: from === 0 ? undefined : from, maxPrice: to },
              )}
            />
          )}
        </For>
      </Group>
      <Show when={props.facets.tags.length > 0}>
        <Group name="Kind">
          <For each={props.facets.tags.slice(0, tagsShown)}>
            {({ value, count }) => (
              <Choice
                name={value}
                count={count}
                chosen={props.wanted.tags.includes(value)}
                href={props.linkTo({ tags: toggled(props.wanted.tags, value) })}
              />
            )}
          </For>
        </Group>
      </Show>
    </div>
  );
}

/** "$25 to $50", "up to $25", "$500 and over". */
export function priceRange(from: number, to: number | undefined): string {
  const short = (amount: number): string => written(amount, "USD").replace(/\.00$/, "");
  if (to === undefined) return `${short(from)} and over`;
  return from === 0 ? `Up to ${short(to)}` : `${short(from)} to ${short(to)}`;
}

function Group(props: { readonly name: string; readonly children: JSX.Element }) {
  return (
    <section aria-label={props.name}>
      <h2 class="font-sans text-label font-semibold tracking-normal">{props.name}</h2>
      <ul class="mt-1">{props.children}</ul>
    </section>
  );
}

function Choice(props: {
  readonly name: string;
  readonly count: number;
  readonly chosen: boolean;
  readonly href: string;
}) {
  return (
    <li>
      <a
        href={props.href}
        rel="nofollow"
        noScroll
        aria-current={props.chosen ? "true" : undefined}
        class="group flex min-h-11 items-center lg:min-h-9 gap-2.5 text-[0.9375rem]"
      >
        <span
          aria-hidden="true"
          class="grid size-4.5 shrink-0 place-items-center rounded-sm border border-edge group-hover:border-ink group-aria-[current=true]:border-ink group-aria-[current=true]:bg-ink group-aria-[current=true]:text-paper"
        >
          <Show when={props.chosen}>
            <Icon name="check" />
          </Show>
        </span>
        <span class="flex-1 decoration-clay decoration-2 underline-offset-4 group-hover:underline">
          {props.name}
        </span>
        <span class="text-label text-quiet tabular-nums">{props.count}</span>
      </a>
    </li>
  );
}
