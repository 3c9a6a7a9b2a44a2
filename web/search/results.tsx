import { useIsRouting } from "@solidjs/router";
import { createEffect, createSignal, For, type JSX, Match, on, Show, Switch } from "solid-js";
import { CardOf } from "../catalog/shelf.tsx";
import { many } from "../lib/format.ts";
import { Button, ButtonLink } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { Chips } from "./chips.tsx";
import { Facets } from "./facets.tsx";
import type { Results } from "./results.data.ts";
import { Pages, Sorts } from "./results-nav.tsx";
import { pageSize, type Refinement, type Sort, writeRefinement } from "./search-params.ts";

export type ResultsProps = {
  readonly path: string;
  readonly wanted: Refinement;
  /** The default sort, which the URL omits. */
  readonly fallback: Sort;
  readonly results: Results;
  /** True on a category's own page, where the category is not a filter. */
  readonly withinCategory?: boolean | undefined;
  readonly heading: JSX.Element;
};

/** Products with filters, sorting and pages; every choice is a link, so that every state has a URL. */
export function ResultList(props: ResultsProps) {
  const routing = useIsRouting();
  const [shown, setShown] = createSignal(false);
  let toggle: HTMLButtonElement | undefined;
  let status: HTMLElement | undefined;
  // The pressed filter may be gone from the new list: the focus then stays near, not at the start of the page.
  createEffect(
    on(
      () => props.results,
      () =>
        queueMicrotask(
          () => document.activeElement === document.body && status?.focus({ preventScroll: true }),
        ),
      { defer: true },
    ),
  );
  const linkTo = (change: Partial<Refinement>): string =>
    `${props.path}${writeRefinement(addressed(props, { ...props.wanted, page: 1, ...change }), props.fallback)}`;
  const total = () => props.results.total ?? props.results.items.length;
  const narrowed = () => linkTo(withoutFilters) !== linkTo({});
  const facets = () => (total() > 0 || narrowed() ? props.results.facets : undefined);
  const toResults = (): void => {
    setShown(false);
    toggle?.focus();
    toggle?.scrollIntoView({ block: "center" });
  };
  return (
    <div class="page py-6 md:py-8">
      <div class="grid grid-cols-[minmax(0,1fr)] gap-3 border-b border-line pb-4">
        {props.heading}
        <div class="grid grid-cols-[minmax(0,1fr)] items-center gap-x-8 gap-y-2 sm:flex sm:flex-wrap sm:justify-between">
          <div class="flex min-h-11 min-w-0 flex-wrap items-center justify-between gap-x-5">
            <p
              ref={(element) => {
                status = element;
              }}
              role="status"
              tabindex="-1"
              class="text-quiet outline-none"
            >
              {many(total(), "product")}
            </p>
            <Show when={facets()}>
              <button
                ref={(element) => {
                  toggle = element;
                }}
                type="button"
                class="inline-flex min-h-11 items-center rounded-sm border border-edge px-4 lg:hidden"
                aria-expanded={shown()}
                aria-controls="filters"
                onClick={() => setShown(!shown())}
              >
                {shown() ? "Hide filters" : "Filters"}
              </button>
              <noscript>
                <a class="underline lg:hidden" href="#filters">
                  Show filters
                </a>
              </noscript>
            </Show>
          </div>
          <Show when={total() > 1}>
            <Sorts wanted={props.wanted} linkTo={linkTo} />
          </Show>
        </div>
        <Chips wanted={props.wanted} withinCategory={props.withinCategory} linkTo={linkTo} />
      </div>
      <div class="grid gap-x-10" classList={{ "lg:grid-cols-[14rem_minmax(0,1fr)]": facets() !== undefined }}>
        <Show when={facets()}>
          {(known) => (
            <div id="filters" class="pt-5 target:block lg:block lg:pt-6" classList={{ hidden: !shown() }}>
              <Facets
                facets={known()}
                wanted={props.wanted}
                withinCategory={props.withinCategory}
                linkTo={linkTo}
              />
              <Button class="mb-4 lg:hidden" look="secondary" wide={true} onClick={toResults}>
                Show {many(total(), "product")}
              </Button>
            </div>
          )}
        </Show>
        <div class="py-6 transition-opacity" classList={{ "opacity-60": routing() }} aria-busy={routing()}>
          <Show
            when={props.results.items.length > 0}
            fallback={
              <Nothing
                query={props.wanted.q}
                narrowed={narrowed()}
                withoutFilters={linkTo(withoutFilters)}
                firstPage={props.wanted.page > 1 && total() > 0 ? linkTo({}) : undefined}
              />
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
          <Pages
            page={props.wanted.page}
            pages={Math.max(1, Math.ceil((props.results.total ?? 0) / pageSize))}
            linkTo={linkTo}
          />
        </div>
      </div>
    </div>
  );
}

function Nothing(props: {
  readonly query: string;
  readonly narrowed: boolean;
  readonly withoutFilters: string;
  /** On a page beyond the last one. */
  readonly firstPage: string | undefined;
}) {
  return (
    <Switch
      fallback={
        <EmptyState
          title={props.query === "" ? "No products yet" : "Try another search"}
          text={
            props.query === ""
              ? "Please check back later."
              : "Check the spelling, or try a more general word."
          }
        >
          <ButtonLink href="/search?sort=newest">Shop new arrivals</ButtonLink>
        </EmptyState>
      }
    >
      <Match when={props.firstPage}>
        {(first) => (
          <EmptyState title="Page not found" text="There aren't that many pages of products.">
            <ButtonLink href={first()}>Go to the first page</ButtonLink>
          </EmptyState>
        )}
      </Match>
      <Match when={props.narrowed}>
        <EmptyState title="No products match these filters" text="Try removing a filter or two.">
          <ButtonLink href={props.withoutFilters}>Clear all filters</ButtonLink>
          <ButtonLink look="secondary" href="/search?sort=newest">
            Shop new arrivals
          </ButtonLink>
        </EmptyState>
      </Match>
    </Switch>
  );
}

const withoutFilters = {
  categories: [],
  tags: [],
  minPrice: undefined,
  maxPrice: undefined,
  inStock: false,
} as const;

/** Omits the category from URLs on its own page. */
const addressed = ({ withinCategory }: ResultsProps, wanted: Refinement): Refinement =>
  withinCategory ? { ...wanted, categories: [] } : wanted;
