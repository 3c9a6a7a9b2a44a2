import { describe, expect, test } from "vitest";
import type { BookOffer } from "../../../ports/search-index.ts";
import { asking, documentFor, type Fresh, idsFor, put, stocked } from "./kit.contract.ts";

const offer = (price: number, more: Partial<BookOffer> = {}) => ({
  available: 5,
  ...more,
  price,
});

/** Four products, of which the book `eu` sells three. */
const inBooks = (fresh: Fresh) =>
  stocked(
    fresh,
    {
      name: "Blue mug",
      category: "Kitchen",
      price: 1000,
      prices: { eu: offer(30_000), jp: offer(9_900_000_000) },
    },
    {
      name: "Green mug",
      category: "Kitchen",
      price: 2000,
      compareAt: 2600,
      prior: 2400,
      tags: ["tea"],
      prices: { eu: offer(900, { maxPrice: 1500, compareAt: 1100, prior: 1000 }) },
    },
    { name: "Grey mug", category: "Kitchen", price: 3000 },
    { name: "Mug tree", category: "Hooks", price: 4000, prices: { eu: offer(6000, { available: 0 }) } },
  );

/** What every engine answers for a price book. */
export function bookCases(fresh: Fresh): void {
  describe("in a price book", () => {
    test("only what it sells is found, at its prices and in their order", async () => {
      const index = await inBooks(fresh);
      expect(await idsFor(index, "mug", { book: "eu", sort: "price-asc" })).toEqual([2, 4, 1]);
      expect(await idsFor(index, "mug", { book: "eu", sort: "price-desc" })).toEqual([1, 4, 2]);
      expect(await idsFor(index, "", { sort: "price-asc" })).toEqual([1, 2, 3, 4]);
      const { hits, total } = await index.search(asking("green", { book: "eu" }));
      expect([total, hits[0]?.document]).toMatchObject([
        1,
        { price: 900, maxPrice: 1500, name: "Green mug" },
      ]);
      expect(hits[0]?.document).not.toHaveProperty("prices");
      expect((await index.search(asking("blue", { book: "jp" }))).hits[0]?.document.price).toBe(
        9_900_000_000,
      );
      expect((await index.search(asking("grey", { book: "eu" }))).total).toBe(0);
    });

    test("a default book in yen has prices of ten digits, which are filtered and sorted by", async () => {
      const index = await stocked(
        fresh,
        { name: "Gold ring", price: 9_999_999_900 },
        { name: "Silver ring", price: 4_300_000_000 },
        { name: "Steel ring", price: 4_200_000_000 },
      );
      expect(await idsFor(index, "ring", { sort: "price-asc" })).toEqual([3, 2, 1]);
      const dear = { minPrice: 4_250_000_000, maxPrice: 9_999_999_900, sort: "price-desc" } as const;
      expect(await idsFor(index, "ring", dear)).toEqual([1, 2]);
    });

    test("what a price is compared with is the book's own", async () => {
      const index = await inBooks(fresh);
      const found = async (text: string, book?: string) =>
        (await index.search(asking(text, book === undefined ? {} : { book }))).hits[0]?.document;
      expect(await found("green", "eu")).toMatchObject({ price: 900, compareAt: 1100, prior: 1000 });
      expect(await found("green")).toMatchObject({ price: 2000, compareAt: 2600, prior: 2400 });
      expect(await found("blue", "eu")).not.toHaveProperty("compareAt");
    });

    test("filters and facets count its prices and its units", async () => {
      const index = await inBooks(fresh);
      expect(await idsFor(index, "", { book: "eu", maxPrice: 6000, sort: "price-asc" })).toEqual([2, 4]);
      expect(await idsFor(index, "", { book: "eu", inStock: true, sort: "price-asc" })).toEqual([2, 1]);
      const { facets } = await index.search(asking("", { book: "eu", minPrice: 5000 }));
      expect(facets.prices.map(({ count }) => count)).toEqual([1, 0, 1, 0, 1, 0]);
      expect(facets.categories).toEqual([
        { value: "Hooks", count: 1 },
        { value: "Kitchen", count: 1 },
      ]);
      expect(facets.inStock).toBe(1);
      const wide = (await index.search(asking("", { book: "eu", priceScale: 100 }))).facets.prices;
      expect(wide.map(({ count }) => count)).toEqual([3, 0, 0, 0, 0, 0]);
      expect([wide[0], wide.at(-1)]).toEqual([
        { from: 0, to: 250_000, count: 3 },
        { from: 5_000_000, count: 0 },
      ]);
    });

    test("suggestions are of what it sells; a book that sells nothing has none", async () => {
      const index = await inBooks(fresh);
      const names = async (book: string) =>
        (await index.suggest({ text: "mug", book, limit: 5 })).products.map(({ name }) => name).toSorted();
      expect(await names("eu")).toEqual(["Blue mug", "Green mug", "Mug tree"]);
      expect(await names("gb")).toEqual([]);
      for (const book of ["gb", "constructor"]) {
        const { total, facets } = await index.search(asking("mug", { book, sort: "price-desc" }));
        expect([total, facets.categories, facets.inStock]).toEqual([0, [], 0]);
      }
    });

    test("a price that is taken away, or comes, changes what it finds", async () => {
      const index = await inBooks(fresh);
      const { prices: _, ...green } = documentFor(2, { name: "Green mug" });
      await index.apply([
        put(green, 2),
        put(documentFor(3, { name: "Grey mug", prices: { eu: offer(5) } }), 2),
      ]);
      await index.refresh();
      expect(await idsFor(index, "", { book: "eu", sort: "price-asc" })).toEqual([3, 4, 1]);
    });
  });
}
