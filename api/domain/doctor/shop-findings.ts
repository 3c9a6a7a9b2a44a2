import { countryList } from "../addresses/country.ts";
import { bookOf, type Market, type MarketId, type MarketsSettings } from "../markets/market.ts";
import type { StoreIdentity } from "../settings/store-identity.ts";
import { shippingOffers } from "../shipping/options.ts";
import type { ShippingSettings } from "../shipping/settings.ts";
import { zoneFor } from "../shipping/zones.ts";
import { resolveTaxes } from "../taxes/resolve.ts";
import type { TaxSettings } from "../taxes/settings.ts";

/**
 * Why orders to a country cannot be placed, or are not taxed. `country` is its ISO 3166-1 code; null: every country that
 * nothing in the settings names. `address` is the page of the admin where it is mended.
 */
export type ShopFinding = {
  readonly code: "no_zone" | "no_method" | "no_registration";
  readonly marketId: MarketId;
  readonly country: string | null;
  readonly address: "/settings/shipping" | "/settings/taxes";
};

export type ShopParts = {
  readonly markets: MarketsSettings;
  readonly shipping: ShippingSettings;
  readonly taxes: TaxSettings;
  readonly store: Pick<StoreIdentity, "currency">;
};

/** What is missing for the countries that the markets sell to, market by market. `at` in epoch milliseconds. */
export const shopFindings = (parts: ShopParts, at: number): ShopFinding[] =>
  parts.markets.markets.flatMap((market) =>
    countriesOf(market, parts).flatMap((country) => [
      ...deliveryFindings(market, country, parts),
      ...taxFindings(market, country, parts, at),
    ]),
  );

/** The countries to look at: those listed, or those that the settings name and no other market lists, and the rest as one. */
function countriesOf(market: Market, { markets, shipping, taxes }: ShopParts): readonly (string | null)[] {
  if (market.countries !== null) return market.countries;
  const elsewhere = new Set(markets.markets.flatMap(({ countries }) => countries ?? []));
  const named = [
    taxes.home.country,
    ...shipping.zones.flatMap(({ countries }) => countries),
    ...taxes.registrations.map(({ country }) => country),
  ];
  return [...new Set(named.filter((country) => !elsewhere.has(country))), null];
}

function deliveryFindings(market: Market, country: string | null, parts: ShopParts): ShopFinding[] {
  const { shipping } = parts;
  const destination = { country: country ?? unnamed(parts) };
  const found = (code: "no_zone" | "no_method") => [
    { code, marketId: market.marketId, country, address: "/settings/shipping" as const },
  ];
  const narrower = shipping.zones.filter(({ countries }) => countries.includes(destination.country));
  const zone = zoneFor(shipping.zones, destination);
  if (!zone && narrower.length === 0) return found("no_zone");
  const { bookId, currency } = bookOf(parts.markets, market, parts.store);
  // Carriers are not asked: their methods are there.
  const live = new Map(
    shipping.methods.filter(({ kind }) => kind === "carrier").map(({ methodId }) => [methodId, 0] as const),
  );
  const parcel = { lines: [], goods: 0, book: bookId, currency, locale: "en", at: 0, usual: [0, 0] as const };
  const isReached = [...narrower, ...(zone ? [zone] : [])].some(
    (one) =>
      shippingOffers(
        { ...shipping, zones: [{ ...one, countries: [], states: [], postal: [] }] },
        {
          ...parcel,
          destination,
        },
        live,
      ).options.length > 0,
  );
  return isReached ? [] : found("no_method");
}

function taxFindings(market: Market, country: string | null, parts: ShopParts, at: number): ShopFinding[] {
  // Where a market names no country, its parcels are exports, or nothing is taxed at all, which the home country tells.
  if (country === null || (market.countries === null && country !== parts.taxes.home.country)) return [];
  const { reason } = resolveTaxes(parts.taxes, { destination: { country }, buyer: {}, at });
  const inStates = parts.taxes.registrations.some(
    (one) => one.country === country && one.state !== undefined,
  );
  if (reason !== "not_registered" || inStates) return [];
  return [{ code: "no_registration", marketId: market.marketId, country, address: "/settings/taxes" }];
}

/** A country that no zone and no market names. */
function unnamed({ shipping, markets }: ShopParts): string {
  const named = new Set([
    ...shipping.zones.flatMap(({ countries }) => countries),
    ...markets.markets.flatMap(({ countries }) => countries ?? []),
  ]);
  return countryList.find(({ code }) => !named.has(code))?.code ?? "";
}
