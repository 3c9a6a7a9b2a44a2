import fc from "fast-check";
import { expect, test } from "vitest";
import { maxMinor } from "../money.ts";
import { allocate, portion } from "./allocate.ts";
import { type PriceableLine, priceCart, worthOfUnits } from "./quote.ts";
import { type DiscountRule, defaultPricing, type PricingSettings } from "./settings.ts";

const line = fc.record({
  productId: fc.uuid(),
  variantId: fc.option(fc.constantFrom("s", "m"), { nil: undefined }),
  category: fc.constantFrom("Kitchen", "Garden"),
  quantity: fc.integer({ min: 1, max: 999 }),
  unitPrice: fc.oneof(fc.nat(99_999), fc.nat(20), fc.nat(maxMinor)),
});
const lines = fc.uniqueArray(line, { maxLength: 50, selector: (one) => one.productId });
const destination = fc.option(
  fc.record({
    country: fc.constantFrom("US", "DE", "CA", "GB", "FI", "BR"),
    state: fc.option(fc.constantFrom("CA", "OR", "NJ", "New York", "QC", "nowhere"), { nil: undefined }),
  }),
  { nil: undefined },
);
const rule: fc.Arbitrary<DiscountRule> = fc
  .record({
    name: fc.constant("rule"),
    minimum: fc.nat(100_000),
    scope: fc.constantFrom({}, { category: "Garden" }, { minimumQuantity: 3 }),
    off: fc.oneof(
      fc.integer({ min: 1, max: 10_000 }).map((hundredths) => ({ percent: hundredths / 100 })),
      fc.nat(5_000_000).map((fixed) => ({ fixed })),
    ),
  })
  .map(({ scope, off, ...rest }) => ({ ...rest, ...scope, ...off }));
const settings = fc
  .array(rule, { maxLength: 4 })
  .map((discounts): PricingSettings => ({ ...defaultPricing, discounts }));

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);
const price = <L extends PriceableLine>(
  all: readonly L[],
  to?: { country: string; state?: string | undefined },
  by = defaultPricing,
) => priceCart({ lines: all, destination: to, currency: "USD", settings: by });

test("every cent of a cart stands on a line: sums are exact, nothing is negative or broken", () => {
  fc.assert(
    fc.property(lines, destination, settings, (all, to, by) => {
      const quote = price(all, to, by);
      for (const field of ["lineTotal", "discount", "shipping", "tax", "total"] as const) {
        const whole = field === "lineTotal" ? quote.subtotal : quote[field];
        expect(sum(quote.lines.map((one) => one[field]))).toBe(whole);
        for (const one of quote.lines) {
          expect(Number.isSafeInteger(one[field])).toBe(true);
          expect(one[field]).toBeGreaterThanOrEqual(0);
        }
      }
      expect(quote.total).toBe(quote.subtotal - quote.discount + quote.shipping + quote.tax);
      expect(quote.itemCount).toBe(sum(all.map((one) => one.quantity)));
      quote.lines.forEach((one, place) => {
        expect(one).toMatchObject({ ...all[place], lineTotal: one.unitPrice * one.quantity });
        expect(one.discount).toBeLessThanOrEqual(one.lineTotal);
        expect(one.total).toBe(one.lineTotal - one.discount + one.shipping + one.tax);
      });
    }),
  );
});

test("a line costs the same wherever it stands, and in whatever order the discount rules do", () => {
  fc.assert(
    fc.property(
      lines.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
      destination,
      settings,
      ([all, shuffled], to, by) => {
        const one = price(all, to, by);
        const other = price(shuffled, to, { ...by, discounts: by.discounts.toReversed() });
        const byId = new Map(other.lines.map((priced) => [priced.productId, priced]));
        for (const priced of one.lines) expect(byId.get(priced.productId)).toEqual(priced);
        expect({ ...other, lines: [] }).toEqual({ ...one, lines: [] });
      },
    ),
  );
});

