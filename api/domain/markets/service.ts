import type { Actor } from "../actor.ts";
import type { Currency } from "../money.ts";
import type { Settings } from "../settings/store.ts";
import {
  bookOf,
  type Market,
  type MarketId,
  type MarketTerms,
  type PricedBook,
  termsNamed,
} from "./market.ts";

/** Every market with its book, the default one first. For anybody. */
export async function listMarkets(
  deps: { readonly settings: Pick<Settings, "read"> },
  _actor: Actor,
): Promise<readonly { readonly market: Market; readonly book: PricedBook }[]> {
  const [settings, store] = await Promise.all([deps.settings.read("markets"), deps.settings.read("store")]);
  return settings.markets
    .toSorted((one, other) => Number(other.isDefault) - Number(one.isDefault))
    .map((market) => ({ market, book: bookOf(settings, market, store) }));
}

/** How a caller names a market. */
export type Named = {
  readonly market?: MarketId | undefined;
  readonly currency?: Currency | undefined;
};

/** The market that a caller names, or the default one. Throws VALIDATION_ERROR (no such market, or not its currency). */
export async function resolveMarket(
  { settings }: { readonly settings: Pick<Settings, "read"> },
  named: Named,
): Promise<MarketTerms> {
  const [markets, store] = await Promise.all([settings.read("markets"), settings.read("store")]);
  return termsNamed(markets, store, named);
}

/** The same for an order that is priced by it: settings are read past what is kept in memory. */
export async function bindingMarket(
  { settings }: { readonly settings: Pick<Settings, "find"> },
  named: Named,
): Promise<MarketTerms> {
  const [markets, store] = await Promise.all([settings.find("markets"), settings.find("store")]);
  return termsNamed(markets.value, store.value, named);
}
