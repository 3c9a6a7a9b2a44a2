import { priceRangeOf } from "./prices.ts";

/** What pages show of a product, as its table keeps it. Other attributes change no page. */
export type ShownProduct = {
  readonly productId: string;
  readonly category: string;
  readonly available: number;
  readonly isActive: boolean;
  readonly [attribute: string]: unknown;
};

/** Beyond this many a page does not say how many there are. */
const countedUpTo = 10;

/** Besides stock and variants. */
const seen = [
  "name",
  "slug",
  "description",
  "price",
  "prices",
  "compareAt",
  "priors",
  "category",
  "imageUrl",
  "images",
  "tags",
  "options",
  "createdAt",
] as const;

/**
 * The tags of every page and list that shows this change, and of no other; empty for what nobody sees (a sale out of
 * many). Undefined: there was, or is, no such product.
 */
export function purgeTags(
  before: ShownProduct | undefined,
  after: ShownProduct | undefined,
): readonly string[] {
  const [was, is] = [listed(before), listed(after)];
  const product = was ?? is;
  if (!product) return [];
  const tags = new Set<string>();
  const lists = (one: ShownProduct | undefined): void => {
    if (one) tags.add(everyList).add(categoryTag(one.category));
  };
  const stock = stockShown(was) !== stockShown(is);
  const words = wordsShown(was) !== wordsShown(is);
  if (!stock && !words && was && is) return [];
  tags.add(productTag(product.productId));
  const prices = pricesShown(was) !== pricesShown(is);
  if (words || prices || !was || !is || soldOut(was) !== soldOut(is)) {
    lists(was);
    lists(is);
  }
  // Departments and their numbers, which are of what a market sells, stand on every page.
  if (!was || !is || was.category !== is.category || booksOf(was) !== booksOf(is)) tags.add(categoriesTag);
  return [...tags];
}

/**
 * The tag of answers that show this product itself: the last twelve digits of its id, which are random, because a list names twenty
 * of them in a header. Two products that shared them would be purged together.
 */
export const productTag = (productId: string): string => `p-${productId.slice(-12)}`;

/** The tag of every list over all products. */
const everyList = "list";

/** The tag of the list of categories, with their numbers of products. */
export const categoriesTag = "categories";

/**
 * The tag of lists of one category, in ASCII without commas and wildcards. Long names may share one: a purge then drops more than it
 * needs to, never less.
 */
export const categoryTag = (category: string): string =>
  `c-${encodeURIComponent(category.toWellFormed()).replaceAll("*", "%2A")}`.slice(0, longestTag);

const longestTag = 128;

/**
 * The tags of an answer that lists products: of these categories, or of all. The tags of the lists themselves come first:
 * the edge drops the last ones where there are too many, and a list is purged by its own tag anyway.
 */
export const listTags = (
  productIds: readonly string[],
  categories: readonly string[] = [],
): readonly string[] => [
  ...(categories.length > 0 ? categories.map(categoryTag) : [everyList]),
  ...productIds.map(productTag),
];

const listed = (product: ShownProduct | undefined): ShownProduct | undefined =>
  product?.isActive ? product : undefined;

const soldOut = ({ available }: ShownProduct): boolean => available <= 0;

const stockShown = (product: ShownProduct | undefined): string =>
  product === undefined
    ? ""
    : JSON.stringify([
        counted(product.available),
        ...variantsOf(product).map(({ available }) => counted(available)),
      ]);

/** Lists show the range of prices, from which a variant that sells out may drop. */
function pricesShown(product: ShownProduct | undefined): string {
  if (product === undefined) return "";
  const price = numberOf(product["price"]) ?? 0;
  const variants = variantsOf(product).map((variant) => ({
    price: numberOf(variant["price"]),
    prices: variant["prices"],
    available: numberOf(variant["available"]) ?? 0,
  }));
  const inBooks = booksOf(product)
    .split(" ")
    .map((book) => {
      const own = amountIn(product["prices"], book) ?? 0;
      const sold = variants.map((one) => ({ ...one, price: amountIn(one.prices, book) }));
      return priceRangeOf({ price: own, variants: sold });
    });
  return JSON.stringify([priceRangeOf({ price, variants }), inBooks]);
}

/** The books with a price of the product or of one of its variants. */
const booksOf = (product: ShownProduct): string =>
  [
    ...new Set(
      [product["prices"], ...variantsOf(product).map((variant) => variant["prices"])].flatMap((prices) =>
        Object.keys(typeof prices === "object" && prices !== null ? prices : {}),
      ),
    ),
  ]
    .toSorted()
    .join(" ");

function amountIn(prices: unknown, book: string): number | undefined {
  if (typeof prices !== "object" || prices === null || !Object.hasOwn(prices, book)) return undefined;
  const price: unknown = Reflect.get(prices, book);
  return numberOf(typeof price === "object" && price !== null ? Reflect.get(price, "amount") : price);
}

const numberOf = (value: unknown): number | undefined => (typeof value === "number" ? value : undefined);

const counted = (available: unknown): number =>
  Math.min(countedUpTo, typeof available === "number" ? Math.max(0, available) : 0);

function wordsShown(product: ShownProduct | undefined): string {
  if (product === undefined) return "";
  const variants = variantsOf(product).map(({ stock: _stock, available: _available, ...rest }) =>
    sorted(rest),
  );
  return JSON.stringify([seen.map((name) => product[name]), variants]);
}

/** A map by id in the table, a list elsewhere. */
function variantsOf({ variants }: ShownProduct): readonly Readonly<Record<string, unknown>>[] {
  if (typeof variants !== "object" || variants === null) return [];
  return Object.entries(variants)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([id, variant]: [string, unknown]) =>
      typeof variant === "object" && variant !== null ? [{ key: id, ...variant }] : [],
    );
}

const sorted = (record: Readonly<Record<string, unknown>>): unknown =>
  Object.entries(record).toSorted(([one], [other]) => (one < other ? -1 : 1));
