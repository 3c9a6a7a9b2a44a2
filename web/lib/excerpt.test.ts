import fc from "fast-check";
import { expect, test } from "vitest";
import { excerpt } from "./excerpt.ts";

test("a short text stays, as one line", () => {
  expect(excerpt("Oak.\nOiled by hand.")).toBe("Oak. Oiled by hand.");
});

test("a long text is cut between words", () => {
  expect(excerpt("Cut from one plank and oiled", 20)).toBe("Cut from one plank…");
});

test("text without spaces is cut between words too, and keeps most of its length", () => {
  const cut = excerpt("お茶とコーヒーのための手作りの陶器のマグカップです", 12);
  expect(cut.length).toBeGreaterThan(6);
  expect(cut.length).toBeLessThanOrEqual(13);
  expect(cut.endsWith("…")).toBe(true);
});

test("an emoji of several parts is kept whole or left out, and a word without end is cut", () => {
  const family = "👩‍👩‍👧‍👦";
  expect(excerpt(family.repeat(5), 3)).toBe(`${family.repeat(3)}…`);
  expect(excerpt("x".repeat(400), 155)).toBe(`${"x".repeat(155)}…`);
});

test("whatever the text, an excerpt is well-formed and no longer than asked for", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 400 }), (text) => {
      const cut = excerpt(text, 40);
      expect(cut.isWellFormed()).toBe(true);
      const count = [...new Intl.Segmenter("en", { granularity: "grapheme" }).segment(cut)].length;
      expect(count).toBeLessThanOrEqual(41);
    }),
  );
});
