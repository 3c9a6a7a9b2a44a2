import { ask } from "../lib/api.ts";
import type { Found } from "../lib/api-types.ts";
import { type Shown, shownHit } from "./shown.ts";

/** The first products of a list as search has them: it knows the prices of each market. */
export async function foundShelf(
  asked: { readonly sort: "newest" | "price-asc"; readonly limit: string; readonly market?: string },
  category: string | undefined,
  shown: "items" | undefined,
): Promise<readonly Shown[]> {
  const query = { ...asked, ...(category && { category: [category] }) };
  return (await ask<Found>((api) => api.search.$get({ query }), shown)).items.map(shownHit);
}
