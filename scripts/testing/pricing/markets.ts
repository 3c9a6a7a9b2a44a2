import { defaultId, defaultMarkets, type MarketsSettings } from "../../../api/domain/markets/market.ts";
import type { Currency } from "../../../api/domain/money.ts";
import type { ByBook, ShippingSettings } from "../../../api/domain/shipping/settings.ts";
import type { Caller } from "../shop.ts";

/** A market of a test shop with a book of its own, both named by `id`. */
export type TestMarket = {
  readonly id: string;
  readonly currency: Currency;
  readonly countries?: readonly string[];
  readonly taxIncluded?: boolean;
  readonly locales?: readonly string[];
};

/** Settings of the default market and some others; without countries a market has none. */
export const marketsWith = (others: readonly TestMarket[]): MarketsSettings => ({
  markets: [
    ...defaultMarkets.markets,
    ...others.map(({ id, countries = [], locales = ["en-GB"] }) => ({
      marketId: id,
      name: `Market ${id}`,
      countries,
      book: id,
      locales,
      returnDays: 14,
      withdrawal: true,
      isDefault: false,
      priorPrice: false,
    })),
  ],
  books: [
    ...defaultMarkets.books,
    ...others.map(({ id, currency, taxIncluded = false }) => ({ bookId: id, currency, taxIncluded })),
  ],
});

/** What delivery costs in the default book costs as much in each of the others. */
const pricedIn = (shipping: ShippingSettings, others: readonly TestMarket[]): ShippingSettings => {
  const inAll = (amounts: ByBook): ByBook => ({
    ...amounts,
    ...Object.fromEntries(
      others.flatMap(({ id, currency }) => {
        const { [defaultId]: amount } = amounts;
        return amount === undefined ? [] : [[id, currency === "JPY" ? Math.ceil(amount) : amount]];
      }),
    ),
  });
  const methods = shipping.methods.map((method) => ({
    ...method,
    bands: method.bands.map((band) => ({ ...band, price: inAll(band.price) })),
    ...(method.perKg && { perKg: inAll(method.perKg) }),
    ...(method.freeFrom && { freeFrom: inAll(method.freeFrom) }),
  }));
  return { ...shipping, methods };
};

const part = (admin: Caller, name: string) => admin.get(`/admin/settings/${name}`);
const put = (admin: Caller, name: string, value: object, version: number) =>
  admin.json(admin.put(`/admin/settings/${name}`, value, { "if-match": `"${version}"` }));
const marketsOf = (admin: Caller) =>
  admin.json<{ version: number; value: MarketsSettings }>(part(admin, "markets"));

/** Puts these markets beside the others that are open, with the same amounts for delivery. */
export async function openMarkets(admin: Caller, ...others: readonly TestMarket[]): Promise<void> {
  const { value, version } = await marketsOf(admin);
  const { markets, books } = marketsWith(others);
  const added = new Set(others.map(({ id }) => id));
  const next = {
    markets: [
      ...value.markets.filter(({ marketId }) => !added.has(marketId)),
      ...markets.filter(({ marketId }) => added.has(marketId)),
    ],
    books: [
      ...value.books.filter(({ bookId }) => !added.has(bookId)),
      ...books.filter(({ bookId }) => added.has(bookId)),
    ],
  };
  await put(admin, "markets", next, version);
  const shipping = await admin.json<{ version: number; value: ShippingSettings }>(part(admin, "shipping"));
  await put(admin, "shipping", pricedIn(shipping.value, others), shipping.version);
}

/** Closes a market; its book stays, with its prices. */
export async function closeMarket(admin: Caller, marketId: string): Promise<void> {
  const { value, version } = await marketsOf(admin);
  const markets = value.markets.filter((market) => market.marketId !== marketId);
  await put(admin, "markets", { ...value, markets }, version);
}
