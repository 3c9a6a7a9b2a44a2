import { type Shown, shownProduct } from "../catalog/shown.ts";
import { ask } from "../lib/api.ts";
import type { ProductPage } from "../lib/api-types.ts";
import { market, marketQuery } from "../market/market.ts";
import type { Refinement } from "./search-params.ts";

/** Lists a category without search: its products in order, without filters. */
export async function listed(
  category: string,
  { sort }: Pick<Refinement, "sort">,
): Promise<readonly Shown[]> {
  const { items } = await ask<ProductPage>((api) =>
    api.products.$get({
      // Only search sorts by another market's prices.
      query: {
        category,
        limit: "100",
        sort: sort === "relevance" || market().prefix !== "" ? "newest" : sort,
        ...marketQuery(),
      },
    }),
  );
  return items.map(shownProduct);
}
