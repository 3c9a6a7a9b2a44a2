import { describe, expect, test } from "vitest";
import * as z from "zod";
import { marketsWith } from "../../../scripts/testing/pricing/markets.ts";
import { booksOf, inBook, priceIn } from "../catalog/book-prices.ts";
import { newProduct } from "../catalog/edit.ts";
import { decodeSettings } from "../settings/parts.ts";
import { bookOf, defaultMarkets, marketOf, mustDeliver, termsNamed, usualCountry } from "./market.ts";
import { priceIssues } from "./price-issues.ts";
import { marketsSchema } from "./schema.ts";

const usd = { currency: "USD" } as const;
const three = marketsWith([
  { id: "de", currency: "EUR", countries: ["DE", "AT"], taxIncluded: true },
  { id: "jp", currency: "JPY", countries: ["JP"], taxIncluded: true },
]);
const schema = marketsSchema(z.strictObject, false);
const wrongIn = (value: unknown) =>
  schema.safeParse(value).error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`) ?? [];

describe("Markets", () => {
  test("of a shop that has set none are one, which sells everywhere in the store's currency", () => {
    expect(marketOf(defaultMarkets, "DE")?.marketId).toBe("default");
    expect(termsNamed(defaultMarkets, { currency: "GBP" }, {}).book).toEqual({
      bookId: "default",
      currency: "GBP",
      taxIncluded: false,
    });
    expect(decodeSettings("markets", {})).toEqual(defaultMarkets);
  });

  test("have the countries that they list, and the default one the rest", () => {
    const ids = ["AT", "JP", "US", "FR"].map((country) => marketOf(three, country)?.marketId);
    expect(ids).toEqual(["de", "jp", "default", "default"]);
    const german = termsNamed(three, usd, { market: "de" });
    expect(() => mustDeliver(german, "de")).not.toThrow();
    expect(() => mustDeliver(german, "US")).toThrow(/VALIDATION_ERROR/);
    expect(() => mustDeliver(termsNamed(three, usd, {}), "DE")).toThrow(/VALIDATION_ERROR/);
    expect([usualCountry(german, "US"), usualCountry(german, "AT")]).toEqual(["DE", "AT"]);
    const listed = three.markets.map((one) => (one.isDefault ? { ...one, countries: ["US"] } : one));
    expect(marketOf({ ...three, markets: listed }, "FR")).toBeUndefined();
  });

  test("take no currency but their book's, and no name that is not theirs", () => {
    expect(termsNamed(three, usd, { market: "jp", currency: "JPY" }).book.currency).toBe("JPY");
    expect(() => termsNamed(three, usd, { market: "jp", currency: "USD" })).toThrow(/VALIDATION_ERROR/);
    expect(() => termsNamed(three, usd, { market: "fr" })).toThrow(/VALIDATION_ERROR/);
    expect(() => bookOf({ markets: [], books: [] }, three.markets[0] ?? never(), usd)).toThrow(/no book/);
  });

  test("are refused where they contradict each other", () => {
    const [first, de, jp] = three.markets;
    const markets = (...others: unknown[]) => ({ ...three, markets: [first, ...others] });
    expect(wrongIn(three)).toEqual([]);
    expect(wrongIn(markets(de, { ...jp, countries: ["JP", "AT"] }))).toEqual([
      "markets.2.countries: must each be of one market: AT is of de",
    ]);
    expect(wrongIn(markets({ ...de, countries: null }))[0]).toMatch(/default has all other countries/);
    expect(wrongIn(markets({ ...de, isDefault: true }))).toHaveLength(1);
    expect(wrongIn(markets({ ...de, countries: ["UK"] }))).toHaveLength(1);
    for (const taken of ["cart", "p", "c", "api", "EU", "eu/", ""])
      expect(wrongIn(markets({ ...de, marketId: taken })), taken).toHaveLength(1);
    expect(wrongIn(markets(de, de)).join()).toContain("is another market's: de");
    expect(wrongIn({ ...three, markets: [de] })).toContain("markets: must have the market default");
    const books = three.books.filter(({ bookId }) => bookId !== "jp");
    expect(wrongIn({ ...three, books })).toEqual(["markets.2.book: must be a book that exists; jp does not"]);
  });
});

describe("A product in a book", () => {
  let ids = 0;
  const fresh = { productId: "p", now: 1, newId: () => `v${++ids}` };
  const shirt = newProduct(
    {
      name: "Shirt",
      description: "",
      price: 2_000,
      prices: { de: { amount: 1_900 } },
      category: "Clothes",
      stock: 0,
      images: [],
      tags: [],
      options: [{ name: "Size", values: ["S", "L"] }],
      variants: [
        { sku: "s", options: { Size: "S" }, stock: 3 },
        { sku: "l", options: { Size: "L" }, stock: 4, price: 2_500, prices: { jp: { amount: 300_000 } } },
      ],
      isActive: true,
    },
    fresh,
  );
  const [small, large] = shirt.variants;

  test("costs what the variant costs there, else the product, else is not sold", () => {
    expect(["default", "de", "jp", "constructor"].map((id) => priceIn(shirt, large, id))).toEqual([
      2_500,
      1_900,
      300_000,
      undefined,
    ]);
    expect(priceIn(shirt, small, "jp")).toBeUndefined();
    expect(booksOf(shirt)).toEqual(["de", "jp"]);
  });

  test("has the variants that are sold there, with their units only", () => {
    expect(inBook(shirt, "default")).toBe(shirt);
    const japanese = inBook(shirt, "jp");
    expect(japanese).toMatchObject({
      price: 300_000,
      available: 4,
      variants: [{ sku: "l", price: 300_000 }],
    });
    expect(japanese?.variants).toHaveLength(1);
    expect(inBook(shirt, "jp")).toBe(japanese);
    expect(inBook(shirt, "gb")).toBeUndefined();
    expect(inBook({ ...shirt, variants: [] }, "jp")).toBeUndefined();
  });

  test("has no price in a book that does not exist, nor half a yen", () => {
    expect(priceIssues(three, usd, { prices: { de: { amount: 1 }, fr: { amount: 1 } } })).toEqual([
      { path: "prices.fr", message: "must be a book of the shop" },
    ]);
    const variants = [{ prices: { jp: { amount: 150 } } }, { prices: { default: { amount: 100 } } }];
    expect(priceIssues(three, usd, { variants }).map(({ path }) => path)).toEqual([
      "variants.0.prices.jp",
      "variants.1.prices.default",
    ]);
  });
});

function never(): never {
  throw new Error("the settings have a market");
}
