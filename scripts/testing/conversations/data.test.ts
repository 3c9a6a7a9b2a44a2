import { expect, test } from "vitest";
import { conversations } from "../../../agent/conversations/all.ts";
import type { Expected, Line, ProductFilter } from "../../../agent/conversations/format.ts";
import { hostileProducts } from "../../../agent/conversations/hostile.ts";
import { isWanted, partsOf, trueProductOf } from "../../../agent/conversations/truth.ts";
import { demoProducts } from "../../local/demo/catalog.ts";
import { productOf } from "../../local/seed.ts";

const demo = [...demoProducts(200)].map((one) => trueProductOf(productOf(one)));
const byName = new Map(demo.map((product) => [product.name, product]));
const hostile = new Set<string>(hostileProducts.map(({ name }) => name));

const turnsOf = conversations.flatMap(({ name, cart = [], turns }) => {
  const expected = turns.map((turn): Expected => ("say" in turn ? turn.expected : turn[1]));
  return [
    { name, carts: [cart], expected: [] as Expected[] },
    { name, carts: cartsOf(expected), expected },
  ];
});

function cartsOf(expected: readonly Expected[]): (readonly Line[])[] {
  return expected.flatMap(({ cart, orCart = [], button }) => [
    ...(cart ? [cart] : []),
    ...orCart,
    ...(button === undefined ? [] : [[button]]),
  ]);
}

test("what conversations put into carts is sold in the demo shop, in that variant and number", () => {
  const impossible = turnsOf.flatMap(({ name, carts }) =>
    carts.flat().filter((line) => {
      const { quantity, name: product, values } = partsOf(line);
      if (hostile.has(product)) return false;
      const variant = byName.get(product)?.variants.find((one) => one.values.join() === values.join());
      return (variant?.available ?? 0) < quantity && `${name}: ${line}`;
    }),
  );
  expect(impossible).toEqual([]);
});

test("what searches are expected to find is in the demo shop", () => {
  const wrong = turnsOf.flatMap(({ name, expected }) =>
    expected.flatMap(({ products }) => {
      if (!products) return [];
      const { all = {}, first, some = [], includes = [], excludes = [], atLeast = 0 } = products;
      const matching = demo.filter((product) => isWanted(product, all));
      const unmet = [first ?? {}, ...[some].flat()].filter(
        (filter: ProductFilter) => !matching.some((product) => isWanted(product, filter)),
      );
      const unknown = [...includes, ...excludes].filter((one) => !byName.has(one) && !hostile.has(one));
      const misfits = includes.filter((one) => {
        const product = byName.get(one);
        return product && !isWanted(product, all);
      });
      return [
        ...unmet.map((filter) => `${name}: nothing is ${JSON.stringify(filter)}`),
        ...unknown.map((one) => `${name}: there is no "${one}"`),
        ...misfits.map((one) => `${name}: "${one}" is not ${JSON.stringify(all)}`),
        ...(matching.length < atLeast ? [`${name}: only ${matching.length} are ${JSON.stringify(all)}`] : []),
      ];
    }),
  );
  expect(wrong).toEqual([]);
});

test("every conversation has a name of its own, and most have more than one turn", () => {
  expect(new Set(conversations.map(({ name }) => name)).size).toBe(conversations.length);
  const longer = conversations.filter(({ turns }) => turns.length > 1);
  expect(longer.length / conversations.length).toBeGreaterThan(0.6);
});
