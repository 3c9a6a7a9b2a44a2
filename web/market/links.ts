import { store } from "../lib/store.ts";
import { outOfMarket } from "./market.ts";

/**
 * What another market shows in place of a page of this one: the cart in place of the checkout, lists without a range of
 * prices, and its home page in place of one that the merchant has not published.
 */
export function pathElsewhere({ pathname, search }: Pick<Location, "pathname" | "search">): string {
  const path = outOfMarket(pathname);
  if (path.startsWith("/checkout")) return "/cart";
  const slug = /^\/pages\/([^/]*)/.exec(path)?.[1];
  if (slug !== undefined && !store().pages.some((page) => page.slug === slug)) return "/";
  const query = new URLSearchParams(search);
  query.delete("minPrice");
  query.delete("maxPrice");
  return query.size > 0 ? `${path}?${query}` : path;
}
