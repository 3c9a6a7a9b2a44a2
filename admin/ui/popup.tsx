import { createSignal, createUniqueId, type JSX, onCleanup, onMount, Show } from "solid-js";

/** A button that opens a small panel below it: a menu of checks, a range of dates. Escape, Tab and a press outside close it. */
export function Popup(props: {
  readonly label: JSX.Element;
  readonly children: JSX.Element;
  /** Marks the button: something is chosen. */
  readonly active?: boolean | undefined;
  readonly side?: "left" | "right" | undefined;
  /** Is given what closes the panel, for content that is done after one press. */
  readonly closer?: ((close: () => void) => void) | undefined;
}) {
  const [open, setOpen] = createSignal(false);
  const id = createUniqueId();
  let box: HTMLDivElement | undefined;
  let button: HTMLButtonElement | undefined;
  const pressed = (event: PointerEvent): void => {
    if (event.target instanceof Node && !box?.contains(event.target)) setOpen(false);
  };
  document.addEventListener("pointerdown", pressed);
  onCleanup(() => document.removeEventListener("pointerdown", pressed));
  const close = (): void => {
    setOpen(false);
    button?.focus();
  };
  onMount(() => props.closer?.(close));
  const follow = (element: HTMLDivElement): void => {
    box = element;
    element.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget instanceof Node && !element.contains(relatedTarget)) setOpen(false);
    });
    element.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !open()) return;
      event.stopPropagation();
      close();
    });
  };
  return (
    <div ref={follow} class="relative">
      <button
        ref={(element) => {
          button = element;
        }}
        type="button"
        aria-expanded={open()}
        aria-controls={id}
        class="inline-flex min-h-(--control) items-center gap-2 rounded-sm border border-edge px-3 hover:border-ink hover:bg-sunken"
        classList={{ "border-ink bg-sunken font-medium": props.active ?? false }}
        onClick={() => setOpen(!open())}
      >
        {props.label}
        <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
          <path d="M2.5 4.5 6 8l3.5-3.5" fill="none" stroke="currentColor" stroke-width="1.5" />
        </svg>
      </button>
      <Show when={open()}>
        <div
          id={id}
          class="enter absolute z-20 mt-1 grid max-h-96 min-w-56 gap-1 overflow-y-auto rounded-md border border-line bg-raised p-2 shadow-xl [--enter-from:0_-0.25rem]"
          classList={{ "right-0": props.side === "right" }}
        >
          {props.children}
        </div>
      </Show>
    </div>
  );
}
