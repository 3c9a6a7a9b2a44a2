import fc from "fast-check";
import { expect, test } from "vitest";
import { purgeTags } from "./cache-tags.ts";

const mug = {
  productId: "1",
  category: "Bedding & Bath",
  available: 50,
  isActive: true,
  name: "Mug",
  price: 12,
  version: 1,
  revision: 1,
  variants: { blue: { position: 0, available: 3, stock: 4, price: 12 } },
};

test("a sale out of many changes no page, one of the last changes the product's", () => {
  expect(purgeTags(mug, { ...mug, available: 49, stock: 49, revision: 2, updatedAt: 5 })).toEqual([]);
  expect(purgeTags({ ...mug, available: 5 }, { ...mug, available: 4 })).toEqual(["p-1"]);
  const variants = { blue: { ...mug.variants.blue, available: 2 } };
  expect(purgeTags(mug, { ...mug, variants })).toEqual(["p-1"]);
});

test("selling out, and coming back, changes the lists too: they count what is in stock", () => {
  const lists = ["p-1", "list", "c-Bedding%20%26%20Bath"];
  expect(purgeTags({ ...mug, available: 1 }, { ...mug, available: 0 })).toEqual(lists);
  expect(purgeTags({ ...mug, available: 0 }, { ...mug, available: 1 })).toEqual(lists);
});

test("a variant that sells out changes the lists when they show another price then", () => {
  const variants = {
    blue: { position: 0, available: 1, price: 25 },
    red: { position: 1, available: 9, price: 40 },
  };
  const gone = { ...variants, blue: { ...variants.blue, available: 0 } };
  expect(purgeTags({ ...mug, variants }, { ...mug, variants: gone })).toContain("list");
  const alike = { ...variants, red: { ...variants.red, price: 25 } };
  const less = { ...alike, blue: { ...alike.blue, available: 0 } };
  expect(purgeTags({ ...mug, variants: alike }, { ...mug, variants: less })).toEqual(["p-1"]);
});

test("a new price changes the product's page and its lists; another department changes both and the menu", () => {
  expect(purgeTags(mug, { ...mug, price: 13 })).toEqual(["p-1", "list", "c-Bedding%20%26%20Bath"]);
  expect(purgeTags(mug, { ...mug, category: "Toys" })).toEqual([
    "p-1",
    "list",
    "c-Bedding%20%26%20Bath",
    "c-Toys",
    "categories",
  ]);
});

test("what comes, goes, is shown or hidden changes the menu; what nobody sees changes nothing", () => {
  const all = ["p-1", "list", "c-Bedding%20%26%20Bath", "categories"];
  const hidden = { ...mug, isActive: false };
  for (const [before, after] of [
    [undefined, mug],
    [mug, undefined],
    [mug, hidden],
    [hidden, mug],
  ] as const)
    expect(purgeTags(before, after)).toEqual(all);
  expect(purgeTags(hidden, { ...hidden, price: 99 })).toEqual([]);
  expect(purgeTags(undefined, undefined)).toEqual([]);
});

test("the order of a row's attributes is no change", () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(Object.keys(mug), { minLength: Object.keys(mug).length }), (names) => {
      const row: Record<string, unknown> = mug;
      const shuffled = { ...mug, ...Object.fromEntries(names.map((name) => [name, row[name]])) };
      expect(purgeTags(mug, shuffled)).toEqual([]);
    }),
  );
});
