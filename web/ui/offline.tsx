import { createSignal, onMount, Show } from "solid-js";

const [offline, setOffline] = createSignal(false);

/** Whether the connection is lost, once `Offline` is shown. */
export const isOffline = offline;

/** A notice that the connection is lost. It is part of the layout, so it listens as long as the document is open. */
export function Offline() {
  onMount(() => {
    const look = (): void => void setOffline(!navigator.onLine);
    look();
    window.addEventListener("online", look);
    window.addEventListener("offline", look);
  });
  return (
    <div role="status">
      <Show when={offline()}>
        <p class="bg-clay px-4 py-2 text-center text-paper">
          You're offline. You can keep reading this page, but changes can't be saved until you're back online.
        </p>
      </Show>
    </div>
  );
}
