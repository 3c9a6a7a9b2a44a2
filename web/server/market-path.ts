import type { Market, Store } from "../lib/api-types.ts";
import type { PageMarket } from "../market/address.ts";
import { deliveryPromise } from "./delivery-promise.ts";

/** What the storefront's inner routes know of a request: its market, which their paths do not name, and who asks. */
export type InMarket = {
  readonly Bindings: {
    readonly market: PageMarket;
    /** Every market of the shop, the default one first. */
    readonly markets: readonly Market[];
    /** As the API tells it for the market. */
    readonly store: Store;
    /** What the HTTP server knows of the caller. */
    readonly caller: object;
    /** The address as it was asked for. */
    readonly url: URL;
  };
};

/** The first part of a path, where it may be a market's prefix. */
export const prefixIn = (pathname: string): string | undefined =>
  /^\/([a-z]{2}(?:-[a-z0-9]{1,12})?)(?=\/|$)/i.exec(pathname)?.[1];

/**
 * The market whose prefix a path has, and the path behind it; the default market and the path as it is where it has none.
 * `isSpelled`: the prefix is in lower case, as addresses have it.
 */
export function marketAt(
  markets: readonly Market[],
  pathname: string,
): { readonly named: Market; readonly path: string; readonly isSpelled: boolean } {
  const prefix = prefixIn(pathname);
  const id = prefix?.toLowerCase();
  const named = markets.find(({ marketId, isDefault }) => !isDefault && marketId === id);
  if (named && prefix !== undefined)
    return { named, path: pathname.slice(prefix.length + 1) || "/", isSpelled: prefix === id };
  const usual = markets.find(({ isDefault }) => isDefault);
  if (!usual) throw new Error("the shop has no default market");
  return { named: usual, path: pathname, isSpelled: true };
}

/**
 * Where a link of a mail about an order leads once its market has closed: to the same page of the default market. Undefined for
 * other addresses, of which nothing is left.
 */
export const pathAfterClosing = (markets: readonly Market[], pathname: string): string | undefined => {
  const prefix = prefixIn(pathname);
  if (prefix === undefined || !marketAt(markets, pathname).named.isDefault) return undefined;
  const path = pathname.slice(prefix.length + 1) || "/";
  return mailed.test(path) ? path : undefined;
};

/** What mails about orders link to, and where banks send shoppers back to. */
const mailed = /^\/(?:$|account$|account\/|orders$|orders\/|track$|track\/)/;

/** What the addresses of a market begin with. */
export const prefixOf = ({ marketId, isDefault }: Pick<Market, "marketId" | "isDefault">): string =>
  isDefault ? "" : `/${marketId}`;

/** A market as its pages know it; `store` is as the API tells it for the market. */
export const pageMarketOf = (
  { marketId, name, isDefault, locales: [locale], countries }: Market,
  markets: readonly Market[],
  store: Pick<Store, "currency" | "locale" | "delivery">,
): PageMarket => ({
  marketId,
  name,
  prefix: prefixOf({ marketId, isDefault }),
  query: isDefault ? {} : { market: marketId },
  locale: locale ?? store.locale,
  // The words around a date are in the store's language.
  dates: locale?.split("-")[0] === store.locale.split("-")[0] ? (locale ?? store.locale) : store.locale,
  delivery: deliveryPromise(store, locale ?? store.locale),
  countries,
  others: markets
    .filter((other) => other.marketId !== marketId)
    .map((other) => ({ name: other.name, prefix: prefixOf(other), countries: other.countries })),
});
