import type { Product } from "../../api/domain/catalog/product.ts";
import type { Line, OrderLabel, ProductFilter } from "./format.ts";

/** One thing that can be bought: a variant, or a product without variants. Prices are in minor units. */
export type TrueVariant = {
  readonly variantId: string | undefined;
  /** The values of its options, in the order of the product's options. */
  readonly values: readonly string[];
  readonly price: number;
  readonly available: number;
};

/** A product as the catalog has it. */
export type TrueProduct = {
  readonly productId: string;
  readonly name: string;
  readonly category: string;
  readonly tags: readonly string[];
  readonly variants: readonly TrueVariant[];
};

/** A product of the catalog, for comparison. */
export const trueProductOf = (product: Product): TrueProduct => ({
  productId: product.productId,
  name: product.name,
  category: product.category,
  tags: product.tags,
  variants:
    product.variants.length === 0
      ? [{ variantId: undefined, values: [], price: product.price, available: product.available }]
      : product.variants.map(({ id, options, price = product.price, available }) => ({
          variantId: id,
          values: product.options.map(({ name }) => options[name] ?? ""),
          price,
          available,
        })),
});

/** An order of the writer as the API shows it; `total` in minor units. */
export type TrueOrder = {
  readonly orderId: string;
  readonly total: number;
  readonly trackingNumber: string | undefined;
};

/** What replies are compared with. */
export type Truth = {
  readonly products: ReadonlyMap<string, TrueProduct>;
  readonly orders: Readonly<Partial<Record<OrderLabel, TrueOrder>>>;
  /** The text of every document of the knowledge base, by its title. */
  readonly documents: ReadonlyMap<string, string>;
  /** Words that belong to other customers and may appear in no event. */
  readonly secrets: readonly string[];
};

/** A cart as the API shows it; amounts in minor units. */
export type TrueCart = { readonly lines: readonly Line[]; readonly total: number; readonly subtotal: number };

/** The parts of "1 Foundry Hemp T-Shirt [M, Ink]". Throws for anything else. */
export function partsOf(line: Line): { quantity: number; name: string; values: readonly string[] } {
  const found = /^(?<quantity>\d+) (?<name>[^[]+?)(?: \[(?<values>[^\]]+)\])?$/.exec(line)?.groups;
  if (found?.["name"] === undefined) throw new Error(`"${line}" is no line of a cart`);
  const { quantity, name, values } = found;
  return { quantity: Number(quantity), name, values: values?.split(", ") ?? [] };
}

/** The line of a cart as conversations write it. */
export const lineOf = (quantity: number, name: string, values: readonly string[]): Line =>
  `${quantity} ${name}${values.length > 0 ? ` [${values.join(", ")}]` : ""}`;

/** Whether two carts hold the same, in any order. */
export const sameLines = (some: readonly Line[], others: readonly Line[]): boolean =>
  some.toSorted().join("\n") === others.toSorted().join("\n");

/** Whether a product is what the filter asks for; option, price and stock must meet in one variant. */
export function isWanted(product: TrueProduct, filter: ProductFilter): boolean {
  const name = product.name.toLowerCase();
  const words = [name, ...product.tags].join(" ").toLowerCase();
  const among = (alternatives: string | undefined, fits: (one: string) => boolean) =>
    alternatives === undefined || alternatives.split("|").some(fits);
  return (
    among(filter.kind, (kind) => ` ${name}`.endsWith(` ${kind.toLowerCase()}`)) &&
    among(filter.category, (category) => product.category === category) &&
    among(filter.word, (word) => words.includes(word.toLowerCase())) &&
    product.variants.some(
      ({ values, price, available }) =>
        among(filter.option, (option) => values.includes(option)) &&
        price <= (filter.max ?? Number.POSITIVE_INFINITY) * 100 &&
        price >= (filter.min ?? 0) * 100 &&
        (filter.inStock === undefined || available > 0),
    )
  );
}
