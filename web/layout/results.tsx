import { useIsRouting } from "@solidjs/router";
import { createSignal, For, type JSX, Show } from "solid-js";
import {
  pageSize,
  pagesAround,
  type Refinement,
  type Sort,
  sortNames,
  sorts,
  writeRefinement,
} from "../lib/refinement.ts";
import type { Results } from "../lib/results.data.ts";
import { many } from "../lib/words.ts";
import { ButtonLink } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { Chips } from "./chips.tsx";
import { Facets } from "./facets.tsx";
import { CardOf } from "./shelf.tsx";

export type ResultsProps = {
  readonly path: string;
  readonly wanted: Refinement;
  /** The sort that the address need not name. */
  readonly fallback: Sort;
  readonly results: Results;
  /** The department is the page's own and no filter on it. */
  readonly withinCategory?: boolean | undefined;
  readonly heading: JSX.Element;
};

/** Products with filters, sorting and pages; each choice is a link, so that every state has an address. */
export function ResultList(props: ResultsProps) {
  const routing = useIsRouting();
  const [shown, setShown] = createSignal(false);
  const linkTo = (change: Partial<Refinement>): string =>
    `${props.path}${writeRefinement(addressed(props, { ...props.wanted, page: 1, ...change }), props.fallback)}`;
  const pages = () => Math.max(1, Math.ceil((props.results.total ?? 0) / pageSize));
  return (
    <div class="page py-8">
      <div class="grid gap-4 border-b border-line pb-4">
        {props.heading}
        <div class="flex flex-wrap items-center justify-between gap-x-8 gap-y-2">
          <p role="status" class="text-quiet">
            {many(props.results.total ?? props.results.items.length, "product")}
          </p>
          <nav aria-label="Sort by">
            <ul class="flex flex-wrap gap-x-4">
              <For each={sorts.filter((sort) => sort !== "relevance" || props.wanted.q !== "")}>
                {(sort) => (
                  <li>
                    <a
                      href={linkTo({ sort })}
                      rel="nofollow"
                      noScroll
                      aria-current={props.wanted.sort === sort ? "true" : undefined}
                      class="inline-flex min-h-11 items-center text-quiet hover:text-ink aria-[current=true]:text-ink aria-[current=true]:underline aria-[current=true]:decoration-clay aria-[current=true]:decoration-2 aria-[current=true]:underline-offset-8"
                    >
                      {sortNames[sort]}
                    </a>
                  </li>
                )}
              </For>
            </ul>
          </nav>
        </div>
        <Chips wanted={props.wanted} withinCategory={props.withinCategory} linkTo={linkTo} />
      </div>
      <div class="grid gap-x-10 lg:grid-cols-[14rem_1fr]">
        <div class="pt-4 lg:pt-6">
          <Show when={props.results.facets}>
            {(facets) => (
              <>
                <button
                  type="button"
                  class="inline-flex min-h-11 items-center underline underline-offset-4 lg:hidden"
                  aria-expanded={shown()}
                  aria-controls="filters"
                  onClick={() => setShown(!shown())}
                >
                  {shown() ? "Hide filters" : "Filters"}
                </button>
                <noscript>
                  <a class="lg:hidden" href="#filters">
                    Show the filters
                  </a>
                </noscript>
                <div id="filters" class="target:block lg:block" classList={{ hidden: !shown() }}>
                  <Facets
                    facets={facets()}
                    wanted={props.wanted}
                    withinCategory={props.withinCategory}
                    linkTo={linkTo}
                  />
                </div>
              </>
            )}
          </Show>
        </div>
        <div class="py-6 transition-opacity" classList={{ "opacity-60": routing() }} aria-busy={routing()}>
          <Show
            when={props.results.items.length > 0}
            fallback={
              <EmptyState
                title="Nothing fits all of that"
                text="Take a filter away, or look for something near it."
              >
                <ButtonLink href={linkTo(withoutFilters)}>Remove all filters</ButtonLink>
                <ButtonLink look="secondary" href="/search?sort=newest">
                  See what is new
                </ButtonLink>
              </EmptyState>
            }
          >
            <h2 class="sr-only">Products</h2>
            <ul class="grid grid-cols-2 gap-x-4 gap-y-8 sm:grid-cols-3 xl:grid-cols-4">
              <For each={props.results.items}>
                {(item, place) => (
                  <li>
                    <CardOf product={item} eager={place() < 4} />
                  </li>
                )}
              </For>
            </ul>
          </Show>
          <Show when={pages() > 1}>
            <nav aria-label="Pages" class="mt-10 border-t border-line pt-4">
              <ul class="flex flex-wrap justify-center gap-1">
                <For each={pagesAround(props.wanted.page, pages())}>
                  {(page) => (
                    <li>
                      <Show when={page} fallback={<span class="px-2">…</span>}>
                        {(number) => (
                          <a
                            href={linkTo({ page: number() })}
                            aria-label={`Page ${number()}`}
                            aria-current={number() === props.wanted.page ? "page" : undefined}
                            class="grid min-h-11 min-w-11 place-items-center rounded-sm hover:bg-sunken aria-[current=page]:bg-ink aria-[current=page]:text-paper"
                          >
                            {number()}
                          </a>
                        )}
                      </Show>
                    </li>
                  )}
                </For>
              </ul>
            </nav>
          </Show>
        </div>
      </div>
    </div>
  );
}

const withoutFilters = {
  categories: [],
  tags: [],
  minPrice: undefined,
  maxPrice: undefined,
  inStock: false,
} as const;

/** A department's own page does not name the department again. */
const addressed = ({ withinCategory }: ResultsProps, wanted: Refinement): Refinement =>
  withinCategory ? { ...wanted, categories: [] } : wanted;
