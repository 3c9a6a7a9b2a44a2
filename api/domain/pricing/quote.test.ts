import fc from "fast-check";
import { expect, test } from "vitest";
import { planIn } from "../../../scripts/testing/pricing/plan-in.ts";
import { carts, linesIn } from "../../../scripts/testing/pricing/plans.ts";
import { maxMinor, stepOf } from "../money.ts";
import { shippingFromFlatRates } from "../shipping/settings.ts";
import { allocate, portion } from "./allocate.ts";
import { type PriceableLine, priceCart, worthOfUnits } from "./quote.ts";

/** All of the standard class: an untaxed line more takes a share of shipping from taxed ones, which lowers the tax. */
const lines = linesIn(1).map((all) => all.map(({ taxClass: _any, ...line }) => line));
const destination = fc.option(
  fc.record({
    country: fc.constantFrom("US", "DE", "CA", "GB", "FI", "BR"),
    state: fc.option(fc.constantFrom("CA", "OR", "NJ", "New York", "QC", "nowhere"), { nil: undefined }),
  }),
  { nil: undefined },
);

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);
const price = <L extends PriceableLine>(
  all: readonly L[],
  to?: { country: string; state?: string | undefined },
  by: Parameters<typeof planIn>[1] = {},
) => priceCart(all, planIn(to, by));

test("every cent of a cart stands on a line: sums are exact, nothing is negative, broken or between two steps", () => {
  fc.assert(
    fc.property(carts, ({ plan, lines: all }) => {
      const quote = priceCart(all, plan);
      const step = stepOf(plan.currency);
      for (const field of ["lineTotal", "discount", "shipping", "tax", "total"] as const) {
        const whole = field === "lineTotal" ? quote.subtotal : quote[field];
        expect(sum(quote.lines.map((one) => one[field]))).toBe(whole);
        for (const one of quote.lines) {
          expect(Number.isSafeInteger(one[field] / step)).toBe(true);
          expect(one[field]).toBeGreaterThanOrEqual(0);
        }
      }
      const added = plan.taxIncluded ? 0 : quote.tax;
      expect(quote.total).toBe(quote.subtotal - quote.discount + quote.shipping + added);
      expect(quote.itemCount).toBe(sum(all.map((one) => one.quantity)));
      quote.lines.forEach((one, place) => {
        const { unitPrice: _ofBook, ...rest } = all[place] ?? {};
        expect(one).toMatchObject({ ...rest, lineTotal: one.unitPrice * one.quantity });
        expect(one.discount).toBeLessThanOrEqual(one.lineTotal);
        const ofTax = plan.taxIncluded ? 0 : one.tax;
        expect(one.total).toBe(one.lineTotal - one.discount + one.shipping + ofTax);
      });
    }),
  );
});

test("taxes add up by name: on lines, on the whole, and to no more than what they are inside of", () => {
  fc.assert(
    fc.property(carts, ({ plan, lines: all }) => {
      const quote = priceCart(all, plan);
      expect(sum(quote.taxes.map(({ amount }) => amount))).toBe(quote.tax);
      for (const { name, basisPoints, amount } of quote.taxes) {
        const ofLines = quote.lines.flatMap(({ taxes }) =>
          taxes.filter((one) => one.name === name && one.basisPoints === basisPoints),
        );
        expect(sum(ofLines.map(({ goods, shipping }) => goods + shipping))).toBe(amount);
      }
      for (const { taxes, lineTotal, discount, shipping, tax } of quote.lines) {
        expect(sum(taxes.map((one) => one.goods + one.shipping))).toBe(tax);
        if (!plan.taxIncluded) continue;
        // With several taxes each may be rounded up.
        const most = stepOf(plan.currency) * taxes.length;
        expect(sum(taxes.map((one) => one.goods))).toBeLessThanOrEqual(lineTotal - discount + most);
        expect(sum(taxes.map((one) => one.shipping))).toBeLessThanOrEqual(shipping + most);
      }
      if (plan.tax.scheme === "none") expect([quote.tax, quote.taxes]).toEqual([0, []]);
    }),
  );
});

