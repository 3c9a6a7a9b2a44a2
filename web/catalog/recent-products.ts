import { ask } from "../lib/api.ts";
import type { Product } from "../lib/api-types.ts";
import { marketQuery } from "../market/market.ts";
import { type Shown, shownProduct } from "./shown.ts";

const key = "recent";
const kept = 9;

/** Stored in this browser only, newest first. */
export function rememberProduct(productId: string): void {
  const ids = [productId, ...recentIds().filter((id) => id !== productId)].slice(0, kept);
  // Without storage (full or forbidden) only this row is missing.
  try {
    localStorage.setItem(key, ids.join(" "));
  } catch {}
}

/** Deletes the list. */
export function forgetRecent(): void {
  try {
    localStorage.removeItem(key);
  } catch {}
}

/** The recently viewed products, except one; those that no longer exist are left out. */
export async function loadRecent(except?: string): Promise<readonly Shown[]> {
  const ids = recentIds().filter((id) => id !== except);
  const found = await Promise.all(
    ids.map((id) =>
      ask<Product>((api) => api.products[":id"].$get({ param: { id }, query: marketQuery() })).catch(
        () => undefined,
      ),
    ),
  );
  return found.flatMap((product) => (product ? [shownProduct(product)] : []));
}

function recentIds(): string[] {
  try {
    return (localStorage.getItem(key) ?? "").split(" ").filter((id) => /^[\w-]{1,64}$/.test(id));
  } catch {
    return [];
  }
}
