import type { Product } from "./facts.ts";
import { termsOf } from "./text/terms.ts";

/** Whether a product has all of these words in its name, category, options or tags. */
export function has(product: Product, words: string): boolean {
  const asked = termsOf(words);
  const text = [
    product.name,
    product.category ?? "",
    ...Object.values(product.options ?? {}).flat(),
    ...(product.tags ?? []),
  ].join(" ");
  const own = new Set(termsOf(text));
  return (
    asked.length > 0 &&
    asked.every((term) => own.has(term) || (materialsIn.get(term) ?? []).some((one) => own.has(one)))
  );
}

/** Kinds of materials by what names of products have: "the metal one" is the steel one. */
const materialsIn: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    metal: "steel iron copper brass bronze aluminium titanium",
    wood: "oak walnut birch beech maple ash pine teak cedar olivewood bamboo",
    wool: "merino cashmere lambswool alpaca",
    stone: "marble granite slate",
    ceramic: "stoneware porcelain earthenware",
  }).flatMap(([kind, names]) =>
    termsOf(`${kind} ${kind}en ${kind}len`).map((term) => [term, termsOf(names)] as const),
  ),
);

/** The products last talked about and last listed, each once. */
export const shownIn = ({
  focus,
  list,
}: {
  readonly focus: readonly Product[];
  readonly list: readonly Product[];
}): readonly Product[] => [
  ...new Map([...list, ...focus].map((product) => [product.productId, product])).values(),
];
