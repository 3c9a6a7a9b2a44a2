import { createEffect, createSignal, type JSX, on, onCleanup, onMount, Show } from "solid-js";
import { account } from "../lib/account-state.ts";
import { LineIcon } from "../ui/icons.tsx";
import { Composer } from "./composer.tsx";
import { exchanges, sent, startNew } from "./conversation.ts";
import { Earlier } from "./earlier.tsx";
import { Log } from "./log.tsx";

/**
 * The open chat: a panel beside the page, or a sheet over all of a small screen, above its keyboard. `focuses` is false when
 * nobody asked for it: it was open before a reload.
 */
export function Panel(props: { readonly focuses: boolean; readonly onClose: () => void }) {
  const [showsEarlier, setShowsEarlier] = createSignal(false);
  const isSheet = createMedia("(width < 40rem), (height < 30rem)");
  const view = createVisibleArea();
  let panel: HTMLElement | undefined;
  let field: HTMLTextAreaElement | undefined;
  // A phone's keyboard would cover what there is to read.
  const focus = (): void => (isSheet() ? panel : field)?.focus({ preventScroll: true });
  onMount(() => props.focuses && focus());
  // The suggestion that was pressed is gone, and the focus with it.
  createEffect(on(sent, () => document.activeElement === document.body && focus(), { defer: true }));
  createEffect(() => coverPage(isSheet()));
  onCleanup(() => coverPage(false));
  const begin = (): void => {
    startNew();
    setShowsEarlier(false);
    field?.focus({ preventScroll: true });
  };
  return (
    <section
      ref={(element) => {
        panel = element;
      }}
      role="dialog"
      aria-label="Assistant"
      aria-modal={isSheet() || undefined}
      tabindex="-1"
      class="enter fixed flex flex-col overflow-hidden bg-paper outline-none [--control-x:1rem] [--control:2.75rem] print:hidden"
      classList={{
        "inset-x-0 z-50": isSheet(),
        "right-6 bottom-6 z-30 w-[26rem] h-[min(42rem,calc(100dvh-3rem))] rounded-md border border-line shadow-2xl":
          !isSheet(),
      }}
      style={isSheet() ? { top: `${view().top}px`, height: `${view().height}px` } : {}}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.isComposing || event.defaultPrevented) return;
        event.preventDefault();
        props.onClose();
      }}
      onClick={(event) => {
        // On a small screen the page that a link leads to is under the sheet.
        const link = event.target instanceof Element ? event.target.closest("a") : null;
        if (link && link.target === "" && isSheet()) props.onClose();
      }}
    >
      <header class="flex items-center justify-between gap-2 border-b border-line py-1.5 pr-2 pl-4">
        <h2 class="min-w-0 text-lg">{showsEarlier() ? "Conversations" : "Assistant"}</h2>
        <div class="flex shrink-0">
          <Show when={account()}>
            <Tool
              label={showsEarlier() ? "Back to the conversation" : "Earlier conversations"}
              onClick={() => setShowsEarlier((shown) => !shown)}
            >
              <LineIcon path={showsEarlier() ? "M19 12H5M11 6l-6 6 6 6" : history} />
            </Tool>
          </Show>
          <Show when={exchanges().length > 0}>
            <Tool label="New conversation" onClick={begin}>
              <LineIcon path="M12 5v14M5 12h14" />
            </Tool>
          </Show>
          <Tool label="Minimize" onClick={() => props.onClose()}>
            <LineIcon path="M6 9.5l6 6 6-6" />
          </Tool>
        </div>
      </header>
      <Show when={!showsEarlier()} fallback={<Earlier onDone={() => setShowsEarlier(false)} />}>
        <Log />
        <Composer
          field={(element) => {
            field = element;
          }}
        />
      </Show>
    </section>
  );
}

const history = "M12 7.5V12l3 2M4.5 12a7.5 7.5 0 1 0 2.2-5.3L4.5 9M4.5 4.5V9H9";

const Tool = (props: {
  readonly label: string;
  readonly onClick: () => void;
  readonly children: JSX.Element;
}) => (
  <button
    type="button"
    class="grid size-11 place-items-center rounded-sm hover:bg-sunken"
    aria-label={props.label}
    title={props.label}
    onClick={() => props.onClick()}
  >
    {props.children}
  </button>
);

/** While a sheet covers the page, nothing in the page takes the focus, and it does not scroll. */
function coverPage(isCovered: boolean): void {
  document.getElementById("app")?.toggleAttribute("inert", isCovered);
  document.documentElement.style.overflow = isCovered ? "hidden" : "";
}

function createMedia(query: string): () => boolean {
  const media = window.matchMedia(query);
  const [matches, setMatches] = createSignal(media.matches);
  const look = (): void => void setMatches(media.matches);
  media.addEventListener("change", look);
  onCleanup(() => media.removeEventListener("change", look));
  return matches;
}

/** What is visible above the keyboard of a phone, where it lies over the page. */
function createVisibleArea(): () => { readonly top: number; readonly height: number } {
  const read = () => {
    const { visualViewport } = window;
    // Zoomed in, the visible part is smaller than what fits on the screen.
    return visualViewport && visualViewport.scale < 1.01
      ? { top: visualViewport.offsetTop, height: visualViewport.height }
      : { top: 0, height: window.innerHeight };
  };
  const [area, setArea] = createSignal(read());
  const look = (): void => void setArea(read());
  const control = new AbortController();
  for (const event of ["resize", "scroll"])
    window.visualViewport?.addEventListener(event, look, { signal: control.signal });
  onCleanup(() => control.abort());
  return area;
}
