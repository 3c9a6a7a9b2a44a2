import { asShopper } from "../../web/lib/session.ts";
import { staff } from "../shell/staff.ts";

/** Milliseconds between looks while no event stream is open. */
const every = 10_000;

/**
 * Calls `look` when an order was placed or changed: told by an event stream, and where streams are cut off every ten seconds
 * while the page is seen. Answers how to stop.
 */
export function watchNewOrders(look: () => void): () => void {
  const left = new AbortController();
  let streaming = false;
  const seen = (): boolean => staff() !== undefined && document.visibilityState === "visible";
  const timer = setInterval(() => {
    if (!streaming && seen()) look();
    if (!streaming && seen()) void follow();
  }, every);
  const follow = async (): Promise<void> => {
    streaming = true;
    try {
      const response = await fetch("/api/admin/order-events", {
        headers: { ...(await asShopper()), accept: "text/event-stream" },
        signal: left.signal,
      });
      if (!response.ok || !response.body) return;
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      // The first event tells what the page shows already.
      for (let told = 0; ; told++) {
        const { done } = await reader.read();
        if (done) return;
        if (told > 0) look();
      }
    } catch {
      // The stream ended, or the page was left; the timer goes on.
    } finally {
      streaming = false;
    }
  };
  void follow();
  return () => {
    clearInterval(timer);
    left.abort();
  };
}
