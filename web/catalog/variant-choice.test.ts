import fc from "fast-check";
import { expect, test } from "vitest";
import type { Variant } from "../lib/api-types.ts";
import { changeNotice, choicesOf, chosenVariant, type Offer } from "./variant-choice.ts";

const names = ["Color", "Size", "Fabric"] as const;

/** "Black/L 2" is a variant with two units. */
function offer(...variants: readonly string[]): Offer {
  const made = variants.map((text): Variant => {
    const [values = "", units = "1"] = text.split(" ");
    const options = Object.fromEntries(values.split("/").map((value, place) => [names[place] ?? "", value]));
    const available = Number(units);
    return { id: values, sku: values, options, stock: available, available, pictureUrl: "" };
  });
  const axes = names.slice(0, Object.keys(made[0]?.options ?? {}).length);
  return {
    slug: "shirt",
    variants: made,
    options: axes.map((name) => ({
      name,
      values: [...new Set(made.map(({ options }) => options[name] ?? ""))],
    })),
  };
}

const at = (product: Offer, id: string): Variant => {
  const variant = product.variants.find((one) => one.id === id);
  if (!variant) throw new Error(`no ${id}`);
  return variant;
};
const toward = (product: Offer, from: string, name: string, value: string) => {
  const choice = choicesOf(product, at(product, from), name).find((one) => one.value === value);
  return choice && { to: choice.target?.id, changes: choice.changes, soldOut: choice.soldOut };
};

/** Every variant that links lead to, from this one on. */
function reachable(product: Offer, from: string): ReadonlySet<string> {
  const seen = new Set([from]);
  for (const id of seen)
    for (const { name } of product.options)
      for (const { target } of choicesOf(product, at(product, id), name)) if (target) seen.add(target.id);
  return seen;
}

test("on a checkerboard each variant leads to the others, and what does not exist is not called sold out", () => {
  const shirt = offer("Black/L", "White/M");
  expect(toward(shirt, "Black/L", "Color", "White")).toEqual({
    to: "White/M",
    changes: ["Size"],
    soldOut: false,
  });
  expect(toward(shirt, "Black/L", "Size", "M")).toEqual({
    to: "White/M",
    changes: ["Color"],
    soldOut: false,
  });
  expect(changeNotice(shirt, at(shirt, "Black/L"), at(shirt, "White/M"), "Color")).toBe(
    "Size changed to M: White is not available in L.",
  );
});

test("three colors in one size each are all there to choose", () => {
  const shirt = offer("Black/S", "White/M", "Red/L");
  for (const { id } of shirt.variants)
    expect([...reachable(shirt, id)].toSorted()).toEqual(["Black/S", "Red/L", "White/M"]);
});

test("from a sold-out combination the nearest in stock is one step away, and the page says why", () => {
  const shirt = offer("Blue/M 4", "Blue/L 0", "White/M 4", "White/L 0");
  expect(toward(shirt, "Blue/L", "Color", "White")).toEqual({
    to: "White/M",
    changes: ["Size"],
    soldOut: true,
  });
  expect(toward(shirt, "Blue/M", "Color", "White")).toEqual({ to: "White/M", changes: [], soldOut: false });
  expect(toward(shirt, "Blue/M", "Size", "L")).toEqual({ to: undefined, changes: [], soldOut: true });
  expect(changeNotice(shirt, at(shirt, "Blue/L"), at(shirt, "White/M"), "Color")).toBe(
    "Size changed to M: White is sold out in L.",
  );
});

test("of three options the first ones are kept as long as possible", () => {
  const shirt = offer("Black/L/Wool", "Black/M/Linen", "White/L/Linen");
  expect(toward(shirt, "Black/L/Wool", "Fabric", "Linen")).toMatchObject({
    to: "Black/M/Linen",
    changes: ["Size"],
  });
});

test("a value that no variant has is not offered", () => {
  const shirt = offer("Black/L", "White/M");
  const more = {
    ...shirt,
    options: [{ name: "Color", values: ["Black", "White", "Red"] }, ...shirt.options.slice(1)],
  };
  expect(choicesOf(more, at(more, "Black/L"), "Color").map(({ value }) => value)).toEqual(["Black", "White"]);
});

test("whatever the grid: from any variant every one in stock is reached, and only what exists is called sold out", () => {
  const values = [
    ["Black", "White", "Red"],
    ["S", "M", "L"],
    ["Wool", "Linen"],
  ] as const;
  const all = values[0].flatMap((color) =>
    values[1].flatMap((size) => values[2].map((fabric) => [color, size, fabric])),
  );
  fc.assert(
    fc.property(fc.subarray(all, { minLength: 1 }), fc.infiniteStream(fc.nat(2)), (some, units) => {
      const product = offer(...some.map((parts) => `${parts.join("/")} ${units.next().value ?? 0}`));
      const wanted = product.variants.filter(({ available }) => available > 0).map(({ id }) => id);
      for (const variant of product.variants) {
        const reached = reachable(product, variant.id);
        for (const id of wanted) expect(reached.has(id), `${variant.id} to ${id}`).toBe(true);
        for (const { name } of product.options)
          for (const { value, soldOut, target } of choicesOf(product, variant, name)) {
            const having = product.variants.filter(({ options }) => options[name] === value);
            if (soldOut) expect(having.some(({ available }) => available === 0)).toBe(true);
            if (!target) expect(having.every(({ available }) => available === 0)).toBe(true);
          }
      }
    }),
  );
});

test("an unknown variant in the address shows the first that can be bought", () => {
  const shirt = offer("Black/S 0", "White/M 2");
  expect(chosenVariant(shirt, "nothing")?.id).toBe("White/M");
  expect(chosenVariant(offer("Black/S 0"), undefined)?.id).toBe("Black/S");
});
