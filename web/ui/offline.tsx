import { createSignal, onCleanup, onMount, Show } from "solid-js";

/** A notice that the connection is lost. */
export function Offline() {
  const [offline, setOffline] = createSignal(false);
  onMount(() => {
    const look = (): void => void setOffline(!navigator.onLine);
    look();
    window.addEventListener("online", look);
    window.addEventListener("offline", look);
    onCleanup(() => {
      window.removeEventListener("online", look);
      window.removeEventListener("offline", look);
    });
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
