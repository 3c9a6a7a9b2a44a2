import { createSignal } from "solid-js";
import { ask } from "../lib/api.ts";
import type { SavedProduct, Wishlist } from "../lib/api-types.ts";
import { asShopper } from "../lib/session.ts";

const [ids, setIds] = createSignal<ReadonlySet<string>>(new Set());

/** Whether the account has saved the product, as loaded by `loadSaved`. */
export const isSaved = (productId: string): boolean => ids().has(productId);

/** Loads the wishlist and remembers which products are saved. Throws a Problem. */
export async function loadSaved(): Promise<readonly SavedProduct[]> {
  const { items } = await ask<Wishlist>(async (api) =>
    api.me.wishlist.$get({}, { headers: await asShopper() }),
  );
  setIds(new Set(items.map(({ productId }) => productId)));
  return items;
}

/** Saves the product or removes it. Optimistic: shown at once, and reverted when the request fails. */
export async function setSaved(productId: string, saved: boolean): Promise<void> {
  mark(productId, saved);
  try {
    // Sent to its end although the page is left meanwhile.
    const options = { headers: await asShopper(), init: { keepalive: true } };
    const param = { productId };
    await ask((api) => {
      const one = api.me.wishlist[":productId"];
      return saved ? one.$put({ param }, options) : one.$delete({ param }, options);
    });
  } catch (error) {
    mark(productId, !saved);
    throw error;
  }
}

function mark(productId: string, saved: boolean): void {
  const next = new Set(ids());
  if (saved) next.add(productId);
  else next.delete(productId);
  setIds(next);
}
