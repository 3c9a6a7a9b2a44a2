import * as z from "zod";
import type { Categories } from "../../../domain/catalog/categories.ts";
import { slugOf } from "../../../domain/catalog/product.ts";
import { categorySlugs } from "../../../domain/catalog/slug.ts";
import type { Tables } from "../../../ports/table.ts";
import { tables } from "../keys.ts";

const CategoryRecord = z.object({
  category: z.string(),
  count: z.int().default(0),
  slug: z.string().optional(),
});
type CategoryRecord = z.output<typeof CategoryRecord>;

/**
 * Categories over any engine. A slug is claimed in one transaction by an item of its own (`kind` "slug"), on condition that
 * nobody has it, so that two categories never share one. Slugs never change, so this process remembers them.
 */
export const categoriesIn = (engine: Tables): Categories => {
  const known = new Map<string, string>();

  const recordOf = async (category: string): Promise<CategoryRecord | undefined> => {
    const item = await engine.get(tables.categories, { kind: "category", category });
    return item && CategoryRecord.parse(item);
  };

  /** The slug that this category has, or the first candidate that is free, which it then has. */
  async function slugFor(category: string): Promise<string> {
    const remembered = known.get(category);
    if (remembered !== undefined) return remembered;
    const record = await recordOf(category);
    const slug = record?.slug ?? (await claim(category, record));
    known.set(category, slug);
    return slug;
  }

  async function claim(category: string, record: CategoryRecord | undefined): Promise<string> {
    for await (const slug of candidates(category, record)) {
      const result = await engine.transact([
        {
          table: tables.categories,
          put: { kind: "slug", category: slug, of: category },
          if: { any: [{ exists: false }, { path: "of", equals: category }] },
        },
        {
          table: tables.categories,
          update: { kind: "category", category },
          changes: [{ set: "slug", to: slug }],
          if: { path: "slug", present: false },
        },
      ]);
      if (result.committed) return slug;
      // Somebody else may have claimed one for this category meanwhile.
      const claimed = (await recordOf(category))?.slug;
      if (claimed !== undefined) return claimed;
    }
    throw new Error("candidates never end");
  }

  return {
    async list() {
      const { items } = await engine.query(tables.categories, { hash: "category", limit: 1000 });
      const active = items.map((item) => CategoryRecord.parse(item)).filter(({ count }) => count > 0);
      const listed = [];
      for (const { category, count, slug } of active) {
        if (slug !== undefined) known.set(category, slug);
        listed.push({ category, count, slug: slug ?? (await slugFor(category)) });
      }
      return listed;
    },

    async slugs(names) {
      const found = new Map<string, string>();
      for (const name of names) if (!found.has(name)) found.set(name, await slugFor(name));
      return found;
    },
  };
};

/**
 * A category that was listed before slugs were stored keeps its address, which was made by `slugOf`, unless that was empty
 * or another category's.
 */
async function* candidates(category: string, record: CategoryRecord | undefined): AsyncGenerator<string> {
  const former = record ? slugOf(category) : "";
  if (former !== "") yield former;
  yield* categorySlugs(category);
}
