import { defaultId, type MarketId, type MarketsSettings } from "./market.ts";

/** What the addresses of a market begin with at the storefront: nothing in the default one, else a slash and its id. */
export const prefixOf = (marketId: MarketId = defaultId): string =>
  marketId === defaultId ? "" : `/${marketId}`;

/** The same while the market is open; of one that has closed nothing, so that a link leads into the default market. */
export const openPrefixOf = ({ markets }: MarketsSettings, marketId: MarketId | undefined): string =>
  markets.some((market) => market.marketId === marketId) ? prefixOf(marketId) : "";

/** The address of a page of the storefront in a market, by its address in the default one. */
export function withPrefix(pageUrl: string, prefix: string): string {
  if (prefix === "") return pageUrl;
  const url = new URL(pageUrl);
  url.pathname = url.pathname === "/" ? prefix : `${prefix}${url.pathname}`;
  return url.href;
}
