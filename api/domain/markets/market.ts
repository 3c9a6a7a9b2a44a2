import { DomainError } from "../errors.ts";
import type { Currency } from "../money.ts";
import type { StoreIdentity } from "../settings/store-identity.ts";

/** The address prefix of a market; `default` has none. */
export type MarketId = string;
/** A list of prices in one currency. */
export type BookId = string;

/** The market and the book that every shop has. */
export const defaultId = "default";

/** `currency` null: the store's. `taxIncluded`: its prices contain tax. */
export type Book = {
  readonly bookId: BookId;
  readonly currency: Currency | null;
  readonly taxIncluded: boolean;
};

/**
 * Some countries that are sold to in one way. `countries` null: all that no other market lists. `locales` are BCP 47, the
 * first is the usual one; none: the store's. `returnDays`: how long goods can be sent back. `withdrawal`: shoppers have the EU's right to
 * withdraw from the contract. `priorPrice`: a reduction is shown against the lowest price of the 30 days before it
 * (Directive 98/6/EC, Article 6a).
 */
export type Market = {
  readonly marketId: MarketId;
  readonly name: string;
  readonly countries: readonly string[] | null;
  readonly book: BookId;
  readonly locales: readonly string[];
  readonly returnDays: number;
  readonly withdrawal: boolean;
  readonly isDefault: boolean;
  readonly priorPrice: boolean;
};

/** Where the shop sells, and at which prices. */
export type MarketsSettings = { readonly markets: readonly Market[]; readonly books: readonly Book[] };

/** One market for every country, at the product's own price in the store's currency, to which tax is added. */
export const defaultMarkets: MarketsSettings = {
  markets: [
    {
      marketId: defaultId,
      name: "International",
      countries: null,
      book: defaultId,
      locales: [],
      returnDays: 30,
      withdrawal: false,
      isDefault: true,
      priorPrice: false,
    },
  ],
  books: [{ bookId: defaultId, currency: null, taxIncluded: false }],
};

/** A book whose currency is known. */
export type PricedBook = Book & { readonly currency: Currency };
/** A market as orders and quotes go by it, with its book. */
export type MarketTerms = {
  readonly market: Market;
  readonly book: PricedBook;
  /** Whether it sells to a country, by its ISO 3166-1 code. */
  readonly delivers: (country: string) => boolean;
};

/** The market that sells to a country; undefined where none does. */
export const marketOf = ({ markets }: MarketsSettings, country: string): Market | undefined =>
  markets.find(({ countries }) => countries?.includes(country)) ??
  markets.find(({ countries }) => countries === null);

/** The book that a market sells by, in the store's currency where the book has none of its own. */
export function bookOf(
  { books }: MarketsSettings,
  market: Market,
  { currency }: Pick<StoreIdentity, "currency">,
): PricedBook {
  const book = books.find(({ bookId }) => bookId === market.book);
  if (!book) throw new Error(`the market ${market.marketId} has no book ${market.book}`);
  return { ...book, currency: book.currency ?? currency };
}

/**
 * The market that a caller names, or the default one. Throws VALIDATION_ERROR for one that does not exist, and for a `currency` that
 * is not the market's.
 */
export function termsNamed(
  settings: MarketsSettings,
  store: Pick<StoreIdentity, "currency">,
  named: { readonly market?: MarketId | undefined; readonly currency?: Currency | undefined },
): MarketTerms {
  const market = settings.markets.find(({ marketId, isDefault }) =>
    named.market === undefined ? isDefault : marketId === named.market,
  );
  if (!market) throw invalid("market", `must be one of ${idsOf(settings)}`);
  const book = bookOf(settings, market, store);
  if (named.currency !== undefined && named.currency !== book.currency)
    throw invalid("currency", `must be ${book.currency}, the currency of the market ${market.marketId}`);
  const delivers = (country: string) => marketOf(settings, country) === market;
  return { market, book, delivers };
}

/** Where a market is assumed to deliver to before a destination is known: the shop's own country, or else its own first one. */
export const usualCountry = ({ market, delivers }: MarketTerms, home: string): string =>
  delivers(home) ? home : (market.countries?.[0] ?? home);

/** Throws VALIDATION_ERROR for an address that the market does not sell to. */
export function mustDeliver({ market, delivers }: MarketTerms, country: string): void {
  if (!delivers(country.toUpperCase()))
    throw invalid(
      "shippingAddress.country",
      `must be a country of the market ${market.marketId}; ${country.toUpperCase()} is not`,
    );
}

const idsOf = ({ markets }: MarketsSettings): string => markets.map(({ marketId }) => marketId).join(", ");

const invalid = (path: string, message: string) =>
  new DomainError("VALIDATION_ERROR", { issues: [{ path, message }] });
