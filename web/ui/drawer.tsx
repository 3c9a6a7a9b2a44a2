import { Dialog } from "@kobalte/core/dialog";
import { createComputed, type JSX, on } from "solid-js";

export type DrawerProps = {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: string;
  /** `center`: a dialog; `right` and `left`: a drawer from that side. */
  readonly side?: "right" | "left" | "center" | undefined;
  readonly children: JSX.Element;
  /** Stays at the foot while the rest scrolls. */
  readonly footer?: JSX.Element;
};

/** A modal from the side. Kobalte keeps focus inside and closes on Escape; then focus is where it was before. */
export function Drawer(props: DrawerProps) {
  let opener: Element | null = null;
  // Before the dialog takes the focus. Kobalte knows only triggers of its own.
  createComputed(
    on(
      () => props.open,
      (open) => {
        if (open) opener = document.activeElement;
      },
    ),
  );
  const giveBack = (): void => {
    const at = document.activeElement;
    const moved = at !== null && at !== document.body && at.closest("[role=dialog]") === null;
    // A link that was followed has taken the focus to its page.
    if (!moved && opener instanceof HTMLElement) opener.focus({ preventScroll: true });
  };
  return (
    <Dialog open={props.open} onOpenChange={props.onOpenChange} preventScroll={true}>
      <Dialog.Portal>
        <Dialog.Overlay class="enter fixed inset-0 z-40 bg-shade" />
        <Dialog.Content
          onCloseAutoFocus={giveBack}
          class={`enter fixed z-50 flex flex-col bg-paper shadow-2xl ${places[props.side ?? "right"]}`}
        >
          <header class="flex items-center justify-between border-b border-line px-5 py-3">
            <Dialog.Title class="text-xl">{props.title}</Dialog.Title>
            <Dialog.CloseButton
              aria-label="Close"
              class="-mr-2 grid size-11 place-items-center text-2xl leading-none"
            >
              ×
            </Dialog.CloseButton>
          </header>
          <div class="min-h-0 flex-1 overflow-y-auto overscroll-contain px-5 py-4">{props.children}</div>
          {props.footer}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog>
  );
}

const places = {
  right: "inset-y-0 right-0 w-[min(27rem,100vw)] [--enter-from:2rem_0]",
  left: "inset-y-0 left-0 w-[min(22rem,100vw)] [--enter-from:-2rem_0]",
  center:
    "inset-x-0 top-[10vh] mx-auto max-h-[80vh] w-[min(34rem,calc(100vw-2rem))] rounded-md [--enter-from:0_1rem]",
} as const;
