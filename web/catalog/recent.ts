import { createSignal } from "solid-js";
import { ask } from "../lib/api.ts";
import type { Product } from "../lib/api-types.ts";

const key = "recent";
const kept = 9;
const [seen, setSeen] = createSignal<readonly Product[]>([]);

/** What this browser looked at last, as it is today; filled by `loadRecent`. */
export const recentProducts = seen;

/** Remembered in this browser only, newest first. */
export function rememberProduct(productId: string): void {
  const ids = [productId, ...recentIds().filter((id) => id !== productId)].slice(0, kept);
  // Full or forbidden storage costs the shopper this row and nothing else.
  try {
    localStorage.setItem(key, ids.join(" "));
  } catch {}
}

/** Asks for what was seen, except one product; those that are gone are left out. */
export async function loadRecent(except?: string): Promise<void> {
  const ids = recentIds().filter((id) => id !== except);
  const found = await Promise.all(
    ids.map((id) =>
      ask<Product>((api) => api.products[":id"].$get({ param: { id } })).catch(() => undefined),
    ),
  );
  setSeen(found.filter((product) => product !== undefined));
}

function recentIds(): string[] {
  try {
    return (localStorage.getItem(key) ?? "").split(" ").filter((id) => /^[\w-]{1,64}$/.test(id));
  } catch {
    return [];
  }
}
