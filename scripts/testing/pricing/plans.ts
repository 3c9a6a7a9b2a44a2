import fc from "fast-check";
import { currencies, maxMinor, stepOf } from "../../../api/domain/money.ts";
import type { DiscountRule } from "../../../api/domain/pricing/discounts.ts";
import {
  type Plan,
  type TaxRates,
  taxClasses,
  type UntaxedReason,
} from "../../../api/domain/pricing/plan.ts";

/** Lines of a cart with prices of a currency's step, of every size and tax class. */
export const linesIn = (step: number) =>
  fc.uniqueArray(
    fc.record({
      productId: fc.uuid(),
      variantId: fc.option(fc.constantFrom("s", "m"), { nil: undefined }),
      category: fc.constantFrom("Kitchen", "Garden"),
      taxClass: fc.option(fc.constantFrom(...taxClasses), { nil: undefined }),
      quantity: fc.integer({ min: 1, max: 999 }),
      unitPrice: fc
        .oneof(fc.nat(99_999), fc.nat(20), fc.nat(maxMinor))
        .map((price) => price - (price % step)),
    }),
    { maxLength: 50, selector: (one) => one.productId },
  );

/** Discount rules of every kind. */
export const discountRule: fc.Arbitrary<DiscountRule> = fc
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

const component = fc.record({
  name: fc.constantFrom("VAT", "GST", "PST", "County"),
  basisPoints: fc.oneof(
    fc.constantFrom(0, 500, 700, 1900, 2000, 2700, 662.5, 997.5),
    fc.nat(3_000_000).map((thousandths) => thousandths / 1000),
  ),
});
const components = fc.uniqueArray(component, { maxLength: 3, selector: ({ name }) => name });
const rates: fc.Arbitrary<TaxRates> = fc.record({
  standard: components,
  reduced: components,
  "super-reduced": components,
  zero: fc.constant([]),
  exempt: fc.constant([]),
});
const untaxed: fc.Arbitrary<UntaxedReason> = fc.constantFrom(
  "not_registered",
  "export",
  "reverse_charge",
  "certificate",
);
const noTax: TaxRates = { standard: [], reduced: [], "super-reduced": [], zero: [], exempt: [] };

/** Plans of every currency, tax inside and added, taxed and not, by every policy. */
export const plans: fc.Arbitrary<Plan> = fc
  .record({
    currency: fc.constantFrom(...currencies),
    taxIncluded: fc.boolean(),
    reason: fc.option(untaxed, { nil: undefined }),
    rates,
    home: fc.option(rates, { nil: undefined }),
    crossBorder: fc.constantFrom("grossStays" as const, "netStays" as const),
    shippingTax: fc.constantFrom("follows" as const, "standard" as const, "untaxed" as const),
    rounding: fc.constantFrom("order" as const, "line" as const),
    flat: fc.oneof(fc.constant(0), fc.nat(5_000)),
    freeFrom: fc.oneof(fc.constant(Number.MAX_SAFE_INTEGER), fc.nat(50_000)),
    discounts: fc.array(discountRule, { maxLength: 4 }),
  })
  .map(
    ({
      currency,
      taxIncluded,
      reason,
      rates: due,
      home,
      crossBorder,
      shippingTax,
      rounding,
      ...rest
    }): Plan => {
      const step = stepOf(currency);
      return {
        currency,
        taxIncluded,
        tax: {
          scheme: reason ? "none" : "local",
          reason,
          rates: reason ? noTax : due,
          contained: taxIncluded ? (home ?? due) : noTax,
          crossBorder,
          shipping: shippingTax,
          rounding,
        },
        shipping: { flat: rest.flat - (rest.flat % step), freeFrom: rest.freeFrom },
        discounts: rest.discounts,
      };
    },
  );

/** A plan with the lines of its currency. */
export const carts = plans.chain((plan) =>
  fc.record({ plan: fc.constant(plan), lines: linesIn(stepOf(plan.currency)) }),
);
