import type { Actor } from "../actor.ts";
import { defaultId, type MarketId } from "../markets/market.ts";
import { resolveMarket } from "../markets/service.ts";
import { countInBook, type SearchDeps } from "../search/service.ts";

/** `count` is of active products. `slug` is the category's own: no other has it, and it never changes. */
export type Category = { readonly category: string; readonly slug: string; readonly count: number };

/** Categories exist by the products in them; what is stored is their number and the slug. */
export interface Categories {
  /** Those with an active product, by name. */
  list(): Promise<readonly Category[]>;
  /** The slug of each of these names; one that has none yet gets one. */
  slugs(names: Iterable<string>): Promise<ReadonlyMap<string, string>>;
}

type ReadDeps = { readonly categories: Categories };

/**
 * The categories with their number of active products in a market, for anybody. In a market of another book than the default one
 * search counts them. Throws VALIDATION_ERROR (no such market), and there SERVICE_UNAVAILABLE.
 */
export async function listCategories(
  deps: ReadDeps & Pick<SearchDeps, "search" | "settings" | "log">,
  actor: Actor,
  { market }: { readonly market?: MarketId | undefined } = {},
): Promise<readonly Category[]> {
  if (market === undefined) return deps.categories.list();
  const { book } = await resolveMarket(deps, { market });
  const all = await deps.categories.list();
  if (book.bookId === defaultId) return all;
  const counts = await countInBook(deps, actor, book.bookId);
  return all.flatMap((one) => {
    const count = counts.get(one.category) ?? 0;
    return count === 0 ? [] : [{ ...one, count }];
  });
}

/** The slugs of these categories by name, for anybody: links to a category are made of it. */
export const findCategorySlugs = (
  deps: ReadDeps,
  _actor: Actor,
  names: Iterable<string>,
): Promise<ReadonlyMap<string, string>> => deps.categories.slugs(names);
