import { createClient } from "../../api/client.ts";
import type { Category, Config, Market, Product, ProductPage, Store } from "../lib/api-types.ts";
import { bodyOf, Problem } from "../lib/problem.ts";

export type Listed = Product;

/** The catalog of a market as the sitemap and llms.txt need it. */
export type CatalogReader = {
  /** The first cache tag of each answer so far, which is the product's or the list's: what was made of them is purged by it. */
  tags(): readonly string[];
  categories(): Promise<readonly Category[]>;
  /** Every active product, newest first. */
  all(): AsyncGenerator<Listed>;
  /** By slug or id; undefined when there is none. */
  product(slug: string): Promise<Listed | undefined>;
  /** Who the store is, as the merchant has set it, in the market's currency. */
  store(): Promise<Store>;
  /** Every market of the shop, the default one first. */
  markets(): Promise<readonly Market[]>;
};

/** Reads the catalog of a market through the API in this process; `query` is what the API is asked for it with. */
export function catalogOver(
  api: (request: Request) => Promise<Response>,
  query: { readonly market?: string } = {},
): CatalogReader {
  const tags = new Set<string>();
  const client = createClient("http://shop.local", {
    async fetch(input: string | URL | Request, init?: RequestInit) {
      const response = await api(new Request(input, init));
      const [tag] = (response.headers.get("cache-tag") ?? "").split(",");
      if (tag) tags.add(tag);
      return response;
    },
  });
  return {
    tags: () => [...tags],
    async categories() {
      const { items } = await bodyOf<{ items: Category[] }>(client.categories.$get({ query }));
      return items;
    },
    async *all() {
      let lastKey: string | undefined;
      do {
        const page: ProductPage = await bodyOf<ProductPage>(
          client.products.$get({
            query: { limit: "100", ...query, ...(lastKey !== undefined && { lastKey }) },
          }),
        );
        yield* page.items;
        lastKey = page.lastKey;
      } while (lastKey !== undefined);
    },
    async product(slug) {
      try {
        return await bodyOf<Product>(client.products[":id"].$get({ param: { id: slug }, query }));
      } catch (error) {
        if (error instanceof Problem && error.status < 500 && error.status !== 429) return undefined;
        throw error;
      }
    },
    async store() {
      return (await bodyOf<Config>(client["config.json"].$get({ query }))).store;
    },
    async markets() {
      return (await bodyOf<{ items: Market[] }>(client.markets.$get())).items;
    },
  };
}
