import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestShop, testShop } from "../../../scripts/testing/shop.ts";

let shop: TestShop;
const category = "Bags, Cases & Luggage";
beforeAll(async () => {
  shop = await testShop();
  await shop.addProduct({ name: "Trunk", category, tags: ["red, blue", "big"] });
  await shop.addProduct({ name: "Tote", category: "Bags", tags: ["red"] });
  await shop.addProduct({ name: "Box", category: "Cases & Luggage", tags: ["blue"] });
  await shop.addProduct({ name: "Pouch", category: "Bags,Small", tags: ["red,green"] });
  await shop.settled();
});
afterAll(() => shop.close());

type Found = {
  items: { name: string }[];
  facets: Record<"categories" | "tags", { value: string; count: number }[]>;
};
const find = (parameters: Record<string, string | readonly string[]>) => {
  const query = new URLSearchParams(
    Object.entries(parameters).flatMap(([name, values]) =>
      [values].flat().map((value): [string, string] => [name, value]),
    ),
  );
  return shop.guest.json<Found>(shop.guest.get(`/search?${query.toString()}`));
};
const names = async (parameters: Parameters<typeof find>[0]) =>
  (await find(parameters)).items.map(({ name }) => name).toSorted();

test("every value that a filter counts is found by it, commas included", async () => {
  const { facets } = await find({});
  expect(facets.categories.map(({ value }) => value)).toContain(category);
  expect(facets.tags.map(({ value }) => value)).toContain("red, blue");
  for (const { value, count } of facets.categories)
    expect(await names({ category: value })).toHaveLength(count);
  for (const { value, count } of facets.tags) expect(await names({ tags: value })).toHaveLength(count);
});

test("a category and a tag with commas are found alone and beside others", async () => {
  expect(await names({ category })).toEqual(["Trunk"]);
  expect(await names({ category: "Bags,Small" })).toEqual(["Pouch"]);
  expect(await names({ category: [category, "Bags"] })).toEqual(["Tote", "Trunk"]);
  expect(await names({ tags: "red, blue" })).toEqual(["Trunk"]);
  expect(await names({ tags: ["red,green", "blue"] })).toEqual(["Box", "Pouch"]);
  expect(await names({ category, tags: "red, blue", inStock: "true" })).toEqual(["Trunk"]);
  expect(await names({ category, maxPrice: "0.01" })).toEqual([]);
});

test("whatever signs a category and a tag are made of, each finds its own products and no others", async () => {
  const odd = [
    "A+B",
    "50% off",
    '"quoted"',
    "a\\,b",
    "x,",
    ",x",
    ",",
    "a&b=c",
    "a;b",
    "[a]",
    "茶，碗",
    "null",
    "#1",
    "a/b",
    "..",
  ];
  for (const value of odd)
    await shop.addProduct({ name: `Odd ${value}`, category: value, tags: [value, "odd"] });
  await shop.settled();
  for (const value of odd) {
    expect(await names({ category: value }), value).toEqual([`Odd ${value}`]);
    expect(await names({ tags: value, category: value }), value).toEqual([`Odd ${value}`]);
    expect(await names({ tags: value }), value).toEqual([`Odd ${value}`]);
  }
  expect(await names({ tags: "odd", limit: "50" })).toHaveLength(odd.length);
});

test("a list with commas from before still finds its values", async () => {
  expect(await names({ category: "Bags,Cases & Luggage" })).toEqual(["Box", "Tote"]);
  expect(await names({ tags: "red,blue" })).toEqual(["Box", "Tote"]);
});

test("a list of products takes the category as it is called", async () => {
  const { items } = await shop.guest.json<Found>(
    shop.guest.get(`/products?category=${encodeURIComponent(category)}`),
  );
  expect(items.map(({ name }) => name)).toEqual(["Trunk"]);
});
