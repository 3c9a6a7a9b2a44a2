import type { Actor } from "../actor.ts";
import type { Currency } from "../money.ts";
import type { Settings } from "../settings/store.ts";
import type { StoreIdentity } from "../settings/store-identity.ts";
import {
  bookOf,
  type Market,
  type MarketId,
  type MarketsSettings,
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

/** What was resolved of settings that are kept in memory, where each read is the same promise. */
const resolved = new WeakMap<
  Promise<MarketsSettings>,
  { readonly store: Promise<StoreIdentity>; readonly terms: Map<MarketId | undefined, MarketTerms> }
>();

/**
 * The market that a caller names, or the default one: the same object while the settings stay the same. Throws VALIDATION_ERROR
 * (no such market, or not its currency).
 */
export async function resolveMarket(
  { settings }: { readonly settings: Pick<Settings, "read"> },
  named: Named,
): Promise<MarketTerms> {
  const [markets, store] = [settings.read("markets"), settings.read("store")];
  const kept = resolved.get(markets);
  const known = kept?.store === store ? kept.terms.get(named.market) : undefined;
  if (known && named.currency === undefined) return known;
  const terms = termsNamed(...(await Promise.all([markets, store])), named);
  if (kept?.store === store) kept.terms.set(named.market, terms);
  else resolved.set(markets, { store, terms: new Map([[named.market, terms]]) });
  return terms;
}

/** The same for an order that is priced by it: settings are read past what is kept in memory. */
export async function bindingMarket(
  { settings }: { readonly settings: Pick<Settings, "find"> },
  named: Named,
): Promise<MarketTerms> {
  const [markets, store] = await Promise.all([settings.find("markets"), settings.find("store")]);
  return termsNamed(markets.value, store.value, named);
}
