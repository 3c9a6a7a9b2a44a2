import { defaultMarkets, type MarketsSettings } from "../../../api/domain/markets/market.ts";
import type { Currency } from "../../../api/domain/money.ts";
import type { Caller } from "../shop.ts";

/** A market of a test shop with a book of its own, both named by `id`. */
export type TestMarket = {
  readonly id: string;
  readonly currency: Currency;
  readonly countries?: readonly string[];
  readonly taxIncluded?: boolean;
};

/** Settings of the default market and some others; without countries a market has none. */
export const marketsWith = (others: readonly TestMarket[]): MarketsSettings => ({
  markets: [
    ...defaultMarkets.markets,
    ...others.map(({ id, countries = [] }) => ({
      marketId: id,
      name: `Market ${id}`,
      countries,
      book: id,
      locales: ["en-GB"],
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

/** Puts these markets beside the default one. */
export async function openMarkets(admin: Caller, ...others: readonly TestMarket[]): Promise<void> {
  const { version } = await admin.json<{ version: number }>(admin.get("/admin/settings/markets"));
  const ifMatch = { "if-match": `"${version}"` };
  await admin.json(admin.put("/admin/settings/markets", marketsWith(others), ifMatch));
}
