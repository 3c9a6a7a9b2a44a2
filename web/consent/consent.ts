import { store } from "../lib/store.ts";
import { choiceOf, loadScript } from "./choice.ts";

/** Asks a visitor who has not chosen, and loads the script for one who has agreed. Nothing where the shop has none. */
export function offerAnalytics(): void {
  const { analytics } = store();
  if (!analytics) return;
  const choice = choiceOf(analytics);
  if (choice === "yes") loadScript(analytics);
  // Without the banner nothing is loaded either.
  if (choice === undefined)
    void import("./banner.tsx").then(
      ({ openBanner }) => openBanner(analytics),
      () => undefined,
    );
}
