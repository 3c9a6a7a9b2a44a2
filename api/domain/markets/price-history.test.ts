import { describe, expect, test } from "vitest";
import { randomFrom } from "../../../scripts/testing/random.ts";
import { inBook } from "../catalog/book-prices.ts";
import { comparedWith } from "../catalog/prices.ts";
import type { BookPrice, Product } from "../catalog/product.ts";
import { type PriceChangeRecord, priceChangeOf, withPriorPrices } from "./price-history.ts";

const day = 24 * 60 * 60 * 1000;
const start = Date.UTC(2026, 0, 1);

const plain: Product = {
  productId: "p",
  name: "Mug",
  slug: "mug",
  description: "",
  price: 2_000,
  category: "Kitchen",
  stock: 1,
  available: 1,
  imageUrl: "/p.svg",
  images: [],
  tags: [],
  options: [],
  variants: [],
  isActive: true,
  version: 1,
  pricedVersion: 1,
  createdAt: start,
  updatedAt: start,
};

/** A product whose price in the book eur is set on some days, as a store keeps it: undefined is no price. */
function history(...steps: readonly (readonly [onDay: number, price: BookPrice | undefined])[]) {
  let product: Product | undefined;
  const records: PriceChangeRecord[] = [];
  for (const [onDay, price] of steps) {
    const edited: Product = {
      ...(product ?? plain),
      prices: price ? { eur: price } : {},
      version: (product?.version ?? 0) + 1,
      updatedAt: start + Math.round(onDay * day),
    };
    const after = withPriorPrices(product, edited, records);
    const record = priceChangeOf(product, after);
    if (record) records.unshift(record);
    product = after;
  }
  const shown = product && inBook(product, "eur", "prior");
  return { product, records, struck: shown && comparedWith(shown) };
}

describe("The prior price", () => {
  test("is the lowest of the 30 days before the reduction began, not of those before today", () => {
    const one = history(
      [0, { amount: 100 }],
      [20, { amount: 90 }],
      [25, { amount: 100 }],
      [40, { amount: 80, compareAt: 100 }],
    );
    expect(one.struck).toBe(90);
    // Months later it is still the same reduction, whatever else of the product is edited.
    expect(
      history(
        [0, { amount: 100 }],
        [40, { amount: 80, compareAt: 120 }],
        [200, { amount: 80, compareAt: 130 }],
      ).struck,
    ).toBe(100);
  });

  test("is not shown without 30 days of history", () => {
    expect(history([0, { amount: 100 }], [29, { amount: 80, compareAt: 100 }]).struck).toBeUndefined();
    expect(history([0, { amount: 100 }], [30, { amount: 80, compareAt: 100 }]).struck).toBe(100);
    expect(history([0, { amount: 80, compareAt: 100 }]).struck).toBeUndefined();
    // Not sold for some of the days: the history begins again.
    expect(
      history(
        [0, { amount: 100 }],
        [50, undefined],
        [60, { amount: 100 }],
        [80, { amount: 80, compareAt: 100 }],
      ).struck,
    ).toBeUndefined();
  });

  test("is not shown where the price was as low before", () => {
    // Raised for a week, to be lowered with a show.
    expect(
      history([0, { amount: 80 }], [60, { amount: 120 }], [67, { amount: 80, compareAt: 120 }]).struck,
    ).toBeUndefined();
    // Already lowered, and only then called a reduction.
    expect(
      history([0, { amount: 100 }], [60, { amount: 80 }], [70, { amount: 80, compareAt: 100 }]).struck,
    ).toBeUndefined();
  });

  test("stays that of the first step while a price is lowered further, and begins anew when it is raised", () => {
    const steps = [
      [0, { amount: 100 }],
      [40, { amount: 80, compareAt: 100 }],
      [50, { amount: 60, compareAt: 100 }],
    ] as const;
    expect(history(...steps).struck).toBe(100);
    expect(history(...steps, [55, { amount: 90, compareAt: 100 }]).struck).toBeUndefined();
    expect(history(...steps, [55, { amount: 100 }], [120, { amount: 90, compareAt: 100 }]).struck).toBe(100);
  });

  test("of a product from before the history counts from its last edit", () => {
    const old = { ...plain, prices: { eur: { amount: 100 } }, version: 7, updatedAt: start };
    const cut = (days: number) =>
      withPriorPrices(
        old,
        {
          ...old,
          prices: { eur: { amount: 80, compareAt: 100 } },
          version: 8,
          updatedAt: start + days * day,
        },
        [],
      );
    expect(cut(29).priors).toBeUndefined();
    expect(cut(30).priors).toEqual({ eur: 100 });
  });

  test("is each variant's own, also where they share the product's price", () => {
    const variant = (id: string) => ({ id, sku: id, options: { Size: id }, stock: 1, available: 1 });
    const first: Product = { ...plain, prices: { eur: { amount: 100 } }, variants: [variant("s")] };
    const created = priceChangeOf(undefined, first);
    const second = {
      ...first,
      variants: [variant("s"), variant("l")],
      version: 2,
      updatedAt: start + 20 * day,
    };
    const added = priceChangeOf(first, second);
    const records = [added, created].flatMap((record) => record ?? []);
    const cut = withPriorPrices(
      second,
      { ...second, prices: { eur: { amount: 80, compareAt: 100 } }, version: 3, updatedAt: start + 40 * day },
      records,
    );
    expect(cut.variants.map(({ priors }) => priors)).toEqual([{ eur: 100 }, undefined]);
  });

  test("for random histories agrees with the price that held at each hour", () => {
    const random = randomFrom(2026);
    let shown = 0;
    for (let run = 0; run < 2_000; run++) {
      const steps: (readonly [number, BookPrice | undefined])[] = [];
      let onHour = 0;
      for (let step = random.between(1, 12); step > 0; step--) {
        const amount = random.between(5, 15) * 100;
        const compareAt = random.between(0, 2) === 0 ? amount + random.between(-2, 5) * 100 : undefined;
        const isGone = random.between(0, 19) === 0;
        steps.push([onHour / 24, isGone ? undefined : { amount, ...(compareAt && { compareAt }) }]);
        onHour += random.between(1, 40 * 24);
      }
      const { struck } = history(...steps);
      const expected = slowly(steps);
      expect(struck, JSON.stringify(steps)).toBe(expected);
      if (expected !== undefined) shown++;
    }
    expect(shown).toBeGreaterThan(50);

    /** Looks at every hour by itself. */
    function slowly(steps: readonly (readonly [number, BookPrice | undefined])[]): number | undefined {
      const reduced = (price: BookPrice | undefined) => (price?.compareAt ?? 0) > (price?.amount ?? 0);
      const last = steps.length - 1;
      const now = steps[last]?.[1];
      if (!now || !reduced(now)) return undefined;
      let first = last;
      while (first > 0) {
        const [earlier, later] = [steps[first - 1]?.[1], steps[first]?.[1]];
        if (!earlier || !later || !reduced(earlier) || later.amount > earlier.amount) break;
        first--;
      }
      if (first === 0) return undefined;
      const began = Math.round((steps[first]?.[0] ?? 0) * 24);
      let lowest = Number.POSITIVE_INFINITY;
      for (let at = began - 30 * 24; at < began; at++) {
        const held = steps.findLast(([onDay]) => Math.round(onDay * 24) <= at);
        if (!held?.[1]) return undefined;
        lowest = Math.min(lowest, held[1].amount);
      }
      return lowest > now.amount ? lowest : undefined;
    }
  });
});
