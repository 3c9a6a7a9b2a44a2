import { useSearchParams } from "@solidjs/router";
import { createUniqueId, For, type JSX, onCleanup, Show } from "solid-js";
import { Button } from "../../web/ui/button.tsx";
import { box } from "../../web/ui/field.tsx";
import { Popup } from "./popup.tsx";

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

/** Several choices at once, separated by commas in the URL. Read them with `chosenIn`. */
export function MultiFilter(props: {
  readonly name: string;
  readonly label: string;
  readonly options: readonly Option[];
}) {
  const [search, setSearch] = useSearchParams();
  const chosen = () => chosenIn(search[props.name]);
  const flip = (value: string, on: boolean): void => {
    const next = props.options
      .map((option) => option.value)
      .filter((one) => (one === value ? on : chosen().includes(one)));
    setSearch({ [props.name]: next.join(",") || undefined });
  };
  return (
    <Popup
      label={chosen().length > 0 ? `${props.label}: ${chosen().length}` : props.label}
      active={chosen().length > 0}
    >
      <fieldset class="grid">
        <legend class="sr-only">{props.label}</legend>
        <For each={props.options}>
          {(option) => (
            <label class="flex min-h-11 items-center gap-2.5 rounded-sm px-2 hover:bg-sunken lg:min-h-9">
              <input
                type="checkbox"
                class="size-4.5"
                checked={chosen().includes(option.value)}
                onChange={({ currentTarget }) => flip(option.value, currentTarget.checked)}
              />
              {option.label}
            </label>
          )}
        </For>
      </fieldset>
    </Popup>
  );
}

/** The values of a MultiFilter. */
export const chosenIn = (parameter: string | readonly string[] | undefined): readonly string[] =>
  textOf(parameter).split(",").filter(Boolean);

/** A URL parameter as text; of several of one name the first. */
export const textOf = (parameter: string | readonly string[] | undefined): string =>
  (typeof parameter === "string" ? parameter : parameter?.[0]) ?? "";
