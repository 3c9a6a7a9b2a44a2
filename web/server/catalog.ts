import { createClient } from "../../api/client.ts";
import type { Category, Product, ProductPage } from "../lib/api-types.ts";
import { categorySlug } from "../lib/format.ts";
import { answerOf, Problem } from "../lib/problem.ts";

export type Listed = Product;

/** The catalog as pages for machines need it. */
export type CatalogReader = {
  aisles(): Promise<readonly (Category & { readonly slug: string })[]>;
  /** Every active product, newest first. */
  all(): AsyncGenerator<Listed>;
  /** By slug or id; undefined: there is none. */
  product(slug: string): Promise<Listed | undefined>;
};

/** Reads the catalog through the API in this process. */
export function catalogOver(api: (request: Request) => Promise<Response>): CatalogReader {
  const client = createClient("http://shop.local", {
    fetch: (input: string | URL | Request, init?: RequestInit) => api(new Request(input, init)),
  });
  return {
    async aisles() {
      const { items } = await answerOf<{ items: Category[] }>(client.categories.$get());
      return items.map((item) => ({ ...item, slug: categorySlug(item.category) }));
    },
    async *all() {
      let lastKey: string | undefined;
      do {
        const page: ProductPage = await answerOf<ProductPage>(
          client.products.$get({ query: { limit: "100", ...(lastKey !== undefined && { lastKey }) } }),
        );
        yield* page.items;
        lastKey = page.lastKey;
      } while (lastKey !== undefined);
    },
    async product(slug) {
      try {
        return await answerOf<Product>(client.products[":id"].$get({ param: { id: slug } }));
      } catch (error) {
        if (error instanceof Problem && error.status < 500 && error.status !== 429) return undefined;
        throw error;
      }
    },
  };
}
