import fc from "fast-check";
import { expect, test } from "vitest";
import { readGuestLines, type WantedLine, withLine, writeGuestLines } from "./guest-cart.ts";

const id = fc.stringMatching(/^[\w-]{1,64}$/);
const line: fc.Arbitrary<WantedLine> = fc.record({
  productId: id,
  variantId: fc.option(id, { nil: undefined }),
  quantity: fc.integer({ min: 1, max: 999 }),
  price: fc.option(
    fc.integer({ min: 0, max: 99_999_999 }).map((cents) => cents / 100),
    { nil: undefined },
  ),
});

test("a guest's cart comes out of its cookie as it went in", () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (wanted) => {
      const lines = wanted.reduce<WantedLine[]>((kept, one) => withLine(kept, one) ?? kept, []);
      // toEqual takes what is undefined for what is not there.
      expect(readGuestLines(writeGuestLines(lines))).toEqual(lines);
    }),
  );
});

test("setting a line twice is setting it once, and none of it removes it", () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 8 }), line, (wanted, one) => {
      const before = wanted.reduce<WantedLine[]>((kept, each) => withLine(kept, each) ?? kept, []);
      const once = withLine(before, one) ?? [];
      expect(withLine(once, one)).toEqual(once);
      expect(withLine(once, { ...one, quantity: 0 })?.length).toBe(once.length - 1);
    }),
  );
});

test("a cookie that somebody wrote by hand gives lines or nothing, and always fits a cookie", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 6_000, unit: "binary" }), (cookie) => {
      for (const { productId, quantity } of readGuestLines(cookie)) {
        expect(productId).not.toBe("");
        expect(quantity).toBeGreaterThan(0);
      }
    }),
  );
  const endless = Array.from({ length: 200 }, (_, place) => `product-${place}~blue~1`).join(".");
  const kept = readGuestLines(endless);
  expect(kept.length).toBe(50);
  expect(writeGuestLines(kept).length).toBeLessThan(4_000);
});

test("a cart that is full refuses one more and keeps what it has", () => {
  const full = readGuestLines(Array.from({ length: 60 }, (_, place) => `p${place}~~1`).join("."));
  expect(withLine(full, { productId: "one-more", quantity: 1 })).toBeUndefined();
  expect(withLine(full, { productId: "p3", quantity: 7 })?.[3]?.quantity).toBe(7);
});
