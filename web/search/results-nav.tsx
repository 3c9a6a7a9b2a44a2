import { For, Show } from "solid-js";
import { inMarket } from "../market/market.ts";
import { pagesAround, type Refinement, sortNames, sorts } from "./search-params.ts";

type LinkTo = (change: Partial<Refinement>) => string;

/** The sort orders in one row, which scrolls where it does not fit. */
export function Sorts(props: { readonly wanted: Refinement; readonly linkTo: LinkTo }) {
  return (
    <nav aria-label="Sort by" class="min-w-0 max-sm:bleed overflow-x-auto [scrollbar-width:none]">
      <ul class="flex gap-x-5 whitespace-nowrap">
        <For each={sorts.filter((sort) => sort !== "relevance" || props.wanted.q !== "")}>
          {(sort) => (
            <li>
              <a
                href={inMarket(props.linkTo({ sort }))}
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
  );
}

/** Links to the pages of a list. */
export function Pages(props: { readonly page: number; readonly pages: number; readonly linkTo: LinkTo }) {
  return (
    <Show when={props.pages > 1}>
      <nav aria-label="Pages" class="mt-10 border-t border-line pt-4">
        <ul class="flex flex-wrap justify-center gap-1">
          <For each={pagesAround(props.page, props.pages)}>
            {(page) => (
              <li>
                <Show when={page} fallback={<span class="px-2">…</span>}>
                  {(number) => (
                    <a
                      href={inMarket(props.linkTo({ page: number() }))}
                      aria-label={`Page ${number()}`}
                      aria-current={number() === props.page ? "page" : undefined}
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
  );
}
