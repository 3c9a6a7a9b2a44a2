import { For, type JSX, Show } from "solid-js";
import type { Found } from "../lib/api-types.ts";
import { store } from "../lib/store.ts";
import { inMarket } from "../market/market.ts";
import { Check } from "../ui/check.tsx";
import { writtenShort } from "../ui/price.tsx";
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
  const ranges = () =>
    props.facets.prices.filter(({ from, to, count }) => count > 0 || chosenPrice(from, to));
  const tags = () => props.facets.tags.slice(0, tagsShown).map(({ value }) => value);
  // Lists of plain values keep their rows, and the focus on them, when only the numbers change.
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
          <For each={props.facets.categories.map(({ value }) => value)}>
            {(value) => (
              <Choice
                name={value}
                count={countOf(props.facets.categories, value)}
                chosen={props.wanted.categories.includes(value)}
                href={props.linkTo({ categories: toggled(props.wanted.categories, value) })}
              />
            )}
          </For>
        </Group>
      </Show>
      <Group name="Price">
        <For each={ranges().map(({ from }) => from)}>
          {(from) => (
            <Show when={ranges().find((one) => one.from === from)}>
              {(range) => (
                <Choice
                  name={priceRange(from, range().to)}
                  count={range().count}
                  chosen={chosenPrice(from, range().to)}
                  href={props.linkTo(
                    chosenPrice(from, range().to)
                      ? { minPrice: undefined, maxPrice: undefined }
                      : { minPrice: from === 0 ? undefined : from, maxPrice: range().to },
                  )}
                />
              )}
            </Show>
          )}
        </For>
      </Group>
      <Tags
        name="Material"
        values={tags().filter(isMaterial)}
        facets={props.facets}
        wanted={props.wanted}
        linkTo={props.linkTo}
      />
      <Tags
        name="Features"
        values={tags().filter((tag) => !isMaterial(tag))}
        facets={props.facets}
        wanted={props.wanted}
        linkTo={props.linkTo}
      />
    </div>
  );
}

/** "$25 to $50", "up to $25", "$500 and over". */
export function priceRange(from: number, to: number | undefined): string {
  const short = (amount: number): string => writtenShort(amount, store().currency);
  if (to === undefined) return `${short(from)} and over`;
  return from === 0 ? `Up to ${short(to)}` : `${short(from)} to ${short(to)}`;
}

function Tags(props: {
  readonly name: string;
  readonly values: readonly string[];
  readonly facets: Found["facets"];
  readonly wanted: Refinement;
  readonly linkTo: (change: Partial<Refinement>) => string;
}) {
  return (
    <Show when={props.values.length > 0}>
      <Group name={props.name}>
        <For each={props.values}>
          {(value) => (
            <Choice
              name={value}
              count={countOf(props.facets.tags, value)}
              chosen={props.wanted.tags.includes(value)}
              href={props.linkTo({ tags: toggled(props.wanted.tags, value) })}
            />
          )}
        </For>
      </Group>
    </Show>
  );
}

const countOf = (facet: Found["facets"]["tags"], wanted: string): number =>
  facet.find(({ value }) => value === wanted)?.count ?? 0;

/** A tag that says what a product is made of. */
const isMaterial = (tag: string): boolean => materials.test(tag);

const materials =
  /\b(wool|linen|cotton|silk|hemp|cashmere|merino|denim|canvas|leather|suede|felt|fleece|down|velvet|corduroy|twill|polyester|nylon|oak|walnut|ash|beech|birch|maple|teak|cedar|pine|acacia|olivewood|bamboo|rattan|cork|wood|wooden|steel|iron|copper|brass|bronze|alumini?um|titanium|magnesium|silver|gold|enamel|stoneware|porcelain|ceramic|terracotta|glass|marble|slate|concrete|plaster|paper|plastic|silicone|rubber|recycled)\b/i;

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
        href={inMarket(props.href)}
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
            <Check />
          </Show>
        </span>
        <span class="min-w-0 flex-1 wrap-anywhere decoration-clay decoration-2 underline-offset-4 group-hover:underline">
          {props.name}
        </span>
        <span class="text-label text-quiet tabular-nums">{props.count}</span>
      </a>
    </li>
  );
}
