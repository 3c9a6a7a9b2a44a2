/**
 * What another market shows in place of a page: the cart in place of the checkout, lists without a range of prices, and its
 * home page in place of one that the merchant has not published. `path` is without the prefix of the page's market.
 */
export function pathElsewhere(
  path: string,
  search: string,
  pages: readonly { readonly slug: string }[],
): string {
  if (path.startsWith("/checkout")) return "/cart";
  const slug = /^\/pages\/([^/]*)/.exec(path)?.[1];
  if (slug !== undefined && !pages.some((page) => page.slug === slug)) return "/";
  const query = new URLSearchParams(search);
  query.delete("minPrice");
  query.delete("maxPrice");
  return query.size > 0 ? `${path}?${query}` : path;
}
