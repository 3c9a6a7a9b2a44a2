import { createSignal } from "solid-js";
import { ask } from "../lib/api.ts";
import type { Product, SavedProduct, Wishlist } from "../lib/api-types.ts";
import { Problem } from "../lib/problem.ts";
import { asShopper } from "../lib/session.ts";
import { marketQuery } from "../market/market.ts";

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

/** `notHere`: sold, but not in this market. */
export type SavedHere = SavedProduct & { readonly notHere?: boolean };

/** The same with the prices and units of this market. Throws a Problem. */
export async function loadSavedHere(): Promise<readonly SavedHere[]> {
  const items = await loadSaved();
  const query = marketQuery();
  if (query.market === undefined) return items;
  return Promise.all(items.map((one) => soldIn(query, one)));
}

async function soldIn(query: ReturnType<typeof marketQuery>, saved: SavedProduct): Promise<SavedHere> {
  const { productId: id, product, gone } = saved;
  if (gone || !product) return saved;
  try {
    const here = await ask<Product>((api) => api.products[":id"].$get({ param: { id }, query }));
    const { lowestPrice: price, highestPrice: maxPrice, compareAt, available } = here;
    const { maxPrice: _, compareAt: _compareAt, ...rest } = product;
    const variants = here.variants.length;
    return {
      ...saved,
      product: {
        ...rest,
        price,
        ...(maxPrice > price && { maxPrice }),
        ...(compareAt !== undefined && { compareAt }),
        available,
        variants,
      },
    };
  } catch (error) {
    if (error instanceof Problem && error.status === 404) return { ...saved, notHere: true };
    throw error;
  }
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
