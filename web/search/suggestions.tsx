import { For, Show } from "solid-js";
import { ask } from "../lib/api.ts";
import type { Suggestions } from "../lib/api-types.ts";
import { store } from "../lib/store.ts";
import { marketQuery } from "../market/market.ts";
import { Thumbnail } from "../ui/pictures/thumbnail.tsx";
import { written } from "../ui/price.tsx";

export type Option = {
  readonly path: string;
  readonly name: string;
  readonly note: string;
  readonly imageUrl: string | undefined;
};

/** The rows of the search box's list; the input keeps the keyboard focus. */
export function OptionList(props: {
  readonly options: readonly Option[];
  readonly active: number;
  readonly onGo: (path: string) => void;
}) {
  return (
    <For each={props.options}>
      {(option, place) => (
        <div
          id={`suggestion-${place()}`}
          role="option"
          tabIndex={-1}
          aria-selected={place() === props.active}
          class="flex min-h-12 cursor-pointer items-center gap-3 px-3 py-1.5 hover:bg-sunken aria-selected:bg-sunken"
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => props.onGo(option.path)}
          onKeyDown={(event) => event.key === "Enter" && props.onGo(option.path)}
        >
          <Show when={option.imageUrl}>{(image) => <Thumbnail src={image()} size={40} />}</Show>
          <span class="min-w-0 flex-1 truncate">{option.name}</span>
          <span class="text-label text-quiet">{option.note}</span>
        </div>
      )}
    </For>
  );
}

/** Loads suggestions for the typed text. */
export async function suggestionsFor(text: string): Promise<readonly Option[]> {
  const found = await ask<Suggestions>((api) =>
    api.search.suggest.$get({ query: { q: text, limit: "6", ...marketQuery() } }),
  );
  return [
    ...found.categories.map(({ category, slug }) => ({
      path: `/c/${slug}`,
      name: category,
      note: "Category",
      imageUrl: undefined,
    })),
    ...found.products.map(({ slug, name, price, maxPrice, imageUrl }) => ({
      path: `/p/${slug}`,
      name,
      note: `${maxPrice === undefined ? "" : "From "}${written(price, store().currency)}`,
      imageUrl,
    })),
  ];
}