test("what a book with tax inside shows is what is paid, whatever the tax turns out to be", () => {
  fc.assert(
    fc.property(carts, ({ plan, lines: all }) => {
      const taxed = { ...plan.tax, scheme: "local" as const, crossBorder: "grossStays" as const };
      const quote = priceCart(all, { ...plan, taxIncluded: true, tax: taxed });
      expect(quote.lines.map(({ unitPrice }) => unitPrice)).toEqual(all.map(({ unitPrice }) => unitPrice));
      expect(quote.total).toBe(quote.subtotal - quote.discount + quote.shipping);
    }),
  );
});

test("a line costs the same wherever it stands, and in whatever order the discount rules do", () => {
  fc.assert(
    fc.property(
      carts.chain(({ plan, lines: all }) =>
        fc.tuple(
          fc.constant(plan),
          fc.constant(all),
          fc.shuffledSubarray([...all], { minLength: all.length }),
        ),
      ),
      ([plan, all, shuffled]) => {
        const one = priceCart(all, plan);
        const other = priceCart(shuffled, { ...plan, discounts: plan.discounts.toReversed() });
        const byId = new Map(other.lines.map((priced) => [priced.productId, priced]));
        for (const priced of one.lines) expect(byId.get(priced.productId)).toEqual(priced);
        expect({ ...other, lines: [] }).toEqual({ ...one, lines: [] });
      },
    ),
  );
});

test("one more of something never makes a cart cheaper, free shipping and discounts aside", () => {
  const flat = {
    shipping: shippingFromFlatRates({
      standard: { flat: 700, freeFrom: Number.MAX_SAFE_INTEGER },
      countries: {},
    }),
  };
  fc.assert(
    fc.property(
      lines.filter((all) => all.length > 0),
      destination,
      (all, to) => {
        const more = all.map((one, place) => (place === 0 ? { ...one, quantity: one.quantity + 1 } : one));
        const [before, after] = [price(all, to, flat), price(more, to, flat)];
        expect(after.subtotal - before.subtotal).toBe(all[0]?.unitPrice);
        expect(after.tax).toBeGreaterThanOrEqual(before.tax);
        expect(after.total).toBeGreaterThanOrEqual(before.total + (all[0]?.unitPrice ?? 0));
      },
    ),
  );
});

test("the units of a line, given back in any portions, are worth the line exactly", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 999 }),
      fc.nat(9_999_999_999),
      fc.constantFrom(1, 100),
      fc.infiniteStream(fc.integer({ min: 1, max: 90 })),
      (quantity, any, step, sizes) => {
        const total = any - (any % step);
        let back = 0;
        let worth = 0;
        for (const size of sizes) {
          const some = Math.min(size, quantity - back);
          const part = worthOfUnits({ quantity, total }, some, back, step);
          expect(Math.abs(part - (total * some) / quantity)).toBeLessThanOrEqual(some * step);
          expect(part % step).toBe(0);
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
  // 6.625 % by hand, half a cent upwards.
  expect(BigInt(quote.tax)).toBe((BigInt(quote.subtotal) * 6_625n + 50_000n) / 100_000n);
});

test("an empty cart costs nothing anywhere", () => {
  const nothing = {
    lines: [],
    itemCount: 0,
    subtotal: 0,
    discount: 0,
    shipping: 0,
    tax: 0,
    taxes: [],
    total: 0,
  };
  expect(price([], { country: "DE" })).toMatchObject({ currency: "USD", taxIncluded: false, ...nothing });
});

test("half a cent of tax is rounded up, once for the whole cart", () => {
  const free = {
    shipping: shippingFromFlatRates({ standard: { flat: 0, freeFrom: 0 }, countries: {} }),
  };
  const all = ["a", "b", "c"].map((productId) => ({ productId, quantity: 1, unitPrice: 25 }));
  // 10 % of 75 is 7.5: line by line it would have been three times 2.5, rounded to 9.
  const quote = price(all, { country: "AU" }, free);
  expect(quote.lines.map((one) => one.tax)).toEqual([3, 3, 2]);
  expect([portion(25, 1000), portion(24, 1000)]).toEqual([3, 2]);
});
