import { outOfMarket } from "./market.ts";

/**
 * What another market shows in place of a page of this one: the cart in place of the checkout, and lists without a range of
 * prices.
 */
export function pathElsewhere({ pathname, search }: Pick<Location, "pathname" | "search">): string {
  const path = outOfMarket(pathname);
  if (path.startsWith("/checkout")) return "/cart";
  const query = new URLSearchParams(search);
  query.delete("minPrice");
  query.delete("maxPrice");
  return query.size > 0 ? `${path}?${query}` : path;
}
