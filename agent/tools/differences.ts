import { priceRangeOf } from "../../api/domain/catalog/prices.ts";
import type { Product } from "../../api/domain/catalog/product.ts";
import { optionsOf, stockText } from "./offered.ts";
import type { Writing } from "./outcomes.ts";

/** What tells products apart, in sentences that only their facts went into. `cheapest` is a name; without one they cost alike. */
export function differencesOf(
  products: readonly Product[],
  { money }: Writing,
): { readonly cheapest?: string; readonly differences: readonly string[] } {
  const priced = products
    .map((product) => ({ product, price: priceRangeOf(product).lowest }))
    .toSorted((one, other) => one.price - other.price);
  const [first, second] = priced;
  const cheapest = first && second && first.price < second.price ? first : undefined;
  const differences = [
    ...(cheapest
      ? priced
          .filter(({ price }) => price > cheapest.price)
          .map(
            ({ product, price }) =>
              `${product.name} costs ${money(price - cheapest.price)} more than ${cheapest.product.name}.`,
          )
      : [`All of them cost ${money(first?.price ?? 0)}.`]),
    ...differing(
      products,
      ({ category }) => category,
      (name, category) => `${name} is in ${category}.`,
    ),
    ...differing(products, ownTags(products), (name, tags) => `Only ${name}: ${tags}.`),
    ...differing(products, optionText, (name, options) => `${name} comes in ${options}.`),
    ...differing(
      products,
      ({ available }) => stockText(available),
      (name, text) => `${name}: ${text.charAt(0).toLowerCase()}${text.slice(1)}.`,
    ),
  ];
  return { ...(cheapest && { cheapest: cheapest.product.name }), differences };
}

/** A sentence for each product that has something to say, unless they all say the same. */
function differing(
  products: readonly Product[],
  of: (product: Product) => string,
  say: (name: string, text: string) => string,
): readonly string[] {
  const texts = products.map(of);
  if (new Set(texts).size < 2) return [];
  return products.flatMap(({ name }, place) => (texts[place] ? [say(name, texts[place])] : []));
}

const ownTags =
  (products: readonly Product[]) =>
  ({ productId, tags }: Product): string =>
    tags
      .filter((tag) => !products.some((other) => other.productId !== productId && other.tags.includes(tag)))
      .join(", ");

const optionText = (product: Product): string =>
  Object.entries(optionsOf(product))
    .map(([name, values]) => `${name}: ${values.join(", ")}`)
    .join("; ");
