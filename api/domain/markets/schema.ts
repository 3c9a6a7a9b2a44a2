import * as z from "zod";
import { countryData } from "../addresses/country.ts";
import { currencies } from "../money.ts";
import { textOf } from "../text.ts";
import { defaultId, defaultMarkets } from "./market.ts";

/** Two letters, so that a prefix is never the address of a page. */
const marketId = /^(default|[a-z]{2}(-[a-z0-9]{1,12})?)$/;
/** The ids of books, as the keys of prices have them. */
export const bookIdPattern = /^[a-z][a-z0-9-]{0,30}$/;
const locale = /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/;

export const MarketIdParam = z
  .string()
  .regex(marketId, "must be two letters, and after a hyphen more of them, such as de or eu-de")
  .meta({ example: "default" });
export const BookIdParam = z
  .string()
  .regex(bookIdPattern, "must be a lower-case word, such as eur")
  .meta({ example: "eur" });

/** The schema of the markets settings, of strict or of open objects. */
export function marketsSchema(object: typeof z.strictObject, isStored: boolean) {
  const country = z
    .string()
    .regex(/^[A-Z]{2}$/, wrongCountry)
    .refine((code) => isStored || countryData(code) !== undefined, wrongCountry)
    .meta({ example: "DE" });
  const market = object({
    marketId: MarketIdParam,
    name: textOf(60),
    countries: z
      .array(country)
      .max(250)
      .nullable()
      .meta({ description: "Null: every country that no other market lists" }),
    book: BookIdParam.meta({ example: defaultId }),
    locales: z.array(z.string().regex(locale, "must be a locale, like de-DE")).max(20),
    returnDays: z.int().min(0).max(365),
    withdrawal: z.boolean(),
    isDefault: z.boolean(),
    priorPrice: z.boolean(),
  });
  const book = object({
    bookId: BookIdParam,
    currency: z.enum(currencies).nullable().meta({ description: "Null: the store's" }),
    taxIncluded: z.boolean(),
  });
  return object({
    markets: z.array(market).min(1).max(50).meta({ example: example.markets }),
    books: z.array(book).min(1).max(20).meta({ example: example.books }),
  }).check(({ value: { markets, books }, issues }) => {
    const wrong = (path: (string | number)[], message: string) =>
      issues.push({ code: "custom", input: undefined, path, message });
    const seen = {
      markets: new Set<string>(),
      books: new Set<string>(),
      countries: new Map<string, string>(),
    };
    books.forEach(({ bookId: id }, place) => {
      if (seen.books.has(id)) wrong(["books", place, "bookId"], `is another book's: ${id}`);
      seen.books.add(id);
    });
    if (!seen.books.has(defaultId)) wrong(["books"], "must have the book default");
    markets.forEach(({ marketId: id, book: sold, countries, isDefault }, place) => {
      const at = (field: string) => ["markets", place, field];
      if (seen.markets.has(id)) wrong(at("marketId"), `is another market's: ${id}`);
      seen.markets.add(id);
      if (isDefault !== (id === defaultId))
        wrong(at("isDefault"), "must be true for the market default and for no other");
      if (!seen.books.has(sold)) wrong(at("book"), `must be a book that exists; ${sold} does not`);
      for (const code of countries ?? ["*"]) {
        const other = seen.countries.get(code);
        if (other !== undefined)
          wrong(
            at("countries"),
            code === "*"
              ? `must be listed, because ${other} has all other countries`
              : `must each be of one market: ${code} is of ${other}`,
          );
        seen.countries.set(code, id);
      }
    });
    if (!seen.markets.has(defaultId)) wrong(["markets"], "must have the market default");
  });
}

const example = {
  markets: [
    { ...defaultMarkets.markets[0] },
    {
      ...defaultMarkets.markets[0],
      marketId: "de",
      name: "Germany",
      countries: ["DE"],
      book: "eur",
      locales: ["de-DE"],
      withdrawal: true,
      isDefault: false,
    },
  ],
  books: [{ ...defaultMarkets.books[0] }, { bookId: "eur", currency: "EUR", taxIncluded: true }],
};

const wrongCountry = "must be the ISO 3166-1 code of a country in two capitals, such as GB";
