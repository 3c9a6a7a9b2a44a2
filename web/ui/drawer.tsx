import { Dialog } from "@kobalte/core/dialog";
import { createComputed, type JSX, on } from "solid-js";

export type DrawerProps = {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: string;
  /** `center` is a dialog; `right` and `left` are drawers from that side. */
  readonly side?: "right" | "left" | "center" | undefined;
  readonly children: JSX.Element;
  /** Fixed at the bottom while the content scrolls. */
  readonly footer?: JSX.Element;
};

/**
 * A modal dialog or drawer. Kobalte traps the focus and closes on Escape; the focus then returns to where it
 * was. A field with `autofocus` has the focus when it opens, else the first control.
 */
export function Drawer(props: DrawerProps) {
  let opener: Element | null = null;
  // Remembers the focused element before the dialog takes the focus; Kobalte restores only its own triggers.
  createComputed(
    on(
      () => props.open,
      (open) => {
        if (open) opener = document.activeElement;
      },
    ),
  );
  let content: HTMLDivElement | undefined;
  const takeFocus = (event: Event): void => {
    const field = content?.querySelector<HTMLElement>("[autofocus]");
    if (!field) return;
    event.preventDefault();
    field.focus();
  };
  const giveBack = (): void => {
    const at = document.activeElement;
    const moved = at !== null && at !== document.body && at.closest("[role=dialog]") === null;
    // After navigation the focus belongs to the new page.
    if (!moved && opener instanceof HTMLElement) opener.focus({ preventScroll: true });
  };
  return (
    <Dialog open={props.open} onOpenChange={props.onOpenChange} preventScroll={true}>
      <Dialog.Portal>
        <Dialog.Overlay class="enter fixed inset-0 z-40 bg-shade" />
        <Dialog.Content
          ref={(element: HTMLDivElement) => {
            content = element;
          }}
          onOpenAutoFocus={takeFocus}
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
          {/* A form is as wide as its dialog. */}
          <div class="min-h-0 flex-1 overflow-y-auto overscroll-contain px-5 py-4 [&_form]:max-w-none">
            {props.children}
          </div>
          {props.footer}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog>
  );
}

const places = {
  right: "inset-y-0 right-0 border-l border-line w-[min(27rem,100vw)] [--enter-from:2rem_0]",
  left: "inset-y-0 left-0 border-r border-line w-[min(22rem,100vw)] [--enter-from:-2rem_0]",
  center:
    "inset-x-0 top-[10vh] mx-auto max-h-[80vh] w-[min(34rem,calc(100vw-2rem))] rounded-md border border-line [--enter-from:0_1rem]",
} as const;
