import fc from "fast-check";
import { expect, test } from "vitest";
import { currencies, stepOf } from "../money.ts";
import { type Parcel, shippingOffers } from "./options.ts";
import type { ShippingMethod } from "./settings.ts";

const zones = [{ zoneId: "de", name: "Germany", countries: ["DE"] }];
const method = (methodId: string, rest: Partial<ShippingMethod> = {}): ShippingMethod => ({
  methodId,
  zoneId: "de",
  name: { en: methodId },
  kind: "table",
  bands: [{ by: "price", price: { default: 500 } }],
  handlingDays: 0,
  ...rest,
});
const parcel: Parcel = {
  destination: { country: "DE" },
  lines: [{ productId: "lamp", category: "Lighting", quantity: 2, weight: 1_500 }],
  goods: 4_000,
  book: "default",
  currency: "EUR",
  locale: "en-US",
  at: Date.UTC(2026, 10, 27, 12),
  usual: [3, 5],
};
const offers = (
  methods: readonly ShippingMethod[],
  about: Partial<Parcel> = {},
  live?: Map<string, number>,
) => shippingOffers({ timeZone: "UTC", zones, methods }, { ...parcel, ...about }, live);
const prices = (...asked: Parameters<typeof offers>) =>
  offers(...asked).options.map(({ id, price }) => [id, price] as const);

test("the first band that is not exceeded has the price, by weight, goods or units", () => {
  const bands = (by: "weight" | "price" | "quantity", upTo: number) => [
    { by, upTo, price: { default: 300 } },
    { by, price: { default: 900 } },
  ];
  const methods = [
    method("light", { bands: bands("weight", 3_000) }),
    method("heavy", { bands: bands("weight", 2_999) }),
    method("cheap", { bands: bands("price", 4_000) }),
    method("dear", { bands: bands("price", 3_999) }),
    method("few", { bands: bands("quantity", 2) }),
    method("many", { bands: bands("quantity", 1) }),
  ];
  expect(new Map(prices(methods))).toEqual(
    new Map([
      ["light", 300],
      ["cheap", 300],
      ["few", 300],
      ["heavy", 900],
      ["dear", 900],
      ["many", 900],
    ]),
  );
});

test("every kilogram that was begun is added, and an unknown weight counts nothing", () => {
  const byWeight = [method("kg", { perKg: { default: 120 } })];
  expect(prices(byWeight)).toEqual([["kg", 500 + 3 * 120]]);
  const grams = (weight?: number) => ({ lines: [{ productId: "a", quantity: 1, weight }] });
  expect([grams(1), grams(1_000), grams(1_001), grams()].map((one) => prices(byWeight, one)[0]?.[1])).toEqual(
    [620, 620, 740, 500],
  );
});

test("free from the value of the goods after discounts, in the book's own amount", () => {
  const free = [method("m", { freeFrom: { default: 4_000 } })];
  expect(prices(free)).toEqual([["m", 0]]);
  expect(prices(free, { goods: 3_999 })).toEqual([["m", 500]]);
});

test("a method says why it cannot be had, and the others are offered the cheapest first", () => {
  const { options, refused } = offers([
    method("slow", { bands: [{ by: "price", price: { default: 300 } }] }),
    method("other book", { bands: [{ by: "price", price: { pounds: 100 } }] }),
    method("no kilograms", { perKg: { pounds: 1 } }),
    method("no lamps", { excluded: { categories: ["Lighting"], products: [] } }),
    method("not this", { excluded: { categories: [], products: ["lamp"] } }),
    method("letter", { bands: [{ by: "weight", upTo: 500, price: { default: 100 } }] }),
    method("gold", { bands: [{ by: "price", price: { default: 99_999_999 } }], perKg: { default: 1 } }),
    method("elsewhere", { zoneId: "fr" }),
    method("collect", { kind: "pickup", bands: [{ by: "price", price: { default: 0 } }] }),
  ]);
  expect(options.map(({ id }) => id)).toEqual(["collect", "slow"]);
  expect(refused.map(({ methodId, reason }) => [methodId, reason])).toEqual([
    ["other book", "no_price"],
    ["no kilograms", "no_price"],
    ["no lamps", "excluded"],
    ["not this", "excluded"],
    ["letter", "above_bands"],
    ["gold", "too_dear"],
  ]);
  expect(offers([method("m")], { book: "constructor" }).refused).toMatchObject([{ reason: "no_price" }]);
  expect(offers([method("m")], { destination: { country: "FR" } })).toMatchObject({
    options: [],
    refused: [],
  });
});

