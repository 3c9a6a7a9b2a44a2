import fc from "fast-check";
import { expect, test } from "vitest";
import { unitsIn } from "./cart-count.ts";
import { readGuestLines, type WantedLine, withLine, writeGuestLines } from "./guest-cart.ts";

const id = fc.stringMatching(/^[\w-]{1,64}$/);
const line: fc.Arbitrary<WantedLine> = fc
  .record({
    productId: id,
    variantId: fc.option(id, { nil: undefined }),
    quantity: fc.integer({ min: 1, max: 999 }),
    price: fc.option(
      fc.integer({ min: 0, max: 99_999_999 }).map((cents) => cents / 100),
      { nil: undefined },
    ),
  })
  .chain((one) =>
    one.price === undefined
      ? fc.constant(one)
      : fc.constantFrom(undefined, "eu", "eu-de").map((market) => ({ ...one, market })),
  );

test("a guest's cart is read from its cookie as it was written", () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (wanted) => {
      const lines = wanted.reduce<WantedLine[]>((kept, one) => withLine(kept, one) ?? kept, []);
      // toEqual treats an undefined property as missing.
      expect(readGuestLines(writeGuestLines(lines))).toEqual(lines);
    }),
  );
});

test("setting a line twice equals setting it once, and quantity 0 removes it", () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 8 }), line, (wanted, one) => {
      const before = wanted.reduce<WantedLine[]>((kept, each) => withLine(kept, each) ?? kept, []);
      const once = withLine(before, one) ?? [];
      expect(withLine(once, one)).toEqual(once);
      expect(withLine(once, { ...one, quantity: 0 })?.length).toBe(once.length - 1);
    }),
  );
});

test("any cookie value gives lines or nothing, and a written cart always fits a cookie", () => {
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
  expect(kept.length).toBe(49);
  expect(writeGuestLines(kept).length).toBeLessThan(4_000);
});

test("a full cart refuses another line and keeps the others", () => {
  const full = readGuestLines(Array.from({ length: 60 }, (_, place) => `p${place}~~1`).join("."));
  expect(withLine(full, { productId: "one-more", quantity: 1 })).toBeUndefined();
  expect(withLine(full, { productId: "p3", quantity: 7 })?.[3]?.quantity).toBe(7);
});

test("the header counts the units of the cookie as the cart does", () => {
  const lines = [
    { productId: "a", quantity: 3, price: 12.5 },
    { productId: "b", variantId: "blue-l", quantity: 12 },
  ];
  expect(unitsIn(writeGuestLines(lines))).toBe(15);
  expect(unitsIn("")).toBe(0);
  expect(unitsIn("~~..nonsense")).toBe(0);
});
