import { expect, test } from "vitest";
import { demoProducts } from "./catalog.ts";
import { categories } from "./vocabulary/categories.ts";

const all = [...demoProducts(20_000)];
const first = all.slice(0, 200);
/** Several products of every kind in every material. */
const many = all.slice(0, 5_000);
const distinct = (texts: readonly string[]) => new Set(texts).size;

test("the same seed gives the same shop, another seed another", () => {
  expect([...demoProducts(200)]).toEqual(first);
  const [ours, theirs] = [first, [...demoProducts(200, 1)]].map(
    (shop) => new Set(shop.map((product) => product.name)),
  );
  const shared = [...(ours ?? [])].filter((name) => theirs?.has(name));
  expect(shared.length).toBeLessThan(40);
});

test("ids, names, slugs and SKUs are unique, also in a large shop", () => {
  expect(distinct(all.map((product) => product.productId))).toBe(all.length);
  expect(distinct(all.map((product) => product.name))).toBe(all.length);
  expect(distinct(all.map((product) => product.slug))).toBe(all.length);
  const skus = all.flatMap((product) => product.variants.map((variant) => variant.sku));
  expect(distinct(skus)).toBe(skus.length);
});

test("ids are UUIDs, and slugs are valid", () => {
  for (const { productId, slug } of all) {
    expect(productId).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  }
});

test("a small shop has no numbered names, and no two products of a kind from one collection", () => {
  for (const { name } of first) expect(name).not.toMatch(/ No\. \d/);
  const kinds = Map.groupBy(first, ({ name }) =>
    categories.flatMap(({ kinds: some }) => some).find(({ noun }) => name.endsWith(` ${noun}`)),
  );
  for (const [kind, alike] of kinds) {
    expect(kind).toBeDefined();
    expect(distinct(alike.map(({ name }) => name.split(" ")[0] ?? ""))).toBe(alike.length);
  }
});

test("the first page shows every category", () => {
  expect(distinct(all.slice(0, categories.length).map((product) => product.category))).toBe(
    categories.length,
  );
});

test("descriptions are correct English", () => {
  for (const { name, description, tags } of many) {
    for (const text of [name, description]) {
      expect(text).not.toMatch(/ {2}|undefined|NaN|[{}|]|\.\.| [.,;]/);
      expect(text.trim()).toBe(text);
    }
    // "A 8 cm", "a 11", "a oak", "an walnut".
    expect(description).not.toMatch(/\ba ([aeiou]|8|11\b|18\b)|\ban [^aeiou81]/i);
    expect(description).toMatch(/^[A-Z].*\.$/);
    expect(description).not.toMatch(/[.] [a-z]/);
    expect(distinct(tags)).toBe(tags.length);
    for (const tag of tags) expect(tag).toBe(tag.toLowerCase());
  }
});

test("a description mentions the product's own material and maker", () => {
  for (const { name, description, tags, category } of many) {
    const found = categories.find((one) => one.name === category);
    const kind = found?.kinds.find(({ noun }) => new RegExp(` ${noun}( No\\. \\d+)?(, \\w+)?$`).test(name));
    // "Waxed Canvas Wash Bag" is waxed canvas, not canvas: the longest match counts.
    const [material] = (kind?.materials ?? [])
      .filter((one) => name.includes(` ${one.name} ${kind?.noun}`))
      .toSorted((one, other) => other.name.length - one.name.length);
    expect(description.toLowerCase()).toContain(`${material?.name} ${kind?.noun}`.toLowerCase());
    expect(description.endsWith(material?.care ?? "no such material")).toBe(true);
    expect(tags).toContain(material?.name.toLowerCase());
    expect(found?.makers.some((maker) => description.includes(maker))).toBe(true);
  }
});

test("prices lie in the range of their kind and have usual endings", () => {
  for (const { name, price, category, variants } of many) {
    const kind = categories
      .find((one) => one.name === category)
      ?.kinds.find(({ noun }) => name.includes(` ${noun}`));
    const [least, most] = kind?.prices ?? [0, 0];
    expect(price).toBeGreaterThanOrEqual((least - 3) * 100);
    expect(price).toBeLessThanOrEqual((most + 3) * 100);
    expect(String(price)).toMatch(price >= 10_000 ? /[0459]00$/ : /(00|50|95)$/);
    for (const variant of variants) expect(variant.price ?? price + 1).toBeGreaterThan(price);
  }
});

test("the stock of a product with variants is the sum of theirs, and each variant has every option", () => {
  const varied = many.filter((product) => product.variants.length > 0);
  expect(varied.length).toBeGreaterThan(many.length / 10);
  for (const { variants, options, stock } of varied) {
    expect(stock).toBe(variants.reduce((sum, variant) => sum + variant.stock, 0));
    expect(variants.length).toBe(options.reduce((product, { values }) => product * values.length, 1));
    expect(distinct(variants.map((variant) => variant.id))).toBe(variants.length);
    for (const variant of variants)
      for (const { name, values } of options) expect(values).toContain(variant.options[name]);
  }
});

test("some products are sold out and some nearly", () => {
  const soldOut = first.filter((product) => product.stock === 0).length;
  const low = first.filter((product) => product.stock > 0 && product.stock <= 5).length;
  expect(soldOut).toBeGreaterThanOrEqual(2);
  expect(soldOut).toBeLessThanOrEqual(20);
  expect(low).toBeGreaterThanOrEqual(4);
  expect(first.some(({ variants }) => variants.some(({ stock }) => stock === 0))).toBe(true);
});

test("every product was added within the year before the reference date", () => {
  const [from, to] = [Date.UTC(2025, 9, 1), Date.UTC(2026, 9, 1)];
  const halves = [0, 0];
  for (const { createdAt } of all) {
    expect(createdAt).toBeGreaterThanOrEqual(from);
    expect(createdAt).toBeLessThan(to);
    const half = createdAt < (from + to) / 2 ? 0 : 1;
    halves[half] = (halves[half] ?? 0) + 1;
  }
  for (const half of halves) expect(half).toBeGreaterThan(all.length * 0.45);
});
