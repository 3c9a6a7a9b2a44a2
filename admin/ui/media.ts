import { createSignal, onCleanup } from "solid-js";

/** Whether a media query holds, now and whenever it changes. */
export function createMedia(query: string): () => boolean {
  const media = window.matchMedia(query);
  const [holds, setHolds] = createSignal(media.matches);
  const look = (): void => void setHolds(media.matches);
  media.addEventListener("change", look);
  onCleanup(() => media.removeEventListener("change", look));
  return holds;
}
