import { useSearchParams } from "@solidjs/router";
import { createUniqueId, For, type JSX, onCleanup, Show } from "solid-js";
import { Button } from "../../web/ui/button.tsx";
import { box } from "../../web/ui/field.tsx";

type Option = { readonly value: string; readonly label: string };

/** The filters of a list, all kept in the URL: a reload, a link and the back button keep them. */
export function FilterBar(props: {
  /** The URL parameters that the bar's filters write. */
  readonly names: readonly string[];
  readonly children: JSX.Element;
}) {
  const [search, setSearch] = useSearchParams();
  const active = () => props.names.filter((name) => search[name]);
  return (
    <search class="flex flex-wrap items-center gap-2 print:hidden">
      {props.children}
      <Show when={active().length > 0}>
        <Button
          look="plain"
          class="px-2"
          onClick={() => setSearch(Object.fromEntries(active().map((name) => [name, undefined])))}
        >
          Clear filters
        </Button>
      </Show>
    </search>
  );
}

/** Text that narrows the list; takes effect shortly after the last key. */
export function SearchFilter(props: {
  readonly name: string;
  readonly label: string;
  readonly wide?: boolean;
}) {
  const [search, setSearch] = useSearchParams();
  const id = createUniqueId();
  let waiting: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(waiting));
  const set = (text: string): void =>
    setSearch({ [props.name]: text.trim() || undefined }, { replace: true });
  return (
    <div class="min-w-48 flex-1 basis-72 sm:max-w-96">
      <label for={id} class="sr-only">
        {props.label}
      </label>
      <input
        id={id}
        type="search"
        placeholder={props.label}
        class={box}
        maxlength="200"
        value={textOf(search[props.name])}
        onInput={({ currentTarget }) => {
          clearTimeout(waiting);
          waiting = setTimeout(() => set(currentTarget.value), 250);
        }}
        onKeyDown={(event) => {
          if (event.key !== "Enter") return;
          clearTimeout(waiting);
          set(event.currentTarget.value);
        }}
      />
    </div>
  );
}

/** One choice of a few; the first option stands for no filter. */
export function SelectFilter(props: {
  readonly name: string;
  readonly label: string;
  /** "All", "Any status". */
  readonly all: string;
  readonly options: readonly Option[];
}) {
  const [search, setSearch] = useSearchParams();
  return (
    <select
      aria-label={props.label}
      class={`${box} w-auto! max-w-full`}
      value={textOf(search[props.name])}
      onChange={({ currentTarget }) => setSearch({ [props.name]: currentTarget.value || undefined })}
    >
      <option value="">{props.all}</option>
      <For each={props.options}>
        {(option) => (
          <option value={option.value} selected={option.value === textOf(search[props.name])}>
            {option.label}
          </option>
        )}
      </For>
    </select>
  );
}

/** A URL parameter as text; of several of one name the first. */
export const textOf = (parameter: string | readonly string[] | undefined): string =>
  (typeof parameter === "string" ? parameter : parameter?.[0]) ?? "";
