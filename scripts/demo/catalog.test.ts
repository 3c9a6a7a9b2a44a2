import { expect, test } from "vitest";
import { demoProducts } from "./catalog.ts";

const all = [...demoProducts(20_000)];

test("the same seed gives the same shop, another gives another", () => {
  expect([...demoProducts(50)]).toEqual(
    all
      .slice(0, 50)
      .map((product, place) => ({ ...product, createdAt: [...demoProducts(50)][place]?.createdAt })),
  );
  expect([...demoProducts(5, 1)].map((product) => product.name)).not.toEqual(
    all.slice(0, 5).map((product) => product.name),
  );
});

test("ids, names and addresses are unique, also in a large shop", () => {
  for (const of of [
    (product: (typeof all)[number]) => product.productId,
    (product: (typeof all)[number]) => product.name,
    (product: (typeof all)[number]) => product.slug,
  ])
    expect(new Set(all.map(of)).size).toBe(all.length);
  expect(new Set(all.flatMap((product) => product.variants.map((variant) => variant.sku))).size).toBe(
    all.reduce((sum, product) => sum + product.variants.length, 0),
  );
});

test("what is said of a product reads well and agrees with it", () => {
  for (const { name, description, price, slug, tags } of all.slice(0, 2000)) {
    expect(description).not.toMatch(/ {2}|undefined|\ba [aeiou]/i);
    expect(description.endsWith(".")).toBe(true);
    expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(price).toBeGreaterThanOrEqual(500);
    expect(new Set(tags).size).toBe(tags.length);
    expect(name.trim()).toBe(name);
  }
});

test("stock of a product with variants is theirs, each with every option", () => {
  for (const { variants, options, stock } of all.slice(0, 2000)) {
    if (variants.length === 0) continue;
    expect(stock).toBe(variants.reduce((sum, variant) => sum + variant.stock, 0));
    for (const variant of variants)
      for (const { name, values } of options) expect(values).toContain(variant.options[name]);
  }
});

test("some things are sold out and some nearly, so that a shopper meets both", () => {
  const first = all.slice(0, 200);
  expect(first.some((product) => product.stock === 0)).toBe(true);
  expect(first.some((product) => product.stock > 0 && product.stock <= 5)).toBe(true);
});
