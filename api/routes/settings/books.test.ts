import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openMarkets } from "../../../scripts/testing/pricing/markets.ts";
import { type Caller, type TestShop, testShop } from "../../../scripts/testing/shop.ts";
import type { MarketsSettings } from "../../domain/markets/market.ts";

let shop: TestShop;
let admin: Caller;
beforeAll(async () => {
  shop = await testShop();
  admin = await shop.admin();
  await openMarkets(
    admin,
    { id: "de", currency: "EUR", countries: ["DE"] },
    { id: "jp", currency: "JPY", countries: ["JP"] },
  );
});
afterAll(() => shop.close());

type Stored = { readonly version: number; readonly value: MarketsSettings };
const stored = () => admin.json<Stored>(admin.get("/admin/settings/markets"));
const put = async (change: (value: MarketsSettings) => MarketsSettings) => {
  const { version, value } = await stored();
  return admin.put("/admin/settings/markets", change(value), { "if-match": `"${version}"` });
};
const inDollars = (bookId: string) =>
  put((value) => ({
    ...value,
    books: value.books.map((book) => (book.bookId === bookId ? { ...book, currency: "USD" as const } : book)),
  }));
const without = (bookId: string) =>
  put(({ markets, books }) => ({
    markets: markets.filter(({ book }) => book !== bookId),
    books: books.filter((book) => book.bookId !== bookId),
  }));
type Refused = { error: { code: string; message: string; details: { issues: { path: string }[] } } };

describe("A price book", () => {
  test("keeps its currency while products or variants have prices in it, and says how many", async () => {
    const product = await shop.addProduct({ prices: { de: { amount: 12 } } });
    const bySize = await shop.addProduct({
      options: [{ name: "Size", values: ["S"] }],
      variants: [{ sku: "BOOK-S", options: { Size: "S" }, prices: { de: { amount: 9 } } }],
    });
    const refused = await inDollars("de");
    expect(refused.status).toBe(409);
    const { error } = (await refused.json()) as Refused;
    expect(error.message).toContain("from EUR to USD: 2 products have a price in it");
    expect(error.details.issues).toMatchObject([{ path: "books.1.currency" }]);
    expect((await without("de")).status).toBe(409);

    await admin.json(admin.put(`/products/${product.productId}`, { prices: {} }));
    expect(((await (await inDollars("de")).json()) as Refused).error.message).toContain("1 product has");
    // Off sale it still has its price.
    await admin.delete(`/products/${bySize.productId}`);
    expect((await inDollars("de")).status).toBe(409);
    const { variants } = await admin.json<{ variants: { id: string; sku: string; options: object }[] }>(
      admin.get(`/admin/products/${bySize.productId}`),
    );
    const cleared = variants.map(({ id, sku, options }) => ({ id, sku, options, prices: {} }));
    await admin.json(admin.put(`/products/${bySize.productId}`, { variants: cleared }));
    expect((await inDollars("de")).status).toBe(200);
    expect((await without("de")).status).toBe(200);
  });

  test("that a market sells by is not deleted", async () => {
    const answer = await put(({ markets, books }) => ({
      markets,
      books: books.filter(({ bookId }) => bookId !== "jp"),
    }));
    expect(answer.status).toBe(400);
    expect(((await answer.json()) as Refused).error.details.issues[0]?.path).toMatch(/^markets\.\d\.book$/);
  });

  test("of the product's own prices keeps its currency as long as anything is on sale", async () => {
    expect((await inDollars("default")).status, "the store's currency by name").toBe(200);
    const answer = await put((value) => ({
      ...value,
      books: value.books.map((book) =>
        book.bookId === "default" ? { ...book, currency: "EUR" as const } : book,
      ),
    }));
    expect(answer.status).toBe(409);
  });
});
