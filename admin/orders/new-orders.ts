import { staff } from "../shell/staff.ts";

const every = 10_000;

/** Calls `look` every ten seconds while somebody is signed in and the page is seen. Answers how to stop. */
export function watchNewOrders(look: () => void): () => void {
  const timer = setInterval(() => {
    if (staff() && document.visibilityState === "visible") look();
  }, every);
  const seen = (): void => {
    if (document.visibilityState === "visible") look();
  };
  document.addEventListener("visibilitychange", seen);
  return () => {
    clearInterval(timer);
    document.removeEventListener("visibilitychange", seen);
  };
}
