import type { Actor } from "../actor.ts";

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

/** The categories with their number of active products, for anybody. */
export const listCategories = (deps: ReadDeps, _actor: Actor): Promise<readonly Category[]> =>
  deps.categories.list();

/** The slugs of these categories by name, for anybody: links to a category are made of it. */
export const findCategorySlugs = (
  deps: ReadDeps,
  _actor: Actor,
  names: Iterable<string>,
): Promise<ReadonlyMap<string, string>> => deps.categories.slugs(names);
