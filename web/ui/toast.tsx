import { createSignal, For } from "solid-js";

type Toast = { readonly id: number; readonly text: string; readonly kind: "good" | "problem" };

const [toasts, setToasts] = createSignal<readonly Toast[]>([]);
let last = 0;

/**
 * Shows a temporary message; problems stay longer. Never use it as the only place for something important.
 */
export function toast(text: string, kind: Toast["kind"] = "good"): void {
  const id = ++last;
  setToasts((shown) => [...shown.slice(-2), { id, text, kind }]);
  setTimeout(() => dismiss(id), kind === "problem" ? 9_000 : 4_000);
}

const dismiss = (id: number): void => void setToasts((shown) => shown.filter((one) => one.id !== id));

/**
 * The region where toasts appear, once per document. It exists before the first toast, so that screen readers
 * observe it.
 */
export function ToastRegion() {
  return (
    <div
      role="status"
      aria-live="polite"
      class="pointer-events-none fixed inset-x-0 bottom-4 z-[60] grid justify-items-center gap-2 px-4"
    >
      <For each={toasts()}>
        {(one) => (
          <div
            class="enter pointer-events-auto flex items-center gap-4 rounded-sm border-l-4 bg-ink py-1 pr-1 pl-4 text-paper shadow-xl"
            classList={{ "border-moss": one.kind === "good", "border-clay": one.kind === "problem" }}
          >
            <span>{one.text}</span>
            <button
              type="button"
              class="grid size-11 place-items-center text-xl"
              aria-label="Dismiss"
              onClick={() => dismiss(one.id)}
            >
              ×
            </button>
          </div>
        )}
      </For>
    </div>
  );
}
