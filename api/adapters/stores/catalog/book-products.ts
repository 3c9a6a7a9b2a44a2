import * as z from "zod";
import { booksOf } from "../../../domain/catalog/book-prices.ts";
import type { Product } from "../../../domain/catalog/product.ts";
import type { BookId } from "../../../domain/markets/market.ts";
import type { Cursor, Tables } from "../../../ports/table.ts";
import { tables } from "../keys.ts";
import { storedProduct } from "./record.ts";

const PriceMark = z.object({ bookId: z.string(), productId: z.string() });
type PriceMark = z.infer<typeof PriceMark>;

/** The marks of a product: one for each book other than the default one that it has a price in. */
export const priceMarks = (product: Product): PriceMark[] =>
  booksOf(product).map((bookId) => ({ bookId, productId: product.productId }));

/**
 * Marks a product in the books in which an edit gives it its first price. Before the edit is written, because a mark without a
 * price is harmless, and a price without a mark would not be counted.
 */
export async function noteBooks(engine: Tables, before: Product | undefined, after: Product): Promise<void> {
  const known = new Set(before ? booksOf(before) : []);
  const marks = priceMarks(after).filter(({ bookId }) => !known.has(bookId));
  await Promise.all(marks.map((mark) => engine.put(tables.bookProducts, mark)));
}

/** How many products have a price in a book, up to `atMost`. */
export async function countPriced(engine: Tables, bookId: BookId, atMost: number): Promise<number> {
  let count = 0;
  let cursor: Cursor | undefined;
  do {
    const page = await engine.query(tables.bookProducts, {
      hash: bookId,
      limit: 100,
      ...(cursor && { cursor }),
    });
    const keys = page.items.map((item) => ({ productId: PriceMark.parse(item).productId }));
    const products = (await engine.getAll(tables.products, keys)).flatMap(
      (item) => storedProduct(item) ?? [],
    );
    count += products.filter((product) => booksOf(product).includes(bookId)).length;
    cursor = page.cursor;
  } while (cursor && count < atMost);
  return Math.min(count, atMost);
}
