import type { Product, Variant } from "../lib/api-types.ts";

/** What choosing among variants needs of a product. */
export type Offer = Pick<Product, "slug" | "options" | "variants">;

/**
 * The variant that the URL names, else the first that can be bought, else the first. Undefined for a product
 * without variants.
 */
export const chosenVariant = (product: Offer, variantId: string | undefined): Variant | undefined =>
  product.variants.find(({ id }) => id === variantId) ??
  product.variants.find(inStock) ??
  product.variants[0];

/** Where choosing a value of one option leads, from the variant that is shown. */
export type Choice = {
  readonly value: string;
  readonly current: boolean;
  /** The other options as they are, in stock where any is; undefined when all variants of the value are sold out. */
  readonly target: Variant | undefined;
  /** Other options that change with it, by name: the exact combination is sold out, or does not exist. */
  readonly changes: readonly string[];
  /** The exact combination, or every variant of the value, exists and is sold out. */
  readonly soldOut: boolean;
};

/** The values of an option that some variant has, each with the nearest variant that can be bought. */
export function choicesOf(product: Offer, variant: Variant, name: string): readonly Choice[] {
  const values = product.options.find((option) => option.name === name)?.values ?? [];
  return values.flatMap((value) => {
    const having = product.variants.filter(({ options }) => options[name] === value);
    if (having.length === 0) return [];
    const current = variant.options[name] === value;
    const exact = having.find((one) => changesTo(product, variant, one, name).length === 0);
    const target = current ? variant : nearest(product, variant, having.filter(inStock), name);
    return [
      {
        value,
        current,
        target,
        changes: target ? changesTo(product, variant, target, name) : [],
        soldOut: exact ? !inStock(exact) : target === undefined,
      },
    ];
  });
}

/** "Size changed to M: White is not available in L." Undefined when nothing changed but what was chosen. */
export function changeNotice(
  product: Offer,
  before: Variant,
  after: Variant,
  chosen: string,
): string | undefined {
  const changed = changesTo(product, before, after, chosen);
  if (changed.length === 0) return undefined;
  const value = after.options[chosen] ?? "";
  const wanted = changed.map((name) => before.options[name]).join(", ");
  const exact = product.variants.some(
    ({ options }) =>
      options[chosen] === value && changed.every((name) => options[name] === before.options[name]),
  );
  const now = changed.map((name) => `${name} changed to ${after.options[name]}`).join(", ");
  return `${now}: ${value} is ${exact ? "sold out" : "not available"} in ${wanted}.`;
}

/** The options besides `chosen` in which two variants differ. */
const changesTo = (product: Offer, from: Variant, to: Variant, chosen: string): readonly string[] =>
  product.options
    .map(({ name }) => name)
    .filter((name) => name !== chosen && from.options[name] !== to.options[name]);

/** The one that keeps the most of the other options, the first of them before the later ones. */
function nearest(
  product: Offer,
  variant: Variant,
  among: readonly Variant[],
  chosen: string,
): Variant | undefined {
  const distance = (one: Variant): number => {
    const changed = changesTo(product, variant, one, chosen);
    const names = product.options.map(({ name }) => name);
    return changed.reduce((sum, name) => sum + 100 - names.indexOf(name), 0);
  };
  return among.toSorted((one, other) => distance(one) - distance(other))[0];
}

const inStock = ({ available }: Variant): boolean => available > 0;
