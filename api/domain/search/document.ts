import type { BookOffer, IndexChange, SearchDocument } from "../../ports/search-index.ts";
import { booksOf, inBook } from "../catalog/book-prices.ts";
import { priceRangeOf } from "../catalog/prices.ts";
import type { Product } from "../catalog/product.ts";

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
          { price: lowest, ...(highest > lowest && { maxPrice: highest }), available: sold.available },
        ],
      ];
    }),
  );

/** What a book sells of a document; undefined where it does not. Without a book it is the document itself. */
export function documentIn(document: SearchDocument, book: string | undefined): SearchDocument | undefined {
  if (book === undefined) return document;
  const { prices = {}, maxPrice: _, ...rest } = document;
  const offer = Object.hasOwn(prices, book) ? prices[book] : undefined;
  return offer && { ...rest, ...offer };
}

/** The index's change for a product as it stands; inactive products are removed. */
export const indexChangeOf = (product: Product, version: number): IndexChange =>
  product.isActive
    ? { type: "put", version, document: documentOf(product) }
    : { type: "remove", version, productId: product.productId };
