import { useLocation, useNavigate, useSearchParams } from "@solidjs/router";
import { createEffect, createSignal, lazy, on, onCleanup, onMount, Show, Suspense } from "solid-js";
import { inMarket } from "../market/market.ts";
import { Icon } from "../ui/icons.tsx";
import type { Option } from "./suggestions.tsx";

const OptionList = lazy(async () => ({ default: (await import("./suggestions.tsx")).OptionList }));

/** A search form that suggests while typing. https://www.w3.org/WAI/ARIA/apg/patterns/combobox/ */
export function SearchBox() {
  const [search] = useSearchParams();
  const location = useLocation();
  const navigate = useNavigate();
  const [options, setOptions] = createSignal<readonly Option[]>([]);
  const [open, setOpen] = createSignal(false);
  const [active, setActive] = createSignal(-1);
  let input: HTMLInputElement | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;

  const close = (): void => {
    setOpen(false);
    setActive(-1);
  };
  const suggest = (text: string): void => {
    clearTimeout(timer);
    const turn = ++asked;
    if (text.trim().length < 2) close();
    else timer = setTimeout(() => void show(text, turn), 90);
  };
  const show = async (text: string, turn: number): Promise<void> => {
    const found = await import("./suggestions.tsx")
      .then(({ suggestionsFor }) => suggestionsFor(text))
      .catch(() => []);
    // Responses to earlier input are dropped.
    if (turn !== asked) return;
    setOptions(found);
    setActive(-1);
    setOpen(found.length > 0);
  };
  const go = (path: string): void => {
    asked++;
    clearTimeout(timer);
    close();
    navigate(path);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Escape") close();
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    if (!open()) suggest(input?.value ?? "");
    const count = options().length + 1;
    setActive((at) => ((at + 1 + (event.key === "ArrowDown" ? 1 : -1) + count) % count) - 1);
  };
  const onSlash = (event: KeyboardEvent): void => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target instanceof Element && event.target.closest("input, textarea, select, [role=dialog]"))
      return;
    event.preventDefault();
    input?.focus();
  };
  onMount(() => {
    document.addEventListener("keydown", onSlash);
    onCleanup(() => document.removeEventListener("keydown", onSlash));
  });
  createEffect(on(() => location.pathname, close, { defer: true }));

  const action = inMarket("/search");
  return (
    <search class="relative w-full md:order-2 md:mx-auto md:max-w-xl">
      <form
        action={action}
        class="flex rounded-sm border border-edge bg-raised focus-within:border-ink"
        onSubmit={(event) => {
          event.preventDefault();
          const chosen = options()[active()];
          if (open() && chosen) return go(chosen.path);
          go(`/search?q=${encodeURIComponent((input?.value ?? "").trim())}`);
        }}
      >
        <input
          ref={(element) => {
            input = element;
          }}
          type="search"
          name="q"
          value={typeof search["q"] === "string" ? search["q"] : ""}
          maxlength="200"
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          placeholder="Search products"
          aria-label="Search the shop"
          role="combobox"
          aria-expanded={open()}
          aria-controls="suggestions"
          aria-autocomplete="list"
          aria-keyshortcuts="/"
          aria-activedescendant={active() >= 0 ? `suggestion-${active()}` : undefined}
          class="min-h-11 w-full min-w-0 bg-transparent px-3.5 text-base outline-none placeholder:text-quiet"
          onInput={(event) => suggest(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          onBlur={() => setTimeout(close, 150)}
        />
        <button type="submit" class="grid min-h-11 w-12 place-items-center" aria-label="Search">
          <Icon name="search" />
        </button>
      </form>
      <div
        id="suggestions"
        role="listbox"
        aria-label="Suggestions"
        hidden={!open()}
        class="absolute inset-x-0 top-full z-30 mt-1 max-h-[70vh] overflow-y-auto rounded-sm border border-line bg-raised shadow-xl"
      >
        <Show when={options().length > 0}>
          <Suspense>
            <OptionList options={options()} active={active()} onGo={go} />
          </Suspense>
        </Show>
      </div>
    </search>
  );
}
