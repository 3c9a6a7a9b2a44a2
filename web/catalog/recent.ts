import { createSignal } from "solid-js";
import { ask } from "../lib/api.ts";
import type { Product } from "../lib/api-types.ts";
import { marketQuery } from "../market/market.ts";
import { type Shown, shownProduct } from "./catalog.data.ts";

const key = "recent";
const kept = 9;
const [seen, setSeen] = createSignal<readonly Shown[]>([]);

/** Recently viewed products with their current data, loaded by `loadRecent`. */
export const recentProducts = seen;

/** Stored in this browser only, newest first. */
export function rememberProduct(productId: string): void {
  const ids = [productId, ...recentIds().filter((id) => id !== productId)].slice(0, kept);
  // Without storage (full or forbidden) only this row is missing.
  try {
    localStorage.setItem(key, ids.join(" "));
  } catch {}
}

/** Loads the recently viewed products, except one; those that no longer exist are skipped. */
export async function loadRecent(except?: string): Promise<void> {
  const ids = recentIds().filter((id) => id !== except);
  const found = await Promise.all(
    ids.map((id) =>
      ask<Product>((api) => api.products[":id"].$get({ param: { id }, query: marketQuery() })).catch(
        () => undefined,
      ),
    ),
  );
  setSeen(found.flatMap((product) => (product ? [shownProduct(product)] : [])));
}

function recentIds(): string[] {
  try {
    return (localStorage.getItem(key) ?? "").split(" ").filter((id) => /^[\w-]{1,64}$/.test(id));
  } catch {
    return [];
  }
}
