import { count, create, insertMultiple, search as oramaSearch } from "@orama/orama";
import MiniSearch from "minisearch";
import { embeddedSearch } from "../../../api/adapters/embedded/search/search-index.ts";
import { loadSegment, saveSegment } from "../../../api/adapters/embedded/search/segment-file.ts";
import { priceSteps, type SearchDocument } from "../../../api/ports/search-index.ts";

export type Filter = { readonly minPrice: number; readonly maxPrice: number; readonly inStock: boolean };
/**
 * A built index. `search` finds a page of 24 with facets of category, tags and price, and returns the total.
 */
export type Built = {
  search(text: string, filter: Filter): Promise<number>;
  save?(file: string): Promise<void>;
  restore?(file: string): Promise<number>;
};

const limit = 24;
const fields = { name: 8, tags: 4, category: 4, description: 1 } as const;

/**
 * Our engine, and two libraries configured as their documentation advises: fuzzy and prefix search, the same
 * boosts, filters and facets.
 */
export const engines = {
  "E-Com67": async (documents: readonly SearchDocument[]): Promise<Built> => {
    const index = embeddedSearch();
    async function* batches() {
      for (let from = 0; from < documents.length; from += 500)
        yield documents
          .slice(from, from + 500)
          .map((document) => ({ type: "put", version: 1, document }) as const);
    }
    await index.rebuild(batches());
    const ask = async (of: typeof index, text: string, filter: Filter) =>
      (
        await of.search({
          text,
          filters: { categories: [], tags: [], ...filter },
          sort: "relevance",
          offset: 0,
          limit,
        })
      ).total;
    return {
      search: (text, filter) => ask(index, text, filter),
      async save(file) {
        const segment = index.segment();
        if (segment) await saveSegment(file, { segment, position: "1", savedAt: Date.now() });
      },
      async restore(file) {
        const restored = embeddedSearch((await loadSegment(file))?.segment);
        return ask(restored, "mug", { minPrice: 0, maxPrice: 99_999_999, inStock: false });
      },
    };
  },

  MiniSearch: async (documents: readonly SearchDocument[]): Promise<Built> => {
    const index = new MiniSearch<SearchDocument>({
      idField: "productId",
      fields: Object.keys(fields),
      storeFields: [
        "name",
        "slug",
        "description",
        "category",
        "tags",
        "price",
        "available",
        "imageUrl",
        "createdAt",
      ],
      extractField: (document, field) =>
        field === "tags" ? document.tags.join(" ") : Reflect.get(document, field),
    });
    index.addAll(documents);
    return {
      async search(text, { minPrice, maxPrice, inStock }) {
        const found = index.search(text, {
          boost: fields,
          prefix: true,
          fuzzy: 0.2,
          combineWith: "AND",
          filter: ({ price, available }) =>
            price >= minPrice && price <= maxPrice && (!inStock || available > 0),
        });
        // MiniSearch has no facets, so they are counted over its results.
        const categories = new Map<string, number>();
        const tags = new Map<string, number>();
        const prices = priceSteps.map(() => 0);
        for (const hit of found) {
          categories.set(hit["category"], (categories.get(hit["category"]) ?? 0) + 1);
          for (const tag of hit["tags"]) tags.set(tag, (tags.get(tag) ?? 0) + 1);
          const step = priceSteps.findLastIndex((from) => hit["price"] >= from);
          prices[step] = (prices[step] ?? 0) + 1;
        }
        found.slice(0, limit);
        return found.length;
      },
    };
  },

  Orama: async (documents: readonly SearchDocument[]): Promise<Built> => {
    const schema = {
      name: "string",
      description: "string",
      category: "enum",
      tags: "enum[]",
      tagWords: "string",
      categoryWords: "string",
      price: "number",
      available: "number",
    } as const;
    const index = create({ schema });
    const rows = documents.map((document) => ({
      ...document,
      tags: [...document.tags],
      tagWords: document.tags.join(" "),
      categoryWords: document.category,
    }));
    await insertMultiple(index, rows, 500);
    if (count(index) !== documents.length) throw new Error("Orama did not take them all");
    const ranges = priceSteps.map((from, step) => ({ from, to: (priceSteps[step + 1] ?? 100_000_000) - 1 }));
    return {
      async search(term, { minPrice, maxPrice, inStock }) {
        const { count } = await oramaSearch(index, {
          term,
          limit,
          properties: ["name", "tagWords", "categoryWords", "description"],
          boost: { name: 8, tagWords: 4, categoryWords: 4 },
          tolerance: 1,
          threshold: 0,
          where: { price: { between: [minPrice, maxPrice] }, ...(inStock && { available: { gt: 0 } }) },
          facets: { category: {}, tags: {}, price: { ranges } },
        });
        return count;
      },
    };
  },
};

/** Whether there is an engine of this name. */
export const isEngine = (name: string): name is keyof typeof engines => Object.hasOwn(engines, name);
