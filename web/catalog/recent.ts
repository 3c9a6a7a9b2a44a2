import { createSignal } from "solid-js";
import type { Shown } from "./shown.ts";

const [seen, setSeen] = createSignal<readonly Shown[]>([]);

/** Recently viewed products with their current data, loaded by `showRecent`. */
export const recentProducts = seen;

/** Shows the recently viewed products, and remembers the one that is viewed. Without its code only this row is missing. */
export const showRecent = (viewed?: string): void =>
  void import("./recent-products.ts").then(
    async ({ loadRecent, rememberProduct }) => {
      if (viewed !== undefined) rememberProduct(viewed);
      setSeen(await loadRecent(viewed));
    },
    () => undefined,
  );
