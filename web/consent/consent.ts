import type { Analytics } from "../lib/api-types.ts";
import { openBanner } from "./banner.tsx";
import { choiceOf, loadScript } from "./choice.ts";

/** Asks a visitor who has not chosen, loads the script for one who has agreed, and lets everybody choose again. */
export function offerAnalytics(analytics: Analytics): void {
  const choice = choiceOf(analytics);
  if (choice === "yes") loadScript(analytics);
  if (choice === undefined) openBanner(analytics);
  document.getElementById("privacy-choices")?.addEventListener("click", () => openBanner(analytics));
}