test("one more of something never makes a cart cheaper, free shipping and discounts aside", () => {
  const flat: PricingSettings = {
    ...defaultPricing,
    shipping: { standard: { flat: 700, freeFrom: Number.MAX_SAFE_INTEGER }, countries: {} },
  };
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 20 }), destination, (all, to) => {
      const more = all.map((one, place) => (place === 0 ? { ...one, quantity: one.quantity + 1 } : one));
      const [before, after] = [price(all, to, flat), price(more, to, flat)];
      expect(after.subtotal - before.subtotal).toBe(all[0]?.unitPrice);
      expect(after.tax).toBeGreaterThanOrEqual(before.tax);
      expect(after.total).toBeGreaterThanOrEqual(before.total + (all[0]?.unitPrice ?? 0));
    }),
  );
});

test("the units of a line, given back in any portions, are worth the line exactly", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 999 }),
      fc.nat(9_999_999_999),
      fc.infiniteStream(fc.integer({ min: 1, max: 90 })),
      (quantity, total, sizes) => {
        let back = 0;
        let worth = 0;
        for (const size of sizes) {
          const some = Math.min(size, quantity - back);
          const part = worthOfUnits({ quantity, total }, some, back);
          expect(Math.abs(part - (total * some) / quantity)).toBeLessThanOrEqual(some);
          worth += part;
          back += some;
          if (back === quantity) break;
        }
        expect(worth).toBe(total);
      },
    ),
  );
});

test("a cent split over three units goes back with the first", () => {
  const units = [0, 1, 2].map((before) => worthOfUnits({ quantity: 3, total: 1000 }, 1, before));
  expect(units).toEqual([334, 333, 333]);
  expect(units).toEqual(allocate(1000, [1, 1, 1]));
});

test("an allocation is exact, and no part is off by a whole cent", () => {
  fc.assert(
    fc.property(
      fc.nat(9_999_999_999),
      fc.array(fc.nat(99_999_999), { minLength: 1, maxLength: 100 }),
      (amount, weights) => {
        const parts = allocate(amount, weights);
        const total = BigInt(sum(weights));
        expect(sum(parts)).toBe(amount);
        parts.forEach((part, place) => {
          // In whole numbers: |part × total − amount × weight| < total.
          const [of, weight] =
            total === 0n ? [BigInt(weights.length), 1n] : [total, BigInt(weights[place] ?? 0)];
          const off = BigInt(part) * of - BigInt(amount) * weight;
          expect(off < of && -off < of).toBe(true);
        });
      },
    ),
  );
});

test("the largest cart there can be is priced to the cent", () => {
  const all = Array.from({ length: 100 }, (_, place) => ({
    productId: String(place),
    quantity: 999,
    unitPrice: maxMinor,
  }));
  const quote = price(all, { country: "US", state: "NJ" });
  expect(quote.subtotal).toBe(100 * 999 * maxMinor);
  // 6.625 % by hand: a thousandth of the whole is 9,989,999,900.1, times 66.25.
  expect(BigInt(quote.tax)).toBe((BigInt(quote.subtotal) * 6_625n + 50_000n) / 100_000n);
});

test("an empty cart costs nothing anywhere", () => {
  const nothing = { lines: [], itemCount: 0, subtotal: 0, discount: 0, shipping: 0, tax: 0, total: 0 };
  expect(price([], { country: "DE" })).toEqual({ currency: "USD", ...nothing });
});

test("half a cent of tax is rounded up, once for the whole cart", () => {
  const free: PricingSettings = {
    ...defaultPricing,
    shipping: { standard: { flat: 0, freeFrom: 0 }, countries: {} },
  };
  const all = ["a", "b", "c"].map((productId) => ({ productId, quantity: 1, unitPrice: 25 }));
  // 10 % of 75 is 7.5: line by line it would have been three times 2.5, rounded to 9.
  const quote = price(all, { country: "AU" }, free);
  expect(quote.lines.map((one) => one.tax)).toEqual([3, 3, 2]);
  expect([portion(25, 1000), portion(24, 1000)]).toEqual([3, 2]);
});