test("a live rate stands in place of the bands, and may be free as well", () => {
  const live = [
    method("carrier", { kind: "carrier", perKg: { default: 100 }, freeFrom: { default: 9_000 } }),
  ];
  expect(prices(live, {}, new Map([["carrier", 777]]))).toEqual([["carrier", 777]]);
  expect(prices(live, { goods: 9_000 }, new Map([["carrier", 777]]))).toEqual([["carrier", 0]]);
  expect(prices([method("carrier", { kind: "carrier", bands: [] })])).toEqual([]);
});

test("a name is in the shopper's language, else in English, else in any", () => {
  const names = (name: ShippingMethod["name"], locale: string) =>
    offers([method("m", { name })], { locale }).options[0]?.name;
  const name = { en: "Standard", de: "Versand", "de-CH": "Lieferung" };
  expect([
    names(name, "de-CH"),
    names(name, "de-AT"),
    names(name, "fr"),
    names({ fr: "Envoi" }, "de"),
  ]).toEqual(["Lieferung", "Versand", "Standard", "Envoi"]);
});

test("working days count, orders after the cut-off and at the weekend go on the next working day", () => {
  const windows = (rest: Partial<ShippingMethod>, at: number, timeZone = "UTC") => {
    const [option] = shippingOffers(
      { timeZone, zones, methods: [method("m", rest)] },
      { ...parcel, at },
    ).options;
    return [option?.from, option?.to];
  };
  const friday = Date.UTC(2026, 10, 27, 12);
  const terms = { handlingDays: 1, transitDays: [1, 2] as const, cutOff: "14:00" };
  expect(windows(terms, friday)).toEqual(["2026-12-01", "2026-12-02"]);
  expect(windows(terms, friday + 3 * 3_600_000)).toEqual(["2026-12-02", "2026-12-03"]);
  expect(windows(terms, friday, "Asia/Tokyo")).toEqual(["2026-12-02", "2026-12-03"]);
  expect(windows(terms, friday + 86_400_000)).toEqual(["2026-12-02", "2026-12-03"]);
  expect(windows({}, friday)).toEqual(["2026-12-02", "2026-12-04"]);
  expect(windows({ kind: "pickup" }, friday)).toEqual(["2026-11-27", "2026-11-27"]);
});

test("every price is a whole number of steps from 0 to the largest amount, and heavier is never cheaper by weight", () => {
  const amounts = fc.nat(200_000);
  const bands = fc
    .uniqueArray(fc.nat(50_000), { minLength: 1, maxLength: 5 })
    .chain((limits) =>
      fc.tuple(
        fc.constant(limits.toSorted((a, b) => a - b)),
        fc.array(amounts, { minLength: 6, maxLength: 6 }),
      ),
    )
    .map(([limits, costs]) => {
      const rising = costs.toSorted((a, b) => a - b);
      const priced = [...limits, undefined].map((upTo, at) => ({
        by: "weight" as const,
        upTo,
        price: { default: rising[at] ?? 0 },
      }));
      return priced;
    });
  fc.assert(
    fc.property(
      bands,
      amounts,
      fc.constantFrom(...currencies),
      fc.array(
        fc.record({
          productId: fc.constant("a"),
          quantity: fc.integer({ min: 1, max: 9 }),
          weight: fc.nat(9_000),
        }),
        {
          minLength: 1,
        },
      ),
      (all, perKg, currency, lines) => {
        const cost = (of: Parcel["lines"]) =>
          prices([method("m", { bands: all, perKg: { default: perKg } })], { currency, lines: of })[0]?.[1] ??
          -1;
        expect(cost(lines) % stepOf(currency)).toBe(0);
        expect(cost(lines)).toBeGreaterThanOrEqual(0);
        expect(cost([...lines, { productId: "b", quantity: 1, weight: 400 }])).toBeGreaterThanOrEqual(
          cost(lines),
        );
      },
    ),
  );
});
