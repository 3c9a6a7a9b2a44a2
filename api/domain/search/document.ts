import type { BookOffer, IndexChange, SearchDocument } from "../../ports/search-index.ts";
import { booksOf, type Comparison, inBook } from "../catalog/book-prices.ts";
import { comparedWith, priceRangeOf } from "../catalog/prices.ts";
import type { Product } from "../catalog/product.ts";
import { type BookId, defaultId } from "../markets/market.ts";

/** What search keeps of a product. */
export function documentOf(product: Product): SearchDocument {
  const { lowest, highest } = priceRangeOf(product);
  const { variants } = product;
  const books = booksOf(product);
  return {
    productId: product.productId,
    name: product.name,
    slug: product.slug,
    description: product.description,
    category: product.category,
    tags: product.tags,
    price: lowest,
    ...(highest > lowest && { maxPrice: highest }),
    ...comparisonsOf(product, defaultId),
    available: product.available,
    imageUrl: product.imageUrl,
    createdAt: product.createdAt,
    ...(variants.length > 0 && {
      skus: variants.map(({ sku }) => sku).filter((sku) => sku !== ""),
      options: [...new Set(variants.flatMap(({ options }) => Object.values(options)))],
    }),
    ...(books.length > 0 && { prices: offersOf(product, books) }),
  };
}

const offersOf = (product: Product, books: readonly string[]): Record<string, BookOffer> =>
  Object.fromEntries(
    books.flatMap((bookId): [string, BookOffer][] => {
      const sold = inBook(product, bookId);
      if (!sold) return [];
      const { lowest, highest } = priceRangeOf(sold);
      return [
        [
          bookId,
          {
            price: lowest,
            ...(highest > lowest && { maxPrice: highest }),
            ...comparisonsOf(product, bookId),
            available: sold.available,
          },
        ],
      ];
    }),
  );

/** What is struck through beside a book's lowest price. A prior price there is only for what is reduced. */
function comparisonsOf(product: Product, bookId: BookId): Pick<BookOffer, "compareAt" | "prior"> {
  const struck = (comparison: Comparison) => {
    const sold = inBook(product, bookId, comparison);
    return sold && comparedWith(sold);
  };
  const compareAt = struck("compareAt");
  if (compareAt === undefined) return {};
  const prior = struck("prior");
  return { compareAt, ...(prior !== undefined && { prior }) };
}

/** A document with what a market strikes through as its `compareAt`; without a comparison nothing is. */
export function comparedIn(
  { compareAt: written, prior, ...rest }: SearchDocument,
  comparison: Comparison | undefined,
): Omit<SearchDocument, "prior"> {
  const compareAt = comparison && { compareAt: written, prior }[comparison];
  return { ...rest, ...(compareAt !== undefined && { compareAt }) };
}

/** What a book sells of a document; undefined where it does not. Without a book it is the document itself. */
export function documentIn(document: SearchDocument, book: string | undefined): SearchDocument | undefined {
  if (book === undefined) return document;
  const { prices = {}, maxPrice: _, compareAt: _compareAt, prior: _prior, ...rest } = document;
  const offer = Object.hasOwn(prices, book) ? prices[book] : undefined;
  return offer && { ...rest, ...offer };
}

/** The index's change for a product as it stands; inactive products are removed. */
export const indexChangeOf = (product: Product, version: number): IndexChange =>
  product.isActive
    ? { type: "put", version, document: documentOf(product) }
    : { type: "remove", version, productId: product.productId };
