import fc from "fast-check";
import { expect, test } from "vitest";
import { pagesAround, type Refinement, readRefinement, sorts, writeRefinement } from "./search-params.ts";

const words = fc
  .string({ minLength: 1, maxLength: 30 })
  .map((text) => text.trim())
  .filter((text) => text !== "");
const price = fc.option(
  fc.integer({ min: 0, max: 99_999_999 }).map((cents) => cents / 100),
  { nil: undefined },
);
const refinement: fc.Arbitrary<Refinement> = fc
  .record({
    q: fc.oneof(fc.constant(""), words),
    categories: fc.uniqueArray(words, { maxLength: 5 }),
    tags: fc.uniqueArray(words, { maxLength: 5 }),
    minPrice: price,
    maxPrice: price,
    inStock: fc.boolean(),
    sort: fc.constantFrom(...sorts),
    page: fc.integer({ min: 1, max: 400 }),
  })
  .map((one) => ({
    ...one,
    categories: one.categories.toSorted(),
    tags: one.tags.toSorted(),
    maxPrice:
      one.minPrice !== undefined && one.maxPrice !== undefined
        ? Math.max(one.minPrice, one.maxPrice)
        : one.maxPrice,
  }));

test("filters are read from a URL as they were written", () => {
  fc.assert(
    fc.property(refinement, fc.constantFrom(...sorts), (wanted, fallback) => {
      const address = writeRefinement(wanted, fallback);
      expect(readRefinement(new URLSearchParams(address), fallback)).toEqual(wanted);
    }),
  );
});

test("the same filters in another order have the same URL", () => {
  fc.assert(
    fc.property(refinement, (wanted) => {
      const shuffled = {
        ...wanted,
        tags: wanted.tags.toReversed(),
        categories: wanted.categories.toReversed(),
      };
      expect(writeRefinement(shuffled, "newest")).toBe(writeRefinement(wanted, "newest"));
    }),
  );
});

test("an invalid URL shows sensible defaults", () => {
  const nonsense = new URLSearchParams(
    "page=-3&sort=cheapest&minPrice=abc&maxPrice=1e9&inStock=maybe&tags=&tags=a&tags=a",
  );
  expect(readRefinement(nonsense, "relevance")).toEqual({
    q: "",
    categories: [],
    tags: ["a"],
    minPrice: undefined,
    maxPrice: undefined,
    inStock: false,
    sort: "relevance",
    page: 1,
  });
  const backwards = readRefinement(new URLSearchParams("minPrice=50&maxPrice=10"), "newest");
  expect([backwards.minPrice, backwards.maxPrice]).toEqual([10, 50]);
});

test("page links include the ends and the neighbours, with a gap only where pages are left out", () => {
  expect(pagesAround(1, 1)).toEqual([1]);
  expect(pagesAround(5, 9)).toEqual([1, undefined, 4, 5, 6, undefined, 9]);
  expect(pagesAround(2, 4)).toEqual([1, 2, 3, 4]);
});
